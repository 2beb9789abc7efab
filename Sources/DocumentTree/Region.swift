#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A piece of memory for the large arrays of one document.
///
/// A fresh page of the usual size costs the system as much as parsing the kilobytes that it holds; so large regions ask for
/// huge pages, for about as much as will be used. What is not touched costs nothing.
@safe @usableFromInline
final class Region: @unchecked Sendable {
  /// The first byte, aligned for every type that is kept here.
  let start: UnsafeMutableRawPointer

  /// The number of bytes.
  let capacity: Int

  /// How many bytes were mapped; `nil` where the memory was taken from the heap.
  private let mappedLength: Int?

  /// The size of a huge page on the machines that we know.
  private static let hugePage = 2 << 20

  /// From how many bytes on huge pages are worth asking for.
  private static let leastForHugePages = 1 << 20

  /// Memory that has not been set to anything, of which about so many bytes will be used.
  init(capacity: Int, expectedUse: Int) {
    self.capacity = capacity
    let use = min(expectedUse, capacity)
    if use >= Region.leastForHugePages, let mapped = unsafe Region.mapped(capacity, use: use) {
      unsafe start = mapped.start
      mappedLength = unsafe mapped.length
    } else {
      unsafe start = .allocate(byteCount: max(capacity, 1), alignment: 16)
      mappedLength = nil
    }
  }

  deinit {
    if let mappedLength {
      _ = unsafe munmap(start, mappedLength)
    } else {
      unsafe start.deallocate()
    }
  }

  /// Memory that begins at a huge page; `nil` where the system has none.
  private static func mapped(
    _ capacity: Int, use: Int
  ) -> (start: UnsafeMutableRawPointer, length: Int)? {
    // The last page is huge only if more than half of it is likely to be used.
    let huge = (use + hugePage / 2) / hugePage * hugePage
    let length = max((capacity + pageSize - 1) / pageSize * pageSize, huge)
    let (room, overflows) = length.addingReportingOverflow(hugePage)
    guard !overflows,
      let memory = unsafe mmap(
        nil, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0),
      unsafe memory != UnsafeMutableRawPointer(bitPattern: -1)
    else { return nil }
    // What stands before the first huge page, and behind the last byte, goes back.
    let head = (hugePage - Int(bitPattern: memory) % hugePage) % hugePage
    let start = unsafe memory + head
    if head > 0 { _ = unsafe munmap(memory, head) }
    if head < hugePage { _ = unsafe munmap(start + length, hugePage - head) }
    #if os(Linux)
      if huge > 0 { _ = unsafe madvise(start, huge, MADV_HUGEPAGE) }
    #endif
    return unsafe (start, length)
  }

  private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
}

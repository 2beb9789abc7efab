/// Values that lie side by side in the memory of a document and never change.
///
/// It has no room for more and cannot be written, so that nothing has to be asked before an element is read.
@safe @frozen
public struct RegionArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection,
  @unchecked Sendable
{
  /// Keeps the memory.
  @usableFromInline let region: Region

  @usableFromInline let start: UnsafePointer<Element>

  /// The number of values.
  public let count: Int

  /// The values that stand at the beginning of some memory, all of which have been written.
  @unsafe init(region: Region, start: UnsafePointer<Element>, count: Int) {
    self.region = region
    unsafe self.start = start
    self.count = count
  }

  /// Always zero.
  @inlinable public var startIndex: Int { 0 }

  /// The number of values.
  @inlinable public var endIndex: Int { count }

  /// The value at a position.
  @inlinable public subscript(position: Int) -> Element {
    precondition(UInt(bitPattern: position) < UInt(bitPattern: count))
    defer { withExtendedLifetime(region) {} }
    return unsafe start[position]
  }
}

extension RegionArray<UInt8> {
  /// Bytes of which a body writes as many as it says, at most as many as there is room for.
  package init<Failure: Error>(
    capacity: Int, filling body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    let region = Region(capacity: capacity, expectedUse: capacity)
    let room = unsafe UnsafeMutableRawBufferPointer(start: region.start, count: capacity)
    let count = unsafe try body(room)
    precondition((0...capacity).contains(count))
    let start = unsafe region.start.bindMemory(to: UInt8.self, capacity: capacity)
    unsafe self.init(region: region, start: start, count: count)
  }

  /// Gives the bytes to a body as one span.
  @inline(__always)
  func withSpan<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(region) {} }
    let buffer = unsafe UnsafeRawBufferPointer(start: start, count: count)
    return try body(unsafe buffer.bytes)
  }
}

extension RegionArray {
  /// As many values as are said, all of which a body writes.
  init(count: Int, filling body: (inout MutableSpan<Element>) -> Void) {
    let size = count * MemoryLayout<Element>.stride
    let region = Region(capacity: size, expectedUse: size)
    let start = unsafe region.start.bindMemory(to: Element.self, capacity: count)
    var span = unsafe UnsafeMutableBufferPointer(start: start, count: count).mutableSpan
    body(&span)
    unsafe self.init(region: region, start: start, count: count)
  }

  /// Gives the values to a body as one span.
  @inlinable @inline(__always)
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(region) {} }
    let buffer = unsafe UnsafeBufferPointer(start: start, count: count)
    return try body(unsafe buffer.span)
  }
}

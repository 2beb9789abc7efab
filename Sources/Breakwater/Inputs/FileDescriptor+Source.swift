internal import DocumentTree

extension FileDescriptor {
  /// From how many bytes on a file is read to memory of its own, for which the system is asked less often.
  private static let leastBytesForRegion = 1 << 20

  /// Reads a document to its end; refuses what has more bytes than the limit.
  func readSource(named name: String, limit: Int) throws(FileError) -> Source {
    let size = try size
    guard size >= FileDescriptor.leastBytesForRegion, size <= limit else {
      return Source(name: name, bytes: try readToEnd(limit: limit))
    }
    // One byte more than the size: if that is filled, too, the file has grown in the meantime.
    let bytes = unsafe try RegionArray<UInt8>(capacity: size + 1) { room throws(FileError) in
      var count = 0
      while count < room.count {
        let part = unsafe try read(into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
        guard part > 0 else { break }
        count += part
      }
      return count
    }
    guard bytes.count > size else { return Source(name: name, bytes: bytes) }
    let all = Array(bytes) + (try readToEnd(limit: limit))
    guard all.count <= limit else { throw .isTooLarge(limit: limit) }
    return Source(name: name, bytes: all)
  }
}

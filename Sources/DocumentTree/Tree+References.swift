extension Tree {
  /// Reads a reference to a place in its own document, such as `#/components/schemas/Pet`, as the numbers of the keys that lead
  /// there.
  ///
  /// Says whether it is one of the usual kind, without escapes and white space, that names keys of this document only; of
  /// others nothing is read.
  package func readReference(_ id: NodeID, into path: inout [UInt32]) -> Bool {
    path.removeAll(keepingCapacity: true)
    let record = records[Int(id.index)]
    guard record.kind == .string, !record.flags.contains(.isEscaped), record.count >= 2 else {
      return false
    }
    let start = Int(record.first)
    let end = start + Int(record.count)
    guard record.flags.contains(.isInSideBytes) else {
      return source.withBytes { readReference($0, from: start, to: end, into: &path) }
    }
    let sideBytes = sideBytes
    return readReference(unsafe sideBytes.span.bytes, from: start, to: end, into: &path)
  }

  private func readReference(
    _ bytes: RawSpan, from start: Int, to end: Int, into path: inout [UInt32]
  ) -> Bool {
    guard bytes.byte(at: start) == UInt8(ascii: "#"), bytes.byte(at: start + 1) == UInt8(ascii: "/")
    else { return false }
    var tokenStart = start + 2
    for position in start + 2...end {
      let byte = position == end ? UInt8(ascii: "/") : bytes.byte(at: position)
      if byte <= 0x20 || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "~") { return false }
      guard byte == UInt8(ascii: "/") else { continue }
      guard let key = keys.id(bytes, from: tokenStart, count: position - tokenStart) else {
        return false
      }
      path.append(key)
      tokenStart = position + 1
    }
    return true
  }
}

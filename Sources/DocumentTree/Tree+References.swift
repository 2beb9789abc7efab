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

  /// Where the text stands, up to its last slash, of a reference that was read, for others that name something in the same
  /// section; `nil` where it is not in the source.
  package func sectionPrefix(ofReference id: NodeID) -> Range<Int>? {
    let record = records[Int(id.index)]
    guard !record.flags.contains(.isInSideBytes) else { return nil }
    let start = Int(record.first)
    var end = start + Int(record.count)
    return source.withBytes { bytes in
      while end > start, bytes.byte(at: end - 1) != UInt8(ascii: "/") { end -= 1 }
      return start..<end
    }
  }

  /// The key that a reference names behind the text of another up to its last slash. `nil` where it begins otherwise, and where
  /// it takes more to read it.
  package func key(ofReference id: NodeID, behind prefix: Range<Int>) -> UInt32? {
    let record = records[Int(id.index)]
    guard record.kind == .string, record.flags.isDisjoint(with: [.isEscaped, .isInSideBytes]),
      record.count > prefix.count
    else { return nil }
    let start = Int(record.first)
    let end = start + Int(record.count)
    return source.withBytes { bytes in
      guard bytes.matches(bytes.extracting(prefix), at: start) else { return nil }
      let name = start + prefix.count
      guard bytes.hasNoEscapes(from: name, to: end),
        bytes.position(of: UInt8(ascii: "/"), from: name, to: end) == end
      else { return nil }
      return keys.id(bytes, from: name, count: end - name)
    }
  }

  /// What stands behind the last slash of a reference of the usual kind: one to a place in its own document, in which nothing is
  /// escaped. `nil` for others.
  package func lastToken(ofReference id: NodeID) -> String? {
    let record = records[Int(id.index)]
    guard record.kind == .string, record.flags.isDisjoint(with: [.isEscaped, .isInSideBytes]),
      record.count >= 2
    else { return nil }
    let start = Int(record.first)
    let end = start + Int(record.count)
    return source.withBytes { bytes in
      guard bytes.byte(at: start) == UInt8(ascii: "#"),
        bytes.byte(at: start + 1) == UInt8(ascii: "/"),
        bytes.hasNoEscapes(from: start + 2, to: end),
        bytes.position(of: UInt8(ascii: "#"), from: start + 2, to: end) == end
      else { return nil }
      var name = end
      while bytes.byte(at: name - 1) != UInt8(ascii: "/") { name -= 1 }
      return unsafe bytes.extracting(name..<end).withUnsafeBytes { text in
        unsafe String(decoding: text, as: UTF8.self)
      }
    }
  }

  /// Whether the text of a string begins with a byte as it stands in the source.
  package func isString(_ id: NodeID, beginningWith byte: UInt8) -> Bool {
    let record = records[Int(id.index)]
    guard record.kind == .string, record.count > 0, !record.flags.contains(.isInSideBytes) else {
      return false
    }
    return source.withBytes { $0.byte(at: Int(record.first)) == byte }
  }

  private func readReference(
    _ bytes: RawSpan, from start: Int, to end: Int, into path: inout [UInt32]
  ) -> Bool {
    guard bytes.byte(at: start) == UInt8(ascii: "#"), bytes.byte(at: start + 1) == UInt8(ascii: "/")
    else { return false }
    guard bytes.hasNoEscapes(from: start + 2, to: end) else { return false }
    var position = start + 2
    while true {
      let tokenEnd = bytes.position(of: UInt8(ascii: "/"), from: position, to: end)
      guard let key = keys.id(bytes, from: position, count: tokenEnd - position) else {
        return false
      }
      path.append(key)
      guard tokenEnd < end else { return true }
      position = tokenEnd + 1
    }
  }
}

extension RawSpan {
  /// Whether a range has neither white space nor what begins an escape of a URI or of a JSON pointer.
  fileprivate func hasNoEscapes(from start: Int, to end: Int) -> Bool {
    var position = start
    while position < end, let block = block(at: position) {
      let special =
        block .< SIMD16<UInt8>(repeating: 0x21) .| block.lanes(equalTo: UInt8(ascii: "%"))
        .| block.lanes(equalTo: UInt8(ascii: "~"))
      let lane = special.firstSetLane
      if lane < 16 { return position &+ lane >= end }
      position &+= 16
    }
    while position < end {
      let byte = byte(at: position)
      if byte <= 0x20 || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "~") { return false }
      position &+= 1
    }
    return true
  }

  /// Where a byte stands in a range; its end if it does not.
  fileprivate func position(of byte: UInt8, from start: Int, to end: Int) -> Int {
    var position = start
    while position < end, let block = block(at: position) {
      let lane = block.lanes(equalTo: byte).firstSetLane
      if lane < 16 { return Swift.min(position &+ lane, end) }
      position &+= 16
    }
    while position < end, self.byte(at: position) != byte { position &+= 1 }
    return Swift.min(position, end)
  }
}

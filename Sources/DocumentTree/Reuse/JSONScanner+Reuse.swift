extension JSONScanner {
  /// Takes the container that begins here over from the earlier version, if that has its text, and stands behind it then; says
  /// whether it did so.
  ///
  /// The text of a JSON value says everything about it, wherever it stands (RFC 8259 §2). It stands no deeper than there.
  @inline(never)
  mutating func reusesContainer(_ source: RawSpan, isObject: Bool) -> Bool {
    guard let tree = reuse?.tree else { return false }
    let depth = builder.depth
    // The root is known to have been the root.
    if depth == 0, isObject { return false }
    guard !key.isMissing else {
      if depth < SubtreeReuse.maximumDepth { reuse?.beginUnknown(at: depth) }
      return false
    }
    return tree.source.withBytes { earlier in
      guard
        let member = reuse?.member(
          at: depth - 1, isObject ? .object : .array, spelt: key.position..<position,
          number: key.number, keys: builder.keys, source, earlier),
        let end = tree.endOfJSONContainer(member, earlier)
      else { return false }
      let start = Int(tree.records[member].keyPosition)
      guard source.matches(earlier.extracting(start..<end), at: key.position) else { return false }
      reuse?.take(member, to: &builder, key: key.number, position: position)
      position = key.position + end - start
      return true
    }
  }
}

extension Tree {
  /// Where a container ends in the JSON text of a tree with a plain layout.
  fileprivate func endOfJSONContainer(_ index: Int, _ text: RawSpan) -> Int? {
    var record = records[index]
    var open = 1
    while record.count > 0 {
      record = records[Int(record.first + record.count) - 1]
      guard record.isContainer else { break }
      open += 1
    }
    // Behind the opening bracket, or behind the last scalar and the quote of a string.
    var end =
      record.isContainer ? Int(record.position) + 1 : Int(record.first) + Int(record.count)
    if record.kind == .string { end += 1 }
    while open > 0 {
      let byte = text.byte(at: end)
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        open -= 1
      } else if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
        return nil
      }
      end += 1
    }
    return end
  }
}

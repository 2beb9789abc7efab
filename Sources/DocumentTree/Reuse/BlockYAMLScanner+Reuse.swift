extension BlockYAMLScanner {
  /// Behind a key with nothing else on its line: takes the mapping that is its value over from the earlier version, if that has
  /// the same lines, and stands behind them then.
  ///
  /// What lines mean depends on their indentation, and on the line that follows them: it must be one that ends the mapping.
  @inline(never)
  mutating func reuseMapping(_ source: RawSpan, column: Int) {
    guard let tree = reuse?.tree else { return }
    let keyEnd = emptyPosition
    tree.source.withBytes { earlier in
      guard
        let member = reuse?.member(
          at: builder.depth - 1, .object, spelt: key.position..<keyEnd, number: key.number,
          keys: builder.keys, source, earlier),
        let lines = tree.lines(of: member, earlier),
        source.matches(earlier.extracting(lines), at: lineStart)
      else { return }
      let next = lineStart + lines.count
      // Without a line break behind it the last line goes on.
      guard next == source.byteCount || lines.upperBound < earlier.byteCount,
        source.mayEndMapping(from: next, column: column)
      else { return }
      let shift = lineStart - lines.lowerBound
      let sideShift = takeSideBytes(below: member, of: tree)
      reuse?.take(
        member, to: &builder, key: key.number, position: Int(tree.records[member].position) + shift,
        sideShift: sideShift)
      hasNode()
      position = next
    }
  }

  /// Copies the side bytes of the nodes below a container, and says how far they stand from where they do there.
  private mutating func takeSideBytes(below container: Int, of tree: Tree) -> Int {
    guard !tree.sideBytes.isEmpty else { return 0 }
    var start = Int.max
    var end = 0
    for index in tree.nodes(below: container) {
      let record = tree.records[index]
      guard record.flags.contains(.isInSideBytes) else { continue }
      start = min(start, Int(record.first))
      end = max(end, Int(record.first + record.count))
    }
    // An empty text, too, needs a place there.
    guard start <= end else { return 0 }
    let shift = sideBytes.count - start
    sideBytes += tree.sideBytes[start..<end]
    return shift
  }
}

extension Tree {
  /// The lines of a member of a block mapping, up to the key that follows it; `nil` where it is no such member. The tree has a
  /// plain layout.
  fileprivate func lines(of member: Int, _ text: RawSpan) -> Range<Int>? {
    let mapping = records[Int(parents[member])]
    guard text.byte(at: Int(mapping.position)) != UInt8(ascii: "{"),
      let start = startOfLine(ofKey: member, text)
    else { return nil }
    guard let next = node(behind: member) else { return start..<text.byteCount }
    return startOfLine(ofKey: next, text).map { start..<$0 }
  }

  /// The member that follows a member and all that is below it, of the same object or of one around it.
  private func node(behind member: Int) -> Int? {
    var index = member
    while parents[index] != Tree.noParent {
      let parent = Int(parents[index])
      let container = records[parent]
      if index + 1 < Int(container.first + container.count) { return index + 1 }
      index = parent
    }
    return nil
  }

  /// Where the line begins in which a key stands behind nothing but spaces.
  private func startOfLine(ofKey member: Int, _ text: RawSpan) -> Int? {
    var start = Int(records[member].keyPosition)
    while start > source.textStart, text.byte(at: start - 1) == 0x20 { start -= 1 }
    guard start == source.textStart || text.byte(at: start - 1) == UInt8(ascii: "\n") else {
      return nil
    }
    return start
  }
}

extension RawSpan {
  /// Whether a line, or the end, is sure to end the value of a key at a column: it has content that is not indented further. What
  /// an empty line or a comment ends depends on what follows them, and a tab is for others to judge.
  fileprivate func mayEndMapping(from line: Int, column: Int) -> Bool {
    let start = endOfRun(of: 0x20, from: line)
    guard start - line <= column else { return false }
    let byte = byte(at: start)
    return byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") && byte != UInt8(ascii: "#")
      && byte != UInt8(ascii: "\t")
  }
}

extension BlockYAMLScanner {
  /// What the first line of a block scalar says (YAML 1.2.2 §8.1.1).
  private struct Header {
    var isLiteral: Bool

    /// The spaces that indent the text beyond the collection, where the author says how many.
    var indentation: Int?

    var chomping = Chomping.clip

    enum Chomping {
      case strip
      case clip
      case keep
    }
  }

  /// Reads a literal or folded block with all its lines (YAML 1.2.2 §8.1.2, §8.1.3).
  @inline(never)
  mutating func scanBlockScalar(_ source: RawSpan) throws(Unusual) {
    let start = position
    let header = try scanHeader(source)
    let first = sideBytes.count
    let indent: Int
    var emptyLines: Int
    if let indentation = header.indentation {
      indent = max(level.indent, 0) + indentation
      emptyLines = try skipEmptyLines(source, indent: indent)
    } else {
      (indent, emptyLines) = try skipToText(source)
    }
    // The breaks that wait for what follows: whether the last line has one, and the empty lines behind it.
    var hasBreak = false
    var lastBeganWithSpace = false
    while source.startsAtColumn(indent, of: position), position &+ indent < source.byteCount {
      let text = position &+ indent
      let end = source.endOfLine(from: text)
      let beginsWithSpace = isSpace(source.byte(at: text))
      if hasBreak {
        let isFolded = !header.isLiteral && !lastBeganWithSpace && !beginsWithSpace
        if !isFolded { sideBytes.append(UInt8(ascii: "\n")) }
        appendBreaks(emptyLines, isFolded: isFolded)
      } else {
        appendBreaks(emptyLines, isFolded: false)
      }
      lastBeganWithSpace = beginsWithSpace
      copy(source, text..<end)
      emptyLines = 0
      hasBreak = false
      position = end
      guard let next = source.startOfLine(afterBreakAt: end) else { break }
      hasBreak = true
      position = next
      emptyLines = try skipEmptyLines(source, indent: indent)
    }
    if hasBreak, header.chomping != .strip { sideBytes.append(UInt8(ascii: "\n")) }
    if header.chomping == .keep { appendBreaks(emptyLines, isFolded: false) }
    append(
      .string, Text(first: first, count: sideBytes.count - first, isInSideBytes: true), at: start)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == UInt8(ascii: "\t") }

  private mutating func scanHeader(_ source: RawSpan) throws(Unusual) -> Header {
    var header = Header(isLiteral: source.byte(at: position) == UInt8(ascii: "|"))
    position &+= 1
    var hasChomping = false
    while true {
      let byte = source.byte(at: position)
      switch byte {
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard !hasChomping else { throw Unusual() }
        hasChomping = true
        header.chomping = byte == UInt8(ascii: "+") ? .keep : .strip
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        guard header.indentation == nil else { throw Unusual() }
        header.indentation = Int(byte - UInt8(ascii: "0"))
      default:
        guard try skipRestOfLine(source) else { throw Unusual() }
        return header
      }
      position &+= 1
    }
  }

  /// Skips the lines that are empty; stands at the beginning of the next one and says how many there were.
  private mutating func skipEmptyLines(_ source: RawSpan, indent: Int) throws(Unusual) -> Int {
    var emptyLines = 0
    while true {
      let end = source.endOfRun(of: 0x20, from: position)
      // Spaces beyond the indentation are text.
      guard end &- position <= indent else { return emptyLines }
      if source.byte(at: end) == UInt8(ascii: "\t"), end &- position < indent { throw Unusual() }
      guard let next = source.startOfLine(afterBreakAt: end) else { return emptyLines }
      emptyLines += 1
      position = next
    }
  }

  /// Skips the empty lines before the text, whose first line says how far it is indented.
  private mutating func skipToText(
    _ source: RawSpan
  ) throws(Unusual) -> (indent: Int, emptyLines: Int) {
    var emptyLines = 0
    var longest = 0
    while true {
      let end = source.endOfRun(of: 0x20, from: position)
      guard source.byte(at: end) != UInt8(ascii: "\t") else { throw Unusual() }
      guard let next = source.startOfLine(afterBreakAt: end) else {
        let column = end &- position
        // libyaml lets an empty line with more spaces than the text set the indentation.
        guard longest <= column || column <= level.indent else { throw Unusual() }
        return (max(column, longest, level.indent + 1, 1), emptyLines)
      }
      longest = max(longest, end &- position)
      emptyLines += 1
      position = next
    }
  }
}

extension RawSpan {
  /// Whether a line that begins at an offset has content at a column, behind spaces only, or further spaces there.
  @inline(__always)
  fileprivate func startsAtColumn(_ column: Int, of line: Int) -> Bool {
    endOfRun(of: 0x20, from: line) &- line >= column
  }

  /// The line break, carriage return included, that ends the line of an offset, or the end.
  @inline(__always)
  fileprivate func endOfLine(from start: Int) -> Int {
    var position = start
    while let block = block(at: position) {
      let special =
        block.lanes(equalTo: UInt8(ascii: "\n")) .| block.lanes(equalTo: UInt8(ascii: "\r"))
      let lane = special.firstSetLane
      position &+= lane
      if lane < 16 { return position }
    }
    while position < byteCount, byte(at: position) != UInt8(ascii: "\n"),
      byte(at: position) != UInt8(ascii: "\r")
    {
      position &+= 1
    }
    return position
  }
}

extension BlockYAMLScanner {
  /// The text of a scalar: where it stands, in the source or in the side bytes.
  struct Text {
    var first: Int
    var count: Int
    var isInSideBytes = false

    /// Whether it goes over several lines of the source.
    var hasManyLines = false
  }

  /// Reads the value that stands here, whatever it is but a block collection, and the rest of its last line.
  @inline(__always)
  mutating func readValue(_ source: RawSpan) throws(Unusual) {
    switch source.byte(at: position) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let start = position
      append(.string, try scanQuoted(source), at: start)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      try scanFlow(source)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return try scanBlockScalar(source)
    default:
      return try scanPlainValue(source)
    }
    guard try skipRestOfLine(source) else { throw Unusual() }
  }

  /// Adds a scalar to the innermost container.
  @inline(__always)
  mutating func append(_ kind: NodeKind, _ text: Text, at start: Int, flags: NodeRecord.Flags = [])
  {
    let storage: NodeRecord.Flags = text.isInSideBytes ? .isInSideBytes : []
    builder.append(
      key.record(
        kind, position: start, first: text.first, count: text.count, flags: flags.union(storage)))
    hasNode()
  }

  /// Makes a quoted text the key of the next node.
  mutating func setKey(_ text: Text, at start: Int, _ source: RawSpan) {
    key.position = start
    if text.isInSideBytes {
      let bytes = sideBytes
      key.number = builder.key(unsafe bytes.span.bytes, from: text.first, count: text.count)
      sideBytes.removeLast(text.count)
    } else {
      key.number = builder.key(source, from: text.first, count: text.count)
    }
  }

  // MARK: Plain scalars

  /// Where the plain key ends that stands here, if one does; stands behind its colon then.
  @inline(__always)
  mutating func scanPlainKey(_ source: RawSpan) throws(Unusual) -> Int? {
    let start = position
    guard source.mayBeginPlainScalar(at: start) else { return nil }
    var end = start
    while true {
      end = source.endOfPlainYAMLCharacters(from: end)
      switch source.byte(at: end) {
      case UInt8(ascii: ":"):
        if source.isYAMLSpaceOrEnd(at: end &+ 1) {
          position = end &+ 1
          end = source.endOfText(from: start, to: end)
          let isMergeKey =
            end &- start == 2 && source.byte(at: start) == UInt8(ascii: "<")
            && source.byte(at: start &+ 1) == UInt8(ascii: "<")
          guard !isMergeKey, position &- start <= BlockYAMLScanner.longestKey else {
            throw Unusual()
          }
          return end
        }
      case UInt8(ascii: "#"):
        if source.byte(at: end &- 1) == 0x20 { return nil }
      default:
        return nil
      }
      end &+= 1
    }
  }

  /// Reads a plain scalar as a value, with the lines that continue it (YAML 1.2.2 §7.3.3).
  @inline(__always)
  private mutating func scanPlainValue(_ source: RawSpan) throws(Unusual) {
    let start = position
    guard source.mayBeginPlainScalar(at: start) else { throw Unusual() }
    let end = try scanPlainLine(source)
    let next = try continuation(source)
    if let line = next.line {
      return try scanRestOfPlainValue(source, from: start, to: end, line)
    }
    try appendPlain(source, from: start, to: end)
    try finishPlain(source, next)
  }

  /// Stands behind the last line of a plain scalar.
  @inline(__always)
  private mutating func finishPlain(
    _ source: RawSpan, _ next: Continuation
  ) throws(Unusual) {
    if next.endOfIndentation > 0 {
      position = next.startOfLine
      endOfIndentation = next.endOfIndentation
    } else {
      _ = try skipRestOfLine(source)
    }
  }

  /// Reads what a line has of a plain scalar and says where its text ends; stands at the end of the line or at a comment.
  @inline(__always)
  private mutating func scanPlainLine(_ source: RawSpan) throws(Unusual) -> Int {
    let start = position
    var end = start
    while true {
      end = source.endOfPlainYAMLCharacters(from: end)
      let byte = source.byte(at: end)
      if byte == UInt8(ascii: ":") {
        let next = source.byte(at: end &+ 1)
        guard next > 0x20 else { throw Unusual() }
      } else if byte == UInt8(ascii: "#") {
        if source.byte(at: end &- 1) == 0x20 { break }
      } else {
        guard byte != UInt8(ascii: "\t") else { throw Unusual() }
        break
      }
      end &+= 1
    }
    let textEnd = source.endOfText(from: start, to: end)
    // A comment needs the space before it.
    position = source.byte(at: end) == UInt8(ascii: "#") ? end &- 1 : end
    return textEnd
  }

  /// What follows the line of a plain scalar.
  struct Continuation {
    /// The line that continues it, if one does: where its text begins, and the number of empty lines before it.
    var line: (position: Int, emptyLines: Int)?

    /// Otherwise the next line with content: where it begins and where its spaces end; zero if that was not looked for.
    var startOfLine = 0
    var endOfIndentation = 0
  }

  /// Looks for the next line with content: it belongs to the scalar that ends here if it is deeper than the collection.
  @inline(__always)
  private func continuation(_ source: RawSpan) throws(Unusual) -> Continuation {
    var line = position
    var emptyLines = -1
    while let next = source.startOfLine(afterBreakAt: line) {
      let start = source.endOfRun(of: 0x20, from: next)
      switch source.byte(at: start) {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        emptyLines &+= 1
        line = start
      case UInt8(ascii: "\t"): throw Unusual()
      case UInt8(ascii: "#"): return Continuation(startOfLine: next, endOfIndentation: start)
      default:
        guard start &- next > level.indent, start < source.byteCount else {
          return Continuation(startOfLine: next, endOfIndentation: start)
        }
        return Continuation(line: (start, emptyLines &+ 1))
      }
    }
    return Continuation()
  }

  @inline(never)
  private mutating func scanRestOfPlainValue(
    _ source: RawSpan, from start: Int, to end: Int,
    _ second: (position: Int, emptyLines: Int)
  ) throws(Unusual) {
    let first = sideBytes.count
    copy(source, start..<end)
    var next = Continuation(line: second)
    while let line = next.line {
      appendBreaks(line.emptyLines, isFolded: true)
      position = line.position
      copy(source, line.position..<(try scanPlainLine(source)))
      next = try continuation(source)
    }
    // A text of several words is a string, whatever it begins with.
    append(
      .string,
      Text(first: first, count: sideBytes.count - first, isInSideBytes: true, hasManyLines: true),
      at: start)
    try finishPlain(source, next)
  }

  /// Adds a plain scalar of one line by its meaning.
  @inline(__always)
  mutating func appendPlain(_ source: RawSpan, from start: Int, to end: Int) throws(Unusual) {
    let text = source.extracting(start..<end)
    if YAMLScalar.mayHaveMeaning(text) {
      try appendMeaning(of: text, at: start)
    } else {
      append(.string, Text(first: start, count: end &- start), at: start)
    }
  }

  @inline(never)
  private mutating func appendMeaning(of text: RawSpan, at start: Int) throws(Unusual) {
    let place = Text(first: start, count: text.byteCount)
    switch YAMLScalar.resolve(text) {
    case .null: append(.null, place, at: start)
    case .boolean(let isTrue): append(.boolean, place, at: start, flags: isTrue ? .isTrue : [])
    case .string: append(.string, place, at: start)
    case .number:
      guard text.byteCount <= limits.maximumNumberLength else { throw Unusual() }
      append(.number, place, at: start)
    case .canonicalNumber(let digits):
      guard text.byteCount <= limits.maximumNumberLength else { throw Unusual() }
      let copied = Text(first: sideBytes.count, count: digits.count, isInSideBytes: true)
      sideBytes += digits
      append(.number, copied, at: start)
    case .notFinite, .longNumber: throw Unusual()
    }
  }

  // MARK: Side bytes

  mutating func copy(_ source: RawSpan, _ range: Range<Int>) {
    unsafe source.extracting(range).withUnsafeBytes { unsafe sideBytes.append(contentsOf: $0) }
  }

  /// Adds what a line break and empty lines behind it mean: a space or, for each empty line, a break (YAML 1.2.2 §6.5).
  mutating func appendBreaks(_ emptyLines: Int, isFolded: Bool) {
    if emptyLines > 0 {
      for _ in 0..<emptyLines { sideBytes.append(UInt8(ascii: "\n")) }
    } else if isFolded {
      sideBytes.append(UInt8(ascii: " "))
    }
  }
}

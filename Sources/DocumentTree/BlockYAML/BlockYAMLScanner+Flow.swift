extension BlockYAMLScanner {
  /// Reads a flow collection from its opening to behind its closing bracket (YAML 1.2.2 §7.4): with scalars of one
  /// line each and without comments.
  @inline(never)
  mutating func scanFlow(_ source: RawSpan) throws(Unusual) {
    let outerDepth = builder.depth
    var expectsKey = false
    while true {
      let byte = source.byte(at: position)
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        guard !expectsKey, builder.depth < limits.maximumDepth else { throw Unusual() }
        let isObject = byte == UInt8(ascii: "{")
        builder.begin(
          key.record(isObject ? .object : .array, position: position, first: 0, count: 0, flags: [])
        )
        hasNode()
        position &+= 1
        try skipFlowSpace(source)
        let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        guard source.byte(at: position) == closing else {
          expectsKey = isObject
          continue
        }
      } else if expectsKey {
        try scanFlowKey(source)
        expectsKey = false
        continue
      } else {
        try scanFlowScalar(source)
      }
      guard try skipToNextEntry(source, outerDepth: outerDepth) else { return }
      expectsKey = builder.isInObject
    }
  }

  /// Behind an entry: closes what ends here, and stands at the next entry; says whether there is one, which is not so when
  /// the collection is complete.
  private mutating func skipToNextEntry(
    _ source: RawSpan, outerDepth: Int
  ) throws(Unusual) -> Bool {
    while builder.depth > outerDepth {
      try skipFlowSpace(source)
      let byte = source.byte(at: position)
      let closing = builder.isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
      position &+= 1
      if byte == UInt8(ascii: ",") {
        try skipFlowSpace(source)
        // A comma may stand behind the last entry.
        guard source.byte(at: position) == closing else { return true }
        position &+= 1
      } else {
        guard byte == closing else { throw Unusual() }
      }
      builder.end()
      hasNode()
    }
    return false
  }

  /// Reads a key, its colon and the space behind that.
  private mutating func scanFlowKey(_ source: RawSpan) throws(Unusual) {
    let start = position
    let first = source.byte(at: start)
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    if isQuoted {
      let text = try scanQuoted(source)
      guard !text.hasManyLines else { throw Unusual() }
      setKey(text, at: start, source)
    } else {
      let end = try scanFlowPlain(source)
      let isMergeKey =
        end &- start == 2 && first == UInt8(ascii: "<")
        && source.byte(at: start &+ 1) == UInt8(ascii: "<")
      guard !isMergeKey else { throw Unusual() }
      setKey(Text(first: start, count: end &- start), at: start, source)
    }
    position = source.endOfRun(of: 0x20, from: position)
    // Behind a quoted key the value may follow at once, as in JSON.
    guard source.byte(at: position) == UInt8(ascii: ":"),
      isQuoted || source.isYAMLSpaceOrEnd(at: position &+ 1),
      position &- start <= BlockYAMLScanner.longestKey
    else { throw Unusual() }
    position &+= 1
    try skipFlowSpace(source)
  }

  private mutating func scanFlowScalar(_ source: RawSpan) throws(Unusual) {
    let start = position
    let first = source.byte(at: start)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      append(.string, try scanQuoted(source), at: start)
    } else {
      try appendPlain(source, from: start, to: try scanFlowPlain(source))
    }
  }

  /// Where the text of a plain scalar in a flow collection ends; stands behind the spaces that follow it.
  private mutating func scanFlowPlain(_ source: RawSpan) throws(Unusual) -> Int {
    let start = position
    guard source.mayBeginPlainScalar(at: start),
      source.byte(at: start) != UInt8(ascii: "-")
        || isWordCharacter(source.byte(at: start &+ 1))
    else { throw Unusual() }
    var end = start
    while end < source.byteCount {
      switch source.byte(at: end) {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\n"),
        UInt8(ascii: "\r"):
        return finishFlowPlain(source, from: start, to: end)
      case UInt8(ascii: ":"):
        let next = source.byte(at: end &+ 1)
        if source.isYAMLSpaceOrEnd(at: end &+ 1) {
          return finishFlowPlain(source, from: start, to: end)
        }
        guard isWordCharacter(next) || next == UInt8(ascii: "/") else { throw Unusual() }
      case UInt8(ascii: "#"):
        guard source.byte(at: end &- 1) != 0x20 else { throw Unusual() }
      case 0..<0x20, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"): throw Unusual()
      default: break
      }
      end &+= 1
    }
    throw Unusual()
  }

  private mutating func finishFlowPlain(_ source: RawSpan, from start: Int, to end: Int) -> Int {
    position = end
    return source.endOfText(from: start, to: end)
  }

  private func isWordCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Skips spaces and line breaks between the parts of a flow collection.
  @inline(__always)
  private mutating func skipFlowSpace(_ source: RawSpan) throws(Unusual) {
    position = source.endOfRun(of: 0x20, from: position)
    while let line = source.startOfLine(afterBreakAt: position) {
      position = source.endOfRun(of: 0x20, from: line)
      let byte = source.byte(at: position)
      // In the first column a document might end here.
      if position == line, byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        throw Unusual()
      }
    }
  }
}

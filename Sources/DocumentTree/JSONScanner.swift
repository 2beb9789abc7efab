/// Reads JSON (RFC 8259) in a single pass, without recursion, straight into the arena.
///
/// Everything outside strings is ASCII by grammar, and strings are validated as they are scanned, so that a document that
/// is accepted is valid UTF-8.
struct JSONScanner: ~Copyable {
  var builder: TreeBuilder

  /// The next byte to read.
  var position: Int

  let limits: ParsingLimits

  init(limits: ParsingLimits, seed: HashSeed, start: Int, byteCount: Int) {
    self.limits = limits
    position = start
    // Descriptions have a node per 30 to 50 bytes; more are made room for as they come.
    builder = TreeBuilder(seed: seed, expectedNodes: byteCount / 32 + 16)
  }

  /// The key that waits for its value.
  private var key = NodeRecord.noKey
  private var keyPosition = 0

  /// Whether a member of an object comes next.
  private var expectsKey = false

  /// Reads the whole document.
  mutating func scan(_ source: RawSpan) throws(SyntaxProblem) -> NodeID {
    skipSpace(source)
    repeat {
      // Here stands a value or, in an object, its key. One loop with one place for each token: that keeps the compiler
      // from splitting it into functions, whose prologues would cost as much as the work.
      if expectsKey { try scanKey(source) }
      if try scanValue(source) { try scanUntilNextValue(source) }
    } while builder.depth > 0
    skipSpace(source)
    guard position >= source.byteCount else { throw trailingText(source) }
    return builder.finish()
  }

  /// Reads a scalar, or the opening of a container; says whether a value is complete but for closing brackets.
  @inline(__always)
  private mutating func scanValue(_ source: RawSpan) throws(SyntaxProblem) -> Bool {
    let start = position
    switch source.byte(at: start) {
    case UInt8(ascii: "\""):
      let isEscaped = try scanString(source)
      append(
        .string, position: start, first: start &+ 1, count: position &- start &- 2,
        flags: isEscaped ? .isEscaped : [])
    case UInt8(ascii: "{"):
      try begin(.object)
      skipSpace(source)
      expectsKey = source.byte(at: position) != UInt8(ascii: "}")
      return !expectsKey
    case UInt8(ascii: "["):
      try begin(.array)
      skipSpace(source)
      expectsKey = false
      return source.byte(at: position) == UInt8(ascii: "]")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try scanNumber(source)
      append(.number, position: start, first: start, count: position &- start, flags: [])
    case UInt8(ascii: "t"):
      try scanLiteral(source, "true")
      append(.boolean, position: start, first: start, count: 4, flags: .isTrue)
    case UInt8(ascii: "f"):
      try scanLiteral(source, "false")
      append(.boolean, position: start, first: start, count: 5, flags: [])
    case UInt8(ascii: "n"):
      try scanLiteral(source, "null")
      append(.null, position: start, first: start, count: 4, flags: [])
    default:
      throw missingValue(source)
    }
    return true
  }

  /// After a value: closes what ends here, and stands at the next value or key, or ends with all containers closed.
  @inline(__always)
  private mutating func scanUntilNextValue(_ source: RawSpan) throws(SyntaxProblem) {
    while builder.depth > 0 {
      skipSpace(source)
      let byte = source.byte(at: position)
      let isObject = builder.isInObject
      if byte == UInt8(ascii: ",") {
        position &+= 1
        skipSpace(source)
        expectsKey = isObject
        key = NodeRecord.noKey
        return
      }
      guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        throw missingEnd(source)
      }
      position &+= 1
      builder.end()
    }
  }

  /// Reads a key, its colon and the space behind it.
  @inline(__always)
  private mutating func scanKey(_ source: RawSpan) throws(SyntaxProblem) {
    let start = position
    guard source.byte(at: start) == UInt8(ascii: "\"") else { throw missingKey(source) }
    let isEscaped = try scanString(source)
    keyPosition = start
    if isEscaped {
      key = escapedKey(source, from: start &+ 1, count: position &- start &- 2)
    } else {
      key = builder.key(source, from: start &+ 1, count: position &- start &- 2)
    }
    if source.byte(at: position) != UInt8(ascii: ":") {
      skipSpace(source)
      guard source.byte(at: position) == UInt8(ascii: ":") else { throw missingColon(source) }
    }
    position &+= 1
    skipSpace(source)
  }

  @inline(never)
  private mutating func escapedKey(_ source: RawSpan, from offset: Int, count: Int) -> UInt32 {
    var text: [UInt8] = []
    JSONEscapes.decode(source, from: offset, count: count, into: &text)
    return builder.key(unsafe text.span.bytes, from: 0, count: text.count)
  }

  @inline(__always)
  private mutating func begin(_ kind: NodeKind) throws(SyntaxProblem) {
    guard builder.depth < limits.maximumDepth else { throw tooDeep() }
    builder.begin(
      record(kind, position: position, first: 0, count: 0, flags: []))
    position &+= 1
    key = NodeRecord.noKey
  }

  @inline(__always)
  private mutating func append(
    _ kind: NodeKind, position: Int, first: Int, count: Int, flags: NodeRecord.Flags
  ) {
    builder.append(
      record(kind, position: position, first: first, count: count, flags: flags))
  }

  @inline(__always)
  private func record(
    _ kind: NodeKind, position: Int, first: Int, count: Int, flags: NodeRecord.Flags
  ) -> NodeRecord {
    NodeRecord(
      key: key, first: UInt32(truncatingIfNeeded: first),
      count: UInt32(truncatingIfNeeded: count),
      position: UInt32(truncatingIfNeeded: position),
      keyPosition: UInt32(
        truncatingIfNeeded: key == NodeRecord.noKey ? position : keyPosition),
      kind: kind, flags: flags)
  }

  @inline(__always)
  private mutating func skipSpace(_ source: RawSpan) {
    guard source.byte(at: position) <= 0x20 else { return }
    position = source.endOfJSONSpace(from: position)
  }
}

extension RawSpan {
  /// Where the space ends that begins at an offset: four characters are space to JSON (RFC 8259 §2).
  @inline(__always)
  fileprivate func endOfJSONSpace(from start: Int) -> Int {
    // Most often it is a single space, or a line break and the indentation.
    if byte(at: start) == 0x20, byte(at: start &+ 1) > 0x20 { return start &+ 1 }
    var position = start
    while true {
      if let block = block(at: position) {
        let isSpace = block.lanes(equalTo: 0x20) .| block.lanes(equalTo: 0x0A)
        let lane = (.!isSpace).firstSetLane
        position &+= lane
        if lane == 16 { continue }
      }
      // Tabs and carriage returns are rare, and so is the end.
      let byte = byte(at: position)
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return position }
      position &+= 1
    }
  }

  /// The next quote, backslash, control character or byte of a non-ASCII character in a JSON string.
  @inline(__always)
  func endOfPlainJSONCharacters(from start: Int) -> Int {
    var position = start
    while let block = block(at: position) {
      // As signed numbers, non-ASCII bytes are negative: one comparison finds them and the control characters.
      let signed = unsafe unsafeBitCast(block, to: SIMD16<Int8>.self)
      let special =
        block.lanes(equalTo: UInt8(ascii: "\"")) .| block.lanes(equalTo: UInt8(ascii: "\\"))
        .| (signed .< SIMD16<Int8>(repeating: 0x20))
      let lane = special.firstSetLane
      position &+= lane
      if lane < 16 { return position }
    }
    while true {
      let byte = byte(at: position)
      guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\")
      else { return position }
      position &+= 1
    }
  }
}

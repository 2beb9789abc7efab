/// Reads JSON (RFC 8259) in a single pass, without recursion, straight into the arena.
///
/// Everything outside strings is ASCII by grammar, and strings are validated as they are scanned, so that a document that
/// is accepted is valid UTF-8.
struct JSONScanner: ~Copyable {
  var builder: TreeBuilder

  /// The next byte to read.
  var position: Int

  let limits: ParsingLimits

  /// The number of the first line in messages.
  let firstLine: Int

  /// What is taken over from an earlier version of the document.
  var reuse: SubtreeReuse?

  /// How many containers may be open where one is looked for in the earlier version; negative without one.
  let reuseDepth: Int

  init(_ source: Source, limits: ParsingLimits, seed: HashSeed, reuse: SubtreeReuse?) {
    self.limits = limits
    self.reuse = reuse
    reuseDepth = reuse == nil ? -1 : SubtreeReuse.maximumDepth
    firstLine = source.firstLine
    position = source.textStart
    builder = TreeBuilder(seed: seed, bytes: source.count)
  }

  /// The key that waits for its value.
  private(set) var key = PendingKey()

  /// Reads the whole document.
  mutating func scan(_ source: RawSpan) throws(SyntaxProblem) -> NodeID {
    // Known here, it spares a comparison at every check of the bounds.
    precondition(source.byteCount >= 0)
    // Whether a member of an object comes next.
    var expectsKey = false
    // Whether a container may end where it has just begun.
    var mayBeEmpty = false
    while true {
      // One loop with one place for each token, and as few as can be for space: that keeps the compiler from splitting it into
      // functions, whose prologues would cost as much as the work.
      position = source.endOfJSONSpace(from: position)
      if !mayBeEmpty || source.byte(at: position) != builder.closingBracket {
        mayBeEmpty = false
        if expectsKey { try scanKey(source) }
        let start = position
        let byte = source.byte(at: start)
        if byte == UInt8(ascii: "\"") {
          let isEscaped = try scanString(source)
          append(
            .string, position: start, first: start &+ 1, count: position &- start &- 2,
            flags: isEscaped ? .isEscaped : [])
        } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          let isObject = byte == UInt8(ascii: "{")
          if builder.depth > reuseDepth || !reusesContainer(source, isObject: isObject) {
            try begin(isObject: isObject)
            expectsKey = isObject
            mayBeEmpty = true
            continue
          }
        } else {
          try scanNumberOrLiteral(source, byte)
        }
      }
      guard try scanUntilNextValue(source) else { break }
      mayBeEmpty = false
      expectsKey = builder.isInObject
    }
    position = source.endOfJSONSpace(from: position)
    guard position >= source.byteCount else { throw trailingText(source) }
    return builder.finish()
  }

  /// Takes the opening of a container in.
  @inline(__always)
  private mutating func begin(isObject: Bool) throws(SyntaxProblem) {
    guard builder.depth < limits.maximumDepth else { throw tooDeep() }
    builder.begin(
      key.record(isObject ? .object : .array, position: position, first: 0, count: 0, flags: []))
    key.number = NodeRecord.noKey
    position &+= 1
  }

  /// Reads the rarer scalars, by their first byte.
  @inline(never)
  private mutating func scanNumberOrLiteral(
    _ source: RawSpan, _ byte: UInt8
  ) throws(SyntaxProblem) {
    let start = position
    switch byte {
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
  }

  /// After a value: closes what ends here, and stands behind the comma that is next; says whether there is one, which is not
  /// so when all containers are closed.
  @inline(__always)
  private mutating func scanUntilNextValue(_ source: RawSpan) throws(SyntaxProblem) -> Bool {
    while builder.depth > 0 {
      let end = source.endOfJSONSpace(from: position)
      let byte = source.byte(at: end)
      if byte == UInt8(ascii: ",") {
        position = end &+ 1
        key.number = NodeRecord.noKey
        return true
      }
      position = end
      guard byte == builder.closingBracket else { throw missingEnd(source) }
      position &+= 1
      builder.end()
    }
    return false
  }

  /// Reads a key, its colon and the space behind that.
  @inline(__always)
  private mutating func scanKey(_ source: RawSpan) throws(SyntaxProblem) {
    let start = position
    guard source.byte(at: start) == UInt8(ascii: "\"") else { throw missingKey(source) }
    var next: Int
    if let name = source.shortPlainJSONString(from: start &+ 1) {
      key.number = builder.key(source, from: start &+ 1, count: name.count, words: name.words)
      next = start &+ 2 &+ name.count
    } else {
      try scanLongKey(source)
      next = position
    }
    key.position = start
    if source.byte(at: next) != UInt8(ascii: ":") {
      position = next
      skipSpace(source)
      guard source.byte(at: position) == UInt8(ascii: ":") else { throw missingColon(source) }
      next = position
    }
    next &+= 1
    // Most often it is a single space.
    if source.byte(at: next) == 0x20 { next &+= 1 }
    position = next
    skipSpace(source)
  }

  /// Reads a key that may be long or have any characters.
  @inline(never)
  private mutating func scanLongKey(_ source: RawSpan) throws(SyntaxProblem) {
    let start = position
    if try scanString(source) {
      key.number = escapedKey(source, from: start &+ 1, count: position &- start &- 2)
    } else {
      key.number = builder.key(source, from: start &+ 1, count: position &- start &- 2)
    }
  }

  @inline(never)
  private mutating func escapedKey(_ source: RawSpan, from offset: Int, count: Int) -> UInt32 {
    var text: [UInt8] = []
    JSONEscapes.decode(source, from: offset, count: count, into: &text)
    return builder.key(unsafe text.span.bytes, from: 0, count: text.count)
  }

  @inline(__always)
  private mutating func append(
    _ kind: NodeKind, position: Int, first: Int, count: Int, flags: NodeRecord.Flags
  ) {
    builder.append(
      key.record(kind, position: position, first: first, count: count, flags: flags))
  }

  @inline(__always)
  private mutating func skipSpace(_ source: RawSpan) {
    guard source.byte(at: position) <= 0x20 else { return }
    position = source.endOfAnyJSONSpace(from: position)
  }
}

extension RawSpan {
  /// Where the space ends that may stand at an offset: most often a line break and the indentation behind it.
  @inline(__always)
  fileprivate func endOfJSONSpace(from start: Int) -> Int {
    let first = byte(at: start)
    guard first <= 0x20 else { return start }
    guard first == 0x0A else { return endOfAnyJSONSpace(from: start) }
    let end = endOfRun(of: 0x20, from: start &+ 1)
    return byte(at: end) > 0x20 ? end : endOfAnyJSONSpace(from: end)
  }

  /// The same for any of the four characters that are space to JSON (RFC 8259 §2).
  @inline(never)
  fileprivate func endOfAnyJSONSpace(from start: Int) -> Int {
    var position = start
    while true {
      let byte = byte(at: position)
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return position }
      position = endOfRun(of: 0x20, from: position &+ 1)
    }
  }

  /// What stands at an offset before a closing quote, where that is close and only plain characters are before it: their number,
  /// and their bytes as two little-endian words, filled up with zeros. `nil` where more has to be looked at.
  @inline(__always)
  fileprivate func shortPlainJSONString(
    from start: Int
  ) -> (count: Int, words: (UInt64, UInt64))? {
    guard let block = block(at: start),
      let text = block.text(before: RawSpan.specialJSONCharacters(block))
    else { return nil }
    return byte(at: start &+ text.count) == UInt8(ascii: "\"") ? text : nil
  }

  /// The next quote, backslash, control character or byte of a non-ASCII character in a JSON string.
  @inline(__always)
  func endOfPlainJSONCharacters(from start: Int) -> Int {
    guard let block = block(at: start) else { return endOfLastPlainJSONCharacters(from: start) }
    let lane = RawSpan.specialJSONCharacters(block).firstSetLane
    if lane < 16 { return start &+ lane }
    return endOfLongPlainJSONCharacters(from: start &+ 16)
  }

  /// The same behind the first 16 bytes of a text: most of the others are long.
  @inline(never)
  private func endOfLongPlainJSONCharacters(from start: Int) -> Int {
    var position = start
    while let first = block(at: position), let second = block(at: position &+ 16) {
      let specials = RawSpan.specialJSONCharacters(first)
      let others = RawSpan.specialJSONCharacters(second)
      if (specials .| others).hasSetLane {
        let lane = specials.firstSetLane
        return position &+ (lane < 16 ? lane : 16 &+ others.firstSetLane)
      }
      position &+= 32
    }
    return endOfLastPlainJSONCharacters(from: position)
  }

  /// The same close to the end of the document.
  @inline(never)
  private func endOfLastPlainJSONCharacters(from start: Int) -> Int {
    var position = start
    while true {
      let byte = byte(at: position)
      guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\")
      else { return position }
      position &+= 1
    }
  }

  /// Where quotes, backslashes, control characters and bytes beyond ASCII stand in a block.
  @inline(__always)
  private static func specialJSONCharacters(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    // As signed numbers, bytes beyond ASCII are negative, and with this bit turned the quote is next to the control
    // characters: one comparison finds all three.
    let turned = unsafe unsafeBitCast(block ^ SIMD16<UInt8>(repeating: 2), to: SIMD16<Int8>.self)
    return (turned .< SIMD16<Int8>(repeating: 0x21)) .| block.lanes(equalTo: UInt8(ascii: "\\"))
  }
}

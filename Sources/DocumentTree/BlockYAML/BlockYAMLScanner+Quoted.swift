extension BlockYAMLScanner {
  /// Reads a quoted scalar from its opening to behind its closing quote (YAML 1.2.2 §7.3.1, §7.3.2).
  @inline(__always)
  mutating func scanQuoted(_ source: RawSpan) throws(Unusual) -> Text {
    let quote = source.byte(at: position)
    let start = position &+ 1
    let end = source.endOfQuotedYAMLCharacters(from: start, quote: quote)
    // Most stand in the source as they are.
    if source.byte(at: end) == quote, !isDoubled(source, quote, at: end) {
      position = end &+ 1
      return Text(first: start, count: end &- start)
    }
    return try decodeQuoted(source, quote, from: start)
  }

  /// Whether a quote is one of two that stand for one.
  @inline(__always)
  private func isDoubled(_ source: RawSpan, _ quote: UInt8, at offset: Int) -> Bool {
    quote == UInt8(ascii: "'") && source.byte(at: offset &+ 1) == quote
  }

  @inline(never)
  private mutating func decodeQuoted(
    _ source: RawSpan, _ quote: UInt8, from start: Int
  ) throws(Unusual) -> Text {
    let first = sideBytes.count
    var hasManyLines = false
    // What has been written as an escape is not taken for space before a line break.
    var endOfEscaped = first
    position = start
    while true {
      let end = source.endOfQuotedYAMLCharacters(from: position, quote: quote)
      copy(source, position..<end)
      position = end
      switch source.byte(at: end) {
      case quote:
        if isDoubled(source, quote, at: end) {
          sideBytes.append(quote)
          position &+= 2
          continue
        }
        position &+= 1
        return text(source, from: first, before: end, hasManyLines: hasManyLines)
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        if source.startOfLine(afterBreakAt: end &+ 1) != nil {
          position &+= 1
          hasManyLines = true
          appendBreaks(try skipBreaks(source), isFolded: false)
        } else {
          try decodeEscape(source)
        }
        endOfEscaped = sideBytes.count
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        while sideBytes.count > endOfEscaped,
          sideBytes.last == 0x20 || sideBytes.last == UInt8(ascii: "\t")
        {
          sideBytes.removeLast()
        }
        hasManyLines = true
        appendBreaks(try skipBreaks(source), isFolded: true)
        endOfEscaped = sideBytes.count
      case UInt8(ascii: "\t"), UInt8(ascii: "\\"):
        sideBytes.append(source.byte(at: end))
        position &+= 1
      default: throw Unusual()
      }
    }
  }

  /// The decoded text; it stays in the source if it stands there as it is, before the closing quote.
  private mutating func text(
    _ source: RawSpan, from first: Int, before end: Int, hasManyLines: Bool
  ) -> Text {
    let count = sideBytes.count - first
    let isInSource =
      unsafe source.matches(sideBytes.span.bytes.extracting(first..<first + count), at: end - count)
    if isInSource { sideBytes.removeLast(count) }
    return Text(
      first: isInSource ? end - count : first, count: count, isInSideBytes: !isInSource,
      hasManyLines: hasManyLines)
  }

  /// Skips a line break, the empty lines behind it and the space before the next text; says how many lines were empty.
  private mutating func skipBreaks(_ source: RawSpan) throws(Unusual) -> Int {
    var emptyLines = -1
    while let line = source.startOfLine(afterBreakAt: position) {
      emptyLines += 1
      position = source.endOfRun(of: 0x20, from: line)
      let byte = source.byte(at: position)
      // In the first column a document might end here.
      let isMarker = position == line && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
      guard byte != UInt8(ascii: "\t"), !isMarker else { throw Unusual() }
    }
    return emptyLines
  }

  /// Decodes an escape in double quotes (YAML 1.2.2 §5.7); those that descriptions do not use are unusual.
  private mutating func decodeEscape(_ source: RawSpan) throws(Unusual) {
    let escape = source.byte(at: position &+ 1)
    switch escape {
    case UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "x"):
      let length = escape == UInt8(ascii: "u") ? 4 : escape == UInt8(ascii: "U") ? 8 : 2
      var value: UInt32 = 0
      for index in 0..<length {
        guard let digit = hexadecimalValue(source.byte(at: position &+ 2 &+ index)) else {
          throw Unusual()
        }
        value = value &<< 4 | UInt32(digit)
      }
      guard let scalar = Unicode.Scalar(value) else { throw Unusual() }
      sideBytes.append(contentsOf: Array(String(Character(scalar)).utf8))
      position &+= 2 &+ length
    case UInt8(ascii: " "):
      sideBytes.append(0x20)
      position &+= 2
    default:
      guard let character = JSONEscapes.character(escape) else { throw Unusual() }
      sideBytes.append(character)
      position &+= 2
    }
  }
}

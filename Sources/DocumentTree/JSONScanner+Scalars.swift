extension JSONScanner {
  /// Reads a string from its opening to behind its closing quote; says whether it has escapes (RFC 8259 §7).
  @inline(__always)
  mutating func scanString(_ source: RawSpan) throws(SyntaxProblem) -> Bool {
    let end = source.endOfPlainJSONCharacters(from: position &+ 1)
    // Most strings are ASCII without escapes.
    if source.byte(at: end) == UInt8(ascii: "\"") {
      position = end &+ 1
      return false
    }
    return try scanRestOfString(source, from: end)
  }

  /// Reads a string whose opening stands at `position` on from the first character that is not plain.
  @inline(never)
  private mutating func scanRestOfString(
    _ source: RawSpan, from special: Int
  ) throws(SyntaxProblem) -> Bool {
    let start = position
    var isEscaped = false
    position = special
    while true {
      let byte = source.byte(at: position)
      if byte == UInt8(ascii: "\"") {
        position &+= 1
        return isEscaped
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        try scanEscape(source)
      } else if byte >= 0x80 {
        try scanNonASCII(source)
      } else {
        throw brokenString(source, from: start)
      }
      position = source.endOfPlainJSONCharacters(from: position)
    }
  }

  /// Checks an escape sequence; a surrogate must have its partner (RFC 8259 §8.2 warns of what happens else).
  private mutating func scanEscape(_ source: RawSpan) throws(SyntaxProblem) {
    let escape = source.byte(at: position &+ 1)
    if escape == UInt8(ascii: "u") {
      try scanUnicodeEscape(source)
    } else if JSONEscapes.character(escape) != nil {
      position &+= 2
    } else {
      throw unknownEscape(source)
    }
  }

  @inline(never)
  private mutating func scanUnicodeEscape(_ source: RawSpan) throws(SyntaxProblem) {
    guard let unit = JSONEscapes.codeUnit(source, at: position &+ 2) else {
      throw unknownEscape(source)
    }
    if unit & 0xF800 == 0xD800 {
      guard unit & 0xFC00 == 0xD800, source.byte(at: position &+ 6) == UInt8(ascii: "\\"),
        source.byte(at: position &+ 7) == UInt8(ascii: "u"),
        let low = JSONEscapes.codeUnit(source, at: position &+ 8), low & 0xFC00 == 0xDC00
      else { throw loneSurrogate(source) }
      position &+= 12
    } else {
      position &+= 6
    }
  }

  /// Checks a run of characters beyond ASCII (RFC 3629 §4).
  @inline(never)
  private mutating func scanNonASCII(_ source: RawSpan) throws(SyntaxProblem) {
    while source.byte(at: position) >= 0x80 {
      let length = UTF8Sequence.length(source, at: position)
      guard length > 0 else { throw UTF8Sequence.problem(source, at: position) }
      position &+= length
    }
  }

  /// Reads a number (RFC 8259 §6).
  @inline(__always)
  mutating func scanNumber(_ source: RawSpan) throws(SyntaxProblem) {
    let start = position
    if source.byte(at: position) == UInt8(ascii: "-") { position &+= 1 }
    let first = source.byte(at: position)
    guard isDigit(first) else { throw brokenNumber(source, from: start) }
    position &+= 1
    if first == UInt8(ascii: "0") {
      if isDigit(source.byte(at: position)) { throw brokenNumber(source, from: start) }
    } else {
      skipDigits(source)
    }
    let next = source.byte(at: position)
    if next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") {
      try scanFractionAndExponent(source, from: start)
    }
    guard position &- start <= limits.maximumNumberLength else { throw longNumber(start) }
  }

  @inline(never)
  private mutating func scanFractionAndExponent(
    _ source: RawSpan, from start: Int
  ) throws(SyntaxProblem) {
    if source.byte(at: position) == UInt8(ascii: ".") {
      position &+= 1
      guard isDigit(source.byte(at: position)) else { throw brokenNumber(source, from: start) }
      skipDigits(source)
    }
    guard source.byte(at: position) | 0x20 == UInt8(ascii: "e") else { return }
    position &+= 1
    let sign = source.byte(at: position)
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position &+= 1 }
    while source.byte(at: position) == UInt8(ascii: "0") { position &+= 1 }
    let digits = position
    skipDigits(source)
    guard isDigit(source.byte(at: position &- 1)) else {
      throw brokenNumber(source, from: start)
    }
    guard position &- digits <= Decimal.maximumExponentLength else { throw longNumber(start) }
  }

  @inline(__always)
  private mutating func skipDigits(_ source: RawSpan) {
    while isDigit(source.byte(at: position)) { position &+= 1 }
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Reads `true`, `false` or `null`.
  @inline(__always)
  mutating func scanLiteral(
    _ source: RawSpan, _ literal: StaticString
  ) throws(SyntaxProblem) {
    let start = position
    var index = 0
    while index < literal.utf8CodeUnitCount {
      guard unsafe literal.utf8Start[index] == source.byte(at: start &+ index) else {
        throw missingValue(source)
      }
      index &+= 1
    }
    position = start &+ index
  }
}

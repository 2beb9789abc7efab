/// What the scanner says when a text is not JSON. Nothing here is reached on the way through a good document.
extension JSONScanner {
  func tooDeep() -> SyntaxProblem {
    SyntaxProblem(
      code: "limit", offset: position,
      message: "arrays and objects are nested more than \(limits.maximumDepth) levels deep")
  }

  func longNumber(_ start: Int) -> SyntaxProblem {
    SyntaxProblem(
      code: "limit", offset: start,
      message: "this number is too long to be compared: at most \(limits.maximumNumberLength)"
        + " characters and an exponent of \(Decimal.maximumExponentLength) digits are read")
  }

  func trailingText(_ source: RawSpan) -> SyntaxProblem {
    if let comment = comment(source) { return comment }
    let found = found(source)
    return problem(
      "the document ends before \(found): remove what follows, or the bracket that closes too early"
    )
  }

  func missingValue(_ source: RawSpan) -> SyntaxProblem {
    if let comment = comment(source) { return comment }
    switch source.byte(at: position) {
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      if precedingByte(source) == UInt8(ascii: ",") { return trailingComma(source) }
    case UInt8(ascii: "'"):
      return problem("strings are quoted with \" in JSON, not with '")
    case UInt8(ascii: "+"):
      return problem("a number has no leading '+' in JSON: remove the sign")
    case UInt8(ascii: "."):
      return problem("a number needs a digit before its point: write 0.5, not .5")
    default:
      if let word = word(source) {
        switch word {
        case "True", "False", "None", "TRUE", "FALSE", "NULL", "Null":
          let spelling = word == "None" ? "null" : word.lowercased()
          return problem("'\(word)' is not a JSON value: write \(spelling)")
        case "NaN", "Infinity", "inf", "nan":
          return problem("'\(word)' is not a JSON value: JSON has finite numbers only")
        default:
          return problem("'\(word)' is not a JSON value: put it in double quotes if it is a string")
        }
      }
    }
    if position >= source.byteCount { return unexpectedEnd(source) }
    return problem("expected a value, found \(found(source))")
  }

  func missingKey(_ source: RawSpan) -> SyntaxProblem {
    if let comment = comment(source) { return comment }
    if position >= source.byteCount { return unexpectedEnd(source) }
    if source.byte(at: position) == UInt8(ascii: "}"), precedingByte(source) == UInt8(ascii: ",") {
      return trailingComma(source)
    }
    if source.byte(at: position) == UInt8(ascii: "'") {
      return problem("keys are quoted with \" in JSON, not with '")
    }
    if let word = word(source) { return problem("the key '\(word)' must stand in double quotes") }
    return problem("expected a key in double quotes, found \(found(source))")
  }

  func missingColon(_ source: RawSpan) -> SyntaxProblem {
    if let comment = comment(source) { return comment }
    if position >= source.byteCount { return unexpectedEnd(source) }
    return problem("expected ':' and a value after this key, found \(found(source))")
  }

  func missingEnd(_ source: RawSpan) -> SyntaxProblem {
    if let comment = comment(source) { return comment }
    guard position < source.byteCount, let container = builder.innermost else {
      return unexpectedEnd(source)
    }
    let isObject = container.kind == .object
    let byte = source.byte(at: position)
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      return problem(
        "this bracket does not match: the \(isObject ? "object" : "array") that was opened on line "
          + "\(line(source, at: Int(container.position))) is closed by '\(isObject ? "}" : "]")'")
    }
    if byte == UInt8(ascii: ":"), !isObject {
      return problem("expected ',' or ']', found ':': members with keys belong in an object")
    }
    return problem(
      "expected ',' or '\(isObject ? "}" : "]")' after this value, found \(found(source))")
  }

  func brokenString(_ source: RawSpan, from start: Int) -> SyntaxProblem {
    if position >= source.byteCount {
      return SyntaxProblem(offset: start, message: "this string has no closing quote")
    }
    let byte = source.byte(at: position)
    if byte == 0x0A || byte == 0x0D {
      return SyntaxProblem(
        offset: start,
        message: "this string does not end on its line: close it, or write line breaks as \\n")
    }
    if byte == 0x09 { return problem("a tab inside a string must be written as \\t") }
    return problem("\(found(source)) inside a string must be written as an escape")
  }

  func unknownEscape(_ source: RawSpan) -> SyntaxProblem {
    let escape = source.byte(at: position + 1)
    if escape == UInt8(ascii: "u") {
      return problem("'\\u' needs four hexadecimal digits")
    }
    guard escape > 0x20, escape < 0x7F else {
      return problem("a backslash must be written as \\\\ inside a string")
    }
    return problem(
      "'\\\(Unicode.Scalar(escape))' is not an escape in JSON: write a backslash as \\\\")
  }

  func loneSurrogate(_ source: RawSpan) -> SyntaxProblem {
    let text = String(
      decoding: (0..<6).map { source.byte(at: position + $0) }, as: UTF8.self)
    return problem("'\(text)' is half of a surrogate pair: the other half is missing")
  }

  func brokenNumber(_ source: RawSpan, from start: Int) -> SyntaxProblem {
    let isNegative = source.byte(at: start) == UInt8(ascii: "-")
    if source.byte(at: start + (isNegative ? 1 : 0)) == UInt8(ascii: "0"),
      source.byte(at: position) &- UInt8(ascii: "0") < 10
    {
      return SyntaxProblem(
        offset: start,
        message: "a number must not begin with zeros in JSON: remove them, or quote it as a string")
    }
    if position >= source.byteCount { return unexpectedEnd(source) }
    return problem("expected a digit in this number, found \(found(source))")
  }

  private func trailingComma(_ source: RawSpan) -> SyntaxProblem {
    var offset = position - 1
    while offset > 0, source.byte(at: offset) != UInt8(ascii: ",") { offset -= 1 }
    return SyntaxProblem(
      offset: offset, message: "nothing follows this comma: remove it, JSON has no trailing commas")
  }

  private func comment(_ source: RawSpan) -> SyntaxProblem? {
    let byte = source.byte(at: position)
    let next = source.byte(at: position + 1)
    guard
      byte == UInt8(ascii: "#")
        || byte == UInt8(ascii: "/") && (next == byte || next == UInt8(ascii: "*"))
    else { return nil }
    return problem("JSON has no comments: remove this one")
  }

  private func unexpectedEnd(_ source: RawSpan) -> SyntaxProblem {
    guard let container = builder.innermost else {
      return problem("the document ends before it has a value")
    }
    let line = line(source, at: Int(container.position))
    return problem(
      container.kind == .object
        ? "the document ends inside an object: '}' is missing for the '{' on line \(line)"
        : "the document ends inside an array: ']' is missing for the '[' on line \(line)")
  }

  private func problem(_ message: String) -> SyntaxProblem {
    SyntaxProblem(offset: position, message: message)
  }

  /// The last byte before the current one that is not space.
  private func precedingByte(_ source: RawSpan) -> UInt8 {
    var offset = position - 1
    while offset > 0, source.byte(at: offset) <= 0x20 { offset -= 1 }
    return source.byte(at: offset)
  }

  /// The bare word at the current position.
  private func word(_ source: RawSpan) -> String? {
    var word = ""
    while word.utf8.count < 40 {
      let byte = source.byte(at: position + word.utf8.count)
      let isWord =
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
        || !word.isEmpty && (byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") < 10)
      guard isWord else { break }
      word.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return word.isEmpty ? nil : word
  }

  /// The character at the current position, as a message names it.
  private func found(_ source: RawSpan) -> String {
    guard position < source.byteCount else { return "the end of the document" }
    let byte = source.byte(at: position)
    switch byte {
    case UInt8(ascii: "\""): return "a string"
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return "a number"
    case 0x21..<0x7F: return "'\(Unicode.Scalar(byte))'"
    case 0..<0x80: return "the control character U+00\(hexadecimal(byte).dropFirst(2))"
    default:
      let length = UTF8Sequence.length(source, at: position)
      guard length > 0 else { return "the byte \(hexadecimal(byte)), which is not valid UTF-8" }
      let text = String(
        decoding: (0..<length).map { source.byte(at: position + $0) }, as: UTF8.self)
      return "'\(text)'"
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }

  private func line(_ source: RawSpan, at offset: Int) -> Int {
    var line = firstLine
    for index in 0..<min(offset, source.byteCount)
    where source.byte(at: index) == UInt8(ascii: "\n") {
      line += 1
    }
    return line
  }
}

/// What a plain scalar means by the core schema of YAML 1.2 (§10.3.2).
enum YAMLScalar {
  case null
  case boolean(Bool)

  /// A number as JSON spells it.
  case number

  /// A number that JSON spells otherwise, such as `0x1F`, `+1` or `.5`, in canonical form.
  case canonicalNumber([UInt8])

  case string

  /// `.inf` or `.nan`, which are no values of JSON.
  case notFinite

  /// A hexadecimal or octal number longer than anything that is meant as a number.
  case longNumber

  /// Digits of base 16 or 8 are turned into decimal ones in quadratic time.
  private static let maximumDigits = 1000

  /// Whether a plain scalar may be anything but a string, by its first character: nearly all are strings.
  @inline(__always)
  static func mayHaveMeaning(_ text: RawSpan) -> Bool {
    switch text.byte(at: 0) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "~"), 0:
      return true
    default:
      return false
    }
  }

  /// What a plain scalar means.
  static func resolve(_ text: RawSpan) -> YAMLScalar {
    switch text.byte(at: 0) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      return resolveNumber(text)
    default:
      return mayHaveMeaning(text) ? resolveWord(text) : .string
    }
  }

  private static func resolveWord(_ text: RawSpan) -> YAMLScalar {
    switch text.byteCount {
    case 0: return .null
    case 1: return text.byte(at: 0) == UInt8(ascii: "~") ? .null : .string
    case 4:
      if isWord(text, "null", "Null", "NULL") { return .null }
      return isWord(text, "true", "True", "TRUE") ? .boolean(true) : .string
    case 5: return isWord(text, "false", "False", "FALSE") ? .boolean(false) : .string
    default: return .string
    }
  }

  private static func isWord(
    _ text: RawSpan, _ first: StaticString, _ second: StaticString, _ third: StaticString
  ) -> Bool {
    isWord(text, first) || isWord(text, second) || isWord(text, third)
  }

  private static func isWord(_ text: RawSpan, _ word: StaticString) -> Bool {
    guard word.utf8CodeUnitCount == text.byteCount else { return false }
    var index = 0
    while index < text.byteCount {
      guard unsafe word.utf8Start[index] == text.byte(at: index) else { return false }
      index += 1
    }
    return true
  }

  private static func resolveNumber(_ text: RawSpan) -> YAMLScalar {
    if text.byte(at: 0) == UInt8(ascii: "0") {
      let mark = text.byte(at: 1)
      if mark == UInt8(ascii: "x") { return resolveDigits(text, base: 16) }
      if mark == UInt8(ascii: "o") { return resolveDigits(text, base: 8) }
    }
    var position = 0
    func skipDigits() -> Int {
      let start = position
      while text.byte(at: position) &- UInt8(ascii: "0") < 10 { position += 1 }
      return position - start
    }
    let sign = text.byte(at: 0)
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position = 1 }
    let first = text.byte(at: position)
    let integerLength = skipDigits()
    var isJSON =
      sign != UInt8(ascii: "+")
      && (integerLength == 1 || integerLength > 1 && first != UInt8(ascii: "0"))
    var fractionLength = 0
    if text.byte(at: position) == UInt8(ascii: ".") {
      position += 1
      fractionLength = skipDigits()
      if fractionLength == 0 { isJSON = false }
    }
    guard integerLength + fractionLength > 0 else { return resolveNotFinite(text) }
    let hasExponent = text.byte(at: position) | 0x20 == UInt8(ascii: "e")
    if hasExponent {
      position += 1
      let sign = text.byte(at: position)
      if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position += 1 }
      guard skipDigits() > 0 else { return .string }
    }
    guard position == text.byteCount else { return .string }
    // Only an exponent can be too long.
    if isJSON, !hasExponent { return .number }
    guard let decimal = Decimal(utf8: text) else { return .longNumber }
    return isJSON ? .number : .canonicalNumber(Array(decimal.description.utf8))
  }

  /// An integer in base 16 or 8, exactly, however long.
  private static func resolveDigits(_ text: RawSpan, base: Int) -> YAMLScalar {
    guard text.byteCount > 2 else { return .string }
    // Least significant decimal digit first.
    var decimal: [UInt8] = [0]
    for index in 2..<text.byteCount {
      guard let digit = hexadecimalValue(text.byte(at: index)), digit < base else {
        return .string
      }
      guard index < maximumDigits else { return .longNumber }
      var carry = Int(digit)
      for place in decimal.indices {
        carry += Int(decimal[place]) * base
        decimal[place] = UInt8(carry % 10)
        carry /= 10
      }
      while carry > 0 {
        decimal.append(UInt8(carry % 10))
        carry /= 10
      }
    }
    let value = Decimal(isNegative: false, digits: decimal.reversed(), exponent: 0)
    return .canonicalNumber(Array(value.description.utf8))
  }

  private static func resolveNotFinite(_ text: RawSpan) -> YAMLScalar {
    let isSigned = text.byte(at: 0) != UInt8(ascii: ".")
    let word = text.extracting((isSigned ? 1 : 0)...)
    if isWord(word, ".inf", ".Inf", ".INF") || !isSigned && isWord(word, ".nan", ".NaN", ".NAN") {
      return .notFinite
    }
    return .string
  }
}

import APIGraph
import DocumentTree

/// What the text of a value may stand for where the spelling does not tell types.
enum TextReadings {
  /// All values that are spelled like this one; only itself where it has parts.
  static func of(_ value: JSONValue) -> [JSONValue] {
    guard let text = text(of: value) else { return [value] }
    var result: [JSONValue] = [.string(text)]
    if let number = number(text) { result.append(.number(number)) }
    if text == "true" { result.append(.boolean(true)) }
    if text == "false" { result.append(.boolean(false)) }
    return result
  }

  /// How a value is spelled; `nil` for null and for what has parts.
  static func text(of value: JSONValue) -> ExactString? {
    switch value {
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): ExactString(number.description)
    case .string(let text): text
    case .null, .array, .object: nil
    }
  }

  /// The number that a text spells as JSON would (RFC 8259 §6).
  static func number(_ text: ExactString) -> Decimal? {
    numberExpression?.matches(text.string) == true ? Decimal(text.string) : nil
  }

  private static let numberExpression = RegularExpression(anyNumber)

  /// Whatever JSON takes for a number.
  static let anyNumber = #"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?$"#

  /// Numbers as they are written by those who send them.
  static func plainNumber(isInteger: Bool, isPositive: Bool) -> ExactString {
    ExactString(
      "^" + (isPositive ? "" : "-?") + "(?:0|[1-9][0-9]*)" + (isInteger ? "" : #"(?:\.[0-9]+)?"#)
        + "$")
  }
}

extension ValueType {
  /// Whether values of the type cannot be taken for others, however they are written.
  func isSpelledApart(_ reading: SchemaReading) -> Bool {
    switch self {
    case .boolean, .number, .string: false
    case .null: reading.spelling.ofMembers.spellsNull
    case .array, .object: true
    }
  }
}

import DocumentTree

/// The values that the text of a value may stand for where the spelling does not tell types.
enum WireText {
  /// How a place is looked at: as it stands, or as another value with the same text.
  enum Guise: UInt8, Hashable, CaseIterable {
    case asItStands, boolean, number, string
  }

  /// The text of a scalar that is no null.
  static func text(of value: JSONValue) -> String? {
    switch value {
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): text.string
    case .null, .array, .object: nil
    }
  }

  /// The value in a guise; `nil` when its text is none of that type, or the guise adds nothing.
  static func value(_ value: JSONValue, as guise: Guise) -> JSONValue? {
    if guise == .asItStands { return value }
    guard let text = text(of: value) else { return nil }
    switch (guise, value) {
    case (.boolean, .boolean), (.number, .number), (.string, .string): return nil
    case (.boolean, _):
      if text == "true" { return .boolean(true) }
      return text == "false" ? .boolean(false) : nil
    case (.number, _): return number(text).map(JSONValue.number)
    default: return .text(text)
    }
  }

  /// All values that have the text of this one.
  static func readings(of value: JSONValue) -> [JSONValue] {
    Guise.allCases.compactMap { self.value(value, as: $0) }
  }

  /// Whether the text of the first value may stand for the second.
  static func canBe(_ value: JSONValue, _ constant: JSONValue) -> Bool {
    readings(of: value).contains(constant)
  }

  /// Whether there is a value that the texts of both may stand for.
  static func canBeEqual(_ first: JSONValue, _ second: JSONValue) -> Bool {
    let others = readings(of: second)
    return readings(of: first).contains(where: others.contains)
  }

  /// The number that a text spells as JSON does (RFC 8259 §6).
  private static func number(_ text: String) -> Decimal? {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    guard let first = digits.first, isDigit(first) else { return nil }
    if first == UInt8(ascii: "0"), let second = digits.dropFirst().first, isDigit(second) {
      return nil
    }
    // What else JSON forbids and `Decimal` takes is a point without digits behind it.
    if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      guard let next = digits[point...].dropFirst().first, isDigit(next) else { return nil }
    }
    return Decimal(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

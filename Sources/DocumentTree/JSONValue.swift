/// A JSON value on its own, away from its document: for reports, witnesses and canonical keyword values.
///
/// Equality is that of JSON: numbers by value, strings by Unicode scalars, members without order.
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Decimal)
  case string(ExactString)
  case array([JSONValue])
  case object([ExactString: JSONValue])
}

extension JSONValue {
  /// A string value.
  public static func text(_ string: String) -> JSONValue { .string(ExactString(string)) }

  /// The text, if this is a string.
  public var string: String? {
    if case .string(let text) = self { text.string } else { nil }
  }

  /// The number, if this is one.
  public var decimal: Decimal? {
    if case .number(let decimal) = self { decimal } else { nil }
  }

  /// The truth value, if this is a boolean.
  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }
}

package import APIGraph
package import DocumentTree

/// What the plain assertions of a schema say about one value: `type`, bounds, lengths, `multipleOf`, numeric formats.
///
/// Applicators, patterns and formats of strings are not looked at, so that `true` means no more than "not refused by these".
package enum ScalarAssertions {
  /// Whether the value passes the plain assertions of the schema.
  package static func accept(_ value: JSONValue, _ schema: Schema) -> Bool {
    guard let types = types(of: value), schema.effectiveTypes.isSuperset(of: types) else {
      return false
    }
    switch value {
    case .number(let number): return accept(number, schema)
    case .string(let text):
      if schema.minLength == nil, schema.maxLength == nil { return true }
      let length = Decimal(text.string.codePointCount)
      if let least = schema.minLength, length < least { return false }
      if let most = schema.maxLength, length > most { return false }
      return true
    case .null, .boolean, .array, .object: return true
    }
  }

  /// The smallest set of types that a value belongs to. A number with a fraction of zero is an integer (JSON Schema 2020-12 core
  /// §4.2.1).
  package static func types(of value: JSONValue) -> JSONTypes? {
    switch value {
    case .null: .null
    case .boolean: .boolean
    case .number(let number): number.isInteger ? .integer : .fraction
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  private static func accept(_ number: Decimal, _ schema: Schema) -> Bool {
    if let bound = schema.minimum, number < bound.value { return false }
    if let bound = schema.minimum, bound.isExclusive, number == bound.value { return false }
    if let bound = schema.maximum, bound.value < number { return false }
    if let bound = schema.maximum, bound.isExclusive, number == bound.value { return false }
    if case .integers(let from, let through)? = schema.format.flatMap(FormatSemantics.init),
      number.isInteger, number < from || through < number
    {
      return false
    }
    return schema.multiplesOf.allSatisfy { number.isMultiple(of: $0) }
  }
}

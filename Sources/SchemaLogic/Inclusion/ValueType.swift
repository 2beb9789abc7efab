import APIGraph
import DocumentTree

/// The six types of JSON values; every value has exactly one (RFC 8259 §3).
///
/// In the order in which values are looked for, the plainest first.
enum ValueType: Int, CaseIterable {
  case null, boolean, number, string, array, object

  /// The type of a value.
  init(of value: JSONValue) {
    self =
      switch value {
      case .null: .null
      case .boolean: .boolean
      case .number: .number
      case .string: .string
      case .array: .array
      case .object: .object
      }
  }
}

/// A set of types.
struct ValueTypes: OptionSet, Hashable {
  let rawValue: UInt8

  static let all = ValueTypes(rawValue: 63)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The set of one type.
  init(only type: ValueType) { rawValue = 1 << UInt8(type.rawValue) }

  /// The types of which a set of JSON Schema has at least some values.
  init(_ types: JSONTypes) {
    var result: ValueTypes = []
    if types.contains(.null) { result.insert(ValueTypes(only: .null)) }
    if types.contains(.boolean) { result.insert(ValueTypes(only: .boolean)) }
    if !types.isDisjoint(with: .number) { result.insert(ValueTypes(only: .number)) }
    if types.contains(.string) { result.insert(ValueTypes(only: .string)) }
    if types.contains(.array) { result.insert(ValueTypes(only: .array)) }
    if types.contains(.object) { result.insert(ValueTypes(only: .object)) }
    self = result
  }

  /// Whether a type is among them.
  func contains(_ type: ValueType) -> Bool { contains(ValueTypes(only: type)) }
}

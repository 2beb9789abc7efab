import DocumentTree

/// A set of the types of JSON Schema; `number` includes `integer` (JSON Schema 2020-12 validation §6.1.1).
package struct JSONTypes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Spelt out, because the general one goes through a collection without knowing its type.
  package init(arrayLiteral elements: JSONTypes...) {
    rawValue = elements.reduce(0) { $0 | $1.rawValue }
  }

  package static let null = JSONTypes(rawValue: 1)
  package static let boolean = JSONTypes(rawValue: 2)
  package static let integer = JSONTypes(rawValue: 4)

  /// Numbers that are no integers; with `integer` it makes up the keyword `number`.
  package static let fraction = JSONTypes(rawValue: 8)
  package static let number: JSONTypes = [.integer, .fraction]
  package static let string = JSONTypes(rawValue: 16)
  package static let array = JSONTypes(rawValue: 32)
  package static let object = JSONTypes(rawValue: 64)
  package static let all = JSONTypes(rawValue: 127)

  /// The types of values that have parts.
  package static let containers = JSONTypes(rawValue: 96)

  /// Whether no type is in two of several sets.
  package static func areDisjoint(_ sets: [JSONTypes]) -> Bool {
    var seen: JSONTypes = []
    for types in sets {
      if !seen.isDisjoint(with: types) { return false }
      seen.formUnion(types)
    }
    return true
  }

  /// The keyword values in a fixed order, `number` standing for both kinds of number.
  package var names: [String] {
    var names: [String] = []
    if contains(.array) { names.append("array") }
    if contains(.boolean) { names.append("boolean") }
    if contains(.number) {
      names.append("number")
    } else if contains(.integer) {
      names.append("integer")
    }
    if contains(.null) { names.append("null") }
    if contains(.object) { names.append("object") }
    if contains(.string) { names.append("string") }
    return names
  }

  /// The type that a keyword value names; `nil` for what is no such word.
  init?(naming record: NodeRecord, in tree: Tree) {
    guard record.kind == .string,
      let (_, types) = Self.words.first(where: { tree.hasText(record, $0.word) })
    else { return nil }
    self = types
  }

  /// The keyword values, the most frequent first.
  private static let words: [(word: StaticString, types: JSONTypes)] = [
    ("string", .string), ("object", .object), ("array", .array), ("boolean", .boolean),
    ("integer", .integer), ("number", .number), ("null", .null),
  ]
}

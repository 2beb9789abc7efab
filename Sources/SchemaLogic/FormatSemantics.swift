package import DocumentTree

/// What a `format` asserts, among those that are asserted: numeric ranges and regular languages.
///
/// Any other name is an annotation (JSON Schema 2020-12 validation §7.2.1).
package enum FormatSemantics: Hashable, Sendable {
  /// Integers between two limits, both included.
  case integers(from: Decimal, through: Decimal)
  /// Numbers that a binary floating-point type can come near to; the wider type includes the narrower.
  case floats(rank: Int)
  /// Strings of a language, by its name. Different names are different languages.
  case language(String)

  /// The meaning of a format name; `nil` when it is an annotation.
  package init?(_ name: String) {
    switch name {
    case "int32": self = .integers(from: Decimal(Int(Int32.min)), through: Decimal(Int(Int32.max)))
    case "int64": self = .integers(from: Decimal(Int.min), through: Decimal(Int.max))
    case "float": self = .floats(rank: 1)
    case "double": self = .floats(rank: 2)
    case "date", "date-time", "time", "duration", "uuid", "ipv4", "ipv6", "hostname", "email",
      "byte":
      self = .language(name)
    default: return nil
    }
  }

  /// How the values that two formats accept lie to each other.
  package static func relation(old: FormatSemantics, new: FormatSemantics) -> Relation {
    switch (old, new) {
    case (.integers(let oldFrom, let oldThrough), .integers(let newFrom, let newThrough)):
      Relation(
        oldInNew: newFrom <= oldFrom && oldThrough <= newThrough,
        newInOld: oldFrom <= newFrom && newThrough <= oldThrough)
    case (.floats(let old), .floats(let new)):
      Relation(oldInNew: old <= new, newInOld: new <= old)
    case (.language(let old), .language(let new)):
      old == new ? .equal : .overlapping
    default: .overlapping
    }
  }
}

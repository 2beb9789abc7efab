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

  /// The least and the greatest number that it accepts; `nil` when it says nothing about numbers.
  ///
  /// Of binary floating-point types these are the finite numbers: up to (2 − 2^(1−p)) · 2^emax (IEEE 754 §3.3).
  package var range: (from: Decimal, through: Decimal)? {
    switch self {
    case .integers(let from, let through): (from, through)
    case .floats(let rank):
      Decimal(rank == 1 ? Self.greatestSingle : Self.greatestDouble).map { ($0.negated, $0) }
    case .language: nil
    }
  }

  /// The strings that it accepts, as an expression; `nil` when it says nothing about strings.
  package var expression: RegularExpression? {
    if case .language(let name) = self { FormatLanguage.expression(name) } else { nil }
  }

  private static let greatestSingle = "340282346638528859811704183484516925440"

  private static let greatestDouble =
    "17976931348623157081452742373170435679807056752584499659891747680315726078002853"
    + "87605895586327668781715404589535143824642343213268894641827684675467035375169860"
    + "49910576551282076245490090389328944075868508455133942304583236903222948165808559"
    + "332123348274797826204144723168738177180919299881250404026184124858368"

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

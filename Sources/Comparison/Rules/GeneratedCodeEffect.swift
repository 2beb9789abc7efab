/// What a change does to code that was generated from the description, where that is more than it does on the wire.
///
/// One entry speaks for the rules whose changes break generated code for the same reason. A rule that stands in no entry
/// breaks generated code where it breaks the wire, and an entry never makes a break of the wire less than that. The
/// reference for Swift is the table of swift-openapi-generator ("API stability of generated code"): a new schema,
/// operation or optional property is no break; a new response status or media type, a removed property and a renamed
/// schema are.
package struct GeneratedCodeEffect: Sendable {
  /// Which messages have to carry the part.
  package enum Scope: Sendable {
    /// Any: the declaration that changes is the same wherever it is used.
    case anywhere
    /// Those that the API sends and generated code reads.
    case sent
  }

  package let impact: Impact
  package let scope: Scope
  /// Why code that was written against the old generated code does not compile, or does not work, with the new.
  package let because: String
  /// The identifiers of the rules that it is about.
  package let rules: [String]

  init(
    _ impact: Impact, _ scope: Scope = .anywhere, because: String, rules: [String]
  ) {
    self.impact = impact
    self.scope = scope
    self.because = because
    self.rules = rules
  }

  /// The impact on generated code of a change whose impact on the wire is known.
  package func impact(onTheWire: Impact, isReceived: Bool) -> Impact {
    scope == .sent && isReceived ? onTheWire : max(impact, onTheWire)
  }
}

extension GeneratedCodeEffect {
  /// The entry that speaks for a rule; `nil` where generated code breaks just where the wire does.
  ///
  /// Looks through the table, which is shorter than the making of an index for the few rules of a report.
  package static func entry(for rule: String) -> GeneratedCodeEffect? {
    all.first { $0.rules.contains(rule) }
  }
}

import APIGraph
import DocumentTree
import SchemaLogic

/// Rules about patterns, formats, multiples and encodings of scalars.
let schemaStringRules: [Rule] = [
  Rule(
    "pattern-added", "Pattern set", .narrows, covers: ["pattern"],
    because: "Texts that do not match were valid before and are not now.",
    migration: "Send only texts that match.",
    when: .schemaChanged { old, new, _ in
      let before = old.tellingPatterns
      let after = new.tellingPatterns
      guard before.isStrictSubset(of: after) else { return [] }
      return [Finding("pattern set: \(after.sorted().joined(separator: " and "))", at: "pattern")]
    }),
  Rule(
    "pattern-removed", "Pattern removed", .widens, covers: ["pattern"],
    because: "Readers meet texts that do not match the old pattern.",
    migration: "Be ready for any text.",
    when: .schemaChanged { old, new, _ in
      let before = old.tellingPatterns
      let after = new.tellingPatterns
      guard before.isStrictSuperset(of: after) else { return [] }
      return [
        Finding("pattern removed: \(before.sorted().joined(separator: " and "))", at: "pattern")
      ]
    }),
  Rule(
    "pattern-changed", "Pattern changed", .replaces, covers: ["pattern"],
    because: "Texts that matched the old pattern may not match the new one, and the other way.",
    migration: "Compare the patterns, and send only texts that match the new one.",
    when: .schemaChanged { old, new, _ in
      let before = old.tellingPatterns
      let after = new.tellingPatterns
      guard !before.isSuperset(of: after), !after.isSuperset(of: before) else { return [] }
      return [
        Finding(
          "pattern changed from \(before.sorted().joined(separator: " and ")) "
            + "to \(after.sorted().joined(separator: " and "))", at: "pattern",
          certainty: .undecided, reason: "which texts two patterns share is not decided")
      ]
    }),
  Rule(
    "pattern-respelled", "Pattern without effect changed", .annotates, covers: ["pattern"],
    because: "The pattern matches every text.",
    migration: "Nothing to do.",
    when: .schemaChanged { old, new, _ in
      guard differ(old.facts["pattern"], new.facts["pattern"]),
        old.tellingPatterns == new.tellingPatterns
      else { return [] }
      return [Finding("a pattern that matches every text changed", at: "pattern")]
    }),
  Rule(
    "format-narrowed", "Format set or narrowed", .narrows, covers: ["format"],
    because: "Values that are not of the format were valid before and are not now.",
    migration: "Send only values of the format.",
    when: .schemaChanged { old, new, context in formatFinding(old, new, context, .narrower) }),
  Rule(
    "format-widened", "Format removed or widened", .widens, covers: ["format"],
    because: "Readers meet values that are not of the old format.",
    migration: "Be ready for values that are not of the old format.",
    when: .schemaChanged { old, new, context in formatFinding(old, new, context, .wider) }),
  Rule(
    "format-changed", "Format changed", .replaces, covers: ["format"],
    because: "Values of the old format are not of the new one.",
    migration: "Convert the value.",
    when: .schemaChanged { old, new, context in formatFinding(old, new, context, .overlapping) }),
  Rule(
    "format-annotated", "Format named otherwise", .annotates, covers: ["format"],
    because: "A format that is not defined by JSON Schema or OpenAPI is a remark.",
    migration: "Nothing to do.",
    when: .schemaChanged { old, new, context in formatFinding(old, new, context, .equal) }),
  Rule(
    "multiple-of-narrowed", "Fewer multiples", .narrows, covers: ["multipleOf"],
    because: "Numbers that are no multiple of the new number were valid before and are not now.",
    migration: "Send only multiples of the new number.",
    when: .schemaChanged { old, new, _ in multipleFinding(old, new, .narrower) }),
  Rule(
    "multiple-of-widened", "More multiples", .widens, covers: ["multipleOf"],
    because: "Readers meet numbers that are no multiple of the old number.",
    migration: "Be ready for other numbers.",
    when: .schemaChanged { old, new, _ in multipleFinding(old, new, .wider) }),
  Rule(
    "multiple-of-changed", "Other multiples", .replaces, covers: ["multipleOf"],
    because: "Multiples of the old number are not always multiples of the new one.",
    migration: "Send only multiples of the new number.",
    when: .schemaChanged { old, new, _ in multipleFinding(old, new, .overlapping) }),
  Rule(
    "content-encoding-changed", "Encoding of content changed", .replaces,
    covers: ["contentEncoding", "contentMediaType"],
    because: "Texts that hold other content in another encoding are read otherwise.",
    migration: "Encode and decode the text in the new way.",
    when: .schemaChanged { old, new, _ in
      let fields: [Field] = ["contentEncoding", "contentMediaType"]
      let hasTexts = old.effectiveTypes.union(new.effectiveTypes).contains(.string)
      return fields.filter { differ(old.facts[$0], new.facts[$0]) }.map { field in
        let relation = hasTexts ? relationOfContents(old, new, field) : .equal
        let effect: Effect? =
          switch relation {
          case .equal: .annotates
          case .wider: .widens
          case .narrower: .narrows
          case .overlapping, .disjoint, .undecided: nil
          }
        return Finding(
          "'\(field.name)' changed from \(quoted(old.facts[field]?.value)) "
            + "to \(quoted(new.facts[field]?.value))", at: field, detail: field.name,
          effect: effect, certainty: relation == .equal ? nil : .presumed,
          reason: relation == .equal
            ? nil : "JSON Schema does not assert the keyword, but readers rely on it"
        ).beyondSchemas
      }
    }),
]

/// How what texts hold lies to each other by an encoding or media type. Names have no case (RFC 2045 §6.1), and some encodings
/// leave everything as it is (RFC 2045 §6.2).
private func relationOfContents(_ old: Schema, _ new: Schema, _ field: Field) -> Relation {
  func word(_ schema: Schema) -> String? { schema.facts.string(field) }
  if field == "contentMediaType", let before = word(old), let after = word(new) {
    let (before, after) = (MediaRange(before), MediaRange(after))
    if before.meansSame(as: after) { return .equal }
    return Relation(oldInNew: after.includes(before), newInOld: before.includes(after))
  }
  guard field == "contentEncoding" else { return .overlapping }
  func encoding(_ schema: Schema) -> String? {
    let name = word(schema)?.lowercased()
    return name.map { ["7bit", "8bit", "binary", "identity"].contains($0) } == true ? nil : name
  }
  return encoding(old) == encoding(new) ? .equal : .overlapping
}

private func formatFinding(
  _ old: Schema, _ new: Schema, _ context: Context, _ wanted: Relation
) -> [Finding] {
  guard differ(old.facts["format"], new.facts["format"]) else { return [] }
  let before = old.format.flatMap(FormatSemantics.init)
  let after = new.format.flatMap(FormatSemantics.init)
  var certainty: Certainty?
  var reason: String?
  let relation: Relation
  switch (before, after) {
  case (let before?, let after?): relation = FormatSemantics.relation(old: before, new: after)
  case (nil, _), (_, nil):
    if old.format != nil, new.format != nil {
      relation = .overlapping
      certainty = .presumed
      reason = "a format that is not defined asserts nothing, but two names hardly mean the same"
    } else if before == nil, after == nil {
      relation = .equal
    } else {
      relation = before == nil ? .narrower : .wider
    }
  }
  guard relation == wanted else { return [] }
  let change =
    switch (old.format, new.format) {
    case (let before?, let after?): "format changed from '\(before)' to '\(after)'"
    case (nil, let after?): "format '\(after)' set"
    case (let before?, nil): "format '\(before)' removed"
    case (nil, nil): "format changed"
    }
  let finding = Finding(change, at: "format", certainty: certainty, reason: reason)
  // What to make of a name that asserts nothing is for people to say.
  let isOfNames = old.format != nil && new.format != nil && (before == nil || after == nil)
  return [isOfNames ? finding.beyondSchemas : finding]
}

private func multipleFinding(_ old: Schema, _ new: Schema, _ wanted: Relation) -> [Finding] {
  guard differ(old.facts["multipleOf"], new.facts["multipleOf"]) else { return [] }
  func implies(_ stricter: [Decimal], _ looser: [Decimal]) -> Bool {
    looser.allSatisfy { divisor in stricter.contains { $0.isMultiple(of: divisor) } }
  }
  let relation = Relation(
    oldInNew: implies(old.multiplesOf, new.multiplesOf),
    newInOld: implies(new.multiplesOf, old.multiplesOf))
  guard relation == wanted || relation == .equal && wanted == .overlapping else { return [] }
  func text(_ divisors: [Decimal]) -> String {
    divisors.isEmpty ? "any" : "multiples of \(divisors.map(\.description).joined(separator: ", "))"
  }
  return [
    Finding(
      "numbers changed from \(text(old.multiplesOf)) to \(text(new.multiplesOf))",
      at: "multipleOf", effect: relation == .equal ? .annotates : nil)
  ]
}

extension Schema {
  /// The patterns that some text does not match. Patterns are not anchored, so that these match every text.
  var tellingPatterns: Set<String> {
    Set(patterns).subtracting(["", ".*", "^", "$", "^.*", ".*$", ".*?", "(.*)"])
  }
}

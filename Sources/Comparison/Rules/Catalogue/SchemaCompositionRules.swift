import APIGraph
import DocumentTree
import SchemaLogic

/// Rules about compositions: `allOf`, `anyOf`, `oneOf`, `not`, conditions and discriminators.
let schemaCompositionRules: [Rule] = [
  Rule(
    "all-of-added", "Further schema required by 'allOf'", .narrows,
    because: "Values that do not satisfy it were valid before and are not now.",
    migration: "Send only values that satisfy it too.",
    when: .branchAdded { branch, _ in
      guard branch.keyword == "allOf" else { return [] }
      return [
        Finding(
          "\(branch.name) must be satisfied too ('allOf')", old: branch.otherOrigin,
          effect: branch.isRedundant ? .annotates : nil)
      ]
    }),
  Rule(
    "all-of-removed", "Schema no longer required by 'allOf'", .widens,
    because: "Readers meet values that do not satisfy it.",
    migration: "Be ready for values that do not satisfy it.",
    when: .branchRemoved { branch, _ in
      guard branch.keyword == "allOf" else { return [] }
      return [
        Finding(
          "\(branch.name) need not be satisfied any more ('allOf')", new: branch.otherOrigin,
          effect: branch.isRedundant ? .annotates : nil)
      ]
    }),
  Rule(
    "alternative-removed", "Alternative removed", .narrows,
    because: "Values of this alternative were valid before and may not be now.",
    migration: "Send only values of the other alternatives.",
    when: .branchRemoved { branch, _ in
      guard branch.isAlternative else { return [] }
      return [
        branch.finding("\(branch.name) is no alternative any more ('\(branch.keyword.name)')") {
          $0.new = branch.otherOrigin
        }
      ]
    }),
  Rule(
    "alternative-added", "Alternative added", .widens,
    because: "Readers meet values of an alternative that they do not know.",
    migration: "Treat values of the new alternative.",
    when: .branchAdded { branch, _ in
      guard branch.isAlternative else { return [] }
      return [
        branch.finding("\(branch.name) is now an alternative ('\(branch.keyword.name)')") {
          $0.old = branch.otherOrigin
        }
      ]
    }),
  Rule(
    "alternatives-set", "Alternatives set", .narrows,
    because: "Values that are none of the alternatives were valid before.",
    migration: "Send only values of the alternatives.",
    when: .schemaChanged { old, new, _ in
      groups(old, new).filter { $0.old.isEmpty && !$0.new.isEmpty && !$0.isSwitched }.map { group in
        Finding(
          "values must now satisfy '\(group.keyword.name)' with \(group.new.count) alternatives",
          detail: group.keyword.name, new: group.new.first?.origin, certainty: .undecided,
          reason: "whether the alternatives leave anything out is not decided",
          concern: .applicator(group.keyword))
      }
    }),
  Rule(
    "alternatives-removed", "Alternatives no longer required", .widens,
    because: "Readers meet values that are none of the alternatives.",
    migration: "Be ready for other values.",
    when: .schemaChanged { old, new, _ in
      groups(old, new).filter { !$0.old.isEmpty && $0.new.isEmpty && !$0.isSwitched }.map { group in
        Finding(
          "values need not satisfy '\(group.keyword.name)' any more", detail: group.keyword.name,
          old: group.old.first?.origin, certainty: .undecided,
          reason: "whether the alternatives left anything out is not decided",
          concern: .applicator(group.keyword))
      }
    }),
  Rule(
    "one-of-became-any-of", "'oneOf' became 'anyOf'", .widens,
    because: "Values that satisfy several alternatives are valid now.",
    migration: "Be ready for values of several alternatives.",
    when: .schemaChanged { old, new, context in
      guard old.soleGroup?.keyword == "oneOf", new.soleGroup?.keyword == "anyOf" else { return [] }
      return [
        Finding(
          "'oneOf' became 'anyOf'",
          effect: context.haveDisjointGroups(old, new) ? .annotates : nil,
          concern: .applicator("oneOf"))
      ]
    }),
  Rule(
    "any-of-became-one-of", "'anyOf' became 'oneOf'", .narrows,
    because: "Values that satisfy several alternatives were valid before and are not now.",
    migration: "Send only values of exactly one alternative.",
    when: .schemaChanged { old, new, context in
      guard old.soleGroup?.keyword == "anyOf", new.soleGroup?.keyword == "oneOf" else { return [] }
      let areDisjoint = context.haveDisjointGroups(old, new)
      return [
        Finding(
          "'anyOf' became 'oneOf'", effect: areDisjoint ? .annotates : nil,
          certainty: areDisjoint ? nil : .undecided,
          reason: areDisjoint ? nil : "whether alternatives overlap is not decided",
          concern: .applicator("oneOf"))
      ]
    }),
  Rule(
    "alternative-tag-changed", "Tag of an alternative changed", .replaces,
    because: "Readers tell alternatives apart by the tag.",
    migration: "Send and expect the new tag.",
    when: .branchChanged { old, new, _ in
      let gone = Set(old.tags).subtracting(new.tags).sorted()
      let come = Set(new.tags).subtracting(old.tags).sorted()
      // A side without a discriminator has no tags; that is a change of the discriminator.
      guard !(gone.isEmpty && come.isEmpty), !old.tags.isEmpty, !new.tags.isEmpty else { return [] }
      var words: [String] = []
      if !gone.isEmpty { words.append("lost \(listed(gone.map { "'\($0)'" }))") }
      if !come.isEmpty { words.append("got \(listed(come.map { "'\($0)'" }))") }
      return [
        Finding(
          "discriminator \(words.joined(separator: " and "))",
          detail: (gone + come).map(\.string).joined(separator: ","),
          effect: gone.isEmpty ? .widens : come.isEmpty ? .narrows : nil)
      ]
    }),
  Rule(
    "discriminator-added", "Discriminator added", .narrows,
    because: "The property that tells the alternatives apart must be there and have a known value.",
    migration: "Send the property with the tag of the alternative.",
    when: .schemaChanged { old, new, _ in
      guard old.discriminator == nil, let discriminator = new.discriminator else { return [] }
      return [
        Finding(
          "discriminator '\(discriminator.propertyName)' added", new: discriminator.origin,
          certainty: .presumed, reason: "a discriminator is a hint in validation")
      ]
    }),
  Rule(
    "discriminator-removed", "Discriminator removed", .widens,
    because: "Readers cannot tell the alternatives apart by the property any more.",
    migration: "Tell the alternatives apart by their members.",
    when: .schemaChanged { old, new, _ in
      guard let discriminator = old.discriminator, new.discriminator == nil else { return [] }
      return [
        Finding(
          "discriminator '\(discriminator.propertyName)' removed", old: discriminator.origin,
          certainty: .presumed, reason: "a discriminator is a hint in validation")
      ]
    }),
  Rule(
    "discriminator-changed", "Discriminator property changed", .replaces,
    because: "Readers tell the alternatives apart by another property.",
    migration: "Send and read the tag in the new property.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.discriminator, let after = new.discriminator,
        before.propertyName != after.propertyName
      else { return [] }
      return [
        Finding(
          "discriminator changed from '\(before.propertyName)' to '\(after.propertyName)'",
          old: before.origin, new: after.origin, before: .string(before.propertyName),
          after: .string(after.propertyName))
      ]
    }),
  Rule(
    "not-added", "Values excluded by 'not'", .narrows,
    because: "The excluded values were valid before and are not now.",
    migration: "Do not send the excluded values.",
    when: .schemaChanged { old, new, context in
      let negations = NegationPairing(old, new, context.schemas)
      guard negations.oldLeft.isEmpty, let part = negations.newLeft.first else { return [] }
      return [
        Finding(
          "values are excluded by 'not'", new: context.schemas.new.site(of: part),
          concern: .applicator("not"))
      ]
    }),
  Rule(
    "not-removed", "Values no longer excluded by 'not'", .widens,
    because: "Readers meet values that were excluded.",
    migration: "Be ready for the values that were excluded.",
    when: .schemaChanged { old, new, context in
      let negations = NegationPairing(old, new, context.schemas)
      guard negations.newLeft.isEmpty, let part = negations.oldLeft.first else { return [] }
      return [
        Finding(
          "values are no longer excluded by 'not'", old: context.schemas.old.site(of: part),
          concern: .applicator("not"))
      ]
    }),
  Rule(
    "not-changed", "Other values excluded by 'not'", .replaces,
    because: "Values that were valid may be excluded, and values that were excluded may be valid.",
    migration: "Look at both versions of the schema.",
    when: .schemaChanged { old, new, context in
      let negations = NegationPairing(old, new, context.schemas)
      guard !negations.oldLeft.isEmpty, !negations.newLeft.isEmpty,
        negations.oldLeft.count + negations.newLeft.count > 2
      else { return [] }
      return [
        Finding(
          "other values are excluded by 'not'", certainty: .undecided,
          reason: "which values several 'not' exclude together is not decided",
          concern: .applicator("not"))
      ]
    }),
  Rule(
    "condition-added", "Condition added", .narrows,
    because: "Values that meet the 'if' and not the 'then' were valid before.",
    migration: "Send only values that satisfy the condition.",
    when: .schemaChanged { old, new, context in
      guard old.conditional == nil, let part = new.conditional else { return [] }
      return [
        Finding(
          "'if', 'then' and 'else' set", new: context.schemas.new.site(of: part.condition),
          concern: .applicator("if"))
      ]
    }),
  Rule(
    "condition-removed", "Condition removed", .widens,
    because: "Readers meet values that the condition excluded.",
    migration: "Be ready for values that do not satisfy it.",
    when: .schemaChanged { old, new, context in
      guard let part = old.conditional, new.conditional == nil else { return [] }
      return [
        Finding(
          "'if', 'then' and 'else' removed", old: context.schemas.old.site(of: part.condition),
          concern: .applicator("if"))
      ]
    }),
]

/// The groups of alternatives of two schemas, by keyword.
private struct GroupPair {
  let keyword: Field
  let old: [Schema.Branch]
  let new: [Schema.Branch]
  /// Whether one keyword took the place of the other, which has rules of its own.
  let isSwitched: Bool
}

private func groups(_ old: Schema, _ new: Schema) -> [GroupPair] {
  let isSwitched =
    old.soleGroup.map(\.keyword) != new.soleGroup.map(\.keyword) && old.soleGroup != nil
    && new.soleGroup != nil
  return [
    GroupPair(keyword: "anyOf", old: old.anyOf, new: new.anyOf, isSwitched: isSwitched),
    GroupPair(keyword: "oneOf", old: old.oneOf, new: new.oneOf, isSwitched: isSwitched),
  ]
}

extension BranchPresence {
  /// Whether the branch is one of several that a value may satisfy.
  var isAlternative: Bool { keyword != "allOf" }

  /// A finding about the alternative, undecided where branches overlap, so that more may be less.
  func finding(_ message: String, _ adjust: (inout Finding) -> Void) -> Finding {
    var finding = Finding(message)
    if isRedundant, keyword == "anyOf", branch.tags.isEmpty {
      finding.effect = .annotates
    } else if keyword == "anyOf" {
      finding.certainty = .presumed
      finding.reason = "another alternative may cover all of its values"
    } else if keyword == "oneOf", !isDisjoint {
      finding.effect = .replaces
      finding.certainty = .undecided
      finding.reason = "alternatives of 'oneOf' may overlap, and then more of them allow less"
    } else if keyword == "discriminator" {
      finding.certainty = .presumed
      finding.reason = "a discriminator is a hint in validation"
    }
    adjust(&finding)
    return finding
  }
}

extension Context {
  /// Whether no value satisfies two alternatives, on either side.
  func haveDisjointGroups(_ old: Schema, _ new: Schema) -> Bool {
    BranchDisjointness(schemas.old).areDisjoint(old.soleGroup?.branches ?? [])
      && BranchDisjointness(schemas.new).areDisjoint(new.soleGroup?.branches ?? [])
  }
}

import APIGraph
import DocumentTree
import SchemaLogic

/// Rules about discriminators and the tags of alternatives.
let schemaDiscriminatorRules: [Rule] = [
  Rule(
    "alternative-tag-changed", "Tag of an alternative changed", .replaces,
    because: "Readers tell alternatives apart by the tag.",
    migration: "Send and expect the new tag.",
    when: .branchChanged { old, new, _ in
      guard old.tags != new.tags else { return [] }
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
    when: .schemaChanged { old, new, context in
      guard old.discriminator == nil, let discriminator = new.discriminator else { return [] }
      return [
        Finding(
          "discriminator '\(discriminator.propertyName)' added", new: discriminator.origin,
          certainty: .presumed, reason: "a discriminator is a hint in validation"
        ).telling(apart: old.oneOf, context.schemas.old)
      ]
    }),
  Rule(
    "discriminator-removed", "Discriminator removed", .widens,
    because: "Readers cannot tell the alternatives apart by the property any more.",
    migration: "Tell the alternatives apart by their members.",
    when: .schemaChanged { old, new, context in
      guard let discriminator = old.discriminator, new.discriminator == nil else { return [] }
      return [
        Finding(
          "discriminator '\(discriminator.propertyName)' removed", old: discriminator.origin,
          certainty: .presumed, reason: "a discriminator is a hint in validation"
        ).telling(apart: new.oneOf, context.schemas.new)
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
    "discriminator-default-set", "Default of a discriminator set", .widens,
    because: "Values without a tag, or with an unknown one, were of no alternative before.",
    migration: "Be ready for values without a known tag.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.discriminator, let after = new.discriminator?.fallback,
        before.fallback == nil
      else { return [] }
      return [
        Finding(
          "values without a known '\(before.propertyName)' are now read as \(after.title)",
          old: before.origin, new: after.origin
        ).presumed(of: after)
      ]
    }),
  Rule(
    "discriminator-default-removed", "Default of a discriminator removed", .narrows,
    because: "Values without a tag, or with an unknown one, are of no alternative any more.",
    migration: "Send the tag with every value.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.discriminator?.fallback, let after = new.discriminator,
        after.fallback == nil
      else { return [] }
      return [
        Finding(
          "values without a known '\(after.propertyName)' are no longer read as \(before.title)",
          old: before.origin, new: after.origin
        ).presumed(of: before)
      ]
    }),
  Rule(
    "discriminator-default-changed", "Default of a discriminator changed", .replaces,
    because: "Values without a tag, or with an unknown one, are read as another alternative.",
    migration: "Send the tag with every value.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.discriminator?.fallback, let after = new.discriminator?.fallback,
        before.referenceName != after.referenceName,
        before.tags != after.tags || before.tags.isEmpty
      else { return [] }
      return [
        Finding(
          "values without a known tag are now read as \(after.title), no longer as "
            + before.title, old: before.origin, new: after.origin, certainty: .presumed,
          reason: "whether values come without a known tag is not known"
        ).beyondSchemas
      ]
    }),
]

extension Finding {
  /// The finding about a discriminator beside alternatives as they are where it is missing.
  ///
  /// Where several of them accept a value, `oneOf` refuses it, and the tag chooses one. So there are other values with the tag than without
  /// it, and what was meant by alternatives that overlap the schemas do not say.
  fileprivate func telling(apart alternatives: [Schema.Branch], _ store: SchemaStore) -> Finding {
    guard !BranchDisjointness(store).areDisjoint(alternatives) else { return self }
    var finding = self
    finding.effect = .replaces
    finding.holdsUnlessEqual = true
    return finding
  }

  /// The finding about a default, which the schemas decide where it is one of the alternatives.
  fileprivate func presumed(of fallback: Schema.Branch) -> Finding {
    var finding = fallback.tagsOfOthers == nil ? beyondSchemas : self
    finding.certainty = .presumed
    finding.reason = "a discriminator is a hint in validation"
    return finding
  }
}

extension Schema.Branch {
  /// What messages call what a discriminator leads to.
  fileprivate var title: String { referenceName.map { "'\($0)'" } ?? "another schema" }
}

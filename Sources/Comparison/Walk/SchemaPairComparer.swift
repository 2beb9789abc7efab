import APIGraph
import DocumentTree
import SchemaLogic

/// Compares one pair of schemas: asks the rules about it, and names the pairs of its parts.
///
/// A reference, because it holds a lot and every pair has a session that needs it.
final class SchemaPairComparer {
  let schemas: SchemaPair
  let recorder: Recorder
  let rules: SchemaRuleGroups
  let branches: BranchPairing
  let enclosures: Enclosures
  let proofs: SchemaProofs
  let declarations: DeclarationPair
  let oldDisjointness: BranchDisjointness
  let newDisjointness: BranchDisjointness
  let unchanged: UnchangedSchemas
  let partwise: PartwisePairs
  private let equalTexts: EqualTexts

  init(
    schemas: SchemaPair, proofs: SchemaProofs, recorder: Recorder, rules: RuleSet,
    declarations: DeclarationPair, index: ChangeIndex?
  ) {
    self.schemas = schemas
    self.declarations = declarations
    self.recorder = recorder
    self.rules = SchemaRuleGroups(rules)
    self.proofs = proofs
    unchanged = UnchangedSchemas(schemas: schemas, declarations: declarations, index: index)
    equalTexts = EqualTexts(schemas, unchanged: unchanged)
    partwise = PartwisePairs(
      schemas, unchanged: unchanged, equalTexts: equalTexts, decider: proofs.decider)
    branches = BranchPairing(schemas: schemas, proofs: proofs)
    enclosures = Enclosures(schemas)
    oldDisjointness = BranchDisjointness(schemas.old)
    newDisjointness = BranchDisjointness(schemas.new)
  }

  /// Compares the two schemas themselves; their parts are named in the result and compared elsewhere.
  func compare(_ key: SchemaPairKey) -> SchemaPairResult {
    if let parts = partsOfEqualTexts(key) { return SchemaPairResult(parts: parts) }
    var session = SchemaPairSession(comparer: self, key: key)
    session.run()
    return session.result
  }

  /// The parts of a pair whose texts say the same, so that nothing is to be told of it itself; `nil` where it has to be looked at.
  private func partsOfEqualTexts(
    _ key: SchemaPairKey
  ) -> [(step: PartStep, key: SchemaPairKey)]? {
    guard key.settlement == .open, key.position == .positive,
      !(key.isInPlace && enclosures.countsEvaluations(key.enclosure)),
      let parts = equalTexts.parts(old: key.old, new: key.new),
      equalTexts.arePropertiesToldElsewhere(parts),
      partwise.contains(old: key.old, new: key.new, key.message)
    else { return nil }
    let ofMembers = key.spelling.ofMembers
    var result: [(step: PartStep, key: SchemaPairKey)] = []
    result.reserveCapacity(parts.properties.count + parts.branches.count + 1)
    for property in parts.properties {
      result.append(
        (
          .member(property.old.name),
          SchemaPairKey(
            old: property.old.schema, new: property.new.schema, partOf: key, spelling: ofMembers,
            presence: property.isListed ? .required : .optional,
            isOfOneProperty: isWritten(property))
        ))
    }
    if let items = parts.items {
      result.append(
        (
          .elements(),
          SchemaPairKey(old: items.old, new: items.new, partOf: key, spelling: ofMembers)
        ))
    }
    let alternative = parts.branches.isEmpty ? nil : key.alternative(isOnly: false)
    for (branch, step) in zip(parts.branches, parts.branchSteps) {
      result.append(
        (
          step,
          SchemaPairKey(
            old: branch.old.schema, new: branch.new.schema, inPlaceOf: key,
            enclosure: key.enclosure, alternative: alternative)
        ))
    }
    return result
  }

  /// Whether a side's schema of a property is written where the property is declared.
  private func isWritten(_ property: EqualTexts.Property) -> Bool {
    schemas.old.site(of: property.old.schema) == property.old.origin
      || schemas.new.site(of: property.new.schema) == property.new.origin
  }
}

/// The rules about schemas, grouped. A reference, because every pair looks at several of the lists.
final class SchemaRuleGroups {
  private let changed: [RuleEntry<@Sendable (Schema, Schema, Context) -> [Finding]>]
  /// The rules about pairs of schemas that are asked whatever differs.
  let changedAnyhow: [RuleEntry<@Sendable (Schema, Schema, Context) -> [Finding]>]
  let evaluation: [RuleEntry<@Sendable (Schema, Schema, Context) -> [Finding]>]
  let possibility: [RuleEntry<@Sendable (Schema, Schema, Context) -> [Finding]>]
  let propertyAdded: [RuleEntry<@Sendable (PropertyPresence, Context) -> [Finding]>]
  let propertyRemoved: [RuleEntry<@Sendable (PropertyPresence, Context) -> [Finding]>]
  let propertyChanged: [RuleEntry<@Sendable (PropertyPair, Context) -> [Finding]>]
  let branchAdded: [RuleEntry<@Sendable (BranchPresence, Context) -> [Finding]>]
  let branchRemoved: [RuleEntry<@Sendable (BranchPresence, Context) -> [Finding]>]
  let branchChanged: [RuleEntry<@Sendable (Schema.Branch, Schema.Branch, Context) -> [Finding]>]
  let lifecycle: [RuleEntry<@Sendable (LifecycleChange, Context) -> [Finding]>]
  let declarationMoved: [RuleEntry<@Sendable (DeclarationMove, Context) -> [Finding]>]
  let unexplained: [RuleEntry<@Sendable (UnexplainedPair, Context) -> [Finding]>]
  let remaining: [RuleEntry<@Sendable (Subject, Field, Context) -> Finding?>]
  let all: [Rule]
  /// What was found out last, because edits of many schemas are mostly of one kind.
  private var lastChanged:
    (
      fields: [Field],
      entries: [RuleEntry<@Sendable (Schema, Schema, Context) -> [Finding]>]
    )?

  init(_ rules: RuleSet) {
    all = rules.rules
    changed = rules.waiting { if case .schemaChanged(let ask) = $0 { ask } else { nil } }
    changedAnyhow = changed.filter { [all] in all[$0.rule].covers.isEmpty }
    evaluation = rules.waiting { if case .evaluationChanged(let ask) = $0 { ask } else { nil } }
    possibility = rules.waiting {
      if case .schemaPossibilityChanged(let ask) = $0 { ask } else { nil }
    }
    propertyAdded = rules.waiting { if case .propertyAdded(let ask) = $0 { ask } else { nil } }
    propertyRemoved = rules.waiting { if case .propertyRemoved(let ask) = $0 { ask } else { nil } }
    propertyChanged = rules.waiting { if case .propertyChanged(let ask) = $0 { ask } else { nil } }
    branchAdded = rules.waiting { if case .branchAdded(let ask) = $0 { ask } else { nil } }
    branchRemoved = rules.waiting { if case .branchRemoved(let ask) = $0 { ask } else { nil } }
    branchChanged = rules.waiting { if case .branchChanged(let ask) = $0 { ask } else { nil } }
    lifecycle = rules.waiting { if case .lifecycleChanged(let ask) = $0 { ask } else { nil } }
    declarationMoved = rules.waiting {
      if case .declarationMoved(let ask) = $0 { ask } else { nil }
    }
    unexplained = rules.waiting { if case .schemaUnexplained(let ask) = $0 { ask } else { nil } }
    remaining = rules.waiting { if case .remainingField(let ask) = $0 { ask } else { nil } }
  }

  /// The rules that are asked where these fields differ, in the order of the catalogue.
  func changed(
    at fields: [Field]
  ) -> [RuleEntry<@Sendable (Schema, Schema, Context) -> [Finding]>] {
    if let lastChanged, lastChanged.fields == fields { return lastChanged.entries }
    let entries = changed.filter { entry in
      let covers = all[entry.rule].covers
      return covers.isEmpty
        || covers.contains { cover in fields.contains { $0.name == cover.name } }
    }
    lastChanged = (fields, entries)
    return entries
  }
}

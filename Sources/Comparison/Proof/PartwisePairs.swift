import APIGraph
import DocumentTree
import SchemaLogic

/// Tells of pairs of schemas that differ in their parts only, and of which every part decides by itself: the receiver refuses something
/// exactly where it refuses it in a part.
///
/// Most schemas that lead to a change are such, and nothing has to be proved of them: each part that changed is asked about itself.
/// `false` says nothing. The cost is that of the two schemas themselves and of what their objects require.
final class PartwisePairs {
  private let schemas: SchemaPair
  private let unchanged: UnchangedSchemas
  private let equalTexts: EqualTexts
  private let decider: InclusionDecider
  private let oldDisjointness: BranchDisjointness
  private let newDisjointness: BranchDisjointness
  /// What has been found out; a pair that is met inside itself counts as one that has to be proved.
  private var answers: [QuickKey: Bool] = [:]

  init(
    _ schemas: SchemaPair, unchanged: UnchangedSchemas, equalTexts: EqualTexts,
    decider: InclusionDecider
  ) {
    self.schemas = schemas
    self.unchanged = unchanged
    self.equalTexts = equalTexts
    self.decider = decider
    oldDisjointness = BranchDisjointness(schemas.old)
    newDisjointness = BranchDisjointness(schemas.new)
  }

  /// Whether a pair differs only in parts that decide by themselves.
  func contains(old: SchemaID, new: SchemaID, _ message: SchemaProofs.Message) -> Bool {
    guard message.spelling == .json || message.spelling == .form else { return false }
    let manner = (message.isReceived ? 1 : 0) + (message.spelling == .json ? 2 : 0)
    let key = QuickKey((Int(old.index) << 32 | Int(new.index)) << 2 | manner)
    if let known = answers[key] { return known }
    answers[key] = false
    let answer = find(old, new, message)
    answers[key] = answer
    return answer
  }

  private func find(_ oldID: SchemaID, _ newID: SchemaID, _ message: SchemaProofs.Message) -> Bool {
    let sent = message.isReceived ? oldID : newID
    if let parts = equalTexts.parts(old: oldID, new: newID) {
      guard parts.branches.isEmpty else {
        return message.spelling == .json
          && areDeciding(
            parts.branches.map(\.old), parts.branches.map(\.new), message,
            areDisjoint: !parts.isExclusive || areDisjoint(parts.branches))
      }
      return areDeciding(parts.properties.map { ($0.old, $0.new) }, sent, message)
        && isDeciding(parts.items, sent, message)
    }
    let old = schemas.old.schema(oldID)
    let new = schemas.new.schema(newID)
    guard !old.isImpossible, !new.isImpossible, old.allOf.isEmpty, new.allOf.isEmpty,
      old.assertsTheSame(as: new, assertsFormats: message.reading.assertsFormats)
    else { return false }
    if old.hasGroup || new.hasGroup {
      return message.spelling == .json && haveDecidingAlternatives(old, new, message)
    }
    guard !old.hasRareParts, !new.hasRareParts,
      sameOrUnchanged(old.additionalProperties, new.additionalProperties),
      let properties = changedProperties(old, new),
      (old.items == nil) == (new.items == nil)
    else { return false }
    var items: (old: SchemaID, new: SchemaID)?
    if let oldItems = old.items, let newItems = new.items, !unchanged.contains(oldItems, newItems) {
      items = (oldItems, newItems)
    }
    return areDeciding(properties, sent, message) && isDeciding(items, sent, message)
  }

  private func sameOrUnchanged(_ old: SchemaID?, _ new: SchemaID?) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    return old == schemas.old.nothing && new == schemas.new.nothing || unchanged.contains(old, new)
  }

  /// The properties that may differ; `nil` where the two do not declare the same names.
  private func changedProperties(
    _ old: Schema, _ new: Schema
  ) -> [(old: Schema.Property, new: Schema.Property)]? {
    guard old.properties.count == new.properties.count else { return nil }
    var changed: [(old: Schema.Property, new: Schema.Property)] = []
    for (property, partner) in zip(old.properties, new.properties) {
      guard property.name == partner.name else { return nil }
      if !unchanged.contains(property, partner) { changed.append((property, partner)) }
    }
    return changed
  }

  /// Whether the sender has every property that changed.
  private func areDeciding(
    _ properties: [(old: Schema.Property, new: Schema.Property)], _ sent: SchemaID,
    _ message: SchemaProofs.Message
  ) -> Bool {
    guard !properties.isEmpty else { return true }
    return decider.plainlyHasObjectToComplete(sent, on: message.sender, reading: message.reading)
      && properties.allSatisfy { old, new in
        isUsual(old.schema, schemas.old) && isUsual(new.schema, schemas.new)
          && decider.plainlyHasValue(
            message.isReceived ? old.schema : new.schema, on: message.sender,
            reading: message.reading)
      }
  }

  /// Whether a property is in the messages of both directions.
  private func isUsual(_ id: SchemaID, _ store: SchemaStore) -> Bool {
    if let outline = store.outline(of: id) { return !outline.isFlagged }
    let schema = store.schema(id)
    return !schema.isReadOnly && !schema.isWriteOnly && !schema.isImpossible
  }

  /// Whether the sender has lists with elements, if these changed.
  private func isDeciding(
    _ items: (old: SchemaID, new: SchemaID)?, _ sent: SchemaID, _ message: SchemaProofs.Message
  ) -> Bool {
    guard let items else { return true }
    return message.spelling == .json
      && decider.plainlyHasList(
        sent, of: message.isReceived ? items.old : items.new, on: message.sender,
        reading: message.reading)
  }

  // MARK: Alternatives

  /// Whether the two say nothing but that some alternative holds, and the alternatives decide by themselves.
  private func haveDecidingAlternatives(
    _ old: Schema, _ new: Schema, _ message: SchemaProofs.Message
  ) -> Bool {
    guard let oldBranches = old.decidingAlternatives(schemas.old),
      let newBranches = new.decidingAlternatives(schemas.new), old.contentSchema == nil,
      new.contentSchema == nil,
      old.anyOf.count == new.anyOf.count, old.oneOf.count == new.oneOf.count,
      haveHarmlessDiscriminators(old, new, message)
    else { return false }
    return areDeciding(
      oldBranches, newBranches, message,
      areDisjoint: old.oneOf.isEmpty
        || oldDisjointness.areDisjoint(old.oneOf) && newDisjointness.areDisjoint(new.oneOf))
  }

  /// Whether neither has a discriminator, or both have one that asks nothing of the alternatives.
  private func haveHarmlessDiscriminators(
    _ old: Schema, _ new: Schema, _ message: SchemaProofs.Message
  ) -> Bool {
    guard let mine = old.discriminator, let theirs = new.discriminator else {
      return old.discriminator == nil && new.discriminator == nil
    }
    func isHarmless(
      _ discriminator: Schema.Discriminator, _ schema: Schema, _ side: InclusionDecider.Sender
    ) -> Bool {
      discriminator.subtypes.isEmpty && discriminator.fallback == nil
        && decider.areToldByListedTags(
          schema.anyOf + schema.oneOf, discriminator.propertyName, on: side,
          reading: message.reading)
    }
    return mine.propertyName == theirs.propertyName && isHarmless(mine, old, .old)
      && isHarmless(theirs, new, .new)
  }

  private func areDisjoint(_ branches: [(old: Schema.Branch, new: Schema.Branch)]) -> Bool {
    oldDisjointness.areDisjoint(branches.map(\.old))
      && newDisjointness.areDisjoint(branches.map(\.new))
  }

  /// Whether the alternatives correspond to each other, and what a changed one allows with the names that it declares no other does.
  ///
  /// Such a pair must itself differ in nothing but its parts: which names are fresh there would be for the whole to say.
  private func areDeciding(
    _ oldBranches: [Schema.Branch], _ newBranches: [Schema.Branch],
    _ message: SchemaProofs.Message, areDisjoint: @autoclosure () -> Bool
  ) -> Bool {
    var changed: [Int] = []
    for (index, (branch, partner)) in zip(oldBranches, newBranches).enumerated() {
      guard branch.tags == partner.tags, branch.tagsOfOthers == nil,
        partner.tagsOfOthers == nil, branch.referenceName == partner.referenceName
      else { return false }
      if unchanged.contains(branch, partner) { continue }
      guard contains(old: branch.schema, new: partner.schema, message),
        decider.plainlyHasValue(
          message.isReceived ? branch.schema : partner.schema, on: message.sender,
          reading: message.reading)
      else { return false }
      changed.append(index)
    }
    return areDisjoint()
      && decider.areToldApart(
        old: oldBranches, new: newBranches, at: changed, reading: message.reading)
  }
}

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
  private let decider: InclusionDecider
  private let oldDisjointness: BranchDisjointness
  private let newDisjointness: BranchDisjointness
  /// What has been found out; a pair that is met inside itself counts as one that has to be proved.
  private var answers: [Int: Bool] = [:]

  init(_ schemas: SchemaPair, unchanged: UnchangedSchemas, decider: InclusionDecider) {
    self.schemas = schemas
    self.unchanged = unchanged
    self.decider = decider
    oldDisjointness = BranchDisjointness(schemas.old)
    newDisjointness = BranchDisjointness(schemas.new)
  }

  /// Whether a pair differs only in parts that decide by themselves.
  func contains(old: SchemaID, new: SchemaID, _ message: SchemaProofs.Message) -> Bool {
    guard message.spelling == .json || message.spelling == .form else { return false }
    let manner = (message.isReceived ? 1 : 0) + (message.spelling == .json ? 2 : 0)
    let key = (Int(old.index) << 32 | Int(new.index)) << 2 | manner
    if let known = answers[key] { return known }
    answers[key] = false
    let answer = find(old, new, message)
    answers[key] = answer
    return answer
  }

  private func find(_ oldID: SchemaID, _ newID: SchemaID, _ message: SchemaProofs.Message) -> Bool {
    let old = schemas.old.schema(oldID)
    let new = schemas.new.schema(newID)
    guard !old.isImpossible, !new.isImpossible, old.hasKnownPartsOnly, new.hasKnownPartsOnly,
      old.assertsTheSame(as: new, assertsFormats: message.reading.assertsFormats),
      sameOrUnchanged(old.additionalProperties, new.additionalProperties)
    else { return false }
    if old.hasGroup || new.hasGroup {
      return message.spelling == .json && haveDecidingAlternatives(old, new, message)
    }
    let sent = message.isReceived ? oldID : newID
    return haveDecidingMembers(old, new, sent, message)
      && haveDecidingElements(old, new, sent, message)
  }

  private func sameOrUnchanged(_ old: SchemaID?, _ new: SchemaID?) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    return old == schemas.old.nothing && new == schemas.new.nothing || unchanged.contains(old, new)
  }

  /// Whether both declare the same names, and the sender has every property that changed.
  private func haveDecidingMembers(
    _ old: Schema, _ new: Schema, _ sent: SchemaID, _ message: SchemaProofs.Message
  ) -> Bool {
    guard old.properties.count == new.properties.count else { return false }
    var isCompletable = false
    for (property, partner) in zip(old.properties, new.properties) {
      guard property.name == partner.name else { return false }
      if unchanged.contains(property, partner) { continue }
      isCompletable =
        isCompletable
        || decider.plainlyHasObjectToComplete(sent, on: message.sender, as: message.spelling)
      guard isCompletable, isUsual(schemas.old.schema(property.schema)),
        isUsual(schemas.new.schema(partner.schema)),
        decider.plainlyHasValue(
          message.isReceived ? property.schema : partner.schema, on: message.sender,
          as: message.spelling)
      else { return false }
    }
    return true
  }

  /// Whether a property is in the messages of both directions.
  private func isUsual(_ schema: Schema) -> Bool {
    !schema.isReadOnly && !schema.isWriteOnly && !schema.isImpossible
  }

  /// Whether the sender has lists with elements, if these changed.
  private func haveDecidingElements(
    _ old: Schema, _ new: Schema, _ sent: SchemaID, _ message: SchemaProofs.Message
  ) -> Bool {
    guard let oldItems = old.items, let newItems = new.items else {
      return old.items == nil && new.items == nil
    }
    return unchanged.contains(oldItems, newItems)
      || message.spelling == .json
        && decider.plainlyHasList(
          sent, of: message.isReceived ? oldItems : newItems, on: message.sender)
  }

  // MARK: Alternatives

  /// Whether the alternatives correspond to each other, and what a changed one allows with the names that it declares no other does.
  ///
  /// Such a pair must itself differ in nothing but its parts: which names are fresh there would be for the whole to say.
  private func haveDecidingAlternatives(
    _ old: Schema, _ new: Schema, _ message: SchemaProofs.Message
  ) -> Bool {
    guard let oldBranches = old.decidingAlternatives, let newBranches = new.decidingAlternatives,
      old.anyOf.count == new.anyOf.count, old.oneOf.count == new.oneOf.count
    else { return false }
    var changed: [Int] = []
    for (index, (branch, partner)) in zip(oldBranches, newBranches).enumerated() {
      guard branch.tags.isEmpty, partner.tags.isEmpty, branch.tagsOfOthers == nil,
        partner.tagsOfOthers == nil, branch.referenceName == partner.referenceName
      else { return false }
      if unchanged.contains(branch, partner) { continue }
      guard contains(old: branch.schema, new: partner.schema, message),
        decider.plainlyHasValue(
          message.isReceived ? branch.schema : partner.schema, on: message.sender, as: .json)
      else { return false }
      changed.append(index)
    }
    guard
      old.oneOf.isEmpty
        || oldDisjointness.areDisjoint(old.oneOf) && newDisjointness.areDisjoint(new.oneOf)
    else { return false }
    return decider.areToldApart(
      old: oldBranches, new: newBranches, at: changed, omission: message.reading.omission)
  }
}

extension Schema {
  /// Whether it has no parts but properties, elements and alternatives.
  fileprivate var hasKnownPartsOnly: Bool { !hasRareKeywords && allOf.isEmpty }
}

import APIGraph
import DocumentTree
import SchemaLogic

/// Compositions: `allOf`, `anyOf`, `oneOf` and what a discriminator selects.
extension SchemaPairSession {
  /// Compares a lone schema with a bare composition as the composition of one branch that it also is.
  ///
  /// Returns whether that was the case, and all has been said.
  mutating func compareAsComposition() -> Bool {
    let oldGroup = old.bareGroup
    let newGroup = new.bareGroup
    if oldGroup == nil, let newGroup, !old.hasGroup, !old.saysNothing {
      let lone = Schema.Branch(schema: key.old, referenceName: nil, origin: old.origin)
      compare(
        [lone], newGroup.branches, keyword: newGroup.keyword,
        isDisjoint: newDisjointness.areDisjoint(newGroup.branches))
      return true
    }
    if newGroup == nil, let oldGroup, !new.hasGroup, !new.saysNothing {
      let lone = Schema.Branch(schema: key.new, referenceName: nil, origin: new.origin)
      compare(
        oldGroup.branches, [lone], keyword: oldGroup.keyword,
        isDisjoint: oldDisjointness.areDisjoint(oldGroup.branches))
      return true
    }
    return false
  }

  private var oldDisjointness: BranchDisjointness { comparer.oldDisjointness }
  private var newDisjointness: BranchDisjointness { comparer.newDisjointness }

  /// Compares the groups of both sides. A group that only one side has is a rule's business.
  mutating func compareCompositions() {
    compare(old.allOf, new.allOf, keyword: "allOf", isDisjoint: true)
    if let oldGroup = old.soleGroup, let newGroup = new.soleGroup,
      oldGroup.keyword != newGroup.keyword
    {
      // The change of the keyword is a rule's business; the branches are compared as they are.
      let isDisjoint =
        oldDisjointness.areDisjoint(oldGroup.branches)
        && newDisjointness.areDisjoint(newGroup.branches)
      compare(oldGroup.branches, newGroup.branches, keyword: "anyOf", isDisjoint: isDisjoint)
    } else {
      if !old.anyOf.isEmpty, !new.anyOf.isEmpty {
        compare(old.anyOf, new.anyOf, keyword: "anyOf", isDisjoint: true)
      }
      if !old.oneOf.isEmpty, !new.oneOf.isEmpty {
        let isDisjoint =
          oldDisjointness.areDisjoint(old.oneOf) && newDisjointness.areDisjoint(new.oneOf)
        compare(old.oneOf, new.oneOf, keyword: "oneOf", isDisjoint: isDisjoint)
      }
    }
    if let oldPart = old.discriminator, let newPart = new.discriminator {
      compare(
        oldPart.subtypes, newPart.subtypes, keyword: "discriminator", isDisjoint: true)
    }
  }

  private mutating func compare(
    _ oldBranches: [Schema.Branch], _ newBranches: [Schema.Branch], keyword: Field,
    isDisjoint: Bool
  ) {
    let pairing =
      isPartwise
      ? BranchPairing.inOrder(oldBranches, newBranches)
      : comparer.branches.pair(oldBranches, newBranches)
    let proofs = comparer.proofs
    let counts = countsEvaluations
    func weighed(_ finding: Finding) -> Finding {
      let finding = finding.undecided(if: counts)
      // Subtypes that a discriminator names are no part of what is valid.
      return keyword == "discriminator" ? finding.beyondSchemas : finding
    }
    let position: Position = keyword == "oneOf" && !isDisjoint ? .mixed : .positive
    let isLone = oldBranches.count == 1 || newBranches.count == 1
    let isAmongAlternatives =
      (keyword == "anyOf" || keyword == "oneOf")
      && (oldBranches.count > 1 || newBranches.count > 1)
    for (oldBranch, newBranch) in pairing.matched {
      let place = ElementPlace(facts: Facts(), origin: oldBranch.origin)
      let partner = ElementPlace(facts: Facts(), origin: newBranch.origin)
      let isOnly = isLone && pairing.matched.count == 1
      let step = newBranch.stepName(keyword, isLone: isOnly)
      emit(comparer.rules.branchChanged, old: place, new: partner, step: step) {
        $0(oldBranch, newBranch, $1)
      }
      descend(
        PartStep(step, .inPlace), oldBranch.schema, newBranch.schema, at: position,
        settlement: settlement(of: oldBranch, newBranch, keyword, position),
        alternative: isAmongAlternatives ? key.alternative(isOnly: isOnly) : nil)
    }
    for branch in pairing.removed {
      let schema = comparer.schemas.old.schema(branch.schema)
      let isRedundant = newBranches.contains {
        proofs.areIdentical(old: branch.schema, new: $0.schema)
      }
      let presence = presence(
        branch, schema, keyword, isDisjoint, isRedundant: isRedundant, otherOrigin: new.origin)
      let place = ElementPlace(facts: schema.facts, origin: branch.origin)
      emit(
        comparer.rules.branchRemoved, old: place, new: newPlace,
        step: branch.stepName(keyword, isLone: false), side: .old,
        claim: claim(about: branch, keyword, on: .old)
      ) { rule, context in rule(presence, context).map(weighed) }
    }
    for branch in pairing.added {
      let schema = comparer.schemas.new.schema(branch.schema)
      let isRedundant = oldBranches.contains {
        proofs.areIdentical(old: $0.schema, new: branch.schema)
      }
      let presence = presence(
        branch, schema, keyword, isDisjoint, isRedundant: isRedundant, otherOrigin: old.origin)
      let place = ElementPlace(facts: schema.facts, origin: branch.origin)
      emit(
        comparer.rules.branchAdded, old: oldPlace, new: place,
        step: branch.stepName(keyword, isLone: false), side: .new,
        claim: claim(about: branch, keyword, on: .new)
      ) { rule, context in rule(presence, context).map(weighed) }
    }
  }

  /// What the schema logic is asked about a branch that only one side has.
  private func claim(about branch: Schema.Branch, _ keyword: Field, on side: Side) -> Claim? {
    let isOfSender = key.isReceived == (side == .old)
    if keyword == "allOf" { return isOfSender ? nil : .receiverPart(branch.schema) }
    return isOfSender ? .senderPart(branch.schema) : .concern(.applicator(keyword))
  }

  /// What is proved of two alternatives that belong together: edits do no harm where the receiver accepts all of the sender's
  /// alternative, be it by another one.
  private func settlement(
    of old: Schema.Branch, _ new: Schema.Branch, _ keyword: Field, _ position: Position
  ) -> Settlement? {
    // Subtypes that a discriminator names are no part of what is valid, so that no proof about the whole speaks of them.
    if keyword == "discriminator" { return .open }
    // No other alternative takes what this one is about.
    if isPartwise { return nil }
    guard key.position == .positive, position == .positive || settlement.isLowering,
      keyword == "anyOf" || keyword == "oneOf",
      !comparer.proofs.areIdentical(old: old.schema, new: new.schema)
    else { return nil }
    let part = key.isReceived ? old.schema : new.schema
    let joined = comparer.proofs.schemaJoining(sent, part, isOld: key.isReceived)
    let whole = key.isReceived ? (old: joined, new: key.new) : (old: key.old, new: joined)
    // An alternative that the rest rules out is meant all the same, and has to answer for itself.
    if settlement.isLowering,
      comparer.proofs.isVacuous(
        [joined], key.message, old: whole.old, new: whole.new, partMessage: key.message)
    {
      return .vacuous
    }
    if !countsEvaluations {
      // The two are asked about each other first, as they mostly will be anyway.
      let verdict = comparer.proofs.verdict(
        old: old.schema, new: new.schema, key.message, assumption: .openWorld)
      switch verdict {
      case .equal, .compatible: return settlement.isLowering ? nil : verdict.settlement
      case .vacuous: return nil
      case .incompatible, .undecided: break
      }
    }
    guard settlement.isLowering || inclusion(ofSenderPart: part).isIncluded else { return nil }
    guard
      comparer.proofs.isIncludedByNames(old: whole.old, new: whole.new, key.message)
    else { return .undeclared }
    return settlement.isLowering ? nil : .compatible
  }

  private func presence(
    _ branch: Schema.Branch, _ schema: Schema, _ keyword: Field, _ isDisjoint: Bool,
    isRedundant: Bool, otherOrigin: Origin
  ) -> BranchPresence {
    BranchPresence(
      branch: branch, schema: schema, keyword: keyword, name: name(of: branch, schema),
      isDisjoint: isDisjoint, isRedundant: isRedundant, otherOrigin: otherOrigin)
  }

  /// What a reader calls the branch: its tag, the name by which it is referred to, its title, or its type.
  private func name(of branch: Schema.Branch, _ schema: Schema) -> String {
    if let tag = branch.tags.first { return "'\(tag)'" }
    if let name = branch.referenceName { return "'\(name)'" }
    if let title = schema.facts.string("title") { return "'\(title)'" }
    if let types = schema.types { return types.names.joined(separator: " or ") }
    return "a schema"
  }
}

extension Schema.Branch {
  /// The segment for the branch in a path; parts of `allOf` and a lone branch stand where the whole stands.
  func stepName(_ keyword: Field, isLone: Bool) -> String? {
    if keyword == "allOf" || isLone { return nil }
    if let name = tags.first ?? referenceName.map({ ExactString($0) }) {
      return keyword == "discriminator" ? name.string : "\(keyword.name) \(name)"
    }
    return keyword.name
  }
}

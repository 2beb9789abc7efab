import APIGraph
import DocumentTree

// Applicators in place (JSON Schema 2020-12 core §10.2).
extension FormulaCompiler {
  /// The number of pairs of branches that may be looked at one by one.
  private static let maximumPairs = 20_000

  func choices(of context: InPlaceContext) -> [Formula] {
    var parts = context.entry.schema.allOf.map { inPlace($0.schema, context) }
    if !context.entry.schema.anyOf.isEmpty {
      parts.append(anyOne(context.entry.schema.anyOf, context))
    }
    if !context.entry.schema.oneOf.isEmpty {
      parts.append(
        reading.tellsAlternativesByNames
          ? anyOne(context.entry.schema.oneOf, context)
          : exactlyOne(branches(context.entry.schema.oneOf, context), context))
    }
    for id in context.entry.schema.not { parts.append(arena.not(inPlace(id, context))) }
    if let conditional = context.entry.schema.conditional {
      let condition = inPlace(conditional.condition, context)
      if let consequence = conditional.consequence {
        parts.append(arena.any([arena.refused(condition), inPlace(consequence, context)]))
      }
      if let alternative = conditional.alternative {
        parts.append(arena.any([condition, inPlace(alternative, context)]))
      }
    }
    return parts
  }

  /// What a schema for the same value demands.
  func inPlace(_ id: SchemaID, _ context: InPlaceContext) -> Formula {
    formula(of: id, on: context.side, at: context.site, depth: context.depth + 1)
  }

  /// What the branches of a choice demand, each with its tags where discriminators are read.
  func branches(_ branches: [Schema.Branch], _ context: InPlaceContext) -> [Formula] {
    branches.map { branch in
      let formula = inPlace(branch.schema, context)
      guard reading.readsDiscriminators, !branch.tags.isEmpty || branch.tagsOfOthers != nil,
        let name = context.entry.schema.discriminator?.propertyName,
        !site(context.site).omitted.contains(name),
        !(reading.prefersListedTags
          && branch.refusesItsTags(in: name, catalog.store(context.side)))
      else { return formula }
      if let others = branch.tagsOfOthers {
        return arena.all([formula, member(name, arena.literal(tags(others)).negated)])
      }
      return arena.all([
        formula, arena.literal(.required(name)),
        member(name, arena.literal(tags(branch.tags.sorted()))),
      ])
    }
  }

  private func tags(_ tags: [ExactString]) -> Literal { .enumeration(tags.map(JSONValue.string)) }

  /// What a member has to be where it is there.
  private func member(_ name: ExactString, _ formula: Formula) -> Formula {
    let entry = MembersLiteral.Entry(key: name, location: location(of: formula))
    return arena.literal(
      .members(MembersLiteral(named: [entry], patterns: [], additional: .anything)))
  }

  /// At least one of some alternatives.
  private func anyOne(_ list: [Schema.Branch], _ context: InPlaceContext) -> Formula {
    let formulas = branches(list, context)
    guard reading.tellsAlternativesByNames else { return arena.any(formulas) }
    let names = list.map { catalog.declaredNames(of: $0.schema, on: context.side) }
    let common = context.entry.schema.allOf.reduce(
      into: Set(context.entry.schema.properties.map(\.name))
    ) { $0.formUnion(catalog.declaredNames(of: $1.schema, on: context.side)) }
    let others = names.reduce(into: Set()) { $0.formUnion($1) }.subtracting(common)
    return arena.any(
      zip(formulas, names).map { formula, own in
        arena.all(
          [formula]
            + others.subtracting(own).sorted().map { arena.literal(.required($0)).negated })
      })
  }

  /// Exactly one of some formulas: any of them, and no two of those that could hold at once.
  private func exactlyOne(_ branches: [Formula], _ context: InPlaceContext) -> Formula {
    let any = arena.any(branches)
    if branches.count * branches.count / 2 > Self.maximumPairs {
      guard BranchProfile.areDisjoint(branches.map { BranchProfile($0, self) }) else {
        return arena.all([any, unknown(.steps, context.number, at: context.site)])
      }
      return any
    }
    let profiles = branches.map { BranchProfile($0, self) }
    if BranchProfile.areDisjoint(profiles) { return any }
    var parts = [any]
    for index in branches.indices {
      for other in branches.indices where index < other {
        if profiles[index].excludes(profiles[other]) { continue }
        let both = arena.all([branches[index], branches[other]])
        parts.append(arena.refused(both))
      }
    }
    return arena.all(parts)
  }
}

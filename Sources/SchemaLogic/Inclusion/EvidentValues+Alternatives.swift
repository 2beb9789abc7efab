import APIGraph
import DocumentTree

/// Choices: alternatives that have values, and keep them from others.
extension EvidentValues {
  /// Whether a schema plainly has a value that is not null, be it one of an alternative.
  func hasValueBesideNull(_ schema: Schema) -> Bool {
    guard schema.hasGroup else {
      return hasValue(schema, ofTypes: schema.effectiveTypes.subtracting(.null))
    }
    guard schema.discriminator == nil, let branches = schema.decidingAlternatives(store) else {
      return false
    }
    return (schema.oneOf.isEmpty || disjointness.areDisjoint(branches))
      && branches.contains { hasValueBesideNull($0.schema) }
  }

  /// The schemas of which any may accept a value of a schema: of alternatives that consist of alternatives, these.
  func innermostAlternatives(of id: SchemaID) -> [Whole] {
    if let known = innermost[id.index] { return known }
    // What leads back to itself ends there.
    guard unfinishedChoices.insert(id.index).inserted else { return [Whole(id, store)] }
    let found =
      alternatives(of: id).map { $0.flatMap { innermostAlternatives(of: $0) } }
      ?? [Whole(id, store)]
    unfinishedChoices.remove(id.index)
    innermost[id.index] = found
    return found
  }

  /// The alternatives of which each decides which of its values are valid; `nil` where there are none, or too many.
  private func alternatives(of id: SchemaID) -> [SchemaID]? {
    if let outline = store.outline(of: id) {
      guard case .choice(let branches, _) = outline.content,
        branches.count <= Self.maximumAlternatives
      else { return nil }
      return branches.map { store.identify($0, of: outline) }
    }
    let schema = store.schema(id)
    guard let branches = schema.decidingAlternatives(store),
      branches.count <= Self.maximumAlternatives,
      schema.discriminator.map({ areToldByListedTags(branches, $0.propertyName) }) ?? true
    else { return nil }
    return branches.map(\.schema)
  }

  /// Of one choice beside which nothing is said: an alternative with a value, where no other takes it.
  func hasAlternative(_ schema: Schema, depth: Int) -> Bool {
    guard let branches = schema.decidingAlternatives(store) else { return false }
    // A tag that messages leave out keeps nothing apart, and one that the alternative refuses is none.
    if let name = schema.discriminator?.propertyName {
      return hasToldAlternative(branches, name, depth: depth)
        || branches.allSatisfy { lists($0, name) }
          && (schema.oneOf.isEmpty || disjointness.areDisjoint(branches))
          && branches.contains { hasValue($0.schema, depth: depth) }
    }
    return (schema.oneOf.isEmpty || disjointness.areDisjoint(branches))
      && branches.contains { hasValue($0.schema, depth: depth) }
  }

  /// Of a choice and one of its own alternatives, joined: a value of the alternative, where no other takes it.
  func hasJoinedAlternative(_ schema: Schema, depth: Int) -> Bool {
    guard schema.isNothingBesideAllOf else { return false }
    let part = schema.allOf[1].schema
    return distinctAlternatives(of: schema.allOf[0].schema).contains(part)
      && hasValue(part, depth: depth)
  }

  /// The alternatives of a choice beside which nothing is said, where no value is one of two; none for any other schema.
  func distinctAlternatives(of choice: SchemaID) -> Set<SchemaID> {
    if let answer = distinctAlternatives[choice] { return answer }
    var answer: Set<SchemaID> = []
    let schema = store.schema(choice)
    if schema.discriminator == nil, let branches = schema.decidingAlternatives(store),
      schema.oneOf.isEmpty || disjointness.areDisjoint(branches)
    {
      answer = Set(branches.map(\.schema))
    }
    distinctAlternatives[choice] = answer
    return answer
  }
}

import APIGraph
import DocumentTree
import SchemaLogic

/// The members of an object that are not declared by name.
extension SchemaPairSession {
  /// Pairs what is said of members by pattern, of all other members, and of names.
  mutating func compareOtherMembers(at position: Position) {
    let spelling = key.spelling.ofMembers
    let oldPatterns = Set(old.patternProperties.map(\.pattern))
    let newPatterns = Set(new.patternProperties.map(\.pattern))
    // A name may match several patterns; then one pattern that comes or goes does not decide alone.
    let alone: Position = oldPatterns.union(newPatterns).count > 1 ? .mixed : .positive
    for part in old.patternProperties {
      let partner = new.patternProperties.first { $0.pattern == part.pattern }
      descend(
        PartStep("/\(part.pattern)/", .memberMatching(part.pattern)), part.schema,
        partner?.schema ?? new.additionalProperties,
        at: position.containing(partner == nil ? alone : .positive), spelling: spelling)
    }
    for part in new.patternProperties where !oldPatterns.contains(part.pattern) {
      descend(
        PartStep("/\(part.pattern)/", .memberMatching(part.pattern)), old.additionalProperties,
        part.schema,
        at: position.containing(alone), spelling: spelling)
    }
    let isOldClosed = isNever(old.additionalProperties, comparer.schemas.old)
    let isNewClosed = isNever(new.additionalProperties, comparer.schemas.new)
    if !isOldClosed, !isNewClosed {
      descend(
        PartStep("additionalProperties", .otherMember), old.additionalProperties,
        new.additionalProperties,
        at: position, spelling: spelling)
    }
    descend(
      PartStep("propertyNames", .elsewhere), old.propertyNames, new.propertyNames, at: position)
    if old.unevaluatedProperties != nil, new.unevaluatedProperties != nil {
      descend(
        PartStep("unevaluatedProperties", .otherMember), old.unevaluatedProperties,
        new.unevaluatedProperties,
        at: position.containing(.mixed),
        spelling: spelling)
    }
    for part in old.dependentSchemas {
      let partner = new.dependentSchemas.first { $0.name == part.name }
      descend(
        PartStep("dependentSchemas \(part.name)", .inPlace), part.schema, partner?.schema,
        at: position)
    }
    for part in new.dependentSchemas
    where !old.dependentSchemas.contains(where: { $0.name == part.name }) {
      descend(
        PartStep("dependentSchemas \(part.name)", .inPlace), nil, part.schema, at: position)
    }
  }

  func isNever(_ id: SchemaID?, _ store: SchemaStore) -> Bool {
    id.map { store.schema($0).isImpossible } ?? false
  }
}

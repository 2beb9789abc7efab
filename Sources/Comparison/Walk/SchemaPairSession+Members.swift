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
    let renamed = NamePatternPairing(old, new, comparer.schemas)
    if let renamed {
      // Which names the pattern matches is a rule's business; what they hold is the same but for its description.
      descend(
        PartStep("/\(renamed.new.pattern)/", .memberMatching(renamed.new.pattern)),
        renamed.old.schema, renamed.new.schema, at: .ignored, spelling: spelling)
    }
    for part in old.patternProperties where part.pattern != renamed?.old.pattern {
      let partner = new.patternProperties.first { $0.pattern == part.pattern }
      descend(
        PartStep("/\(part.pattern)/", .memberMatching(part.pattern)), part.schema,
        partner?.schema ?? new.additionalProperties,
        at: position.containing(partner == nil ? alone : .positive), spelling: spelling)
    }
    for part in new.patternProperties
    where !oldPatterns.contains(part.pattern) && part.pattern != renamed?.new.pattern {
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
        at: position.containing(evaluateSameMembers ? .positive : .mixed),
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

  /// Whether the members that are left to `unevaluatedProperties` plainly have the same names on both sides, so that it says of them
  /// what `additionalProperties` would say.
  private var evaluateSameMembers: Bool {
    let isPlain = [old, new].allSatisfy {
      $0.additionalProperties == nil && $0.appliesNothingInPlace
    }
    return isPlain && Set(old.properties.map(\.name)) == Set(new.properties.map(\.name))
      && Set(old.patternProperties.map(\.pattern)) == Set(new.patternProperties.map(\.pattern))
  }

  func isNever(_ id: SchemaID?, _ store: SchemaStore) -> Bool {
    id.map { store.schema($0).isImpossible } ?? false
  }
}

extension Schema {
  /// Whether no other schema applies to the same value, so that it alone says what counts as evaluated.
  var appliesNothingInPlace: Bool {
    allOf.isEmpty && !hasGroup && not.isEmpty && conditional == nil && dependentSchemas.isEmpty
  }
}

import APIGraph
import DocumentTree
import SchemaLogic

/// The declared members of an object.
extension SchemaPairSession {
  /// Pairs properties by name, and what only one side declares with what the other side says of undeclared names.
  mutating func compareProperties(at position: Position) {
    guard !(old.properties.isEmpty && new.properties.isEmpty) else { return }
    let pairing = PropertyPairing(old.properties, new.properties)
    let requireTheSame = old.required == new.required
    for (property, partner) in pairing.matched {
      let isListedAlike =
        requireTheSame
        || old.required.contains(property.name) == new.required.contains(property.name)
      guard !isListedAlike || !comparer.unchanged.contains(property, partner) else { continue }
      compare(property, partner, at: position, isListedAlike: isListedAlike)
    }
    let (removed, added) = (pairing.removed, pairing.added)
    for property in removed { compareRemoved(property, alternatives: added, at: position) }
    for property in added { compareAdded(property, alternatives: removed, at: position) }
  }

  private mutating func compareRemoved(
    _ property: Schema.Property, alternatives: [Schema.Property], at position: Position
  ) {
    let schema = comparer.schemas.old.schema(property.schema)
    let isClosed = isNever(new.additionalProperties, comparer.schemas.new)
    let presence = presence(
      of: property, schema, in: old, other: new, isOtherClosed: isClosed,
      alternatives: alternatives, comparer.schemas.new)
    let place = ElementPlace(facts: schema.facts, origin: property.origin)
    let isElsewhere = isDeclaredElsewhere(property.name, on: .new)
    emit(
      comparer.rules.propertyRemoved, old: place, new: newPlace, step: property.name.string,
      side: .old, claim: isElsewhere ? .member(property.name) : nil, removed: schema.facts
    ) { rule, context in
      // The receiver of what the API sends has lost a demand on it, the receiver of the rest makes one less.
      rule(presence, context).map {
        isElsewhere ? $0.moved(context.isReceived ? .annotates : .widens) : $0
      }
    }
    guard !presence.isIgnored else { return }
    for (partner, inner) in new.schemasOfUndeclared(property.name, beside: old)
    where !isNever(partner, comparer.schemas.new) {
      descend(
        .member(property.name), property.schema, partner, at: position.containing(inner),
        spelling: key.spelling.ofMembers,
        settlement: settlement(ofMember: property.name, property.schema, partner))
    }
  }

  private mutating func compareAdded(
    _ property: Schema.Property, alternatives: [Schema.Property], wasForbidden: Bool = false,
    at position: Position
  ) {
    let schema = comparer.schemas.new.schema(property.schema)
    let isClosed = wasForbidden || isNever(old.additionalProperties, comparer.schemas.old)
    let presence = presence(
      of: property, schema, in: new, other: old, isOtherClosed: isClosed,
      alternatives: alternatives, comparer.schemas.old)
    let place = ElementPlace(facts: schema.facts, origin: property.origin)
    let counts = countsEvaluations
    let isElsewhere = isDeclaredElsewhere(property.name, on: .old)
    let concern: Concern? =
      presence.isRequired ? .required(property.name) : counts ? nil : .name(property.name)
    emit(
      comparer.rules.propertyAdded, old: oldPlace, new: place, step: property.name.string,
      side: .new, claim: concern.map(Claim.concern)
    ) { rule, context in
      rule(presence, context).map {
        // What its own schema demands is told where the schemas are compared.
        isElsewhere && !presence.isRequired && !counts
          ? $0.moved(.annotates) : $0.undecided(if: counts)
      }
    }
    guard !presence.isIgnored, !wasForbidden else { return }
    let partners = old.schemasOfUndeclared(property.name, beside: new)
    for (partner, inner) in partners where !isNever(partner, comparer.schemas.old) {
      descend(
        .member(property.name), partner, property.schema, at: position.containing(inner),
        spelling: key.spelling.ofMembers,
        settlement: settlement(ofMember: property.name, partner, property.schema))
    }
    // A name that is declared around this part, or any name where none is, can have been used before.
    let isUsed =
      comparer.enclosures.declares(property.name, key.enclosure)
      || old.required.contains(property.name)
      || old.usesAnyName && comparer.enclosures.useAnyName(key.enclosure)
    if partners.isEmpty, isUsed {
      descend(
        .member(property.name), nil, property.schema, at: position, spelling: key.spelling.ofMembers
      )
    }
  }

  private mutating func compare(
    _ oldProperty: Schema.Property, _ newProperty: Schema.Property, at position: Position,
    isListedAlike: Bool
  ) {
    let oldSchema = comparer.schemas.old.schema(oldProperty.schema)
    let newSchema = comparer.schemas.new.schema(newProperty.schema)
    // A property that can have no value is as good as not there.
    if newSchema.isImpossible, !oldSchema.isImpossible {
      return compareRemoved(oldProperty, alternatives: [], at: position)
    }
    if oldSchema.isImpossible, !newSchema.isImpossible {
      return compareAdded(newProperty, alternatives: [], wasForbidden: true, at: position)
    }
    let name = oldProperty.name
    let isOldIgnored = isIgnored(oldSchema)
    let isNewIgnored = isIgnored(newSchema)
    let pair = PropertyPair(
      name: name, old: oldProperty, new: newProperty, oldSchema: oldSchema, newSchema: newSchema,
      isListed: (old: old.required.contains(name), new: new.required.contains(name)),
      isIgnored: (old: isOldIgnored, new: isNewIgnored),
      isOwn: oldSchema.origin == oldProperty.origin || newSchema.origin == newProperty.origin)
    if !isListedAlike || !haveSameEntries(oldSchema.facts, newSchema.facts) {
      emit(
        comparer.rules.propertyChanged,
        old: ElementPlace(facts: oldSchema.facts, origin: oldProperty.origin),
        new: ElementPlace(facts: newSchema.facts, origin: newProperty.origin), step: name.string,
        claim: .concern(.required(name))
      ) { $0(pair, $1) }
    }
    descend(
      .member(name), oldProperty.schema, newProperty.schema,
      at: isOldIgnored || isNewIgnored ? .ignored : position, spelling: key.spelling.ofMembers,
      presence: pair.isRequired.old && pair.isRequired.new ? .required : .optional,
      settlement: settlement(
        ofMember: name, oldProperty.schema, newProperty.schema, isDeclared: true),
      isOfOneProperty: pair.isOwn)
  }

  /// Whether the receiver of this message leaves such a property alone: the owner is always the API.
  private func isIgnored(_ schema: Schema) -> Bool {
    key.isReceived ? schema.isReadOnly : schema.isWriteOnly
  }

  private func presence(
    of property: Schema.Property, _ schema: Schema, in parent: Schema, other: Schema,
    isOtherClosed: Bool, alternatives: [Schema.Property], _ store: SchemaStore
  ) -> PropertyPresence {
    // Many at once are a redesign, where a likeness of names says nothing.
    let candidates = alternatives.count <= 12 ? alternatives : []
    let likely = candidates.filter { alternative in
      NameSimilarity.looksLike(
        property.name.string, schema, alternative.name.string, store.schema(alternative.schema))
    }
    return PropertyPresence(
      property: property, schema: schema, other: other,
      isOtherClosed: isOtherClosed,
      isRequired: parent.required.contains(property.name) && !isIgnored(schema)
        && !other.required.contains(property.name),
      isIgnored: isIgnored(schema), renamed: likely.count == 1 ? likely[0].name.string : nil)
  }
}

extension Finding {
  /// The finding about a property that another part of the schema declares on the other side.
  fileprivate func moved(_ effect: Effect) -> Finding {
    if self.effect == .annotates { return self }
    var finding = self
    finding.effect = effect
    return finding
  }

  /// The finding as one whose effect nobody can tell.
  func undecided(if isUndecided: Bool) -> Finding {
    guard isUndecided else { return self }
    var finding = self
    finding.effect = .replaces
    finding.certainty = .undecided
    finding.reason = "'unevaluatedProperties' or 'unevaluatedItems' counts what is declared"
    return finding
  }
}

extension Schema {
  /// What applies to a member that `properties` does not declare, and how sure that is: patterns that are more than a plain
  /// beginning or end are not matched here.
  ///
  /// `nil` stands for a pattern that applies on the other side too, beside what is declared there, so that the declaration
  /// alone makes the difference.
  func schemasOfUndeclared(_ name: ExactString, beside other: Schema)
    -> [(schema: SchemaID?, position: Position)]
  {
    let shared = Set(other.patternProperties.map(\.pattern))
    var result: [(schema: SchemaID?, position: Position)] = []
    var isMatched = false
    var mayBeMatched = false
    for part in patternProperties {
      switch PlainPattern(part.pattern.string)?.matches(name.string) {
      case true?:
        isMatched = true
        result.append((shared.contains(part.pattern) ? nil : part.schema, .positive))
      case false?: break
      case nil:
        mayBeMatched = true
        result.append((shared.contains(part.pattern) ? nil : part.schema, .mixed))
      }
    }
    if let other = additionalProperties, !isMatched {
      result.append((other, mayBeMatched ? .mixed : .positive))
    }
    return result
  }

  /// Whether the schema allows objects and its senders may use any name, because it declares none.
  var usesAnyName: Bool {
    effectiveTypes.contains(.object) && properties.isEmpty && additionalProperties == nil
      && patternProperties.isEmpty
  }
}

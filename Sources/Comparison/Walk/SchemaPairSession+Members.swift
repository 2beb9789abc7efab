import APIGraph
import DocumentTree

/// The parts of an object.
extension SchemaPairSession {
  /// Pairs properties by name, and what only one side declares with what the other side says of undeclared names.
  mutating func compareProperties(at position: Position) {
    guard !(old.properties.isEmpty && new.properties.isEmpty) else { return }
    var newByName: [ExactString: Schema.Property] = [:]
    for property in new.properties { newByName[property.name] = property }
    var oldNames: Set<ExactString> = []
    var removed: [Schema.Property] = []
    for property in old.properties {
      oldNames.insert(property.name)
      if let partner = newByName[property.name] {
        compare(property, partner, at: position)
      } else {
        removed.append(property)
      }
    }
    let added = new.properties.filter { !oldNames.contains($0.name) }
    for property in removed {
      let schema = comparer.schemas.old.schema(property.schema)
      let presence = presence(
        of: property, schema, in: old, other: new, alternatives: added, comparer.schemas.new)
      let place = ElementPlace(facts: schema.facts, origin: property.origin)
      emit(
        comparer.rules.propertyRemoved, old: place, new: newPlace, step: property.name.string
      ) { $0(presence, $1) }
      if !presence.isIgnored, let other = new.schemaOfUndeclared(property.name),
        !isNever(other, comparer.schemas.new)
      {
        descend(
          property.name.string, property.schema, other, at: position,
          reading: key.reading.ofMembers)
      }
    }
    for property in added {
      let schema = comparer.schemas.new.schema(property.schema)
      let presence = presence(
        of: property, schema, in: new, other: old, alternatives: removed, comparer.schemas.old)
      let place = ElementPlace(facts: schema.facts, origin: property.origin)
      emit(
        comparer.rules.propertyAdded, old: oldPlace, new: place, step: property.name.string
      ) { $0(presence, $1) }
      guard !presence.isIgnored else { continue }
      if let other = old.schemaOfUndeclared(property.name) {
        if !isNever(other, comparer.schemas.old) {
          descend(
            property.name.string, other, property.schema, at: position,
            reading: key.reading.ofMembers)
        }
      } else if old.usesAnyName {
        descend(
          property.name.string, nil, property.schema, at: position,
          reading: key.reading.ofMembers)
      }
    }
  }

  private mutating func compare(
    _ oldProperty: Schema.Property, _ newProperty: Schema.Property, at position: Position
  ) {
    let oldSchema = comparer.schemas.old.schema(oldProperty.schema)
    let newSchema = comparer.schemas.new.schema(newProperty.schema)
    let name = oldProperty.name
    let isOldIgnored = isIgnored(oldSchema)
    let isNewIgnored = isIgnored(newSchema)
    let pair = PropertyPair(
      name: name, old: oldProperty, new: newProperty, oldSchema: oldSchema, newSchema: newSchema,
      isListed: (old: old.required.contains(name), new: new.required.contains(name)),
      isIgnored: (old: isOldIgnored, new: isNewIgnored))
    emit(
      comparer.rules.propertyChanged,
      old: ElementPlace(facts: oldSchema.facts, origin: oldProperty.origin),
      new: ElementPlace(facts: newSchema.facts, origin: newProperty.origin), step: name.string
    ) { $0(pair, $1) }
    descend(
      name.string, oldProperty.schema, newProperty.schema,
      at: isOldIgnored || isNewIgnored ? .ignored : position, reading: key.reading.ofMembers,
      isAlwaysPresent: pair.isRequired.old && pair.isRequired.new)
  }

  /// Whether the receiver of this message leaves such a property alone (DESIGN §5: the owner is always the API).
  private func isIgnored(_ schema: Schema) -> Bool {
    key.isReceived ? schema.isReadOnly : schema.isWriteOnly
  }

  private func presence(
    of property: Schema.Property, _ schema: Schema, in parent: Schema, other: Schema,
    alternatives: [Schema.Property], _ store: SchemaStore
  ) -> PropertyPresence {
    // Many at once are a redesign, where a likeness of names says nothing.
    let candidates = alternatives.count <= 12 ? alternatives : []
    let likely = candidates.filter { alternative in
      NameSimilarity.looksLike(
        property.name.string, schema, alternative.name.string, store.schema(alternative.schema))
    }
    return PropertyPresence(
      property: property, schema: schema, parent: parent, other: other,
      isRequired: parent.required.contains(property.name) && !isIgnored(schema),
      isIgnored: isIgnored(schema), renamed: likely.count == 1 ? likely[0].name.string : nil)
  }

  /// Pairs what is said of members by pattern, of all other members, and of names.
  mutating func compareOtherMembers(at position: Position) {
    let reading = key.reading.ofMembers
    for part in old.patternProperties {
      let partner = new.patternProperties.first { $0.pattern == part.pattern }
      descend(
        "/\(part.pattern)/", part.schema, partner?.schema ?? new.additionalProperties,
        at: position, reading: reading)
    }
    for part in new.patternProperties
    where !old.patternProperties.contains(where: { $0.pattern == part.pattern }) {
      descend(
        "/\(part.pattern)/", old.additionalProperties, part.schema, at: position,
        reading: reading)
    }
    let isOldClosed = isNever(old.additionalProperties, comparer.schemas.old)
    let isNewClosed = isNever(new.additionalProperties, comparer.schemas.new)
    if !isOldClosed, !isNewClosed {
      descend(
        "additionalProperties", old.additionalProperties, new.additionalProperties,
        at: position, reading: reading)
    }
    descend("propertyNames", old.propertyNames, new.propertyNames, at: position)
    if old.unevaluatedProperties != nil, new.unevaluatedProperties != nil {
      descend(
        "unevaluatedProperties", old.unevaluatedProperties, new.unevaluatedProperties,
        at: position.containing(.mixed),
        reading: reading)
    }
    for part in old.dependentSchemas {
      let partner = new.dependentSchemas.first { $0.name == part.name }
      descend("dependentSchemas \(part.name)", part.schema, partner?.schema, at: position)
    }
    for part in new.dependentSchemas
    where !old.dependentSchemas.contains(where: { $0.name == part.name }) {
      descend("dependentSchemas \(part.name)", nil, part.schema, at: position)
    }
  }

  private func isNever(_ id: SchemaID?, _ store: SchemaStore) -> Bool {
    id.map { store.schema($0).isNever } ?? false
  }
}

extension Schema {
  /// What applies to a member that `properties` does not declare; `nil` where any value goes.
  ///
  /// A pattern decides only when it is the only thing said, since patterns are not matched here.
  func schemaOfUndeclared(_ name: ExactString) -> SchemaID? {
    patternProperties.isEmpty ? additionalProperties : nil
  }

  /// Whether the schema is about objects and its senders may use any name, because it declares none (DESIGN §5, fresh names).
  var usesAnyName: Bool {
    types == .object && properties.isEmpty && additionalProperties == nil
      && patternProperties.isEmpty && anyOf.isEmpty && oneOf.isEmpty && allOf.isEmpty
  }
}

import DocumentTree

// Schemas of members and elements (JSON Schema 2020-12 core §10.3, §11).
extension SchemaReader {
  /// The object that holds named schemas; some descriptions keep it elsewhere and refer to it.
  private mutating func map(_ value: Node) -> (members: Children, document: Int32)? {
    var place = origin(of: value)
    if let reference = store.documents.pureReference(at: place),
      case .found(let target) = store.documents.resolve(reference, from: place)
    {
      place = target
    }
    let node = store.documents.node(place)
    guard node.kind == .object else {
      reject(value, "must be an object of schemas")
      return nil
    }
    return (node.members, place.document)
  }

  mutating func readProperties(_ value: Node) {
    guard let (members, document) = map(value) else { return }
    draft.schema.properties.reserveCapacity(members.count)
    for member in members {
      let place = Origin(document: document, node: member.id)
      draft.schema.properties.append(
        Schema.Property(
          name: store.name(of: member, in: document), schema: store.id(at: place, dialect, scope),
          origin: place))
    }
  }

  mutating func readPatternProperties(_ value: Node) {
    guard let (members, document) = map(value) else { return }
    draft.schema.patternProperties = members.map { member in
      let place = Origin(document: document, node: member.id)
      return Schema.PatternProperty(
        pattern: store.name(of: member, in: document), schema: store.id(at: place, dialect, scope),
        origin: place)
    }
  }

  /// A schema that accepts everything says nothing, unless something asks what was looked at.
  private func meaningful(_ id: SchemaID) -> SchemaID? {
    id != store.anything || store.keepsEvaluations(in: site.document) ? id : nil
  }

  /// The keywords whose value is one schema.
  mutating func readSubschema(_ keyword: Keyword, _ value: Node) {
    let id = identify(value)
    switch keyword {
    case .additionalProperties: draft.schema.additionalProperties = meaningful(id)
    case .propertyNames: draft.schema.propertyNames = id == store.anything ? nil : id
    case .unevaluatedProperties: draft.schema.unevaluatedProperties = id
    case .unevaluatedItems: draft.schema.unevaluatedItems = id
    case .contentSchema: draft.schema.contentSchema = id == store.anything ? nil : id
    default: readNot(id, at: value)
    }
  }

  /// What forbids everything is the schema that allows nothing, and what forbids nothing says nothing.
  private mutating func readNot(_ id: SchemaID, at value: Node) {
    if id == store.nothing { return }
    guard id == store.anything else { return draft.schema.not.append(id) }
    draft.parts.append(
      SchemaDraft.Part(
        Schema.Branch(schema: store.nothing, referenceName: nil, origin: origin(of: value))))
  }

  mutating func settleElements() {
    var rest = value(of: .items)
    var tuple: [Node] = []
    if let prefix = value(of: .prefixItems) {
      if prefix.kind == .array {
        tuple = Array(prefix.elements)
      } else {
        reject(prefix, "must be a list of schemas")
      }
    }
    if let items = rest, items.kind == .array {
      warn(
        "tuple-items",
        "a list of 'items' is read as 'prefixItems', and 'additionalItems' as 'items'",
        at: items)
      tuple = Array(items.elements)
      rest = value(of: .additionalItems)
    } else if let additional = value(of: .additionalItems) {
      // Without a tuple it has no effect in any draft (JSON Schema draft-07 validation §6.4.2).
      annotate(additional)
    }
    if !tuple.isEmpty { draft.schema.prefixItems = tuple.map { identify($0) } }
    draft.schema.items = rest.map { identify($0) }.flatMap { meaningful($0) }
  }

  mutating func settleContains() {
    guard let value = value(of: .contains) else { return }
    var minimum = CanonicalFacts.one
    var maximum: Decimal?
    if let count = self.value(of: .minContains), let size = size(count) {
      minimum = size
      draft.origins[.minContains] = origin(of: count)
    }
    if let count = self.value(of: .maxContains), let size = size(count) {
      maximum = size
      draft.origins[.maxContains] = origin(of: count)
    }
    // Nothing need be contained (JSON Schema 2020-12 validation §6.4.5).
    if minimum.isZero, maximum == nil, !store.keepsEvaluations(in: site.document) { return }
    draft.schema.contains = Schema.Contains(
      schema: identify(value), minimum: minimum, maximum: maximum)
  }

  /// `if` says nothing alone, and the others say nothing without it (JSON Schema 2020-12 core §10.2.2).
  mutating func settleConditional() {
    guard let condition = value(of: .condition) else { return }
    let branches = [Keyword.consequence, .alternative].map { keyword in
      value(of: keyword).map { identify($0) }.flatMap { $0 == store.anything ? nil : $0 }
    }
    guard
      branches[0] != nil || branches[1] != nil || store.keepsEvaluations(in: site.document)
    else { return }
    draft.schema.conditional = Schema.Conditional(
      condition: identify(condition), consequence: branches[0], alternative: branches[1])
  }

  /// `dependentRequired`, `dependentSchemas`, and `dependencies` of older drafts, which was both.
  mutating func readDependencies(_ keyword: Keyword, _ value: Node) {
    if keyword == .dependencies {
      warnOfForeignWord(
        "'dependencies' is read as 'dependentRequired' and 'dependentSchemas'", at: value)
    }
    guard value.kind == .object else { return reject(value, "must be an object") }
    var required = draft.schema.dependentRequired
    var schemas = draft.schema.dependentSchemas
    defer {
      draft.schema.dependentRequired = required
      draft.schema.dependentSchemas = schemas
    }
    for member in value.members {
      let name = store.name(of: member, in: site.document)
      if keyword != .dependentSchemas, let names = names(in: member) {
        guard !names.isEmpty else { continue }
        required[name, default: []].formUnion(names)
        draft.origins[.dependentRequired] = draft.origins[.dependentRequired] ?? origin(of: value)
      } else if keyword == .dependentRequired {
        return reject(value, "must hold lists of names")
      } else {
        let id = identify(member)
        if id != store.anything { schemas.append((name, id)) }
      }
    }
  }
}

import DocumentTree

/// Merges the parts of a schema into its own keywords, as far as that is exact, and brings the result into canonical form.
///
/// Exact means: the merged schema accepts what the schema and all its parts accept (JSON Schema 2020-12 core
/// §10.2.1.1), and no more.
struct SchemaMerger {
  let store: SchemaStore
  let id: SchemaID
  var schema: SchemaContents
  var origins: KeywordOrigins
  var groups = CompositionGroups()
  /// Annotations of the schema's own object, which win over those of its parts.
  let ownFields: Set<Field>

  private init(_ draft: SchemaDraft, id: SchemaID, store: SchemaStore) {
    self.store = store
    self.id = id
    schema = draft.schema
    origins = draft.origins
    ownFields = Set(draft.schema.facts.entries.map(\.field))
  }

  /// The canonical schema of a draft, all parts of which have been read.
  static func schema(
    from draft: consuming SchemaDraft, id: SchemaID, store: SchemaStore
  ) -> Schema {
    if draft.parts.isEmpty {
      // To move what it holds costs less than to copy and destroy it.
      var contents = SchemaContents(origin: draft.schema.origin)
      swap(&contents, &draft.schema)
      return canonical(contents, draft.origins, store)
    }
    let parts = draft.parts
    var merger = SchemaMerger(draft, id: id, store: store)
    merger.absorb(parts)
    if !merger.groups.isEmpty {
      merger.groups.settle(into: &merger.schema, origins: &merger.origins, store: store)
    }
    return canonical(merger.schema, merger.origins, store)
  }

  private mutating func absorb(_ parts: [SchemaDraft.Part]) {
    groups.take(from: &schema, origins: origins, branch: nil)
    // A part that leads back to this schema has not been read, and never will be on its way.
    let members = parts.map { $0.isCyclic ? nil : store.finishedSchema($0.branch.schema) }
    // What counts as evaluated depends on the part that a keyword stands in (JSON Schema 2020-12 core §11.3).
    let isMergeable = !schema.hasUnevaluated && !members.contains { $0?.hasUnevaluated ?? false }
    // What a closed part forbids is no part of what is merged before it, in whatever order they are written.
    let isClosed = members.map { member in
      member?.additionalProperties.map { store.finishedSchema($0)?.isNever ?? false } ?? false
    }
    let order = parts.indices.filter { !isClosed[$0] } + parts.indices.filter { isClosed[$0] }
    for (part, member) in order.map({ (parts[$0], members[$0]) }) {
      if let choice = part.choice {
        if isMergeable, let folded = member?.acceptingNull(exclusively: choice.isExclusive) {
          absorb(folded, part.branch)
        } else {
          groups.add(choice)
        }
      } else if let member {
        isMergeable ? absorb(member, part.branch) : keep(member, part.branch)
      }
    }
  }

  private mutating func absorb(_ part: Schema, _ branch: Schema.Branch) {
    guard part.opaqueText == nil, canMerge(part) else { return keep(part, branch) }
    if part.isNever { schema.isNever = true }
    mergeAssertions(part)
    mergeMembers(part)
    mergeElements(part)
    mergeAnnotations(part)
    schema.not += part.not.filter { !schema.not.contains($0) }
    for inner in part.allOf where !schema.allOf.contains(where: { $0.schema == inner.schema }) {
      schema.allOf.append(inner)
    }
    guard part.hasGroups else { return }
    var inherited = SchemaContents(origin: part.origin)
    inherited.anyOf = part.anyOf
    inherited.oneOf = part.oneOf
    inherited.discriminator = part.discriminator
    inherited.conditional = part.conditional
    inherited.contains = part.contains
    withholdInheritance(&inherited)
    groups.take(from: &inherited, origins: KeywordOrigins(of: part), branch: branch)
  }

  /// Leaves a part as it is. What it says about the value as a whole is said here too.
  private mutating func keep(_ part: Schema, _ branch: Schema.Branch) {
    guard !schema.allOf.contains(where: { $0.schema == branch.schema }) else { return }
    schema.allOf.append(branch)
    for keyword in [Keyword.readOnly, .writeOnly, .deprecated] {
      guard schema.facts[keyword.field] == nil, let fact = part.facts[keyword.field] else {
        continue
      }
      schema.facts.append(keyword.field, fact)
    }
  }

  /// A schema that its parent may select does not select in turn: it takes over the parent's members only.
  private func withholdInheritance(_ part: inout SchemaContents) {
    var isSelected = part.discriminator?.subtypes.contains { $0.schema == id } ?? false
    if part.anyOf.contains(where: { $0.schema == id }) {
      part.anyOf = []
      isSelected = true
    }
    if part.oneOf.contains(where: { $0.schema == id }) {
      part.oneOf = []
      isSelected = true
    }
    if isSelected { part.discriminator = nil }
  }

  private func canMerge(_ part: Schema) -> Bool {
    if let mine = schema.format, let theirs = part.format, mine != theirs { return false }
    if schema.contentSchema != nil, part.contentSchema != nil { return false }
    for field in [Field("contentEncoding"), "contentMediaType"] {
      if let mine = schema.facts[field], let theirs = part.facts[field],
        !mine.hasSameValue(as: theirs)
      {
        return false
      }
    }
    return canMergeMembers(part)
  }

  private mutating func mergeAnnotations(_ part: Schema) {
    for (field, fact) in part.facts.entries where !CanonicalFacts.isCanonical(field, fact) {
      if ownFields.contains(field), SchemaMerger.singular.contains(field) { continue }
      if schema.facts.entries.contains(where: {
        $0.field == field && $0.fact.hasSameValue(as: fact)
      }) {
        continue
      }
      schema.facts.append(field, fact)
    }
  }

  /// Annotations of which the schema's own object needs only one.
  private static let singular: Set<Field> = [
    "title", "description", "default", "examples", "externalDocs", "xml",
  ]

  // MARK: Canonical form

  private static func canonical(
    _ schema: consuming SchemaContents, _ origins: KeywordOrigins, _ store: SchemaStore
  ) -> Schema {
    if schema.isNever { return never(schema) }
    if schema.types == .all { schema.types = nil }
    if let values = schema.enumeration {
      // Texts as they are listed are in order.
      if schema.enumerationHash == nil { schema.enumeration = JSONValue.canonicalSet(values) }
      settleNull(in: &schema)
    }
    guard schema.rare != nil else { return Schema(schema, origins: origins) }
    if schema.patterns.count > 1 {
      schema.patterns = Set(schema.patterns.map { ExactString($0) }).sorted().map(\.string)
    }
    if schema.multiplesOf.count > 1 { schema.multiplesOf = Set(schema.multiplesOf).sorted() }
    if schema.items == nil, schema.prefixItems.last == store.anything,
      !store.keepsEvaluations(in: schema.origin.document)
    {
      while schema.prefixItems.last == store.anything { schema.prefixItems.removeLast() }
    }
    return Schema(schema, origins: origins)
  }

  /// Null is accepted only where both the types and the values say so; the one that says so in vain is silent.
  private static func settleNull(in schema: inout SchemaContents) {
    guard let types = schema.types, let values = schema.enumeration else { return }
    // A pattern copies none of the values, of which there may be hundreds.
    let listsNull = values.contains { if case .null = $0 { true } else { false } }
    if !listsNull {
      schema.types = types.subtracting(.null)
    } else if !types.contains(.null) {
      schema.enumeration = values.filter { $0 != .null }
    }
  }

  private static func never(_ schema: SchemaContents) -> Schema {
    var never = SchemaContents(origin: schema.origin)
    never.isNever = true
    never.facts = schema.facts
    return Schema(never)
  }
}

extension Schema {
  /// Whether it looks at what other keywords have evaluated.
  var hasUnevaluated: Bool { unevaluatedProperties != nil || unevaluatedItems != nil }

  /// Whether it has something of which a schema has room for one.
  fileprivate var hasGroups: Bool {
    !anyOf.isEmpty || !oneOf.isEmpty || discriminator != nil || conditional != nil
      || contains != nil
  }
}

extension SchemaContents {
  /// Whether it looks at what other keywords have evaluated.
  fileprivate var hasUnevaluated: Bool { unevaluatedProperties != nil || unevaluatedItems != nil }
}

extension KeywordOrigins {
  /// The places of a finished schema's assertions.
  init(of schema: Schema) {
    guard schema.contains != nil else { return }
    for keyword in [Keyword.minContains, .maxContains] {
      self[keyword] = schema.facts[keyword.field]?.origin
    }
  }
}

import DocumentTree

/// The choices and conditions that a schema and its parts bring along, of each kind of which one schema has room for one.
///
/// Where there are more, each is a schema of its own in `allOf`, so that the order of the parts does not matter.
struct CompositionGroups {
  private var choices: [Group] = []

  /// The kinds of which a schema can have one.
  private enum Kind: CaseIterable {
    case anyOf, oneOf, discriminator, conditional, contains
  }

  /// A composition without its schema.
  private struct Group {
    let kind: Kind
    /// A schema that says nothing but this.
    let content: SchemaContents
    /// Where its facts were written.
    let origins: KeywordOrigins
    let referenceName: String?
  }

  var isEmpty: Bool { choices.isEmpty }

  /// Moves the compositions of a schema here. A discriminator goes with the choice that it belongs to.
  mutating func take(
    from schema: inout SchemaContents, origins: KeywordOrigins, branch: Schema.Branch?
  ) {
    let origin = branch?.origin ?? schema.origin
    func add(_ kind: Kind, _ fill: (inout SchemaContents) -> Void, to choices: inout [Group]) {
      var content = SchemaContents(origin: origin)
      fill(&content)
      choices.append(
        Group(
          kind: kind, content: content, origins: origins, referenceName: branch?.referenceName))
    }
    let discriminator = schema.discriminator
    let oneOf = schema.oneOf
    let anyOf = schema.anyOf
    if !oneOf.isEmpty {
      add(
        .oneOf,
        {
          $0.oneOf = oneOf
          $0.discriminator = discriminator
        }, to: &choices)
    }
    if !anyOf.isEmpty {
      add(
        .anyOf,
        {
          $0.anyOf = anyOf
          $0.discriminator = oneOf.isEmpty ? discriminator : nil
        }, to: &choices)
    }
    if oneOf.isEmpty, anyOf.isEmpty, let discriminator {
      add(.discriminator, { $0.discriminator = discriminator }, to: &choices)
    }
    if let conditional = schema.conditional {
      add(.conditional, { $0.conditional = conditional }, to: &choices)
    }
    if let contains = schema.contains {
      add(.contains, { $0.contains = contains }, to: &choices)
    }
    schema.oneOf = []
    schema.anyOf = []
    schema.discriminator = nil
    schema.conditional = nil
    schema.contains = nil
  }

  /// Adds a choice that could not be folded.
  mutating func add(_ choice: SchemaDraft.Choice) {
    guard let first = choice.branches.first else { return }
    var content = SchemaContents(origin: first.origin)
    if choice.isExclusive {
      content.oneOf = choice.branches
    } else {
      content.anyOf = choice.branches
    }
    choices.append(
      Group(
        kind: choice.isExclusive ? .oneOf : .anyOf, content: content, origins: KeywordOrigins(),
        referenceName: nil))
  }

  /// Puts the only group of a kind into the schema, and several into schemas of their own.
  func settle(into schema: inout SchemaContents, origins: inout KeywordOrigins, store: SchemaStore)
  {
    for kind in Kind.allCases {
      var groups: [Group] = []
      for group in choices where group.kind == kind {
        if !groups.contains(where: { $0.content.isSameComposition(as: group.content) }) {
          groups.append(group)
        }
      }
      if groups.count == 1, schema.discriminator == nil || groups[0].content.discriminator == nil {
        put(groups[0], into: &schema, origins: &origins)
      } else {
        for group in groups { separate(group, into: &schema, store: store) }
      }
    }
  }

  private func put(_ group: Group, into schema: inout SchemaContents, origins: inout KeywordOrigins)
  {
    let content = group.content
    switch group.kind {
    case .anyOf: schema.anyOf = content.anyOf
    case .oneOf: schema.oneOf = content.oneOf
    case .conditional: schema.conditional = content.conditional
    case .discriminator: break
    case .contains:
      schema.contains = content.contains
      for keyword in [Keyword.minContains, .maxContains] {
        origins[keyword] = group.origins[keyword]
      }
    }
    if let discriminator = content.discriminator { schema.discriminator = discriminator }
  }

  private func separate(_ group: Group, into schema: inout SchemaContents, store: SchemaStore) {
    let content = group.content
    schema.allOf.append(
      Schema.Branch(
        schema: store.add(Schema(content, origins: group.origins)),
        referenceName: group.referenceName, origin: content.origin))
  }
}

extension SchemaContents {
  /// Whether the choices and conditions of both lead to the same schemas.
  fileprivate func isSameComposition(as other: SchemaContents) -> Bool {
    Set(anyOf.map(\.schema)) == Set(other.anyOf.map(\.schema))
      && Set(oneOf.map(\.schema)) == Set(other.oneOf.map(\.schema))
      && discriminator?.propertyName == other.discriminator?.propertyName
      && conditional?.condition == other.conditional?.condition
      && conditional?.consequence == other.conditional?.consequence
      && conditional?.alternative == other.conditional?.alternative
      && contains?.schema == other.contains?.schema
      && contains?.minimum == other.contains?.minimum
      && contains?.maximum == other.contains?.maximum
  }
}

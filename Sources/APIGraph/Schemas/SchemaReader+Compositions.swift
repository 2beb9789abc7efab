import DocumentTree

// Compositions and references (JSON Schema 2020-12 core §8.2.3, §10.2.1).
extension SchemaReader {
  /// A reference beside other keywords is a part like those of `allOf`; before 3.1 it does not get here, because it makes
  /// the other keywords mean nothing (OAS 3.0 §4.7.23).
  mutating func readReference(_ keyword: Keyword, _ value: Node) {
    guard value.kind == .string else { return reject(value, "must be a string") }
    let id =
      keyword == .reference
      ? store.id(ofReference: value, at: site, dialect, scope)
      : store.id(ofDynamicReference: value, at: site, dialect, scope)
    draft.parts.append(
      SchemaDraft.Part(
        Schema.Branch(
          schema: id, referenceName: ReferenceName.of(value), origin: origin(of: value))))
  }

  mutating func readAllOf(_ value: Node) {
    for branch in branches(value) where branch.schema != store.anything {
      draft.parts.append(SchemaDraft.Part(branch))
    }
  }

  /// The schemas of a composition. An empty list accepts nothing by the book; its author knew nothing to put there.
  private mutating func branches(_ value: Node) -> [Schema.Branch] {
    guard value.kind == .array else {
      reject(value, "must be a list of schemas")
      return []
    }
    if value.elements.isEmpty {
      warn("empty-composition", "'\(value.key ?? "")' is empty; it is ignored", at: value)
    }
    let keywords = store.keywords(of: site.document)
    return value.elements.map { element in
      Schema.Branch(
        schema: identify(element),
        referenceName: keywords.reference(in: element).map { ReferenceName.of($0) },
        origin: origin(of: element))
    }
  }

  /// Branches without alternatives become parts; the others are kept, with the tags of a discriminator.
  mutating func settleChoices() {
    let discriminator = value(of: .discriminator)
    func list(_ keyword: Keyword, _ reader: inout SchemaReader) -> [Schema.Branch] {
      guard let value = reader.value(of: keyword) else { return [] }
      let branches = reader.branches(value)
      guard discriminator == nil,
        let part = reader.withoutAlternative(branches, isExclusive: keyword == .oneOf)
      else { return branches }
      reader.draft.parts.append(part)
      return []
    }
    let anyOf = list(.anyOf, &self)
    var choices = SchemaChoices(anyOf: anyOf, oneOf: list(.oneOf, &self))
    if let discriminator {
      readDiscriminator(discriminator, choices: &choices)
    }
    draft.schema.anyOf = choices.anyOf
    draft.schema.oneOf = choices.oneOf
  }

  /// The part that a choice amounts to: its only branch, or the one that it has beside null.
  private func withoutAlternative(
    _ branches: [Schema.Branch], isExclusive: Bool
  ) -> SchemaDraft.Part? {
    if branches.count == 1 { return SchemaDraft.Part(branches[0]) }
    guard branches.count == 2 else { return nil }
    let nulls = branches.map { store.isNull($0.schema) }
    guard nulls[0] != nulls[1] else { return nil }
    return SchemaDraft.Part(
      nulls[0] ? branches[1] : branches[0],
      choice: SchemaDraft.Choice(isExclusive: isExclusive, branches: branches))
  }
}

/// The lists of alternatives of a schema while they are read.
struct SchemaChoices {
  var anyOf: [Schema.Branch]
  var oneOf: [Schema.Branch]

  var isEmpty: Bool { anyOf.isEmpty && oneOf.isEmpty }
}

import APIGraph
import DocumentTree

/// What alternatives list for the property of a discriminator, by which values tell them apart.
extension EvidentValues {
  /// Whether an alternative requires the property of a discriminator and lists its own tags there, and no others.
  func lists(_ branch: Schema.Branch, _ name: ExactString) -> Bool {
    let schema = store.schema(branch.schema)
    guard schema.required.contains(name),
      let values = schema.property(name).flatMap({ listedValues(of: $0.schema) })
    else { return false }
    return branch.tags.isEmpty && branch.tagsOfOthers == nil
      || values == Set(branch.tags.map(JSONValue.string))
  }

  /// Whether all alternatives list values for the property of a discriminator that no other lists: their own tags, or others, which count
  /// instead.
  func areToldByListedTags(_ branches: [Schema.Branch], _ name: ExactString) -> Bool {
    guard prefersListedTags else { return false }
    var seen: Set<JSONValue> = []
    return branches.allSatisfy { branch in
      guard let values = tellingTags(of: branch, name), seen.isDisjoint(with: values) else {
        return false
      }
      seen.formUnion(values)
      return true
    }
  }

  /// Whether one of several alternatives plainly has a value that all the others refuse by what they list for a property.
  func hasToldAlternative(
    _ branches: [Schema.Branch], _ name: ExactString, depth: Int
  ) -> Bool {
    guard prefersListedTags, branches.count <= Self.maximumAlternatives else { return false }
    let lists = branches.map { listedTags(of: $0.schema, name, isRequired: false) }
    return branches.indices.contains { index in
      guard let own = tellingTags(of: branches[index], name) else { return false }
      return branches.indices.allSatisfy { other in
        other == index || lists[other]?.isDisjoint(with: own) ?? false
      } && hasValue(branches[index].schema, depth: depth)
    }
  }

  /// The values that an alternative requires and lists for the property of a discriminator, where its tags ask nothing more: they are the
  /// same, or all others.
  private func tellingTags(of branch: Schema.Branch, _ name: ExactString) -> Set<JSONValue>? {
    guard branch.tagsOfOthers == nil,
      let values = listedTags(of: branch.schema, name, isRequired: true)
    else { return nil }
    let tags = Set(branch.tags.map(JSONValue.string))
    return tags.isEmpty || values == tags || values.isDisjoint(with: tags) ? values : nil
  }

  /// The values of which a property of every valid value is one, if it is there or has to be; of alternatives, all that they list. `nil`
  /// where others are valid, or messages leave the property out.
  private func listedTags(
    of id: SchemaID, _ name: ExactString, isRequired: Bool, depth: Int = 0
  ) -> Set<JSONValue>? {
    if let outline = store.outline(of: id), case .object = outline.content {
      guard outline.types == .object, !isRequired || store.requires(name, outline) else {
        return nil
      }
      return store.property(name, of: outline).flatMap(listedValues)
    }
    let schema = store.schema(id)
    let branches = schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf
    if !branches.isEmpty {
      guard depth < Self.maximumTagDepth, branches.count <= Self.maximumAlternatives else {
        return nil
      }
      var all: Set<JSONValue> = []
      for branch in branches {
        guard
          let values = listedTags(
            of: branch.schema, name, isRequired: isRequired, depth: depth + 1)
        else { return nil }
        all.formUnion(values)
      }
      return all
    }
    guard schema.types == .object, !isRequired || schema.required.contains(name) else { return nil }
    return schema.property(name).flatMap { listedValues(of: $0.schema) }
  }

  /// The values that the schema of a property lists that no message leaves out.
  private func listedValues(of property: SchemaID) -> Set<JSONValue>? {
    let tag = store.schema(property)
    return tag.isReadOnly || tag.isWriteOnly ? nil : tag.enumeration.map(Set.init)
  }
}

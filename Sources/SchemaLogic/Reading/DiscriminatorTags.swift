import APIGraph
import DocumentTree

extension Schema.Branch {
  /// Whether the branch itself lists values for the property of the discriminator, and none of its tags is among them.
  ///
  /// Many descriptions name a discriminator without a mapping, so that the names of the schemas are the tags, where the
  /// values that are sent are others. What the branch lists is what is meant then. Where the branch is a choice itself, all
  /// its alternatives have to list other values, or have other tags.
  func refusesItsTags(in property: ExactString, _ store: SchemaStore) -> Bool {
    var search = ListedTags(property: property, tags: Set(tags), store: store)
    return search.isRefused(by: schema, depth: 0)
  }
}

/// Looks for the values that schemas list for the property of a discriminator.
private struct ListedTags {
  let property: ExactString
  let tags: Set<ExactString>
  let store: SchemaStore

  /// The schemas that are looked at before nothing is claimed.
  private var remaining = 1000

  private static let maximumDepth = 5

  init(property: ExactString, tags: Set<ExactString>, store: SchemaStore) {
    self.property = property
    self.tags = tags
    self.store = store
  }

  /// Whether a schema refuses every tag by what it lists.
  mutating func isRefused(by id: SchemaID, depth: Int) -> Bool {
    remaining -= 1
    guard remaining > 0, depth < Self.maximumDepth else { return false }
    let schema = store.schema(id)
    if let declared = schema.property(property),
      let values = listedValues(of: declared.schema, depth: depth)
    {
      if values.isDisjoint(with: tags.map(JSONValue.string)) { return true }
    }
    for part in schema.allOf where isRefused(by: part.schema, depth: depth + 1) { return true }
    return isRefused(byAll: schema.anyOf, of: schema, depth: depth)
      || isRefused(byAll: schema.oneOf, of: schema, depth: depth)
  }

  private mutating func isRefused(
    byAll branches: [Schema.Branch], of schema: Schema, depth: Int
  ) -> Bool {
    guard !branches.isEmpty else { return false }
    let readsTags = schema.discriminator?.propertyName == property
    for branch in branches where !isRefused(by: branch.schema, depth: depth + 1) {
      guard readsTags, !branch.tags.isEmpty, branch.tagsOfOthers == nil,
        tags.isDisjoint(with: branch.tags)
      else { return false }
    }
    return true
  }

  /// The values that a schema lists; `nil` where it accepts others as well.
  private mutating func listedValues(of id: SchemaID, depth: Int) -> Set<JSONValue>? {
    remaining -= 1
    guard remaining > 0, depth < Self.maximumDepth else { return nil }
    let schema = store.schema(id)
    if let values = schema.enumeration { return Set(values) }
    for part in schema.allOf {
      if let values = listedValues(of: part.schema, depth: depth + 1) { return values }
    }
    let branches = schema.anyOf.isEmpty ? schema.oneOf : schema.anyOf
    guard !branches.isEmpty else { return nil }
    var all: Set<JSONValue> = []
    for branch in branches {
      guard let values = listedValues(of: branch.schema, depth: depth + 1) else { return nil }
      all.formUnion(values)
    }
    return all
  }
}

import APIGraph
import DocumentTree

extension Schema.Branch {
  /// Whether the branch itself lists values for the property of the discriminator, and none of its tags is among them.
  ///
  /// Many descriptions name a discriminator without a mapping, so that the names of the schemas are the tags, where the
  /// values that are sent are others. What the branch lists is what is meant then.
  func refusesItsTags(in property: ExactString, _ store: SchemaStore) -> Bool {
    let tags = Set(self.tags.map(JSONValue.string))
    var pending = [(id: schema, depth: 0)]
    while let (id, depth) = pending.popLast() {
      let schema = store.schema(id)
      if let declared = schema.property(property),
        let values = store.schema(declared.schema).enumeration, tags.isDisjoint(with: values)
      {
        return true
      }
      if depth < 4 { pending += schema.allOf.map { ($0.schema, depth + 1) } }
    }
    return false
  }
}

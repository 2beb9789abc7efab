import APIGraph
import DocumentTree

/// One of the schemas of which any may accept a value.
struct Alternative {
  let number: Int32
  let schema: Schema

  /// The alternatives of a class, of which nothing else decides which values are valid; a plain schema is its own only one.
  static func all(of entry: CatalogEntry, _ catalog: SchemaCatalog) -> [Alternative]? {
    let schema = entry.schema
    guard let branches = schema.decidingAlternatives else {
      return schema.isPlain ? [Alternative(number: entry.number, schema: schema)] : nil
    }
    guard schema.discriminator == nil,
      branches.allSatisfy({ $0.tags.isEmpty && $0.tagsOfOthers == nil })
    else { return nil }
    let store = catalog.store(entry.side)
    return branches.map {
      Alternative(
        number: catalog.number(of: $0.schema, on: entry.side), schema: store.schema($0.schema))
    }
  }
}

extension [Alternative] {
  /// Whether at most one of them speaks of members or elements, so that the others have no say in which names are declared there,
  /// and in what messages leave out.
  var declareApart: Bool {
    filter { !$0.schema.effectiveTypes.isDisjoint(with: [.object, .array]) }.count <= 1
  }
}

extension Schema {
  /// Whether nothing else applies to the same value.
  var isPlain: Bool { schemasInSamePlace.isEmpty && discriminator == nil }
}

import APIGraph
import DocumentTree

/// The names of members that the schemas of a description declare, in themselves or in any part that applies to the same value.
final class DeclaredNames {
  private let store: SchemaStore
  private var known: [SchemaID: Set<ExactString>] = [:]

  /// The number of parts that are looked at for one schema.
  private static let partLimit = 500

  init(_ store: SchemaStore) { self.store = store }

  /// The names that a schema declares. Each schema is looked through once.
  func names(of id: SchemaID) -> Set<ExactString> {
    if let names = known[id] { return names }
    var names: Set<ExactString> = []
    var seen: Set<SchemaID> = [id]
    var pending = [id]
    while let next = pending.popLast(), seen.count < Self.partLimit {
      let schema = store.schema(next)
      // What can have no value is as good as not there.
      for property in schema.properties where !store.schema(property.schema).isImpossible {
        names.insert(property.name)
      }
      for part in schema.schemasAffirmedInSamePlace where seen.insert(part).inserted {
        pending.append(part)
      }
    }
    known[id] = names
    return names
  }
}

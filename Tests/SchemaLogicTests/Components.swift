import APIGraph
import DocumentTree
import TestSupport

/// The named schemas of a description, in their order.
struct Components {
  let store: SchemaStore
  private(set) var schemas: [(name: String, id: SchemaID)] = []

  init(_ description: Description) throws {
    let seed = HashSeed()
    let tree = try description.rootTree(seed: seed)
    let documents = DocumentSet(
      root: tree, location: description.location, loader: .none, limits: .standard, seed: seed)
    store = SchemaStore(documents: documents)
    let root = tree.rootNode
    let dialect: Dialect = root["definitions"] != nil ? .swagger2 : .openAPI30
    guard let section = root["components"]?["schemas"] ?? root["definitions"] else { return }
    for member in section.members {
      let id = store.id(at: Origin(document: 0, node: member.id), dialect: dialect)
      schemas.append((member.key ?? "", id))
    }
  }
}

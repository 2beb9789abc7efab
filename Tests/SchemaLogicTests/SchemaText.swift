import APIGraph
import DocumentTree
import Testing

/// One schema that is given as JSON or YAML text, in a store of its own.
struct SchemaText {
  let store: SchemaStore
  let id: SchemaID

  /// Parses the text; other documents come from the loader.
  init(
    _ text: String, dialect: Dialect = .openAPI31, location: String = "schema.json",
    loader: DocumentLoader = .none
  ) throws {
    let seed = HashSeed()
    let tree = try Tree.parse(Source(name: location, bytes: Array(text.utf8)), seed: seed)
    let documents = DocumentSet(
      root: tree, location: location, loader: loader, limits: .standard, seed: seed)
    store = SchemaStore(documents: documents)
    id = store.id(at: Origin(document: 0, node: tree.root), dialect: dialect)
  }
}

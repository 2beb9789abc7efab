import APIGraph
import DocumentTree
import Testing

/// A description in memory: a root, and files beside it.
struct SmallDescription {
  let documents: DocumentSet
  let store: SchemaStore

  /// Parses the root; the files are found by the locations under which they are given.
  init(
    _ root: String, files: [String: String] = [:], at location: String = "folder/root.json"
  ) throws {
    let seed = HashSeed()
    let tree = try Tree.parse(Source(name: location, bytes: Array(root.utf8)), seed: seed)
    let loader = DocumentLoader { location throws(LoadingError) in
      guard let text = files[location] else { throw LoadingError(message: "no such file") }
      return Source(name: location, bytes: Array(text.utf8))
    }
    documents = DocumentSet(
      root: tree, location: location, loader: loader, limits: .standard, seed: seed)
    store = SchemaStore(documents: documents)
  }

  /// A description with one schema under `schema` and others under `components.schemas`.
  init(schema: String, components: String = "{}", files: [String: String] = [:]) throws {
    try self.init(
      #"{"schema": \#(schema), "components": {"schemas": \#(components)}}"#, files: files)
  }

  /// The place to which a pointer into the root leads.
  func place(_ pointer: String) throws -> Origin {
    let node = try #require(
      JSONPointer(pointer).flatMap(documents.documents[0].tree.rootNode.resolve))
    return Origin(document: 0, node: node.id)
  }

  /// The schema to which a pointer into the root leads.
  func id(_ pointer: String = "/schema", _ dialect: Dialect = .openAPI31) throws -> SchemaID {
    store.id(at: try place(pointer), dialect: dialect)
  }

  func schema(_ pointer: String = "/schema", _ dialect: Dialect = .openAPI31) throws -> Schema {
    store.schema(try id(pointer, dialect))
  }

  /// The codes of the diagnostics so far.
  var codes: [String] { store.diagnostics.map(\.code).sorted() }
}

/// The canonical text of a schema that stands under `schema`, unfolded.
func dump(
  _ schema: String, _ dialect: Dialect = .openAPI31, components: String = "{}", depth: Int = 6
) throws -> String {
  let description = try SmallDescription(schema: schema, components: components)
  return SchemaDump(store: description.store).text(
    try description.id("/schema", dialect), depth: depth)
}

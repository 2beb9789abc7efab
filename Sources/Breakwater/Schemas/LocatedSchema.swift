internal import APIGraph
internal import DocumentTree

/// A schema that has been found in its document.
struct LocatedSchema {
  /// The schemas of the document.
  let store: SchemaStore

  /// The schema.
  let id: SchemaID

  /// What was to be said when it was found.
  private let remarks: [Diagnostic]

  /// Finds the schema that a fragment names in the first of some documents; an empty one names the document.
  init(
    _ documents: DocumentSet, fragment: String, dialect: SchemaDialect?
  ) throws(InputError) {
    let origin = try LocatedSchema.origin(of: fragment, in: documents)
    let node = documents.node(origin)
    guard node.kind == .object || node.kind == .boolean else {
      throw InputError(
        documents.diagnostic(
          PlacedDiagnostic(
            .error, code: "invalid-schema", message: "a schema must be an object, true or false",
            origin: origin)))
    }
    store = SchemaStore(documents: documents)
    if let dialect {
      id = store.id(at: origin, dialect: dialect.dialect)
    } else {
      id = store.id(at: origin, dialect: try LocatedSchema.dialect(of: documents))
    }
    remarks =
      store.isWrittenAsSchema(origin)
      ? []
      : [
        documents.diagnostic(
          PlacedDiagnostic(
            .warning, code: "no-schema",
            message:
              "no member of this object is a keyword of schemas, so that it accepts everything",
            origin: origin))
      ]
  }

  /// What had to be read around so far.
  var diagnostics: [Diagnostic] {
    remarks + store.documents.documents.flatMap(\.tree.diagnostics) + store.documents.diagnostics
      + store.diagnostics
  }

  private static func origin(
    of fragment: String, in documents: DocumentSet
  ) throws(InputError) -> Origin {
    let tree = documents.documents[0].tree
    let root = Origin(document: 0, node: tree.root)
    let isDescription = tree.rootNode.isDescription
    guard !fragment.isEmpty || isDescription else { return root }
    guard !fragment.isEmpty else {
      let names = tree.rootNode["components"]?["schemas"] ?? tree.rootNode["definitions"]
      let section = tree.rootNode["swagger"] == nil ? "components/schemas" : "definitions"
      let name = names?.members.first?.key ?? "NAME"
      let pointer = JSONPointer(tokens: section.split(separator: "/").map(String.init) + [name])
      throw InputError(
        documents.diagnostic(
          PlacedDiagnostic(
            .error, code: "no-schema",
            message: "the document describes an API; name a schema in it, such as "
              + "'\(tree.source.name)#\(pointer.description)'", origin: root)))
    }
    switch documents.resolve("#" + fragment, from: root) {
    case .found(let origin): return origin
    case .failed(let code, let message):
      throw InputError(code: code, message: "\(tree.source.name): \(message)")
    }
  }

  private static func dialect(of documents: DocumentSet) throws(InputError) -> Dialect {
    guard documents.documents[0].tree.rootNode.isDescription else { return .openAPI31 }
    do {
      return try Specification.read(documents).specification.dialect
    } catch {
      throw InputError(error.diagnostic)
    }
  }
}

extension Node {
  /// Whether the document says that it describes an API.
  fileprivate var isDescription: Bool { self["openapi"] != nil || self["swagger"] != nil }
}

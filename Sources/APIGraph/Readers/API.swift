package import DocumentTree

/// The canonical graph of one description, whatever version it was written for. Bodies of operations are read on demand.
package final class API {
  package let documents: DocumentSet
  package let specification: Specification
  /// `info.title`.
  package let title: String?
  /// `info.version` as it is written.
  package let version: String?
  package let schemas: SchemaStore
  /// What stands in the document beside operations and components: `info.title`, `tags.NAME` (the Tag Object),
  /// `externalDocs`, `jsonSchemaDialect`, extensions of the document, of `paths` and of `components`. Without the versions
  /// and without what operations inherit.
  package let facts: Facts
  /// The operations of `paths`, in the order of the source.
  package let paths: OperationList
  /// The operations of `webhooks`, in the order of the source.
  package let webhooks: [OperationHeading]
  /// What could not be read outside operations: path items and webhooks, whose operations are not known, or `info`.
  package let unread: [UnreadPart]

  let reader: any DescriptionReader

  private init(reader: any DescriptionReader, paths: PathItem?) {
    let context = reader.context
    self.reader = reader
    documents = context.documents
    specification = context.specification
    schemas = context.schemas
    let info = context.section("info")
    title = info?["title"]?.node.text
    version = info?["version"]?.node.text
    let finder = PathsReader(context: context)
    let usual = UsualPaths(paths, context.specification.family)
    let reading = context.reading {
      (
        facts: DocumentFactsReader(context: context, paths: paths, usualPaths: usual).read(),
        paths: finder.operations(of: paths, usual), webhooks: finder.webhooks(of: context.root)
      )
    }
    facts = reading.value.facts
    self.paths = reading.value.paths
    webhooks = reading.value.webhooks
    unread = reading.unread
  }

  /// Reads what is known of a description without the bodies of its operations.
  package static func read(_ documents: DocumentSet) throws(ReadingError) -> API {
    let (specification, remark) = try Specification.read(documents)
    let context = ReadingContext(documents: documents, specification: specification)
    if let remark { context.add(remark) }
    let reader: any DescriptionReader =
      specification.family == .swagger2
      ? Swagger2Reader(context: context) : OpenAPI3Reader(context: context)
    return API(reader: reader, paths: try PathsReader(context: context).paths(of: context.root))
  }

  /// Reads an operation with everything that it inherits.
  package func operation(_ heading: OperationHeading) -> Operation { reader.operation(heading) }

  /// The servers of an operation of `paths`, found without reading its body.
  package func servers(of heading: OperationHeading) -> [Server] {
    reader.context.reading { reader.servers(of: heading) }.value
  }

  /// The security scheme that the description itself declares under a name, whether an operation needs it or not.
  package func securityScheme(named name: ExactString) -> SecurityScheme? {
    reader.context.reading {
      reader.securitySchemes?[name.string].flatMap { reader.securityScheme($0, name: name) }
    }.value
  }

  /// Reads a component, with its own list of what could not be read of it.
  func readComponent(
    _ kind: String, at origin: Origin
  ) -> ReadingContext.Reading<ComponentContent?> {
    reader.context.reading {
      reader.component(kind, Site(node: documents.node(origin), document: origin.document))
    }
  }

  /// Says of a reference, given by its string node, what a reader says that follows it to nothing.
  func remark(onReference origin: Origin) {
    let resolution = documents.resolve(documents.node(origin), from: origin)
    guard case .failed(let code, let message) = resolution else { return }
    reader.context.add(PlacedDiagnostic(.error, code: code, message: message, origin: origin))
  }

  /// What had to be read around so far, each once: of the documents, the schemas and the operations that were read.
  package var diagnostics: [Diagnostic] {
    let placed = reader.context.remarks.diagnostics.map(documents.diagnostic)
    let all =
      documents.documents.flatMap(\.tree.diagnostics) + documents.diagnostics
      + schemas.diagnostics + placed
    if all.isEmpty { return [] }
    var order: [String: Int] = [:]
    for (index, document) in documents.documents.enumerated() {
      order[document.tree.source.name] = order[document.tree.source.name] ?? index
    }
    var seen: Set<Diagnostic> = []
    return all.filter { seen.insert($0).inserted }
      .map { diagnostic in
        let place = diagnostic.location
        let document = place.flatMap { order[$0.file] } ?? -1
        return (diagnostic, [document, place?.line ?? 0, place?.column ?? 0])
      }
      .sorted { left, right in
        if left.1 != right.1 { return left.1.lexicographicallyPrecedes(right.1) }
        return (left.0.code, left.0.message) < (right.0.code, right.0.message)
      }
      .map(\.0)
  }
}

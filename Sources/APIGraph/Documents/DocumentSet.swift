package import DocumentTree

/// The documents of one description: the root, and those that its references lead to, loaded as they are needed.
package final class DocumentSet {
  /// The root first; grows as references are followed.
  package private(set) var documents: [Document] = []

  private let loader: DocumentLoader
  private let limits: ParsingLimits
  private let seed: HashSeed

  /// Every location that was asked for.
  private var entries: [ExactString: Entry] = [:]
  /// The resources that documents embed or are, by their URI.
  private var resources: [ExactString: (document: Int32, resource: Int32)] = [:]
  private var failures: [Failure] = []
  private var unloadable: Set<ExactString> = []
  private var sourceMaps: [Int32: SourceMap] = [:]

  /// What became of a location.
  private enum Entry {
    case loaded(Int32)
    case failed(message: String)
  }

  /// A file that could not be read, which is worth one diagnostic.
  private enum Failure {
    case loading(PlacedDiagnostic)
    case parsing(Diagnostic)
  }

  /// The resolutions that were asked for, by where they were asked and the reference's text.
  var resolutions: [ResolutionKey: ReferenceResolution] = [:]

  /// The documents of a description whose root is parsed already.
  ///
  /// `location` is the path or URL against which the root's relative references resolve.
  package init(
    root: Tree, location: String, loader: DocumentLoader, limits: ParsingLimits, seed: HashSeed
  ) {
    self.loader = loader
    self.limits = limits
    self.seed = seed
    add(root, location: location)
  }

  /// The node at a place.
  package func node(_ origin: Origin) -> Node {
    documents[Int(origin.document)].tree.node(origin.node)
  }

  /// The place of a node that was reached from a node of the same document.
  package func origin(of node: Node, in document: Int32) -> Origin {
    Origin(document: document, node: node.id)
  }

  /// The files that could not be loaded or parsed, each once. What the parsers read around is in the trees.
  package var diagnostics: [Diagnostic] {
    failures.map { failure in
      switch failure {
      case .loading(let placed): diagnostic(placed)
      case .parsing(let diagnostic): diagnostic
      }
    }
  }

  /// A diagnostic with its line, column and pointer. Counts lines, so that it is meant for reports only.
  package func diagnostic(_ placed: PlacedDiagnostic) -> Diagnostic {
    let map = sourceMap(of: placed.origin.document)
    let location = map.location(of: placed.origin.node)
    return Diagnostic(
      severity: placed.severity, code: placed.code, message: placed.message, location: location,
      pointer: map.pointer(of: placed.origin.node).description,
      sourceLine: map.lineText(location.line))
  }

  /// Lines, columns and pointers of a document; made on first demand.
  package func sourceMap(of document: Int32) -> SourceMap {
    if let map = sourceMaps[document] { return map }
    let map = SourceMap(documents[Int(document)].tree)
    sourceMaps[document] = map
    return map
  }

  /// The resource with this URI among those that are known without asking the loader.
  func knownResource(_ uri: String) -> (document: Int32, resource: Int32)? {
    if let resource = resources[ExactString(uri)] { return resource }
    if case .loaded(let document)? = entries[ExactString(uri)] { return (document, 0) }
    return nil
  }

  /// The document at a location, or why there is none. Asks the loader once.
  func document(at location: String) -> Result<Int32, LoadingError> {
    let key = ExactString(location)
    switch entries[key] {
    case .loaded(let document)?: return .success(document)
    case .failed(let message)?: return .failure(LoadingError(message: message))
    case nil: break
    }
    let decoded = PercentEncoding.decoded(location)
    if let decoded, case .loaded(let document)? = entries[ExactString(decoded)] {
      entries[key] = .loaded(document)
      return .success(document)
    }
    do throws(LoadingError) {
      let source = try load(location, orDecoded: decoded)
      let tree = try parse(source)
      let document = add(tree, location: location)
      return .success(document)
    } catch {
      entries[key] = .failed(message: error.message)
      return .failure(error)
    }
  }

  /// Notes that a file could not be loaded, at the first reference that asks for it.
  func reportUnloadable(_ location: String, message: String, at origin: Origin) {
    guard unloadable.insert(ExactString(location)).inserted else { return }
    failures.append(
      .loading(
        PlacedDiagnostic(
          .error, code: "unreadable-document", message: "cannot read '\(location)': \(message)",
          origin: origin)))
  }

  private func load(
    _ location: String, orDecoded decoded: String?
  ) throws(LoadingError) -> Source {
    guard let decoded else { return try loader.load(location) }
    do throws(LoadingError) {
      return try loader.load(location)
    } catch {
      return try loader.load(decoded)
    }
  }

  private func parse(_ source: Source) throws(LoadingError) -> Tree {
    do throws(ParsingError) {
      return try Tree.parse(source, limits: limits, seed: seed)
    } catch {
      failures.append(.parsing(error.diagnostic))
      throw LoadingError(message: DocumentSet.unparsable)
    }
  }

  /// The message of a file that has a diagnostic of the parser already.
  static let unparsable = "the file has a syntax error"

  @discardableResult
  private func add(_ tree: Tree, location: String) -> Int32 {
    let number = Int32(documents.count)
    let document = Document(location: location, tree: tree)
    documents.append(document)
    entries[ExactString(location)] = .loaded(number)
    entries[ExactString(URIReference.normalized(location))] = .loaded(number)
    for (index, resource) in document.resources.resources.enumerated() {
      // The first document that claims a URI has it.
      let uri = ExactString(resource.base)
      if resources[uri] == nil { resources[uri] = (number, Int32(index)) }
    }
    return number
  }
}

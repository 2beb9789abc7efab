package import DocumentTree

/// The documents of one description: the root, and those that its references lead to, loaded as they are needed.
package final class DocumentSet {
  /// The root first; grows as references are followed.
  package private(set) var documents: [Document] = []

  /// The first of them, which is asked for most.
  private let root: Document

  /// Whether one of them has dynamic anchors, so that what a reference means may depend on the way to it.
  private(set) var hasDynamicAnchors = false

  private let loader: DocumentLoader
  private let limits: ParsingLimits
  private let seed: HashSeed

  /// What became of every location that was asked for.
  private var entries = LocationTable()
  /// The resources that documents embed or are, by their URI.
  private var resources = LocationTable()
  /// Unreadable documents that somebody needed, with the reference that asked first.
  private var missed: [(document: UnreadableDocument, origin: Origin)] = []
  private var missedLocations: Set<ExactString> = []
  private var sourceMaps: [Int32: SourceMap] = [:]

  /// The members of large objects by their keys' numbers, as far as pointers have led through them.
  private var memberIndices: [NumberTable] = []
  /// The large objects by their places: numbers of `memberIndices`.
  private var largeObjects = NumberTable()

  /// What became of the references that were asked for.
  var outcomes = ReferenceOutcomes()
  /// The keys of the reference that is being followed, in memory that is used again.
  var referencePath: [UInt32] = []
  /// The section that the last reference of the usual kind named something in: most name something in the same one.
  var lastSection: Section?

  /// The place that references of one document lead to which begin with the same text.
  struct Section {
    let place: Origin
    /// Where the text stands in the source of the document.
    let prefix: Range<Int>
  }

  /// Whether the metaschemas that were asked for leave out assertions.
  var metaschemasWithoutAssertions: [ExactString: Bool] = [:]

  /// The documents of a description whose root is parsed already.
  ///
  /// `location` is the path or URL against which the root's relative references resolve.
  package init(
    root: Tree, location: String, loader: DocumentLoader, limits: ParsingLimits, seed: HashSeed
  ) {
    self.loader = loader
    self.limits = limits
    self.seed = seed
    self.root = Document(location: location, tree: root)
    add(self.root)
  }

  /// A document by its number.
  package subscript(number: Int32) -> Document {
    number == 0 ? root : documents[Int(number)]
  }

  /// The node at a place.
  package func node(_ origin: Origin) -> Node {
    self[origin.document].tree.node(origin.node)
  }

  /// The place of a node that was reached from a node of the same document.
  package func origin(of node: Node, in document: Int32) -> Origin {
    Origin(document: document, node: node.id)
  }

  /// The files that could not be loaded or parsed, each once. What the parsers read around is in the trees.
  package var diagnostics: [Diagnostic] {
    missed.map { document, origin in
      document.diagnostic
        ?? diagnostic(
          PlacedDiagnostic(
            .error, code: "unreadable-document", message: document.message, origin: origin))
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
    let map = SourceMap(self[document].tree)
    sourceMaps[document] = map
    return map
  }

  /// The node to which one token of a pointer leads (RFC 6901 §4).
  func step(_ token: String, from place: Origin) -> Origin? {
    let node = node(place)
    guard node.kind == .object else {
      return node.resolve(JSONPointer(tokens: [token])).map { origin(of: $0, in: place.document) }
    }
    return node.tree.keys.id(of: token).flatMap { member($0, of: place, in: node.tree) }
      .map { Origin(document: place.document, node: $0) }
  }

  /// The member of an object with a key, by the key's number; `nil` if there is none or this is no object.
  func member(_ key: UInt32, of place: Origin, in tree: Tree) -> NodeID? {
    let record = tree.records[Int(place.node.index)]
    guard record.kind == .object else { return nil }
    let members = record.first..<record.first + record.count
    guard members.count > DocumentSet.smallObject else {
      return tree.records.withSpan { records in
        for index in members where records[Int(index)].key == key { return NodeID(index: index) }
        return nil
      }
    }
    let number = largeObjects.number(of: place.number, orNew: memberIndices.count)
    if number == memberIndices.count {
      var index = NumberTable(capacity: members.count)
      tree.records.withSpan { records in
        for member in members {
          _ = index.number(of: UInt64(records[Int(member)].key), orNew: Int(member))
        }
      }
      memberIndices.append(index)
    }
    return memberIndices[number][UInt64(key)].map { NodeID(index: UInt32($0)) }
  }

  /// How many members are looked through one by one.
  private static let smallObject = 32

  /// The resource with this URI among those that are known without asking the loader.
  func knownResource(_ uri: String) -> (document: Int32, resource: Int32)? {
    if case .resource(let resource, let document)? = resources[uri] { return (document, resource) }
    if case .document(let document)? = entries[uri] { return (document, 0) }
    return nil
  }

  /// The document at a location, or why there is none. Asks the loader once.
  func document(at location: String) -> Result<Int32, UnreadableDocument> {
    switch entries[location] {
    case .document(let document)?: return .success(document)
    case .unreadable(let document)?: return .failure(document)
    default: break
    }
    let decoded = PercentEncoding.decoded(location)
    // The same file may be named in ever new ways by a reference in itself.
    for name in [location, decoded].compactMap(\.self) {
      guard case .document(let document)? = entries[URIReference.identity(of: name)]
      else { continue }
      entries[location] = .document(document)
      return .success(document)
    }
    do throws(UnreadableDocument) {
      let tree = try load(location, orDecoded: decoded)
      return .success(add(Document(location: location, tree: tree)))
    } catch {
      entries[location] = .unreadable(error)
      return .failure(error)
    }
  }

  /// Makes a file that cannot be read a diagnostic, at the first reference that needs it.
  func report(_ document: UnreadableDocument, at origin: Origin) {
    guard missedLocations.insert(ExactString(document.location)).inserted else { return }
    missed.append((document, origin))
  }

  private func load(
    _ location: String, orDecoded decoded: String?
  ) throws(UnreadableDocument) -> Tree {
    var source: Source?
    var problem: String?
    for name in [location, decoded].compactMap(\.self) where source == nil {
      do throws(LoadingError) {
        source = try loader.load(name)
      } catch {
        problem = problem ?? error.message
      }
    }
    guard let source else {
      throw UnreadableDocument(location: location, reason: problem ?? "")
    }
    do throws(ParsingError) {
      return try Tree.parse(source, limits: limits, seed: seed)
    } catch {
      throw UnreadableDocument(
        location: location, reason: error.diagnostic.message, diagnostic: error.diagnostic,
        digest: Digest.text(of: source.bytes))
    }
  }

  @discardableResult
  private func add(_ document: Document) -> Int32 {
    let number = Int32(documents.count)
    documents.append(document)
    if document.resources.hasDynamicAnchors { hasDynamicAnchors = true }
    entries[document.location] = .document(number)
    entries[URIReference.identity(of: document.location)] = .document(number)
    for (index, resource) in document.resources.resources.enumerated() {
      // The first document that claims a URI has it.
      if resources[resource.base] == nil {
        resources[resource.base] = .resource(Int32(index), of: number)
      }
    }
    return number
  }
}

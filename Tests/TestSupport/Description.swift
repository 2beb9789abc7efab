package import APIGraph
package import DocumentTree

/// A description as tests handle it: a root document and a way to get at the others, perhaps rewritten on the way.
package struct Description: Sendable {
  /// Where the root document is; relative references resolve against it.
  package let location: String

  private let load: @Sendable (String) throws(LoadingError) -> Source

  /// A syntax to render documents in.
  package enum Syntax: Sendable {
    case json, yaml
  }

  /// A description on disk.
  package init(path: String) {
    location = path
    load = { location throws(LoadingError) in
      do throws(Files.Failure) {
        return Source(name: location, bytes: try Files.read(location))
      } catch {
        throw LoadingError(message: error.description)
      }
    }
  }

  /// A description of one document in memory.
  package init(_ text: String, named name: String = "description.yaml") {
    self.init(bytes: Array(text.utf8), named: name)
  }

  /// A description of one document in memory.
  package init(bytes: [UInt8], named name: String) {
    location = name
    load = { location throws(LoadingError) in
      guard location == name else { throw LoadingError(message: "there is no '\(location)'") }
      return Source(name: name, bytes: bytes)
    }
  }

  /// A description of several documents in memory, by their locations.
  package init(documents: [String: [UInt8]], root: String) {
    location = root
    load = { location throws(LoadingError) in
      guard let bytes = documents[location] else {
        throw LoadingError(message: "there is no '\(location)'")
      }
      return Source(name: location, bytes: bytes)
    }
  }

  private init(
    location: String, load: @escaping @Sendable (String) throws(LoadingError) -> Source
  ) {
    self.location = location
    self.load = load
  }

  /// The same description with every document read, rewritten and rendered anew. What cannot be read stays as it is.
  package func rendered(
    as syntax: Syntax, rewriting: any Rewriting = Unchanged()
  ) -> Description {
    let load = load
    return Description(location: location) { location throws(LoadingError) in
      let source = try load(location)
      guard let tree = try? Tree.parse(source, seed: HashSeed()) else { return source }
      let role = Role.ofDocument(tree.rootNode)
      let bytes =
        switch syntax {
        case .json: JSONTextWriter.render(tree.rootNode, role: role, rewriting: rewriting)
        case .yaml: YAMLTextWriter.render(tree.rootNode, role: role, rewriting: rewriting)
        }
      return Source(name: source.name, bytes: bytes)
    }
  }

  /// The same description with other bytes for the root document.
  package func replacingRoot(with bytes: [UInt8]) -> Description {
    let load = load
    let root = location
    return Description(location: location) { location throws(LoadingError) in
      location == root ? Source(name: root, bytes: bytes) : try load(location)
    }
  }

  /// The bytes of the root document.
  package func root() throws(LoadingError) -> Source { try load(location) }

  /// The tree of the root document.
  package func rootTree(seed: HashSeed = HashSeed()) throws -> Tree {
    try Tree.parse(try root(), seed: seed)
  }

  /// Reads the description.
  package func api(seed: HashSeed) throws -> API {
    let documents = DocumentSet(
      root: try rootTree(seed: seed), location: location, loader: DocumentLoader(load: load),
      limits: .standard, seed: seed)
    return try API.read(documents)
  }
}

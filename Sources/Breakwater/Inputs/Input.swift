public import APIGraph
public import DocumentTree

/// One of the two descriptions to compare: where its bytes come from, and who fetches the documents that it refers to.
public struct Input: Sendable {
  private enum Content {
    case file(String)
    case memory(Source, location: String)
  }

  private let content: Content
  private let loader: DocumentLoader?

  /// A description in a file.
  ///
  /// Without a loader its references are followed to files below its folder, or below `ComparisonOptions.root`, and nowhere
  /// else (`FileLoader`).
  public static func file(_ path: String, loader: DocumentLoader? = nil) -> Input {
    Input(content: .file(path), loader: loader)
  }

  /// A description in memory.
  ///
  /// Its relative references resolve against `location`, a path or URL, by default the source's name; the loader is asked
  /// for what they name.
  public static func source(
    _ source: Source, location: String? = nil, loader: DocumentLoader = .none
  ) -> Input {
    Input(content: .memory(source, location: location ?? source.name), loader: loader)
  }

  /// Reads the description as far as is needed to compare it.
  func read(options: ComparisonOptions, seed: HashSeed) throws(InputError) -> API {
    let limits = options.limits
    let source: Source
    let location: String
    let loader: DocumentLoader
    switch content {
    case .file(let path):
      let file = try DescriptionFile(path: path, limits: limits, root: options.root)
      source = file.source
      location = file.location
      loader = self.loader ?? file.loader
    case .memory(let given, let givenLocation):
      source = given
      location = givenLocation
      loader = self.loader ?? .none
    }
    let tree: Tree
    do {
      tree = try Tree.parse(source, limits: limits, seed: seed)
    } catch {
      throw InputError(error.diagnostic)
    }
    let documents = DocumentSet(
      root: tree, location: location, loader: loader, limits: limits, seed: seed)
    do {
      return try API.read(documents)
    } catch {
      throw InputError(error.diagnostic)
    }
  }
}

public import APIGraph
public import DocumentTree

/// One of the two descriptions to compare: where its bytes come from, and who fetches the documents that it refers to.
public struct Input: Sendable {
  private let content: InputContent
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
    let documents = try content.documents(
      limits: options.limits, root: options.root, loader: loader, seed: seed)
    do {
      return try API.read(documents)
    } catch {
      throw InputError(error.diagnostic)
    }
  }
}

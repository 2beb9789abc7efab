internal import APIGraph
internal import DocumentTree

/// The root document of an input, parsed, and what its references resolve against.
struct ParsedInput: Sendable {
  /// The document.
  let tree: Tree

  /// The path or URL against which its relative references resolve.
  let location: String

  /// Fetches the documents that it refers to.
  let loader: DocumentLoader

  /// The document and those that it refers to, which are loaded as they are needed.
  func documents(limits: ParsingLimits, seed: HashSeed) -> DocumentSet {
    DocumentSet(root: tree, location: location, loader: loader, limits: limits, seed: seed)
  }

  /// Reads the description as far as is needed to compare it.
  func read(limits: ParsingLimits, seed: HashSeed) throws(InputError) -> API {
    do {
      return try API.read(documents(limits: limits, seed: seed))
    } catch {
      throw InputError(error.diagnostic)
    }
  }
}

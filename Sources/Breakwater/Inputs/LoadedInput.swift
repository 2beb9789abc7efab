internal import APIGraph
internal import DocumentTree

/// The root document of an input as bytes, and what its references resolve against.
struct LoadedInput: Sendable {
  /// The document.
  let source: Source

  /// The path or URL against which its relative references resolve.
  let location: String

  /// Fetches the documents that it refers to.
  let loader: DocumentLoader

  /// Parses the document; given the tree of an earlier version, reads only what differs from it.
  func parsed(
    limits: ParsingLimits, seed: HashSeed, earlier: Tree? = nil
  ) throws(InputError) -> ParsedInput {
    do {
      let tree = try Tree.parse(source, limits: limits, seed: seed, earlier: earlier)
      return ParsedInput(tree: tree, location: location, loader: loader)
    } catch {
      throw InputError(error.diagnostic)
    }
  }
}

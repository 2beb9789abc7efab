internal import APIGraph
internal import DocumentTree

/// Where the bytes of an input come from, and what its references resolve against.
enum InputContent: Sendable {
  case file(String)
  case memory(Source, location: String)

  /// Parses the root document. Without a loader a file's references lead to files below its folder or `root`, and those of a text
  /// nowhere.
  func documents(
    limits: ParsingLimits, root: String?, loader given: DocumentLoader?, seed: HashSeed
  ) throws(InputError) -> DocumentSet {
    let source: Source
    let location: String
    let loader: DocumentLoader
    switch self {
    case .file(let path):
      let file = try DescriptionFile(path: path, limits: limits, root: root)
      source = file.source
      location = file.location
      loader = given ?? file.loader
    case .memory(let text, let textLocation):
      source = text
      location = textLocation
      loader = given ?? .none
    }
    let tree: Tree
    do {
      tree = try Tree.parse(source, limits: limits, seed: seed)
    } catch {
      throw InputError(error.diagnostic)
    }
    return DocumentSet(
      root: tree, location: location, loader: loader, limits: limits, seed: seed)
  }
}

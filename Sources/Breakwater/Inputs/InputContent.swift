internal import APIGraph
internal import DocumentTree

/// Where the bytes of an input come from, and what its references resolve against.
enum InputContent: Sendable {
  case file(String)
  case memory(Source, location: String)

  /// Parses the root document. Without a loader a file's references lead to files below its folder or `root`, and those of a text
  /// nowhere.
  func parsed(
    limits: ParsingLimits, root: String?, loader given: DocumentLoader?, seed: HashSeed
  ) throws(InputError) -> ParsedInput {
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
    do {
      let tree = try Tree.parse(source, limits: limits, seed: seed)
      return ParsedInput(tree: tree, location: location, loader: loader)
    } catch {
      throw InputError(error.diagnostic)
    }
  }

  /// The number of bytes, as far as it is known before they are read; of a pipe it is not.
  var size: Int? {
    switch self {
    case .file(let path): FilePath(path).size
    case .memory(let source, _): source.count
    }
  }
}

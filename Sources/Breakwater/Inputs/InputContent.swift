internal import APIGraph
internal import DocumentTree

/// Where the bytes of an input come from, and what its references resolve against.
enum InputContent: Sendable {
  case file(String)
  case memory(Source, location: String)

  /// Fetches the root document. Without a loader a file's references lead to files below its folder or `root`, and those of a text
  /// nowhere.
  func loaded(
    limits: ParsingLimits, root: String?, loader: DocumentLoader?
  ) throws(InputError) -> LoadedInput {
    switch self {
    case .file(let path):
      let file = try DescriptionFile(path: path, limits: limits, root: root)
      return LoadedInput(
        source: file.source, location: file.location, loader: loader ?? file.loader)
    case .memory(let text, let location):
      return LoadedInput(source: text, location: location, loader: loader ?? .none)
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

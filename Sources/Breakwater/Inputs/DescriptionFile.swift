internal import APIGraph
internal import DocumentTree

/// The root document of a description that stands in a file.
struct DescriptionFile {
  /// Its bytes, under the name that the user gave.
  let source: Source

  /// Its absolute path, so that no reference is mistaken for one relative to the current folder.
  let location: String

  /// Reads the files below its folder.
  let loader: DocumentLoader

  /// Reads the file.
  init(path: String, limits: ParsingLimits) throws(InputError) {
    let bytes: [UInt8]
    do {
      let file = try FileDescriptor.reading(path, allowsPipes: true)
      bytes = try file.readToEnd(limit: limits.maximumSize)
    } catch {
      throw DescriptionFile.error(error, path: path)
    }
    source = Source(name: path, bytes: bytes)
    let file = FilePath(path)
    do {
      let files = try FileLoader(folder: file.folderPrefix, limits: limits)
      location = files.root + file.lastName
      loader = files.loader
    } catch {
      throw InputError(code: "unreadable-file", message: error.message)
    }
  }

  private static func error(_ error: FileError, path: String) -> InputError {
    if case .isFolder = error {
      return InputError(
        code: "unreadable-file", message: "'\(path)' is a folder; name the description in it")
    }
    if error.isMissing, path.contains("://") {
      return InputError(
        code: "unreadable-file",
        message: "'\(path)' is no file, and nothing is fetched over the network; download it first")
    }
    return InputError(
      code: "unreadable-file", message: "'\(path)' cannot be read: \(error.message)")
  }
}

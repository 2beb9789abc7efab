internal import APIGraph
internal import DocumentTree

/// The root document of a description, or of a schema, that stands in a file.
struct DescriptionFile {
  /// Its bytes, under the name that the user gave.
  let source: Source

  /// Its absolute path, so that no reference is mistaken for one relative to the current folder.
  let location: String

  /// Reads the files below its folder, or below a wider one.
  let loader: DocumentLoader

  /// Reads the file; references may name files below the root folder, which is its own by default.
  init(path: String, limits: ParsingLimits, root: String? = nil) throws(InputError) {
    do {
      let file = try FileDescriptor.reading(path, allowsPipes: true)
      source = try file.readSource(named: path, limit: limits.maximumSize)
    } catch {
      throw DescriptionFile.error(error, path: path)
    }
    let file = FilePath(path)
    let files: FileLoader
    do throws(LoadingError) {
      let own = try FileLoader(folder: file.folderPrefix, limits: limits)
      location = own.root + file.lastName
      files =
        try root.map { folder throws(LoadingError) in
          try FileLoader(folder: folder.isEmpty ? "." : folder, limits: limits)
        } ?? own
    } catch {
      throw InputError(code: "unreadable-file", message: error.message)
    }
    // Its neighbours would be out of reach, which nobody can want.
    guard location.beginsWithBytes(of: files.root) else {
      throw InputError(
        code: "outside-root",
        message: "'\(path)' does not lie below the root folder '\(root ?? "")'; name a wider one")
    }
    loader = files.loader
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

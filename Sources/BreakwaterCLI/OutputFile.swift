internal import Breakwater

/// The file that a report is written to: either all of it stands there in the end, or what stood there before.
struct OutputFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Writes a text and puts it in the place of what was there.
  func write(_ text: String) throws(InputError) {
    do throws(FileError) {
      let file = FilePath(path)
      switch file.kind {
      case .folder: throw .isFolder
      case .other: try FileDescriptor.writing(path).write(text)
      case .regular: try FilePath(try file.resolved()).replaceContent(with: text)
      case nil: try file.replaceContent(with: text)
      }
    } catch {
      let reason = error.isMissing ? "its folder does not exist" : error.message
      throw InputError(
        Diagnostic(
          severity: .error, code: "unwritable-file",
          message: "the report cannot be written to '\(path)': \(reason)"))
    }
  }
}

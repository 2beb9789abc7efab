internal import Breakwater

/// What stands on standard input in the place of a file.
enum StandardInput {
  /// What the user writes for it.
  static let name = "-"

  /// Files beside it may be of another version than the text that is piped in: none is guessed.
  static let loader = DocumentLoader { _ throws(LoadingError) in
    throw LoadingError(message: "a document from standard input has no folder to look in")
  }
}

extension CommandEnvironment {
  /// The document on standard input.
  func standardInput(_ limits: ParsingLimits) throws(InputError) -> Source {
    do {
      return Source(name: "<stdin>", bytes: try readStandardInput(limits.maximumSize).get())
    } catch {
      throw InputError(
        Diagnostic(
          severity: .error, code: "unreadable-file",
          message: "standard input cannot be read: \(error.message)"))
    }
  }
}

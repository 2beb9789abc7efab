public import DocumentTree

/// Why a description could not be read or compared.
public struct InputError: Error, Sendable {
  /// What is wrong, where, and what to do about it.
  public let diagnostic: Diagnostic

  /// An error that says what the diagnostic says.
  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  /// An error about a whole input, which has no line to point at.
  init(code: String, message: String) {
    diagnostic = Diagnostic(severity: .error, code: code, message: message)
  }
}

extension InputError: CustomStringConvertible {
  /// The place, as far as it is known, and the message.
  public var description: String {
    guard let location = diagnostic.location else { return diagnostic.message }
    return "\(location.file):\(location.line):\(location.column): \(diagnostic.message)"
  }
}

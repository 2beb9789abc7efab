/// A document that cannot be given a meaning: the one thing that is wrong with it, and where.
public struct ParsingError: Error, Sendable {
  /// What is wrong, where, and what to do about it.
  public let diagnostic: Diagnostic

  /// An error that says what the diagnostic says.
  public init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

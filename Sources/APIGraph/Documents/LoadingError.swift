/// Why a document that a reference names could not be fetched.
public struct LoadingError: Error, Sendable {
  /// What is wrong: lower case, no full stop.
  public let message: String

  /// An error with its message.
  public init(message: String) { self.message = message }
}

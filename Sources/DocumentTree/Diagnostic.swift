/// Something about an input that a person should know: what is wrong, where, and what it means for the result.
public struct Diagnostic: Hashable, Sendable {
  /// How much a diagnostic matters.
  public enum Severity: String, Sendable {
    /// A part of the input could not be read, or has no meaning.
    case error

    /// The input was read in the way that its author probably meant, or a part of it has no effect.
    case warning
  }

  /// How much it matters.
  public var severity: Severity

  /// A stable kebab-case name of the kind of problem, such as `duplicate-key`.
  public var code: String

  /// What is wrong and what to do: lower case, no full stop, the thing in quotes.
  public var message: String

  /// Where it is; `nil` when it concerns a whole input that has no lines, such as a folder.
  public var location: SourceLocation?

  /// The JSON pointer (RFC 6901) of the place inside its document, when there is a tree to point into.
  public var pointer: String?

  /// The text of the line that `location` names, without its line break, for the caret display.
  public var sourceLine: String?

  /// A diagnostic at a place.
  public init(
    severity: Severity, code: String, message: String, location: SourceLocation? = nil,
    pointer: String? = nil, sourceLine: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.pointer = pointer
    self.sourceLine = sourceLine
  }
}

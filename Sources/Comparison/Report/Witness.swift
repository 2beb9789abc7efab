public import DocumentTree

/// A value that one description accepts and the other refuses: what proves a break.
///
/// Both answers have been checked by a validator before anybody sees it.
public struct Witness: Hashable, Sendable {
  /// One of the two descriptions.
  public enum Side: String, Sendable {
    case old
    case new

    /// The other one.
    public var opposite: Side { self == .old ? .new : .old }
  }

  /// The message that carries the value.
  public var direction: Direction

  /// The operation whose message it is, such as `GET /pets`.
  public var operation: String

  /// The value of the schema that changed; the whole message where that schema is in no place that has a name.
  public var value: JSONValue

  /// The whole message that holds the value; `nil` when it is the value itself.
  ///
  /// A message is a body, or the value of a parameter or header.
  public var body: JSONValue?

  /// The description that accepts it.
  public var acceptedBy: Side

  /// The description that refuses it.
  public var refusedBy: Side { acceptedBy.opposite }

  /// Where it is refused: a JSON pointer (RFC 6901) into the body, or into the value where there is no body.
  public var at: String

  /// The keyword by which it is refused there.
  public var keyword: String

  /// The first steps from the operation to the value, such as `query limit`, or a status and `header Location`; `nil` where only
  /// the sites of the change tell.
  package var firstSteps: [String]?

  /// A value with what is known of it.
  package init(
    direction: Direction, operation: String, value: JSONValue, body: JSONValue? = nil,
    acceptedBy: Side, at: String, keyword: String, firstSteps: [String]? = nil
  ) {
    self.direction = direction
    self.operation = operation
    self.value = value
    self.body = body
    self.acceptedBy = acceptedBy
    self.at = at
    self.keyword = keyword
    self.firstSteps = firstSteps
  }
}

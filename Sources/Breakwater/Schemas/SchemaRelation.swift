public import DocumentTree

/// How the values of two schemas lie to each other.
///
/// Every answer is proved: inclusion by exhaustive search, its opposite by a value that a validator has checked. What
/// cannot be proved within a number of steps is undecided, and the reason says why.
public struct SchemaRelation: Hashable, Sendable {
  /// The relation in a word.
  public enum Kind: String, Sendable {
    /// Both accept the same values.
    case equal

    /// Every new value was an old one, and some old ones are refused now.
    case narrower

    /// Every old value is a new one, and there are more.
    case wider

    /// Some values are shared, and each side has values of its own.
    case overlapping

    /// No value is shared.
    case disjoint

    /// It could not be told.
    case undecided
  }

  /// A value that one side accepts and the other refuses.
  public struct Counterexample: Hashable, Sendable {
    /// The value.
    public var value: JSONValue

    /// Where in the value it is refused: a JSON pointer (RFC 6901), empty for the value itself.
    public var at: String

    /// The keyword by which it is refused there.
    public var keyword: String

    /// A value with what is known of it.
    package init(value: JSONValue, at: String, keyword: String) {
      self.value = value
      self.at = at
      self.keyword = keyword
    }
  }

  /// A value for each direction in which inclusion does not hold.
  public struct Witnesses: Hashable, Sendable {
    /// A value that old accepts and new refuses.
    public var oldNotNew: Counterexample?

    /// A value that new accepts and old refuses.
    public var newNotOld: Counterexample?

    /// The values that are known.
    package init(oldNotNew: Counterexample? = nil, newNotOld: Counterexample? = nil) {
      self.oldNotNew = oldNotNew
      self.newNotOld = newNotOld
    }
  }

  /// The relation in a word.
  public var relation: Kind

  /// Whether every old value is a new one; `nil` when it could not be told.
  public var oldInNew: Bool?

  /// Whether every new value is an old one; `nil` when it could not be told.
  public var newInOld: Bool?

  /// The values that prove what does not hold.
  public var witnesses: Witnesses

  /// Why something could not be told; `nil` when everything could.
  public var reason: String?

  /// What a reader should know of the schemas.
  public var diagnostics: [Diagnostic]

  /// A relation with all that is known of it.
  package init(
    relation: Kind, oldInNew: Bool?, newInOld: Bool?, witnesses: Witnesses = Witnesses(),
    reason: String? = nil, diagnostics: [Diagnostic] = []
  ) {
    self.relation = relation
    self.oldInNew = oldInNew
    self.newInOld = newInOld
    self.witnesses = witnesses
    self.reason = reason
    self.diagnostics = diagnostics
  }
}

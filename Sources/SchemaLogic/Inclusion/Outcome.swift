package import DocumentTree

/// The answer to a search for a value.
package enum Outcome: Hashable, Sendable {
  /// A value that was looked for.
  case value(JSONValue)
  /// There is none: proved.
  case none
  /// It cannot be told.
  case undecided(UndecidedReason)
}

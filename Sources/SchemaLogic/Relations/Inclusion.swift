/// The answer to "is every value of this schema a value of that one?"
package enum Inclusion: Hashable, Sendable {
  /// Every one is: proved.
  case included
  /// One is not, and here it is; both validators' answers have been checked.
  case refuted(Counterexample)
  /// It cannot be told.
  case undecided(UndecidedReason)

  /// Whether it is proved.
  package var isIncluded: Bool { self == .included }
}

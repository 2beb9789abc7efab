/// What the search says of an inclusion, before its witness has been confirmed.
package enum SearchedInclusion {
  /// Every value is included: proved.
  case included
  /// A value was found that is not.
  case witness(UnconfirmedWitness)
  /// It cannot be told.
  case undecided(UndecidedReason)

  /// Whether it is proved.
  package var isIncluded: Bool {
    if case .included = self { true } else { false }
  }

  /// The answer once the validator has looked at the witness.
  package var confirmed: Inclusion {
    switch self {
    case .included: .included
    case .witness(let witness): witness.verdict
    case .undecided(let reason): .undecided(reason)
    }
  }
}

/// A value that the search has found. It is judged when somebody wants to use it, because most are never looked at.
package final class UnconfirmedWitness {
  private let judge: () -> Inclusion

  /// What the value proves: refuted, or undecided where the validator does not agree.
  package private(set) lazy var verdict = judge()

  init(_ judge: @escaping () -> Inclusion) { self.judge = judge }
}

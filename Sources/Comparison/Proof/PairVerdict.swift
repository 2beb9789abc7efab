import SchemaLogic

/// What is proved of a pair of schemas: whether the receiver accepts all that the sender may send.
enum PairVerdict {
  /// Both sides allow the same.
  case equal
  /// The receiver accepts everything.
  case compatible
  /// The receiver refuses a value of the sender, if the validator agrees.
  case incompatible(UnconfirmedWitness)
  case undecided(UndecidedReason)
  /// The sender's schema allows no value, so that there is nothing that could be refused.
  case vacuous

  /// What it settles for the parts of the pair.
  var settlement: Settlement {
    switch self {
    case .equal: .equal
    case .compatible: .compatible
    case .incompatible, .undecided: .open
    case .vacuous: .vacuous
    }
  }
}

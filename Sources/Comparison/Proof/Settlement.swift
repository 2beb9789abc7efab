/// What is proved of a whole that a pair of schemas is a part of: edits below cannot do more than this.
enum Settlement: UInt8, Hashable {
  /// Nothing; the pair has to answer for itself.
  case open
  /// By the book no message has such a part, so that every edit of it would be compatible. Who wrote it meant something else, and
  /// what that is, the pair says for itself.
  case vacuous
  /// By the book the receiver accepts everything, but some of it only by an alternative that does not declare what the value has. Who
  /// lists open objects as alternatives means the one that declares it, and the pair of the two answers for itself.
  case undeclared
  /// What the sender may send is still accepted.
  case compatible
  /// Both sides allow the same.
  case equal

  /// Whether edits below do less than they seem to.
  var isLowering: Bool { self == .compatible || self == .equal }

  /// Why a finding here is not certain.
  var doubt: String? {
    switch self {
    case .vacuous: "by the book no message has a value here"
    case .undeclared:
      "by the book an alternative that does not declare these properties accepts them"
    case .open, .compatible, .equal: nil
    }
  }
}

extension Emission {
  /// The emission where it stands inside something that is proved compatible.
  ///
  /// What was added, and what could be relied on and is gone, are facts of the text that no proof lowers.
  func settled(_ settlement: Settlement) -> Emission {
    guard settlement.isLowering else { return self }
    switch effect {
    case .narrows, .widens, .replaces:
      var settled = self
      settled.effect = settlement == .equal ? .annotates : .states(.additive)
      settled.certainty = .proven
      settled.reason = nil
      return settled
    case .extends, .withdraws, .annotates, .states: return self
    }
  }
}

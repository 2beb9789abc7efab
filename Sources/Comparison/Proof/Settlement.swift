/// What is proved of a whole that a pair of schemas is a part of: edits below cannot do more than this.
enum Settlement: UInt8, Hashable {
  /// Nothing; the pair has to answer for itself.
  case open
  /// What the sender may send is still accepted.
  case compatible
  /// Both sides allow the same.
  case equal
}

extension Emission {
  /// The emission where it stands inside something that is proved compatible.
  ///
  /// What was added, and what could be relied on and is gone, are facts of the text that no proof lowers.
  func settled(_ settlement: Settlement) -> Emission {
    guard settlement != .open else { return self }
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

/// How the values of an old schema and of a new one lie to each other.
package enum Relation: String, Sendable {
  /// The same values.
  case equal
  /// Every new value was an old one, and some old ones are gone.
  case narrower
  /// Every old value is a new one, and there are more.
  case wider
  /// Some values are shared, and each side has values of its own.
  case overlapping
  /// No value is shared.
  case disjoint
  /// It cannot be told.
  case undecided

  /// The relation of two sets by what is known of inclusion either way; overlap stands for all that is left.
  package init(oldInNew: Bool, newInOld: Bool) {
    switch (oldInNew, newInOld) {
    case (true, true): self = .equal
    case (true, false): self = .wider
    case (false, true): self = .narrower
    case (false, false): self = .overlapping
    }
  }
}

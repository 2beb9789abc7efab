/// How sure a change's impact is.
public enum Certainty: String, Sendable, Comparable {
  /// It could not be decided; the impact is the worst that is possible.
  case undecided

  /// It follows from a rule that is right for what descriptions usually mean.
  case presumed

  /// It was decided, or it is a fact read from the text.
  case proven

  /// The order undecided, presumed, proven.
  public static func < (left: Certainty, right: Certainty) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .undecided: 0
    case .presumed: 1
    case .proven: 2
    }
  }
}

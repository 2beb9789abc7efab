/// What a change does to the clients of an API.
public enum Impact: String, Sendable, Comparable, CaseIterable {
  /// Nothing that a client can notice on the wire.
  case cosmetic

  /// More than before is possible; what worked still works.
  case additive

  /// Something that worked does not work any more.
  case breaking

  /// The order cosmetic, additive, breaking.
  public static func < (left: Impact, right: Impact) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .cosmetic: 0
    case .additive: 1
    case .breaking: 2
    }
  }
}

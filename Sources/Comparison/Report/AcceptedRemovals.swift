/// Which removals a gate lets pass. They are breaking all the same, and the report says so.
public enum AcceptedRemovals: String, Sendable, CaseIterable {
  /// None.
  case none
  /// Those whose announced last day has come.
  case ended
  /// Those too that were deprecated without a last day.
  case announced

  /// Whether a change is such a removal. One before its last day never is, nor one whose last day cannot be read.
  public func accept(_ change: Change) -> Bool {
    guard let announced = change.announced else { return false }
    switch self {
    case .none: return false
    case .ended: return announced.hasPassed == true
    case .announced: return announced.sunset == nil || announced.hasPassed == true
    }
  }
}

internal import ArgumentParser
internal import Breakwater

/// The least impact that makes the command fail.
package enum FailureThreshold: String, CaseIterable, ExpressibleByArgument {
  case breaking, additive, cosmetic, never

  /// Whether a report fails the gate. What could not be compared might be breaking, so that it fails every gate.
  func isReached(by report: Report, accepting removals: AcceptedRemovals) -> Bool {
    let least: Impact
    switch self {
    case .breaking: least = .breaking
    case .additive: least = .additive
    case .cosmetic: least = .cosmetic
    case .never: return false
    }
    return !report.isComplete || report.impact(accepting: removals).map { $0 >= least } ?? false
  }
}

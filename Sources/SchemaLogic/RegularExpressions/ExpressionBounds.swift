/// Two expressions with small automata that stand for one whose automaton would be large.
package final class ExpressionBounds: Sendable {
  /// Matches only what the expression matches.
  package let inner: RegularExpression
  /// Matches all that the expression matches.
  package let outer: RegularExpression
  /// Why it cannot be told, when neither of the two is enough.
  package let reason: UndecidedReason

  package init(inner: RegularExpression, outer: RegularExpression, reason: UndecidedReason) {
    self.inner = inner
    self.outer = outer
    self.reason = reason
  }
}

/// How much one question may cost. Steps are counted, so that the same question has the same answer everywhere.
struct SearchBudget {
  private(set) var steps = 120_000
  private(set) var patternSteps = 60_000

  /// Takes so many steps; `false` when none are left.
  mutating func spend(_ count: Int = 1) -> Bool {
    steps -= count
    return steps > 0
  }

  /// Takes so many steps through automata.
  mutating func spendOnPatterns(_ count: Int) { patternSteps = max(0, patternSteps - count) }

  /// Whether all steps have been taken.
  var isSpent: Bool { steps <= 0 }
}

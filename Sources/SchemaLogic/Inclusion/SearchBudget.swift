/// How much one question may cost. Steps are counted, so that the same question has the same answer everywhere.
struct SearchBudget {
  private(set) var steps: Int
  private(set) var patternSteps = 60_000
  /// How many demands on members may be gathered: where objects have hundreds of members and as many are asked for, that is all
  /// that a search does.
  private(set) var memberSteps: Int

  /// Whether it is for a question that nobody has to have answered.
  let isOptional: Bool

  private static let usualSteps = 120_000
  private static let leastSteps = 8_000
  private static let memberStepsOfStep = 8

  /// The budget of a question after some that used up theirs. The more there were, the less is spent on the next, so that
  /// schemas that cannot be decided do not cost more the more often they are used.
  init(afterSpending count: Int = 0, isOptional: Bool = false) {
    self.isOptional = isOptional
    steps =
      isOptional ? Self.leastSteps : max(Self.leastSteps, Self.usualSteps / (1 + count / 4))
    memberSteps = steps * Self.memberStepsOfStep
  }

  /// Takes so many steps; `false` when none are left.
  mutating func spend(_ count: Int = 1) -> Bool {
    steps -= count
    return steps > 0
  }

  /// Takes so many steps through automata.
  mutating func spendOnPatterns(_ count: Int) { patternSteps = max(0, patternSteps - count) }

  /// Takes so many demands on members; without any left, no other steps are left either.
  mutating func spendOnMembers(_ count: Int) {
    memberSteps -= count
    if memberSteps <= 0 { steps = min(steps, 0) }
  }

  /// Whether all steps have been taken.
  var isSpent: Bool { steps <= 0 }
}

package import DocumentTree

/// What is demanded of an array: the conjunction of literals about arrays, some of them negated.
///
/// A goal is whatever names a demand on one element.
package struct ArrayProblem<Goal: Hashable> {
  /// A goal for each position: those of the first positions, and one for all that follow.
  package struct Elements: Hashable {
    package let prefix: [Goal]
    package let rest: Goal

    package init(prefix: [Goal], rest: Goal) {
      self.prefix = prefix
      self.rest = rest
    }

    /// The goal at a position.
    func goal(at position: Int) -> Goal { position < prefix.count ? prefix[position] : rest }
  }

  /// A demand on the number of elements that meet a goal.
  package struct Contains: Hashable {
    package let inside: Goal
    /// What an element meets exactly when it does not meet the other.
    package let outside: Goal
    package let least: Decimal
    package let most: Decimal?

    package init(inside: Goal, outside: Goal, least: Decimal, most: Decimal?) {
      self.inside = inside
      self.outside = outside
      self.least = least
      self.most = most
    }
  }

  package var minItems = Decimal(0)
  package var maxItems: Decimal?

  /// Each element must meet the goal at its position.
  package var universals: [Elements] = []

  /// For each of these, some element must meet the goal at its position.
  package var demands: [Elements] = []

  package var contains: [Contains] = []

  /// Whether all elements must differ.
  package var isUnique = false

  /// Whether two elements must be equal.
  package var hasDuplicate = false

  /// Any array.
  package init() {}
}

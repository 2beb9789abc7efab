import APIGraph
import DocumentTree

/// Hands what is asserted of a number to the solver of numbers.
enum NumberLeaf {
  static func solve(_ literals: [SignedLiteral]) -> Outcome {
    var problem = NumberProblem()
    for signed in literals {
      switch (signed.literal, signed.isNegated) {
      case (.integer, false): problem.requireInteger()
      case (.integer, true): problem.requireFraction()
      case (.minimum(let bound), false): problem.require(minimum: bound)
      case (.minimum(let bound), true): problem.require(maximum: bound.contrary)
      case (.maximum(let bound), false): problem.require(maximum: bound)
      case (.maximum(let bound), true): problem.require(minimum: bound.contrary)
      case (.multipleOf(let divisor), false): problem.require(multipleOf: divisor)
      case (.multipleOf(let divisor), true): problem.forbid(multipleOf: divisor)
      case (.enumeration(let values), true):
        for value in values {
          if case .number(let number) = value { problem.exclude(number) }
        }
      default: break
      }
    }
    let outcome = NumberSolver(problem).solve()
    if case .value = outcome, let reason = literals.unknownReason { return .undecided(reason) }
    return outcome
  }
}

extension Bound {
  /// The bound of what lies on the other side.
  fileprivate var contrary: Bound { Bound(value, isExclusive: !isExclusive) }
}

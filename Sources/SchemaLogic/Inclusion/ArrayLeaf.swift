import APIGraph
import DocumentTree

/// Hands what is asserted of an array to the solver of arrays.
enum ArrayLeaf {
  static func solve(
    _ literals: [SignedLiteral], _ assumption: Assumption, _ possible: [SenderBranches.Part],
    _ solver: GoalSolver
  ) -> Outcome {
    var problem = problem(of: literals)
    problem.universals += possible.map { ArrayProblem.Elements(prefix: [], rest: $0.demand) }
    let outcome = solve(problem, assumption, solver)
    if case .value = outcome, let reason = literals.unknownReason { return .undecided(reason) }
    return outcome
  }

  /// An element that has not been looked for yet.
  private struct Missing: Error {
    let demands: [Demand]
  }

  /// Elements are looked for outside the solver of arrays, which then starts again and knows more: the deeper values are
  /// nested the more its frames would weigh on the stack.
  private static func solve(
    _ problem: ArrayProblem<Demand>, _ assumption: Assumption, _ solver: GoalSolver
  ) -> Outcome {
    var known: [[Demand]: FoundElements] = [:]
    while true {
      do throws(Missing) {
        return try ArraySolver<Demand, Missing>.solve(problem) {
          demands, excepted throws(Missing) in
          // What is excepted are those that were handed out before, in their order.
          guard let answer = known[demands]?.answer(number: excepted.count) else {
            throw Missing(demands: demands)
          }
          return answer
        }
      } catch {
        known[error.demands, default: FoundElements()]
          .findMore(of: error.demands, assumption, solver)
        if solver.budget.isSpent { return .undecided(.steps) }
      }
    }
  }

  private static func problem(of literals: [SignedLiteral]) -> ArrayProblem<Demand> {
    var problem = ArrayProblem<Demand>()
    var counts: [CountedDemand: CountRange] = [:]
    var order: [CountedDemand] = []
    func count(_ location: Location, _ roles: Roles, _ range: CountRange) {
      let key = CountedDemand(location: location, roles: roles)
      if counts[key] == nil { order.append(key) }
      counts[key] = (counts[key] ?? CountRange()).intersection(range)
    }
    for signed in literals {
      let sign = signed.isNegated
      func elements(_ prefix: [Location], _ rest: Location) -> ArrayProblem<Demand>.Elements {
        func demand(_ location: Location) -> Demand {
          Demand(location: location, isNegated: sign, roles: signed.roles)
        }
        return ArrayProblem.Elements(prefix: prefix.map(demand), rest: demand(rest))
      }
      switch signed.literal {
      case .minItems(let least):
        sign ? problem.lower(to: least.predecessor) : problem.raise(to: least)
      case .maxItems(let most):
        sign ? problem.raise(to: most.successor) : problem.lower(to: most)
      case .uniqueItems:
        if sign { problem.hasDuplicate = true } else { problem.isUnique = true }
      case .items(let prefix, let rest):
        let elements = elements(prefix, rest)
        if sign { problem.demands.append(elements) } else { problem.universals.append(elements) }
      case .contains(let location, let least, let most):
        // Only one of the two is set, so that the negation is one range as well.
        if let most {
          count(
            location, signed.roles,
            sign ? CountRange(least: most.successor) : CountRange(most: most))
        } else {
          count(
            location, signed.roles,
            sign ? CountRange(most: least.predecessor) : CountRange(least: least))
        }
      default: break
      }
    }
    problem.contains = order.map { key in
      let range = counts[key] ?? CountRange()
      return ArrayProblem.Contains(
        inside: Demand(location: key.location, isNegated: false, roles: key.roles),
        outside: Demand(location: key.location, isNegated: true, roles: key.roles),
        least: range.least, most: range.most)
    }
    return problem
  }
}

/// Different elements that meet the same demands, as far as they have been looked for.
private struct FoundElements {
  private var values: [JSONValue] = []
  /// Why there are no more; `nil` while there may be.
  private var end: Outcome?

  /// The answer to the question for one more; `nil` while it is not known.
  func answer(number: Int) -> Outcome? {
    number < values.count ? .value(values[number]) : end
  }

  /// Looks for as many as there are, so that the solver of arrays need not start again for each.
  mutating func findMore(of demands: [Demand], _ assumption: Assumption, _ solver: GoalSolver) {
    for _ in 0..<max(1, values.count) {
      var demands = demands
      if !values.isEmpty {
        let list = solver.compiler.arena.literal(.enumeration(values))
        demands.append(
          Demand(location: solver.compiler.location(of: list), isNegated: true, roles: []))
      }
      switch solver.solve(demands, assumption: assumption) {
      case .value(let value): values.append(value)
      case let end:
        self.end = end
        return
      }
    }
  }
}

/// Elements that are counted.
private struct CountedDemand: Hashable {
  let location: Location
  let roles: Roles
}

/// How many there may be.
private struct CountRange {
  var least = Decimal(0)
  var most: Decimal?

  func intersection(_ other: CountRange) -> CountRange {
    let both = [most, other.most].compactMap(\.self)
    return CountRange(least: max(least, other.least), most: both.min())
  }
}

extension ArrayProblem {
  fileprivate mutating func raise(to least: Decimal) { minItems = max(minItems, least) }

  fileprivate mutating func lower(to most: Decimal) { maxItems = min(maxItems ?? most, most) }
}

extension Decimal {
  /// The size above; sizes beyond all that is looked at are all the same.
  fileprivate var successor: Decimal { adding(Decimal(1)) ?? self }

  /// The size below.
  fileprivate var predecessor: Decimal { subtracting(Decimal(1)) ?? self }
}

import APIGraph
package import DocumentTree

/// Finds the simplest number that meets some demands, or proves that there is none.
///
/// Zero is simpler than one, one than minus one, integers than halves, halves than tenths. Only finite decimals count,
/// because JSON has no others.
package struct NumberSolver {
  private let problem: NumberProblem

  package init(_ problem: NumberProblem) { self.problem = problem }

  /// The number of multiples that are tried, beside those that are excluded one by one.
  private static let maximumTries = 20_000

  /// The simplest number.
  package func solve() -> Outcome {
    if let minimum = problem.minimum, let maximum = problem.maximum {
      if maximum.value < minimum.value { return .none }
      if maximum.value == minimum.value {
        return problem.accepts(minimum.value) ? .value(.number(minimum.value)) : .none
      }
    }
    let outcome = problem.multiples.isEmpty ? solveDense() : solveMultiples()
    if case .undecided = outcome, let number = obvious() { return .value(.number(number)) }
    return outcome
  }

  /// Several numbers, simplest first; fewer than asked for when there are no more.
  ///
  /// `nil` instead of an outcome tells that all were found.
  package static func solve(
    _ problem: NumberProblem, count: Int
  ) -> (numbers: [Decimal], end: Outcome?) {
    var problem = problem
    var numbers: [Decimal] = []
    while numbers.count < count {
      let outcome = NumberSolver(problem).solve()
      guard case .value(.number(let number)) = outcome else { return (numbers, outcome) }
      numbers.append(number)
      problem.exclude(number)
    }
    return (numbers, nil)
  }

  // MARK: Multiples

  /// Numbers that are multiples of something stand apart from each other, so that they can be tried in turn.
  private func solveMultiples() -> Outcome {
    if problem.multiples.contains(where: \.isZero) {
      return problem.accepts(Decimal(0)) ? .value(.number(Decimal(0))) : .none
    }
    var unit: Decimal? = Decimal(0)
    for multiple in problem.multiples.sorted() {
      unit = unit.flatMap { $0.isZero ? multiple : Decimal.leastCommonMultiple($0, multiple) }
    }
    guard let unit else { return solveAroundZero() }
    return walk(in: unit, tries: Self.maximumTries)
  }

  /// Without the common multiple it is still known that it is no less than any of the multiples.
  private func solveAroundZero() -> Outcome {
    if problem.accepts(Decimal(0)) { return .value(.number(Decimal(0))) }
    guard let greatest = problem.multiples.max(), let minimum = problem.minimum,
      let maximum = problem.maximum, greatest.negated < minimum.value, maximum.value < greatest
    else { return .undecided(.numbers) }
    return .none
  }

  /// The simplest multiple of a unit.
  ///
  /// Integers that are multiples of none of n numbers, each above 1, are never further apart than 2ⁿ, because n residue
  /// classes that cover 2ⁿ integers in a row cover all (Crittenden and Vanden Eynden), and these do not cover 1. So the
  /// walk ends soon, but for what is excluded one by one.
  private func walk(in unit: Decimal, tries: Int) -> Outcome {
    if problem.nonMultiples.contains(where: { unit.isMultiple(of: $0) }) { return .none }
    let least = problem.minimum.map { $0.value.ceilingOfQuotient(dividingBy: unit) }
    let greatest = problem.maximum.map { $0.value.floorOfQuotient(dividingBy: unit) }
    if problem.accepts(Decimal(0)) { return .value(.number(Decimal(0))) }
    var ascending: Decimal? = Decimal(1)
    var descending: Decimal? = Decimal(-1)
    if let least, !(problem.minimum?.value.isNegative ?? false) {
      // A bound that cannot be written out is far away.
      ascending = least ?? nil
      descending = nil
      if least == nil { return .undecided(.numbers) }
    }
    if let greatest, problem.maximum?.value.isNegative ?? false {
      descending = greatest ?? nil
      ascending = nil
      if greatest == nil { return .undecided(.numbers) }
    }
    var remaining = tries + problem.excluded.count
    while ascending != nil || descending != nil {
      for isAscending in [true, false] {
        guard let count = isAscending ? ascending : descending else { continue }
        let bound = isAscending ? greatest ?? nil : least ?? nil
        if let bound, isAscending ? bound < count : count < bound {
          if isAscending { ascending = nil } else { descending = nil }
          continue
        }
        guard remaining > 0, let number = count.multiplied(by: unit),
          let next = count.adding(Decimal(isAscending ? 1 : -1))
        else { return .undecided(.numbers) }
        if problem.accepts(number) { return .value(.number(number)) }
        remaining -= 1
        if isAscending { ascending = next } else { descending = next }
      }
    }
    return .none
  }

  // MARK: Dense sets

  /// Without multiples there are always numbers between two bounds, so that only the simplest is to be found.
  private func solveDense() -> Outcome {
    for unit in [Decimal(1), Self.half] + (1...4).map({ Decimal.powerOfTen(-$0) }) {
      if case .value(let number) = walk(in: unit, tries: 64) { return .value(number) }
    }
    for exponent in fineExponents() {
      if case .value(let number) = walk(in: .powerOfTen(exponent), tries: 64) {
        return .value(number)
      }
    }
    return .undecided(.numbers)
  }

  /// Powers of ten that are finer than the distance of the bounds and than whatever must not divide the number, so that
  /// nine of ten of their multiples are no multiple of that.
  private func fineExponents() -> [Int] {
    var exponent = problem.nonMultiples.filter { !$0.isZero }.map(\.exponent).min() ?? 0
    if let minimum = problem.minimum?.value, let maximum = problem.maximum?.value {
      guard let distance = maximum.subtracting(minimum) else { return [] }
      exponent = min(exponent, distance.exponent + distance.digits.count)
    }
    return (1...8).map { exponent - $0 }
  }

  // MARK: What is left

  /// A number that can be named without reckoning: a bound, or one that is a digit or a power of ten away from it.
  private func obvious() -> Decimal? {
    let bounds = [problem.minimum?.value, problem.maximum?.value].compactMap { $0 }
    var candidates = bounds
    for bound in bounds {
      let step = Decimal.powerOfTen(bound.exponent)
      candidates += [bound.adding(step), bound.subtracting(step)].compactMap { $0 }
    }
    candidates += problem.multiples.sorted()
    candidates.sort { $0.magnitude < $1.magnitude }
    return candidates.first(where: problem.accepts)
  }

  private static let half = Decimal(isNegative: false, digits: [5], exponent: -1)
}

import DocumentTree

/// An array problem made ready for the search: numbers that fit a machine word, and what each position can do.
struct ArrayPlan<Goal: Hashable> {
  /// What an element does besides being one: the `contains` that it counts for and the demands that it serves, as bits.
  struct Choice: Hashable {
    let inside: Int
    let served: Int
  }

  /// A demand on the number of elements that meet a goal.
  struct Count {
    let inside: Goal
    let outside: Goal
    let least: Int
    /// `nil` where no array that is looked at has too many.
    let most: Int?
  }

  let problem: ArrayProblem<Goal>

  /// The number of positions that may differ from each other; all later ones are alike.
  let distinctPositions: Int

  let leastLength: Int

  /// No array need be longer, but for `minItems`.
  let neededLength: Int

  /// No array need be longer, even where it may.
  let greatestLength: Int

  let counts: [Count]

  /// All choices, those first that serve most.
  let choices: [Choice]

  /// More elements than this are not looked at one by one.
  static var maximumLength: Int { 3000 }

  /// Longer arrays are not built.
  static var longestLength: Int { 20_000 }

  /// How many demands are compared with each other one by one.
  private static var fewGoals: Int { 8 }

  /// The choices at a position are two to the power of this at most.
  private static var maximumBits: Int { 8 }

  /// Fails with an outcome where nothing need be searched for, or the numbers are too large.
  static func make(for problem: ArrayProblem<Goal>) -> Result<ArrayPlan, Refusal> {
    if let most = problem.maxItems, most < problem.minItems || most.isNegative {
      return .failure(Refusal(outcome: .none))
    }
    if problem.isUnique, problem.hasDuplicate { return .failure(Refusal(outcome: .none)) }
    var problem = problem
    let contains = problem.takeCounts()
    for count in contains {
      if let most = count.most, most < count.least { return .failure(Refusal(outcome: .none)) }
      if let most = problem.maxItems, most < count.least {
        return .failure(Refusal(outcome: .none))
      }
    }
    guard contains.count <= 3, contains.count + problem.demands.count <= maximumBits else {
      return .failure(Refusal(outcome: .undecided(.arrayLength)))
    }
    return .success(ArrayPlan(problem, contains))
  }

  /// The answer that needs no search.
  struct Refusal: Error {
    let outcome: Outcome
  }

  private init(_ problem: ArrayProblem<Goal>, _ contains: [ArrayProblem<Goal>.Contains]) {
    self.problem = problem
    let lists = problem.universals + problem.demands
    distinctPositions = lists.lazy.map { $0.prefix.count }.max() ?? 0
    leastLength = Self.bounded(problem.minItems)
    // From a longer array an element could be left out that no demand, no count and no pair of equals needs, and that stands
    // where all positions are alike.
    neededLength =
      distinctPositions + problem.demands.count + (problem.hasDuplicate ? 2 : 0)
      + contains.reduce(0) { $0 + Self.bounded($1.least) }
    greatestLength = min(
      max(leastLength, neededLength), problem.maxItems.map { Self.bounded($0) } ?? .max)
    let length = greatestLength
    counts = contains.map { count in
      Count(
        inside: count.inside, outside: count.outside, least: Self.bounded(count.least),
        most: count.most.map { Self.bounded($0) }.flatMap { $0 < length ? $0 : nil })
    }
    var choices: [Choice] = []
    for inside in 0..<(1 << contains.count) {
      for served in 0..<(1 << problem.demands.count) {
        choices.append(Choice(inside: inside, served: served))
      }
    }
    self.choices = choices.sorted { first, second in
      let (one, other) = (first.bitCount, second.bitCount)
      if one != other { return other < one }
      return (first.inside, first.served) < (second.inside, second.served)
    }
  }

  /// The demands on an element at a position that does something, each once.
  func goals(at position: Int, _ choice: Choice) -> [Goal] {
    var goals = problem.universals.map { $0.goal(at: position) }
    for (index, count) in counts.enumerated() {
      if choice.inside >> index & 1 == 1 {
        goals.append(count.inside)
      } else if count.most != nil {
        goals.append(count.outside)
      }
    }
    for (index, demand) in problem.demands.enumerated() where choice.served >> index & 1 == 1 {
      goals.append(demand.goal(at: position))
    }
    if goals.count <= Self.fewGoals {
      // Mostly there are one or two, for which no table is worth while.
      var distinct: [Goal] = []
      for goal in goals where !distinct.contains(goal) { distinct.append(goal) }
      return distinct
    }
    var seen: Set<Goal> = []
    return goals.filter { seen.insert($0).inserted }
  }

  /// The `contains` that may be met too often, as bits: there it is told for each element whether it counts.
  var boundedCounts: Int {
    counts.indices.reduce(0) { counts[$1].most == nil ? $0 : $0 | 1 << $1 }
  }

  /// A count as a machine integer; what is too large for the search anyway is all the same.
  private static func bounded(_ count: Decimal) -> Int {
    guard let integer = count.integer else { return count.isNegative ? 0 : 1_000_000_000 }
    return min(max(integer, 0), 1_000_000_000)
  }
}

extension ArrayPlan.Choice {
  fileprivate var bitCount: Int { inside.nonzeroBitCount + served.nonzeroBitCount }
}

extension ArrayProblem {
  /// Says without counting what need not be counted: that no element meets a goal, and that some element does. Gives the rest.
  ///
  /// So many such demands, which are most of all, may stand together, and few counts.
  fileprivate mutating func takeCounts() -> [Contains] {
    contains.filter { count in
      if let most = count.most {
        // An impossible count is left for others to see.
        guard most.isZero, count.least.isZero else { return true }
        universals.append(Elements(prefix: [], rest: count.outside))
        return false
      }
      guard count.least <= Decimal(1) else { return true }
      if !count.least.isZero { demands.append(Elements(prefix: [], rest: count.inside)) }
      return false
    }
  }
}

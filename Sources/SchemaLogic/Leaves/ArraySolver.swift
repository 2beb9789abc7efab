package import DocumentTree

/// Finds a shortest array that meets some demands, or proves that there is none.
///
/// What a single element can be is asked of whoever knows: a function that finds a value for several goals at once, other
/// than some values. It may throw, to be asked again later when it knows more.
package struct ArraySolver<Goal: Hashable, Failure: Error> {
  /// Finds a value that meets all goals and is none of the excepted ones.
  package typealias ElementSolver = (_ goals: [Goal], _ excepted: [JSONValue]) throws(Failure) ->
    Outcome

  let plan: ArrayPlan<Goal>
  private let element: ElementSolver

  /// The values that goals have been found to have.
  private var domains: [[Goal]: ElementDomain] = [:]

  private var elementsAtPlaces: [Place: Bool] = [:]

  /// Why something was passed over, the first time.
  private(set) var doubt: UndecidedReason?

  private init(_ plan: ArrayPlan<Goal>, _ element: @escaping ElementSolver) {
    self.plan = plan
    self.element = element
  }

  /// A shortest array that meets the demands.
  package static func solve(
    _ problem: ArrayProblem<Goal>, element: @escaping ElementSolver
  ) throws(Failure) -> Outcome {
    switch ArrayPlan.make(for: problem) {
    case .failure(let refusal): return refusal.outcome
    case .success(let plan):
      var solver = ArraySolver(plan, element)
      if problem.isUnique { return try solver.solveUnique() }
      let limit = ArrayPlan<Goal>.maximumLength
      guard limit < plan.leastLength, plan.neededLength <= limit else {
        return try solver.solveFree()
      }
      var short = problem
      short.minItems = Decimal(plan.neededLength)
      let outcome = try solve(short, element: element)
      guard case .value(.array(let elements)) = outcome else { return outcome }
      return try solver.lengthened(elements)
    }
  }

  /// An array that fulfils everything but `minItems`, made long enough by elements that all are the same.
  private mutating func lengthened(_ elements: [JSONValue]) throws(Failure) -> Outcome {
    let filling = ArrayPlan<Goal>.Choice(inside: 0, served: 0)
    guard let value = try value(plan.goals(at: plan.distinctPositions, filling)) else {
      // Elements that must not be more than some could make the array longer.
      return plan.boundedCounts == 0 ? end : .undecided(doubt ?? .arrayLength)
    }
    guard plan.leastLength <= ArrayPlan<Goal>.longestLength else {
      return .undecided(.arrayLength)
    }
    let missing = max(0, plan.leastLength - elements.count)
    return .value(.array(elements + Array(repeating: value, count: missing)))
  }

  // MARK: Elements

  /// Some value for an element that must meet some goals.
  mutating func value(_ goals: [Goal]) throws(Failure) -> JSONValue? {
    try value(number: 0, of: goals)
  }

  /// The values of goals in the order in which they are found; `nil` beyond the last one that can be found.
  mutating func value(number: Int, of goals: [Goal]) throws(Failure) -> JSONValue? {
    if let known = domains[goals], number < known.values.count { return known.values[number] }
    var domain = domains.removeValue(forKey: goals) ?? ElementDomain()
    defer { domains[goals] = domain }
    while domain.values.count <= number, domain.end == nil {
      switch try element(goals, domain.values) {
      case .value(let value) where domain.values.contains(value):
        domain.end = .undecided(.uniqueItems)
      case .value(let value): domain.values.append(value)
      case let end: domain.end = end
      }
    }
    if number < domain.values.count { return domain.values[number] }
    if case .undecided(let reason)? = domain.end, number == 0 { note(reason) }
    return nil
  }

  /// Whether an element can do something at a position.
  ///
  /// Before many demands are tried on one element, all but one of them are: few of the sets of demands that exclude each other
  /// need be looked at then. Calls itself as often as there are demands, of which there are few.
  mutating func hasElement(
    at position: Int, _ choice: ArrayPlan<Goal>.Choice
  ) throws(Failure) -> Bool {
    let place = Place(position: min(position, plan.distinctPositions), choice: choice)
    if let known = elementsAtPlaces[place] { return known }
    var isPossible = true
    if choice.served.nonzeroBitCount > 2 {
      for demand in plan.problem.demands.indices where choice.served >> demand & 1 == 1 {
        let less = ArrayPlan<Goal>.Choice(
          inside: choice.inside, served: choice.served ^ 1 << demand)
        guard try !hasElement(at: position, less),
          doubt(about: plan.goals(at: position, less)) == nil
        else { continue }
        isPossible = false
        break
      }
    }
    if isPossible { isPossible = try value(plan.goals(at: position, choice)) != nil }
    elementsAtPlaces[place] = isPossible
    return isPossible
  }

  /// A position, those behind the distinct ones as one, and what an element does there.
  private struct Place: Hashable {
    let position: Int
    let choice: ArrayPlan<Goal>.Choice
  }

  /// Why no more values of these goals were found; `nil` when there are no more.
  func doubt(about goals: [Goal]) -> UndecidedReason? {
    if case .undecided(let reason)? = domains[goals]?.end { reason } else { nil }
  }

  mutating func note(_ reason: UndecidedReason) { doubt = doubt ?? reason }

  /// The answer when nothing was found.
  var end: Outcome { doubt.map { .undecided($0) } ?? .none }

  // MARK: Arrays whose elements may be equal

  /// What is known of the first elements of an array: all that bears on what may follow.
  private struct State: Hashable {
    /// The elements that counted so far, as far as it matters.
    var counts: [Int]
    var served = 0
    var pair = Pair.none

    /// Whether two elements are equal, if they must be.
    enum Pair: Hashable {
      case none
      /// The first of them stands at this position; all positions after the distinct ones are one.
      case open(position: Int, choice: ArrayPlan<Goal>.Choice)
      case closed
    }
  }

  /// A way to a state.
  private struct Step {
    let previous: Int?
    let position: Int
    let choice: ArrayPlan<Goal>.Choice
    /// The goals of the two elements that are to be equal, where this is the second one.
    let shared: [Goal]?
    let opensPair: Bool
  }

  /// The states that are looked at before it is given up.
  private static var maximumStates: Int { 60_000 }

  /// Goes through the positions, and keeps one way to each state.
  private mutating func solveFree() throws(Failure) -> Outcome {
    let start = State(counts: plan.counts.map { _ in 0 })
    if plan.leastLength == 0, isComplete(start) { return .value(.array([])) }
    var steps: [Step] = []
    var layer: [(state: State, step: Int?)] = [(start, nil)]
    for position in 0..<min(plan.greatestLength, ArrayPlan<Goal>.maximumLength) {
      var next: [(state: State, step: Int?)] = []
      var seen: Set<State> = []
      for (state, step) in layer {
        for choice in plan.choices {
          for (following, shared) in try successors(of: state, at: position, choice)
          where seen.insert(following).inserted {
            let isOpening = state.pair == .none && following.pair != .none
            steps.append(
              Step(
                previous: step, position: position, choice: choice, shared: shared,
                opensPair: isOpening))
            if position + 1 >= plan.leastLength, isComplete(following) {
              return try .value(.array(elements(endingWith: steps.count - 1, of: steps)))
            }
            guard steps.count < Self.maximumStates else { return .undecided(.arrayLength) }
            next.append((following, steps.count - 1))
          }
        }
      }
      if next.isEmpty { return end }
      layer = next
    }
    return plan.greatestLength > ArrayPlan<Goal>.maximumLength ? .undecided(.arrayLength) : end
  }

  /// Whether an array may end in a state, its length aside.
  private func isComplete(_ state: State) -> Bool {
    state.served == (1 << plan.problem.demands.count) - 1
      && zip(state.counts, plan.counts).allSatisfy { $0 >= $1.least }
      && (!plan.problem.hasDuplicate || state.pair == .closed)
  }

  /// The states after one more element; with the goals of both elements where it is to equal an earlier one.
  private mutating func successors(
    of state: State, at position: Int, _ choice: ArrayPlan<Goal>.Choice
  ) throws(Failure) -> [(state: State, shared: [Goal]?)] {
    // To serve again what has been served is of no use.
    guard choice.served & state.served == 0, let counts = counts(state.counts, after: choice) else {
      return []
    }
    let goals = plan.goals(at: position, choice)
    guard try hasElement(at: position, choice) else { return [] }
    var next = state
    next.counts = counts
    next.served |= choice.served
    var result: [(state: State, shared: [Goal]?)] = []
    switch state.pair {
    case .open(let first, let firstChoice):
      // Equal elements count for the same, where it is told apart what does not count.
      if (firstChoice.inside ^ choice.inside) & plan.boundedCounts == 0 {
        var seen: Set<Goal> = []
        let shared = (plan.goals(at: first, firstChoice) + goals)
          .filter { seen.insert($0).inserted }
        if try value(shared) != nil {
          var closed = next
          closed.pair = .closed
          result.append((closed, shared))
        }
      }
    case .none where plan.problem.hasDuplicate:
      var opened = next
      opened.pair = .open(position: min(position, plan.distinctPositions), choice: choice)
      result.append((opened, nil))
    case .none, .closed: break
    }
    result.append((next, nil))
    return result
  }

  /// The counts after one more element, as far as they matter; `nil` when there are too many of something, or it is of no
  /// use to count what there is enough of.
  func counts(_ counts: [Int], after choice: ArrayPlan<Goal>.Choice) -> [Int]? {
    var counts = counts
    for (index, count) in plan.counts.enumerated() where choice.inside >> index & 1 == 1 {
      guard counts[index] < count.most ?? count.least else { return nil }
      counts[index] += 1
    }
    return counts
  }

  private mutating func elements(
    endingWith last: Int, of steps: [Step]
  ) throws(Failure) -> [JSONValue] {
    var elements: [JSONValue] = []
    var shared: [Goal]?
    var index: Int? = last
    while let position = index {
      let step = steps[position]
      shared = step.shared ?? shared
      let goals = plan.goals(at: step.position, step.choice)
      let isOfPair = step.shared != nil || step.opensPair
      if let value = try value(isOfPair ? shared ?? goals : goals) { elements.append(value) }
      index = step.previous
    }
    return elements.reversed()
  }
}

/// The values that some goals have, as far as they have been asked for.
private struct ElementDomain {
  var values: [JSONValue] = []
  /// Why there are no more; `nil` while there may be.
  var end: Outcome?
}

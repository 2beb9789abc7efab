import DocumentTree

// Arrays whose elements must differ. Here two ways to the same counts are not the same, because they use up different
// values: whole ways are kept, and a way is given up only when it is proved that its elements cannot differ.
extension ArraySolver {
  /// The ways that are looked at before it is given up.
  private static var maximumWays: Int { 4000 }

  /// The ways for which elements are chosen before it is given up.
  private static var maximumChoices: Int { 400 }

  /// More elements than this are not made to differ.
  private static var maximumUniqueLength: Int { 200 }

  /// The first elements of an array: what each one does. Positions that are alike are in the order of their choices.
  private struct Way {
    var choices: [Int] = []
    var counts: [Int]
    var served = 0
  }

  mutating func solveUnique() throws(Failure) -> Outcome {
    if plan.leastLength > Self.maximumUniqueLength { return try solveLongUnique() }
    var layer = [Way(counts: plan.counts.map { _ in 0 })]
    var ways = 0
    var choices = 0
    for length in 0...min(plan.greatestLength, Self.maximumUniqueLength) {
      if length >= plan.leastLength {
        for way in layer where isComplete(way) {
          guard choices < Self.maximumChoices else { return .undecided(.uniqueItems) }
          choices += 1
          if let elements = try distinctElements(way) { return .value(.array(elements)) }
        }
        // The first elements of a longer array would do as well.
        if plan.isPlain { return end }
      }
      guard length < plan.greatestLength else { return end }
      var next: [Way] = []
      for way in layer {
        try extend(way, at: length, into: &next)
        ways += 1
        guard ways + next.count < Self.maximumWays else { return .undecided(.uniqueItems) }
      }
      if next.isEmpty { return end }
      layer = next
    }
    return .undecided(.uniqueItems)
  }

  /// Long arrays are only refused: when one position has no value, or all later ones have too few.
  private mutating func solveLongUnique() throws(Failure) -> Outcome {
    func goals(_ position: Int) -> [Goal] {
      let goals = plan.problem.universals.map { $0.goal(at: position) }
      var seen: Set<Goal> = []
      return goals.filter { seen.insert($0).inserted }
    }
    for position in 0..<min(plan.distinctPositions, Self.maximumUniqueLength) {
      if try value(goals(position)) == nil, doubt(about: goals(position)) == nil { return .none }
    }
    let rest = goals(plan.distinctPositions)
    let missing = plan.leastLength - plan.distinctPositions
    for number in 0..<min(max(missing, 0), Self.maximumUniqueLength) {
      guard try value(number: number, of: rest) == nil else { continue }
      return doubt(about: rest) == nil ? .none : .undecided(.uniqueItems)
    }
    return .undecided(.uniqueItems)
  }

  private func isComplete(_ way: Way) -> Bool {
    way.served == (1 << plan.problem.demands.count) - 1
      && zip(way.counts, plan.counts).allSatisfy { $0 >= $1.least }
  }

  private mutating func extend(
    _ way: Way, at position: Int, into ways: inout [Way]
  ) throws(Failure) {
    // Positions that are alike may be exchanged, so that one order of them is enough.
    let first = position > plan.distinctPositions ? way.choices[position - 1] : 0
    for index in first..<plan.choices.count {
      let choice = plan.choices[index]
      guard choice.served & way.served == 0, let counts = counts(way.counts, after: choice),
        try value(plan.goals(at: position, choice)) != nil
      else { continue }
      var next = way
      next.choices.append(index)
      next.counts = counts
      next.served |= choice.served
      ways.append(next)
    }
  }

  /// Different values for all elements of a way; `nil` when there are none, or none were found and the doubt is noted.
  private mutating func distinctElements(_ way: Way) throws(Failure) -> [JSONValue]? {
    let goals = way.choices.enumerated().map { position, choice in
      plan.goals(at: position, plan.choices[choice])
    }
    var elements: [JSONValue?] = goals.map { _ in nil }
    var owners: [JSONValue: Int] = [:]
    for position in goals.indices {
      guard try place(position, goals, &elements, &owners) else { return nil }
    }
    return elements.compactMap { $0 }
  }

  /// Finds a value for one more element, if need be by giving others to those before it: an augmenting path of a matching.
  ///
  /// When there is no such path, the elements that were looked at have fewer values than they are (Hall); that is a proof
  /// where all their values are known.
  private mutating func place(
    _ position: Int, _ goals: [[Goal]], _ elements: inout [JSONValue?],
    _ owners: inout [JSONValue: Int]
  ) throws(Failure) -> Bool {
    var pending = [position]
    var sources: [Int: (position: Int, value: JSONValue)] = [:]
    var head = 0
    while head < pending.count {
      let current = pending[head]
      head += 1
      var number = 0
      while let value = try value(number: number, of: goals[current]) {
        number += 1
        if let owner = owners[value] {
          if owner != position, sources[owner] == nil {
            sources[owner] = (current, value)
            pending.append(owner)
          }
          continue
        }
        var (receiver, given) = (current, value)
        while true {
          elements[receiver] = given
          owners[given] = receiver
          guard let source = sources[receiver] else { return true }
          (receiver, given) = source
        }
      }
    }
    for current in pending {
      if let reason = doubt(about: goals[current]) { note(reason) }
    }
    return false
  }
}

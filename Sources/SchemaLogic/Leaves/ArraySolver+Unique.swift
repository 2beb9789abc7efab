import DocumentTree

// Arrays whose elements must differ. Here two ways to the same counts are not the same, because they use up different
// values. Only those are one whose elements have the same goals, in whatever order; and a way is given up only when it is
// proved that its elements cannot differ.
extension ArraySolver {
  /// The ways that are looked at before it is given up.
  private static var maximumWays: Int { 8000 }

  /// More elements than this are not made to differ.
  private static var maximumUniqueLength: Int { 200 }

  /// The first elements of an array, with different values for them.
  private struct Way {
    var key: Key
    var goals: [[Goal]] = []
    var elements: [JSONValue] = []
    var owners: [JSONValue: Int] = [:]

    /// All that bears on what may follow.
    struct Key: Hashable {
      var counts: [Int]
      var served = 0
      /// How many elements have some goals.
      var uses: [[Goal]: Int] = [:]
    }
  }

  mutating func solveUnique() throws(Failure) -> Outcome {
    if plan.leastLength > Self.maximumUniqueLength { return try solveLongUnique() }
    var layer = [Way(key: Way.Key(counts: plan.counts.map { _ in 0 }))]
    var ways = 0
    for length in 0...min(plan.greatestLength, Self.maximumUniqueLength) {
      if length >= plan.leastLength, let way = layer.first(where: isComplete) {
        return .value(.array(way.elements))
      }
      guard length < plan.greatestLength else { return end }
      var next: [Way] = []
      var seen: Set<Way.Key> = []
      for way in layer {
        for choice in plan.choices {
          guard let longer = try extend(way, by: choice, &seen) else { continue }
          next.append(longer)
          ways += 1
          guard ways < Self.maximumWays else { return .undecided(.uniqueItems) }
        }
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
    way.key.served == (1 << plan.problem.demands.count) - 1
      && zip(way.key.counts, plan.counts).allSatisfy { $0 >= $1.least }
  }

  /// The way with one more element, unless that is not allowed, has been seen, or leaves no different values.
  private mutating func extend(
    _ way: Way, by choice: ArrayPlan<Goal>.Choice, _ seen: inout Set<Way.Key>
  ) throws(Failure) -> Way? {
    guard choice.served & way.key.served == 0,
      let counts = counts(way.key.counts, after: choice)
    else { return nil }
    let goals = plan.goals(at: way.goals.count, choice)
    guard try hasElement(at: way.goals.count, choice) else { return nil }
    var longer = way
    longer.key.counts = counts
    longer.key.served |= choice.served
    longer.key.uses[goals, default: 0] += 1
    guard seen.insert(longer.key).inserted else { return nil }
    longer.goals.append(goals)
    return try place(way.goals.count, in: &longer) ? longer : nil
  }

  /// Finds a value for one more element, if need be by giving others to those before it: an augmenting path of a matching.
  ///
  /// When there is no such path, the elements that were looked at have fewer values than they are (Hall); that is a proof
  /// where all their values are known.
  private mutating func place(_ position: Int, in way: inout Way) throws(Failure) -> Bool {
    var pending = [position]
    var sources: [Int: (position: Int, value: JSONValue)] = [:]
    var head = 0
    while head < pending.count {
      let current = pending[head]
      head += 1
      var number = 0
      while let value = try value(number: number, of: way.goals[current]) {
        number += 1
        if let owner = way.owners[value] {
          if owner != position, sources[owner] == nil {
            sources[owner] = (current, value)
            pending.append(owner)
          }
          continue
        }
        var (receiver, given) = (current, value)
        while true {
          if receiver == way.elements.count {
            way.elements.append(given)
          } else {
            way.elements[receiver] = given
          }
          way.owners[given] = receiver
          guard let source = sources[receiver] else { return true }
          (receiver, given) = source
        }
      }
    }
    for current in pending {
      if let reason = doubt(about: way.goals[current]) { note(reason) }
    }
    return false
  }
}

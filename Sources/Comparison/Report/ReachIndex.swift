/// Answers what meets the findings of a comparison: which messages, and on which ways.
final class ReachIndex {
  let map: ReachMap
  private let walk: ComparisonWalk
  private let drafts: [Draft]
  private let nodes: [SchemaPairGraph.Node]
  private var search: WaySearch

  /// By draft: where its findings begin in `findings`; one more at the end.
  private let starts: [Int32]
  private let findings: [(node: Int32, position: Int32)]

  /// The origins of each chunk whose messages are requests.
  private let requests: [UInt64]

  /// A message that comes to a place, in so many steps.
  private struct Candidate {
    let message: Int32
    let place: Int
    var path: SitePath?
  }

  /// The shortest way to a change.
  struct Way {
    let place: FoundPlace
    let start: ReachMap.Start
    let operation: String
    let direction: Direction
    let path: SitePath
  }

  init(_ walk: ComparisonWalk) {
    self.walk = walk
    drafts = walk.recorder.drafts
    nodes = walk.pairs.nodes
    map = ReachSearch(walk.pairs, walk.uses, walk.recorder).run()
    search = WaySearch(map)
    var starts = [Int32](repeating: 0, count: drafts.count + 1)
    for pair in map.graph.pairs {
      for position in nodes[Int(pair)].emissions.indices {
        starts[nodes[Int(pair)].emissions[position].draft + 1] += 1
      }
    }
    for draft in starts.indices.dropLast() { starts[draft + 1] += starts[draft] }
    var findings = [(node: Int32, position: Int32)](
      repeating: (0, 0), count: Int(starts[starts.count - 1]))
    var free = starts
    for (node, pair) in map.graph.pairs.enumerated() {
      for position in nodes[Int(pair)].emissions.indices {
        let draft = nodes[Int(pair)].emissions[position].draft
        findings[Int(free[draft])] = (
          Int32(truncatingIfNeeded: node), Int32(truncatingIfNeeded: position)
        )
        free[draft] += 1
      }
    }
    self.starts = starts
    self.findings = findings
    let origins = map.originStarts.count - 1
    var requests = [UInt64](repeating: 0, count: (origins + 63) / 64)
    for origin in 0..<origins where map.firstMessage(of: origin).direction == .request {
      requests[origin / 64] |= 1 << UInt64(origin % 64)
    }
    self.requests = requests
  }

  /// Everything that meets a draft.
  func uses(of draft: Int) -> ChangeUses {
    var found: [FoundPlace] = []
    found.reserveCapacity(Int(starts[draft + 1] - starts[draft]))
    for finding in findings[Int(starts[draft])..<Int(starts[draft + 1])] {
      let arrivals = map.arrivals(at: finding.node)
      guard !arrivals.isEmpty else { continue }
      let pair = Int(map.graph.pairs[Int(finding.node)])
      let isReceived = nodes[pair].key.isReceived
      let emissions = nodes[pair].emissions
      let position = Int(finding.position)
      func place(
        _ arrivals: ArraySlice<ReachMap.Arrival>, impact: Impact, _ certainty: Certainty,
        _ reason: String?
      ) -> FoundPlace {
        FoundPlace(
          node: finding.node, finding: finding.position, impact: impact, certainty: certainty,
          reason: reason, step: emissions[position].step, isReceived: isReceived,
          hasCounterexample: emissions[position].counterexample != nil, arrivals: arrivals)
      }
      let impact = emissions[position].effect.impact(isReceived: isReceived)
      let certainty = emissions[position].certainty
      let reason = emissions[position].reason
      guard drafts[draft].finding.loweredTo != nil else {
        found.append(place(arrivals, impact: impact, certainty, reason))
        continue
      }
      let (losing, others) = split(arrivals, draft)
      if !losing.isEmpty {
        found.append(place(losing, impact: impact, certainty, reason))
      }
      if !others.isEmpty { found.append(place(others, impact: .cosmetic, .proven, nil)) }
    }
    return ChangeUses(noted: drafts[draft].uses, found: found)
  }

  // MARK: The shortest ways

  /// The shortest ways to some places, those with the first texts among equals, and among these those met first.
  func nearest(
    _ places: [FoundPlace], direction: Direction? = nil, limit: Int
  ) -> [Way] {
    var ways: [Way] = []
    var floor: Int32 = -1
    while ways.count < limit {
      var depth = Int32.max
      for place in places {
        for arrival in place.arrivals where bits(of: arrival, direction) != 0 {
          let steps = place.depth(arrival)
          if steps > floor { depth = min(depth, steps) }
        }
      }
      guard depth < .max else { break }
      floor = depth
      var candidates: [Candidate] = []
      for (position, place) in places.enumerated() {
        for arrival in place.arrivals where place.depth(arrival) == depth {
          var rest = bits(of: arrival, direction)
          while rest != 0 {
            let origin = Int(arrival.chunk) * 64 + rest.trailingZeroBitCount
            rest &= rest - 1
            for message in map.messages(of: origin) {
              candidates.append(Candidate(message: message, place: position))
            }
          }
        }
      }
      while ways.count < limit, let first = takeFirst(&candidates, places) {
        if let way = way(first, places) { ways.append(way) }
      }
    }
    return ways
  }

  private func bits(of arrival: ReachMap.Arrival, _ direction: Direction?) -> UInt64 {
    switch direction {
    case nil: arrival.bits
    case .request?: arrival.bits & requests[Int(arrival.chunk)]
    case .response?: arrival.bits & ~requests[Int(arrival.chunk)]
    }
  }

  /// Takes out the candidate that comes first.
  private func takeFirst(
    _ candidates: inout [Candidate], _ places: [FoundPlace]
  ) -> Candidate? {
    guard !candidates.isEmpty else { return nil }
    var best = 0
    for position in candidates.indices.dropFirst() {
      let (mine, theirs) = (candidates[position].message, candidates[best].message)
      let precedes: Bool
      if mine != theirs, let known = map.precedes(mine, theirs) {
        precedes = known
      } else {
        for index in [best, position] where candidates[index].path == nil {
          candidates[index].path = way(candidates[index], places)?.path
        }
        precedes = isBefore(candidates[position], candidates[best], places)
      }
      if precedes { best = position }
    }
    candidates.swapAt(best, candidates.count - 1)
    return candidates.removeLast()
  }

  /// Whether a candidate with as many steps as another comes before it by its text, or was met before it.
  private func isBefore(
    _ left: Candidate, _ right: Candidate, _ places: [FoundPlace]
  ) -> Bool {
    guard let mine = left.path, let theirs = right.path else { return left.path != nil }
    if SitePath.precedes(mine, theirs) { return true }
    if SitePath.precedes(theirs, mine) { return false }
    return isMetBefore(
      (left.message, places[left.place]), (right.message, places[right.place]))
  }

  /// Whether one message was met before another at their places; of one message, which place was.
  private func isMetBefore(
    _ left: (message: Int32, place: FoundPlace), _ right: (message: Int32, place: FoundPlace)
  ) -> Bool {
    if left.message != right.message {
      return map.messages[Int(left.message)].order < map.messages[Int(right.message)].order
    }
    let origin = map.messages[Int(left.message)].origin
    let mine = search.rank(of: left.place.node, from: origin)
    let theirs = search.rank(of: right.place.node, from: origin)
    return mine != theirs ? mine < theirs : left.place.finding < right.place.finding
  }

  private func way(_ candidate: Candidate, _ places: [FoundPlace]) -> Way? {
    let place = places[candidate.place]
    guard let (start, path) = search.path(of: candidate.message, to: place.node) else { return nil }
    let message = map.messages[Int(candidate.message)]
    return Way(
      place: place, start: start, operation: map.operation(of: candidate.message),
      direction: message.direction,
      path: place.step.map { path.appending($0) } ?? path)
  }

  /// What shows the break at the end of a way; `nil` where no value is known.
  func evidence(_ way: Way) -> Evidence? {
    let pair = Int(map.graph.pairs[Int(way.place.node)])
    guard let counterexample = nodes[pair].emissions[Int(way.place.finding)].counterexample
    else { return nil }
    let use = walk.uses[Int(way.start.use)]
    return Evidence(
      counterexample: counterexample, operation: way.operation, path: way.path,
      message: nodes[use.node].key, examples: use.examples)
  }

  // MARK: The order in which messages are met

  /// The place that was met first by a message, of those that all have a reason or none.
  func firstMet(_ places: [FoundPlace]) -> FoundPlace? {
    guard var first = places.first else { return nil }
    if places.dropFirst().allSatisfy({ $0.reason == first.reason }) { return first }
    var firstMessage = Int32.max
    var order = Int32.max
    for place in places {
      for arrival in place.arrivals {
        arrival.forEachOrigin { origin in
          for message in map.messages(of: origin) {
            let other = map.messages[Int(message)].order
            if other < order { (order, firstMessage) = (other, message) }
          }
        }
      }
    }
    guard firstMessage < .max else { return first }
    let origin = map.messages[Int(firstMessage)].origin
    let met = places.filter { $0.depth(from: origin) != nil }
    first = met.first ?? first
    for place in met.dropFirst() where isMetBefore((firstMessage, place), (firstMessage, first)) {
      first = place
    }
    return first
  }

  /// The arrivals whose operations lose something by a draft, and those that were promised too little.
  private func split(
    _ arrivals: ArraySlice<ReachMap.Arrival>, _ draft: Int
  ) -> (losing: ArraySlice<ReachMap.Arrival>, others: ArraySlice<ReachMap.Arrival>) {
    var losing: [ReachMap.Arrival] = []
    var others: [ReachMap.Arrival] = []
    for arrival in arrivals {
      var lost: UInt64 = 0
      arrival.forEachOrigin { origin in
        // The operations of an origin were all promised the same.
        let operation = Int(map.firstMessage(of: origin).operation)
        if !walk.recorder.lowersNothing(draft, in: map.operations[operation]) {
          lost |= 1 << UInt64(origin % 64)
        }
      }
      if lost != 0 { losing.append(arrival.with(lost)) }
      if arrival.bits != lost { others.append(arrival.with(arrival.bits & ~lost)) }
    }
    return (losing[...], others[...])
  }
}

extension ReachMap.Arrival {
  /// The same for some of its origins.
  fileprivate func with(_ bits: UInt64) -> Self { Self(chunk: chunk, depth: depth, bits: bits) }
}

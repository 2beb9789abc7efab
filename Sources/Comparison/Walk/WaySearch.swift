/// Finds the shortest ways from one origin at a time to the pairs that have findings.
///
/// It goes only as far as it is asked, in the order of the number of steps, and on from there when it is asked again.
struct WaySearch {
  let map: ReachMap

  private struct Visit {
    let node: Int32
    /// The edge that leads there; less than zero for the start at position `~edge` of the message.
    let edge: Int32
    let from: Int32
  }

  /// The origin that is searched from, and by pair the number of the search that last came there.
  private var origin: Int32 = -1
  private var stamp: Int32 = 0
  private var stamps: [Int32]
  /// By pair: the edge and the pair by which it was reached first, and how many were reached before.
  private var edges: [Int32]
  private var parents: [Int32]
  private var ranks: [Int32]
  /// The pairs that were reached, in order.
  private var reached: [Int32] = []

  private var depth: Int32 = 0
  private var position = 0
  private var current: [Visit] = []
  private var following: [Visit] = []
  /// The number of starts that have been taken up.
  private var taken = 0
  private var starts: Range<Int> = 0..<0

  init(_ map: ReachMap) {
    self.map = map
    let count = map.graph.pairs.count
    stamps = Array(repeating: 0, count: count)
    edges = Array(repeating: 0, count: count)
    parents = Array(repeating: 0, count: count)
    ranks = Array(repeating: 0, count: count)
  }

  /// The path of a message to a pair that it reaches, and the use that it begins with.
  mutating func path(of message: Int32, to node: Int32) -> (start: ReachMap.Start, path: SitePath)?
  {
    guard let way = way(of: map.messages[Int(message)].origin, to: node) else { return nil }
    let start = map.starts[map.messages[Int(message)].starts.lowerBound + way.start]
    var path = start.path
    for step in way.steps {
      let step = map.graph.steps[Int(step)]
      path = path.appending(step.segment, target: step.target)
    }
    return (start, path)
  }

  /// How many pairs an origin reaches before a pair.
  mutating func rank(of node: Int32, from origin: Int32) -> Int32 {
    reach(node, from: origin) ? ranks[Int(node)] : .max
  }

  /// The named steps from an origin to a pair, and the position of the use that they begin with.
  mutating func way(of origin: Int32, to node: Int32) -> (start: Int, steps: [Int32])? {
    guard reach(node, from: origin) else { return nil }
    var steps: [Int32] = []
    var node = Int(node)
    while edges[node] >= 0 {
      let step = map.graph.edges[Int(edges[node])].step
      if step >= 0 { steps.append(step) }
      node = Int(parents[node])
    }
    steps.reverse()
    return (Int(~edges[node]), steps)
  }

  /// All pairs that an origin reaches, in the order in which it does.
  mutating func nodes(from origin: Int32) -> [Int32] {
    if origin != self.origin { begin(origin) }
    while advance() {}
    return reached
  }

  /// Goes on until a pair is reached; `false` where an origin never comes there.
  private mutating func reach(_ node: Int32, from origin: Int32) -> Bool {
    if origin != self.origin { begin(origin) }
    while stamps[Int(node)] != stamp {
      guard advance() else { return false }
    }
    return true
  }

  private mutating func begin(_ origin: Int32) {
    self.origin = origin
    stamp += 1
    reached.removeAll(keepingCapacity: true)
    position = 0
    current.removeAll(keepingCapacity: true)
    following.removeAll(keepingCapacity: true)
    starts = map.messages[Int(map.messagesByOrigin[Int(map.originStarts[Int(origin)])])].starts
    depth = .max
    taken = 0
    for start in starts { depth = min(depth, map.starts[start].depth) }
    current += takeStarts(at: depth)
    following += takeStarts(at: depth + 1)
  }

  private mutating func takeStarts(at depth: Int32) -> [Visit] {
    guard taken < starts.count else { return [] }
    var visits: [Visit] = []
    for start in starts where map.starts[start].depth == depth {
      visits.append(
        Visit(
          node: map.starts[start].node,
          edge: ~Int32(truncatingIfNeeded: start - starts.lowerBound), from: -1))
    }
    taken += visits.count
    return visits
  }

  /// Visits one pair; `false` when there is none left.
  private mutating func advance() -> Bool {
    while position == current.count {
      guard !following.isEmpty || taken < starts.count else { return false }
      swap(&current, &following)
      following.removeAll(keepingCapacity: true)
      position = 0
      depth += 1
      following += takeStarts(at: depth + 1)
    }
    let visit = current[position]
    position += 1
    let node = Int(visit.node)
    guard stamps[node] != stamp else { return true }
    stamps[node] = stamp
    edges[node] = visit.edge
    parents[node] = visit.from
    ranks[node] = Int32(truncatingIfNeeded: reached.count)
    reached.append(visit.node)
    for position in map.graph.edges(of: visit.node) {
      let edge = map.graph.edges[position]
      guard stamps[Int(edge.target)] != stamp else { continue }
      let next = Visit(
        node: edge.target, edge: Int32(truncatingIfNeeded: position), from: visit.node)
      if edge.step < 0 { current.append(next) } else { following.append(next) }
    }
    return true
  }
}

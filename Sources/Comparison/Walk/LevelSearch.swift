/// Goes through the graph level by level with 64 origins at once.
struct LevelSearch {
  private let graph: ReachGraph

  private struct Found {
    let node: Int32
    let arrival: ReachMap.Arrival
  }

  private var found: [Found] = []

  /// A search over a graph that has found nothing yet.
  init(_ graph: ReachGraph) { self.graph = graph }

  /// Searches from the uses of every origin.
  mutating func run(_ origins: [ArraySlice<ReachMap.Start>]) {
    // By pair: the origins that have come there.
    var reached = [UInt64](repeating: 0, count: graph.pairs.count)
    // The same for those that come there with as many steps, and for those that do with one step more. The halves take turns.
    var coming = [UInt64](repeating: 0, count: 2 * graph.pairs.count)
    for chunk in stride(from: 0, to: origins.count, by: 64) {
      let some = origins[chunk..<min(chunk + 64, origins.count)]
      run(chunk / 64, some, &reached, &coming)
    }
  }

  private mutating func run(
    _ chunk: Int, _ origins: ArraySlice<ArraySlice<ReachMap.Start>>,
    _ allReached: inout [UInt64], _ allComing: inout [UInt64]
  ) {
    var starts: [(depth: Int32, node: Int32, bit: UInt64)] = []
    for (number, uses) in origins.enumerated() {
      for use in uses.indices {
        starts.append((uses[use].depth, uses[use].node, 1 << UInt64(number)))
      }
    }
    starts.sort { $0.depth < $1.depth }
    let edges = graph.edges
    var reached = allReached.mutableSpan
    var coming = allComing.mutableSpan
    // Where the halves begin.
    var now = 0
    var next = graph.pairs.count
    var taken = 0
    var depth = starts.first?.depth ?? 0
    var touched: [Int32] = []
    var current: [Int32] = []
    var following: [Int32] = []
    while taken < starts.count || !current.isEmpty {
      while taken < starts.count, starts[taken].depth == depth {
        let place = now + Int(starts[taken].node)
        if coming[place] == 0 { current.append(starts[taken].node) }
        coming[place] |= starts[taken].bit
        taken += 1
      }
      var position = 0
      while position < current.count {
        let number = current[position]
        let node = Int(number)
        position += 1
        let known = reached[node]
        let fresh = coming[now + node] & ~known
        coming[now + node] = 0
        guard fresh != 0 else { continue }
        if known == 0 { touched.append(number) }
        reached[node] = known | fresh
        if graph.hasFindings[node] {
          let arrival = ReachMap.Arrival(
            chunk: Int32(truncatingIfNeeded: chunk), depth: depth, bits: fresh)
          found.append(Found(node: number, arrival: arrival))
        }
        for edge in graph.edges(of: number) {
          let target = edges[edge].target
          let more = fresh & ~reached[Int(target)]
          guard more != 0 else { continue }
          // A step without a name costs none.
          if edges[edge].step < 0 {
            if coming[now + Int(target)] == 0 { current.append(target) }
            coming[now + Int(target)] |= more
          } else {
            if coming[next + Int(target)] == 0 { following.append(target) }
            coming[next + Int(target)] |= more
          }
        }
      }
      swap(&current, &following)
      swap(&now, &next)
      following.removeAll(keepingCapacity: true)
      depth += 1
    }
    for node in touched { reached[Int(node)] = 0 }
  }

  /// What was found, by pair.
  func byNode() -> (starts: [Int32], arrivals: [ReachMap.Arrival]) {
    var starts = [Int32](repeating: 0, count: graph.pairs.count + 1)
    for entry in found { starts[Int(entry.node) + 1] += 1 }
    for node in graph.pairs.indices { starts[node + 1] += starts[node] }
    var arrivals = found.map(\.arrival)
    var free = starts
    for entry in found {
      arrivals[Int(free[Int(entry.node)])] = entry.arrival
      free[Int(entry.node)] += 1
    }
    return (starts, arrivals)
  }
}

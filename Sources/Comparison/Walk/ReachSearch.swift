import APIGraph

/// Finds, from every message of every operation, the findings below the schemas that it uses, and the shortest way there.
///
/// One search over the graph of pairs for each message, from all its uses at once and in the order of the length of the way.
/// Paths are built only for pairs that have findings, and share their beginnings. The cost is the number of messages times the
/// number of pairs that they reach and that lead to findings.
struct ReachSearch {
  let pairs: SchemaPairGraph
  let recorder: Recorder

  private struct Message: Hashable {
    let operation: String
    let direction: Direction
  }

  /// How a search came to a pair.
  private enum Arrival {
    case start(SitePath)
    case step(from: Int, String?)
  }

  /// Adds a use to the changes for each operation and direction that meets them.
  func run(_ uses: [SchemaUse]) {
    let relevant = nodesAboveFindings()
    var stamps = [Int](repeating: -1, count: pairs.nodes.count)
    var arrivals = [Arrival?](repeating: nil, count: pairs.nodes.count)
    var order: [Message] = []
    var byMessage: [Message: [SchemaUse]] = [:]
    for use in uses where relevant[use.node] {
      let message = Message(operation: use.operation, direction: use.direction)
      if byMessage[message] == nil { order.append(message) }
      byMessage[message, default: []].append(use)
    }
    for (stamp, message) in order.enumerated() {
      guard let uses = byMessage[message], let first = uses.first else { continue }
      var paths: [Int: SitePath] = [:]
      // Buckets by the number of segments; a step without a name costs none.
      var buckets: [[(node: Int, arrival: Arrival)]] = []
      func add(_ node: Int, _ arrival: Arrival, at depth: Int) {
        while buckets.count <= depth { buckets.append([]) }
        buckets[depth].append((node, arrival))
      }
      for use in uses { add(use.node, .start(use.path), at: use.path.depth) }
      var depth = 0
      while depth < buckets.count {
        var position = 0
        while position < buckets[depth].count {
          let (number, arrival) = buckets[depth][position]
          position += 1
          guard stamps[number] != stamp else { continue }
          stamps[number] = stamp
          arrivals[number] = arrival
          let node = pairs.nodes[number]
          if !node.emissions.isEmpty {
            record(node.emissions, first, path(number, arrivals, &paths))
          }
          for edge in node.edges where stamps[edge.node] != stamp && relevant[edge.node] {
            add(
              edge.node, .step(from: number, edge.step), at: edge.step == nil ? depth : depth + 1)
          }
        }
        depth += 1
      }
    }
  }

  /// The pairs that lead to a finding; nothing else needs to be searched.
  private func nodesAboveFindings() -> [Bool] {
    var relevant = pairs.nodes.map { !$0.emissions.isEmpty }
    var above = [[Int]](repeating: [], count: pairs.nodes.count)
    for (number, node) in pairs.nodes.enumerated() {
      for edge in node.edges { above[edge.node].append(number) }
    }
    var queue = relevant.indices.filter { relevant[$0] }
    while let number = queue.popLast() {
      for parent in above[number] where !relevant[parent] {
        relevant[parent] = true
        queue.append(parent)
      }
    }
    return relevant
  }

  private func path(
    _ number: Int, _ arrivals: [Arrival?], _ paths: inout [Int: SitePath]
  ) -> SitePath {
    var pending: [(node: Int, step: String?)] = []
    var current = number
    var start: SitePath?
    while start == nil {
      if let known = paths[current] {
        start = known
      } else if case .step(let from, let step)? = arrivals[current] {
        pending.append((current, step))
        current = from
      } else if case .start(let path)? = arrivals[current] {
        start = path
      } else {
        break
      }
    }
    guard var path = start else { return SitePath("") }
    for (node, step) in pending.reversed() {
      if let step { path = path.appending(step) }
      paths[node] = path
    }
    return path
  }

  private func record(_ emissions: [Emission], _ use: SchemaUse, _ path: SitePath) {
    for emission in emissions {
      recorder.use(
        emission.draft,
        Draft.Use(
          operation: use.operation, direction: use.direction,
          impact: emission.effect.impact(isReceived: use.isReceived),
          certainty: emission.certainty, reason: emission.reason,
          path: emission.step.map(path.appending) ?? path))
    }
  }
}

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
    case start(SchemaUse)
    /// Along an edge of another pair, by its position there.
    case step(from: Int, edge: Int)
  }

  /// Adds a use to the changes for each operation and direction that meets them.
  func run(_ uses: [SchemaUse]) {
    let relevant = nodesAboveFindings()
    let nodes = pairs.nodes
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
      guard let uses = byMessage[message] else { continue }
      var paths: [Int: Way] = [:]
      // Buckets by the number of segments; a step without a name costs none.
      var buckets: [[(node: Int, arrival: Arrival)]] = []
      func add(_ node: Int, _ arrival: Arrival, at depth: Int) {
        while buckets.count <= depth { buckets.append([]) }
        buckets[depth].append((node, arrival))
      }
      for use in uses { add(use.node, .start(use), at: use.path.depth) }
      var depth = 0
      while depth < buckets.count {
        var position = 0
        while position < buckets[depth].count {
          let (number, arrival) = buckets[depth][position]
          position += 1
          guard stamps[number] != stamp else { continue }
          stamps[number] = stamp
          arrivals[number] = arrival
          if !nodes[number].emissions.isEmpty {
            record(nodes[number].emissions, way(number, arrivals, &paths))
          }
          for edge in nodes[number].edges.indices {
            let target = nodes[number].edges[edge].node
            guard stamps[target] != stamp, relevant[target] else { continue }
            let isNamed = nodes[number].edges[edge].step.segment != nil
            add(target, .step(from: number, edge: edge), at: isNamed ? depth + 1 : depth)
          }
        }
        depth += 1
      }
    }
  }

  /// The pairs that lead to a finding; nothing else needs to be searched.
  private func nodesAboveFindings() -> [Bool] {
    var relevant = pairs.nodes.map { !$0.emissions.isEmpty }
    PairAncestry(pairs).markAll(in: &relevant)
    return relevant
  }

  /// The way from a message to a pair.
  private struct Way {
    let start: SchemaUse
    var path: SitePath
  }

  private func way(
    _ number: Int, _ arrivals: [Arrival?], _ ways: inout [Int: Way]
  ) -> Way? {
    var pending: [(node: Int, step: PartStep)] = []
    var current = number
    var start: Way?
    while start == nil {
      if let known = ways[current] {
        start = known
      } else if case .step(let from, let edge)? = arrivals[current] {
        pending.append((current, pairs.nodes[from].edges[edge].step))
        current = from
      } else if case .start(let use)? = arrivals[current] {
        start = Way(start: use, path: use.path)
      } else {
        break
      }
    }
    guard var way = start else { return nil }
    for (node, step) in pending.reversed() {
      if let segment = step.segment {
        way.path = way.path.appending(segment, target: step.target)
      }
      ways[node] = way
    }
    return way
  }

  private func record(_ emissions: [Emission], _ way: Way?) {
    guard let way else { return }
    let use = way.start
    for emission in emissions {
      recorder.use(
        emission.draft,
        Draft.Use(
          operation: use.operation, direction: use.direction, isReceived: use.isReceived,
          impact: emission.effect.impact(isReceived: use.isReceived),
          certainty: emission.certainty, reason: emission.reason,
          path: emission.step.map { way.path.appending($0) } ?? way.path,
          evidence: emission.counterexample.map {
            Evidence(
              counterexample: $0, message: pairs.nodes[use.node].key, examples: use.examples)
          }))
    }
  }
}

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

  /// Adds a use to the changes for each operation and direction that meets them.
  func run(_ uses: [SchemaUse]) {
    let edges = edgesToFindings()
    var order: [Message] = []
    var byMessage: [Message: [Int]] = [:]
    for (number, use) in uses.enumerated() where edges[use.node] != nil {
      let message = Message(operation: use.operation, direction: use.direction)
      if byMessage[message] == nil { order.append(message) }
      byMessage[message, default: []].append(number)
    }
    var ways = Ways(pairs: pairs, uses: uses)
    var buckets: [[Arrival]] = []
    for message in order {
      ways.begin()
      // Buckets by the number of segments; a step without a name costs none.
      func add(_ arrival: Arrival, at depth: Int) {
        while buckets.count <= depth { buckets.append([]) }
        buckets[depth].append(arrival)
      }
      for use in byMessage[message] ?? [] {
        add(Arrival(node: uses[use].node, origin: .use(use)), at: uses[use].path.depth)
      }
      var depth = 0
      while depth < buckets.count {
        var position = 0
        while position < buckets[depth].count {
          let arrival = buckets[depth][position]
          position += 1
          guard ways.arrive(arrival) else { continue }
          let node = arrival.node
          if !pairs.nodes[node].emissions.isEmpty {
            record(pairs.nodes[node].emissions, ways.way(to: node))
          }
          for edge in edges[node] ?? [] where !ways.hasArrived(at: edge.target) {
            add(
              Arrival(node: edge.target, origin: .edge(from: node, number: edge.number)),
              at: edge.isNamed ? depth + 1 : depth)
          }
        }
        buckets[depth].removeAll(keepingCapacity: true)
        depth += 1
      }
    }
  }

  /// An edge that leads on to a finding.
  private struct Edge {
    let target: Int
    /// Its position among the edges of its pair.
    let number: Int
    let isNamed: Bool
  }

  /// By pair: the edges that lead to findings; `nil` for pairs that lead to none. Nothing else needs to be searched.
  private func edgesToFindings() -> [[Edge]?] {
    var isRelevant = pairs.nodes.map { !$0.emissions.isEmpty }
    PairAncestry(pairs).markAll(in: &isRelevant)
    return pairs.nodes.indices.map { node in
      guard isRelevant[node] else { return nil }
      return pairs.nodes[node].edges.enumerated().compactMap { number, edge in
        isRelevant[edge.node]
          ? Edge(target: edge.node, number: number, isNamed: edge.step.segment != nil) : nil
      }
    }
  }

  /// How a search comes to a pair.
  private struct Arrival {
    enum Origin {
      case use(Int)
      /// Along an edge of another pair, by its position there.
      case edge(from: Int, number: Int)
    }

    let node: Int
    let origin: Origin
  }

  /// The way from a message to a pair.
  private struct Way {
    let start: Int
    var path: SitePath
  }

  /// The shortest ways of one message.
  private struct Ways {
    let pairs: SchemaPairGraph
    let uses: [SchemaUse]
    /// The number of the message, and by pair that of the last message that came there.
    private var stamp = 0
    private var stamps: [Int]
    private var origins: [Arrival.Origin]
    private var known: [Int: Way] = [:]

    init(pairs: SchemaPairGraph, uses: [SchemaUse]) {
      self.pairs = pairs
      self.uses = uses
      stamps = Array(repeating: 0, count: pairs.nodes.count)
      origins = Array(repeating: .use(0), count: pairs.nodes.count)
    }

    /// Starts with another message.
    mutating func begin() {
      stamp += 1
      known.removeAll(keepingCapacity: true)
    }

    func hasArrived(at node: Int) -> Bool { stamps[node] == stamp }

    /// Notes an arrival; `false` when the pair was reached before.
    mutating func arrive(_ arrival: Arrival) -> Bool {
      guard stamps[arrival.node] != stamp else { return false }
      stamps[arrival.node] = stamp
      origins[arrival.node] = arrival.origin
      return true
    }

    /// The way to a pair that was reached. Ways share their beginnings.
    mutating func way(to node: Int) -> (use: SchemaUse, path: SitePath) {
      var pending: [(node: Int, from: Int, number: Int)] = []
      var current = node
      var result: Way
      search: while true {
        if let known = known[current] {
          result = known
          break
        }
        switch origins[current] {
        case .edge(let from, let number):
          pending.append((current, from, number))
          current = from
        case .use(let use):
          result = Way(start: use, path: uses[use].path)
          break search
        }
      }
      for (node, from, number) in pending.reversed() {
        let step = pairs.nodes[from].edges[number].step
        if let segment = step.segment {
          result.path = result.path.appending(segment, target: step.target)
        }
        known[node] = result
      }
      return (uses[result.start], result.path)
    }
  }

  private func record(_ emissions: [Emission], _ way: (use: SchemaUse, path: SitePath)) {
    let use = way.use
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

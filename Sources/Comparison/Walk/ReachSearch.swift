import APIGraph

/// Finds, from every use of a schema, the findings below it and the shortest way there.
///
/// A breadth-first search over the graph of pairs for each use. Paths are built only for pairs that have findings, and share
/// their beginnings.
struct ReachSearch {
  let pairs: SchemaPairGraph
  let recorder: Recorder

  /// Adds a use to the changes for each operation and direction that meets them.
  func run(_ uses: [SchemaUse]) {
    let relevant = nodesAboveFindings()
    var stamps = [Int](repeating: -1, count: pairs.nodes.count)
    var parents = [(node: Int, step: String?)](repeating: (-1, nil), count: pairs.nodes.count)
    var paths: [Int: SitePath] = [:]
    for (stamp, use) in uses.enumerated() where relevant[use.node] {
      paths.removeAll(keepingCapacity: true)
      paths[use.node] = use.path
      stamps[use.node] = stamp
      var queue = [use.node]
      var position = 0
      while position < queue.count {
        let number = queue[position]
        position += 1
        let node = pairs.nodes[number]
        if !node.emissions.isEmpty {
          record(node.emissions, use, path(number, parents, &paths))
        }
        for edge in node.edges where stamps[edge.node] != stamp && relevant[edge.node] {
          stamps[edge.node] = stamp
          parents[edge.node] = (number, edge.step)
          queue.append(edge.node)
        }
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
    _ number: Int, _ parents: [(node: Int, step: String?)], _ paths: inout [Int: SitePath]
  ) -> SitePath {
    var pending: [Int] = []
    var current = number
    var known = paths[current]
    while known == nil {
      pending.append(current)
      current = parents[current].node
      known = paths[current]
    }
    guard var path = known else { return SitePath("") }
    for node in pending.reversed() {
      if let step = parents[node].step { path = path.appending(step) }
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

import DocumentTree

/// The pairs of schemas that lead to findings and the ways between them, in tables that a search runs over quickly.
struct ReachGraph: Sendable {
  /// A way from a pair to a pair of parts.
  struct Edge: Sendable {
    let target: Int32
    /// Its position among `steps`; less than zero where nothing names the way.
    let step: Int32
  }

  /// What a reader calls a part, and where it leads in a value.
  struct Step: Sendable {
    let segment: String
    let target: PartStep.Target
  }

  /// By pair of the comparison: its number here; less than zero for those that lead to no finding.
  let numbers: [Int32]
  /// By number here: the pair of the comparison.
  let pairs: [Int32]
  /// By number: whether the pair has findings itself.
  let hasFindings: [Bool]
  /// By number: where its edges begin; one more at the end.
  let edgeStarts: [Int32]
  let edges: [Edge]
  let steps: [Step]

  /// The part of a graph that leads to findings, as it is now.
  init(_ graph: SchemaPairGraph) {
    let nodes = graph.nodes
    var leads = nodes.indices.map { !nodes[$0].emissions.isEmpty }
    PairAncestry(graph).markAll(in: &leads)
    var numbers = [Int32](repeating: -1, count: nodes.count)
    var pairs: [Int32] = []
    for pair in nodes.indices where leads[pair] {
      numbers[pair] = Int32(truncatingIfNeeded: pairs.count)
      pairs.append(Int32(truncatingIfNeeded: pair))
    }
    var hasFindings: [Bool] = []
    var edgeStarts: [Int32] = [0]
    var edges: [Edge] = []
    var steps: [Step] = []
    hasFindings.reserveCapacity(pairs.count)
    edges.reserveCapacity(3 * pairs.count)
    steps.reserveCapacity(3 * pairs.count)
    edgeStarts.reserveCapacity(pairs.count + 1)
    for pair in pairs {
      let pair = Int(pair)
      hasFindings.append(!nodes[pair].emissions.isEmpty)
      for position in nodes[pair].edges.indices {
        let target = numbers[nodes[pair].edges[position].node]
        guard target >= 0 else { continue }
        var step: Int32 = -1
        if let segment = nodes[pair].edges[position].step.segment {
          step = Int32(truncatingIfNeeded: steps.count)
          steps.append(Step(segment: segment, target: nodes[pair].edges[position].step.target))
        }
        edges.append(Edge(target: target, step: step))
      }
      edgeStarts.append(Int32(truncatingIfNeeded: edges.count))
    }
    self.numbers = numbers
    self.pairs = pairs
    self.hasFindings = hasFindings
    self.edgeStarts = edgeStarts
    self.edges = edges
    self.steps = steps
  }

  /// The positions of the edges of a pair.
  func edges(of node: Int32) -> Range<Int> {
    Int(edgeStarts[Int(node)])..<Int(edgeStarts[Int(node) + 1])
  }
}

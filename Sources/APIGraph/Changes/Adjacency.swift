/// The edges of a graph by the number of the node that they start from, in one list.
struct Adjacency {
  private let starts: [Int]
  private let ends: [Int]

  /// One edge.
  struct Edge {
    let start: Int
    let end: Int

    var reversed: Edge { Edge(start: end, end: start) }
  }

  init(nodes: Int, edges: [Edge]) {
    var starts = [Int](repeating: 0, count: nodes + 1)
    for edge in edges { starts[edge.start + 1] += 1 }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var free = starts
    var ends = [Int](repeating: 0, count: edges.count)
    for edge in edges {
      ends[free[edge.start]] = edge.end
      free[edge.start] += 1
    }
    self.starts = starts
    self.ends = ends
  }

  /// Where the edges from a node lead.
  subscript(node: Int) -> ArraySlice<Int> { ends[starts[node]..<starts[node + 1]] }
}

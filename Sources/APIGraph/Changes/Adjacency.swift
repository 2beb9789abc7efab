/// The edges of a graph by the number of the node that they start from, in one list.
struct Adjacency {
  private let starts: [Int32]
  private let ends: [Int32]

  /// One edge.
  struct Edge {
    let start: Int32
    let end: Int32

    init(start: Int, end: Int) {
      self.start = Int32(start)
      self.end = Int32(end)
    }
  }

  /// The edges as they are.
  init(nodes: Int, edges: [Edge]) {
    var starts = [Int32](repeating: 0, count: nodes + 1)
    var ends = [Int32](repeating: 0, count: edges.count)
    for edge in edges { starts[Int(edge.start)] += 1 }
    Adjacency.sum(&starts)
    for edge in edges {
      starts[Int(edge.start)] -= 1
      ends[Int(starts[Int(edge.start)])] = edge.end
    }
    self.starts = starts
    self.ends = ends
  }

  /// The edges of two lists turned round.
  init(nodes: Int, reversed first: [Edge], _ second: [Edge]) {
    var starts = [Int32](repeating: 0, count: nodes + 1)
    var ends = [Int32](repeating: 0, count: first.count + second.count)
    for edges in [first, second] {
      for edge in edges { starts[Int(edge.end)] += 1 }
    }
    Adjacency.sum(&starts)
    for edges in [first, second] {
      for edge in edges {
        starts[Int(edge.end)] -= 1
        ends[Int(starts[Int(edge.end)])] = edge.start
      }
    }
    self.starts = starts
    self.ends = ends
  }

  /// Makes of the number of edges at each node the place where they end, which is where those of the next one begin.
  private static func sum(_ counts: inout [Int32]) {
    var total: Int32 = 0
    for node in counts.indices {
      total += counts[node]
      counts[node] = total
    }
  }

  /// Where the edges from a node lead.
  subscript(node: Int) -> ArraySlice<Int32> { ends[Int(starts[node])..<Int(starts[node + 1])] }
}

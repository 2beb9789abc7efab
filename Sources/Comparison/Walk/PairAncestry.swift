/// The pairs of schemas above each pair, to mark what leads to something.
struct PairAncestry {
  private let above: [[Int]]

  /// The ancestry of the pairs of a graph as it is now. Linear in the number of their edges.
  init(_ pairs: SchemaPairGraph) {
    var above = [[Int]](repeating: [], count: pairs.nodes.count)
    for (number, node) in pairs.nodes.enumerated() {
      for edge in node.edges { above[edge.node].append(number) }
    }
    self.above = above
  }

  /// Marks everything above some pairs that are marked already.
  func mark(above numbers: [Int], in marks: inout [Bool]) {
    var queue = numbers
    while let number = queue.popLast() {
      for parent in above[number] where !marks[parent] {
        marks[parent] = true
        queue.append(parent)
      }
    }
  }

  /// Marks everything above the pairs that are marked.
  func markAll(in marks: inout [Bool]) {
    mark(above: marks.indices.filter { marks[$0] }, in: &marks)
  }
}

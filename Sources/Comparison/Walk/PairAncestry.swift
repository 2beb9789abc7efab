/// The pairs of schemas above each pair, to mark what leads to something.
struct PairAncestry {
  /// By pair: where its parents begin in `above`; one more at the end.
  private let starts: [Int32]
  private let above: [Int32]

  /// The ancestry of the pairs of a graph as it is now. Linear in the number of their edges.
  init(_ pairs: SchemaPairGraph) {
    let nodes = pairs.nodes
    var starts = [Int32](repeating: 0, count: nodes.count + 1)
    for number in nodes.indices {
      for position in nodes[number].edges.indices {
        starts[nodes[number].edges[position].node + 1] += 1
      }
    }
    for number in nodes.indices { starts[number + 1] += starts[number] }
    var above = [Int32](repeating: 0, count: Int(starts[nodes.count]))
    var next = starts
    for number in nodes.indices {
      for position in nodes[number].edges.indices {
        let part = nodes[number].edges[position].node
        above[Int(next[part])] = Int32(truncatingIfNeeded: number)
        next[part] += 1
      }
    }
    self.starts = starts
    self.above = above
  }

  /// Marks everything above some pairs that are marked already.
  func mark(above numbers: [Int], in marks: inout [Bool]) {
    var queue = numbers
    while let number = queue.popLast() {
      for position in Int(starts[number])..<Int(starts[number + 1]) {
        let parent = Int(above[position])
        guard !marks[parent] else { continue }
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

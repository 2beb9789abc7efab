import DocumentTree

/// Compares two trees of the same text node by node: kinds, keys, texts, places, parents and hashes.
enum TreeDifference {
  /// The first thing that differs; `nil` if nothing does.
  static func between(_ tree: Tree, _ expected: Tree) -> String? {
    guard tree.records.count == expected.records.count else {
      return "\(tree.records.count) nodes instead of \(expected.records.count)"
    }
    for (index, (record, other)) in zip(tree.records, expected.records).enumerated() {
      let node = tree.node(NodeID(index: UInt32(index)))
      let otherNode = expected.node(NodeID(index: UInt32(index)))
      let isSame =
        record.kind == other.kind
        && node.key.map { ExactString($0) } == otherNode.key.map { ExactString($0) }
        && record.position == other.position && record.keyPosition == other.keyPosition
        && record.first == other.first && record.count == other.count && record.flags == other.flags
        && tree.parents[index] == expected.parents[index] && node.hash == otherNode.hash
        && ExactString(node.text) == ExactString(otherNode.text)
      if !isSame { return "node \(index): \(record) '\(node.text)' instead of \(other)" }
    }
    guard tree.diagnostics.map(display) == expected.diagnostics.map(display) else {
      return "other warnings"
    }
    return tree.root == expected.root ? nil : "another root"
  }
}

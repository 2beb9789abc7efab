extension Tree {
  /// The nodes below a container of a tree with a plain layout: they stand side by side, its children last.
  func nodes(below index: Int) -> Range<Int> {
    var container = records[index]
    let end = Int(container.first + container.count)
    // What stands first is what was complete first: what is below the first container, and so on. Of an empty container `first` is
    // where the arena ended when it was complete, so that it leads there too.
    while let inner = firstContainer(below: container) { container = inner }
    return Int(container.first)..<end
  }

  /// Copies the hashes of nodes that were taken over from this tree, and their parents. Those of the container's children are
  /// written when it is reached.
  func copy(
    _ nodes: ReusedNodes, to result: inout MutableSpan<StructuralHash>,
    _ resultParents: inout MutableSpan<UInt32>
  ) {
    let (first, earlierFirst) = (nodes.first, nodes.earlierFirst)
    let shift = UInt32(truncatingIfNeeded: first - earlierFirst)
    // One test for all of them, so that they are copied several at a time.
    precondition(first >= 0 && earlierFirst >= 0 && nodes.count >= 0)
    precondition(nodes.count <= min(result.count, resultParents.count) - first)
    precondition(nodes.count <= min(hashes.count, parents.count) - earlierFirst)
    hashes.withSpan { hashes in
      for offset in 0..<nodes.count {
        unsafe result[unchecked: first &+ offset] = hashes[unchecked: earlierFirst &+ offset]
      }
    }
    parents.withSpan { parents in
      for offset in 0..<nodes.count {
        unsafe resultParents[unchecked: first &+ offset] =
          parents[unchecked: earlierFirst &+ offset] &+ shift
      }
    }
  }

  private func firstContainer(below container: NodeRecord) -> NodeRecord? {
    for index in Int(container.first)..<Int(container.first + container.count) {
      let record = records[index]
      if record.isContainer { return record }
    }
    return nil
  }
}

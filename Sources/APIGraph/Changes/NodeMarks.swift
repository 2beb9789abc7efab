import DocumentTree

/// What is known of one node beside its text.
struct NodeMarks: OptionSet {
  let rawValue: UInt8

  /// Something in it depends on a place that differs.
  static let tainted = NodeMarks(rawValue: 1)
  /// Something in it depends on another place.
  static let dependent = NodeMarks(rawValue: 2)

  /// The marks of all nodes of one version, by document.
  static func all(
    of graph: PlaceGraph, _ dirt: DirtyPlaces, _ version: Version
  ) -> [[NodeMarks]] {
    let scan = graph.places[version].scan
    let targets = graph.targets[version]
    return scan.trees.enumerated().map { document, tree in
      var marks = [NodeMarks](repeating: [], count: tree.records.count)
      let parents = tree.parents
      var span = marks.mutableSpan
      for index in scan.dependencies(of: document) {
        let dependency = scan.dependencies[index]
        let isTainted = dirt.taints(dependency, leadingTo: targets[index], version)
        let own: NodeMarks = isTainted ? [.dependent, .tainted] : .dependent
        var node = dependency.origin.node.index
        // What has a mark is in containers that have it.
        while node != Tree.noParent, !span[Int(node)].isSuperset(of: own) {
          span[Int(node)].formUnion(own)
          node = parents[Int(node)]
        }
      }
      if tree.sharesNodes { spread(&marks, in: tree) }
      return marks
    }
  }

  /// Marks all the containers of what is marked, where some nodes have several.
  private static func spread(_ marks: inout [NodeMarks], in tree: Tree) {
    // Children come before their parents.
    for (index, record) in tree.records.enumerated()
    where record.kind == .array || record.kind == .object {
      for child in Int(record.first)..<Int(record.first) + Int(record.count) {
        marks[index].formUnion(marks[child])
      }
    }
  }
}

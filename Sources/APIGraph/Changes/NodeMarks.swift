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
    let scan = graph.scans[version]
    let trees = scan.api.documents.documents.prefix(scan.parents.count).map(\.tree)
    var all = trees.map { [NodeMarks](repeating: [], count: $0.records.count) }
    for dependency in scan.dependencies {
      let marks: NodeMarks =
        dirt.taints(dependency, graph, version) ? [.dependent, .tainted] : .dependent
      let origin = dependency.origin
      all[Int(origin.document)][Int(origin.node.index)].formUnion(marks)
    }
    for (document, tree) in trees.enumerated() {
      // Children come before their parents.
      var marks = all[document]
      for (index, record) in tree.records.enumerated()
      where record.kind == .array || record.kind == .object {
        for child in Int(record.first)..<Int(record.first) + Int(record.count) {
          marks[index].formUnion(marks[child])
        }
      }
      all[document] = marks
    }
    return all
  }
}

import DocumentTree

/// Guesses which node of the new version stands where a node of the old one does.
///
/// What belongs to a node stands together in a tree, so that nodes of one place correspond by their distance from it, as far as the
/// texts are the same. Who asks has to compare the two.
struct Counterparts {
  private let old: Places
  private let new: Places

  init(_ graph: PlaceGraph) {
    old = graph.places.old
    new = graph.places.new
  }

  /// The node of the new version; `nil` where the place is gone.
  func new(for origin: Origin) -> Origin? {
    guard Int(origin.document) < old.scan.trees.count else { return nil }
    let owner = old.owner(of: origin)
    guard let before = old.origins[owner], let after = new.origins[owner],
      before.document == origin.document
    else { return nil }
    if before == origin { return after }
    let records = new.scan.trees[Int(after.document)].records
    let start = old.scan.trees[Int(before.document)].records[Int(before.node.index)].first
    let index =
      Int(records[Int(after.node.index)].first) + Int(origin.node.index) - Int(start)
    guard records.indices.contains(index) else { return nil }
    return Origin(document: after.document, node: NodeID(index: UInt32(index)))
  }
}

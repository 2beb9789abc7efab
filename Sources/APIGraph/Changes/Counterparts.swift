import DocumentTree

/// Guesses which node of the new version stands where a node of the old one does.
///
/// What belongs to a node stands together in a tree, so that nodes of one place correspond by their distance from it, as far as the
/// texts are the same. Who asks has to compare the two.
struct Counterparts {
  private let documents: Versions<DocumentSet>
  /// By place: where it is in each version.
  private let origins: [Versions<Origin?>]
  /// By document and node of the old version: the innermost place that holds it.
  private let owners: [[Int32]]

  init(_ graph: PlaceGraph) {
    documents = Versions(
      old: graph.scans.old.api.documents, new: graph.scans.new.api.documents)
    origins = graph.places.map(\.origins)
    owners = graph.owners.old
  }

  /// The node of the new version; `nil` where the place is gone.
  func new(for origin: Origin) -> Origin? {
    guard Int(origin.document) < owners.count else { return nil }
    let owner = Int(owners[Int(origin.document)][Int(origin.node.index)])
    guard owner >= 0, let old = origins[owner].old, let new = origins[owner].new,
      old.document == origin.document
    else { return nil }
    if old == origin { return new }
    let records = documents.new.documents[Int(new.document)].tree.records
    let start = documents.old.documents[Int(old.document)].tree.records[Int(old.node.index)].first
    let index =
      Int(records[Int(new.node.index)].first) + Int(origin.node.index) - Int(start)
    guard records.indices.contains(index) else { return nil }
    return Origin(document: new.document, node: NodeID(index: UInt32(index)))
  }
}

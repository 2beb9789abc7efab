import DocumentTree

/// Guesses which node of the new version stands where a node of the old one does. Who asks has to compare the two.
struct Counterparts {
  private let old: Places
  private let new: Places

  /// A node and the innermost place that holds it, with where that is in the new version.
  private struct Position {
    let node: Origin
    let place: Origin
    let newPlace: Origin
  }

  /// So far from where it was a member is looked for, so that objects with many members are not searched for each of them.
  private static let shift = 8

  init(_ graph: PlaceGraph) {
    old = graph.places.old
    new = graph.places.new
  }

  /// A node of the new version that stands where an old one does and fulfils a condition; `nil` where the place is gone.
  func new(for origin: Origin, where isMeant: (Origin) -> Bool) -> Origin? {
    guard let position = position(of: origin) else { return nil }
    if position.place == origin {
      return isMeant(position.newPlace) ? position.newPlace : nil
    }
    let likely = atSameDistance(position)
    if let likely {
      if isMeant(likely) { return likely }
      // What has been edited itself stands nowhere else.
      if isUnderSameNames(likely, position) { return nil }
    }
    return underSameNames(position).flatMap { isMeant($0) ? $0 : nil }
  }

  private func position(of origin: Origin) -> Position? {
    guard Int(origin.document) < old.scan.trees.count else { return nil }
    let owner = old.owner(of: origin)
    guard let place = old.origins[owner], let newPlace = new.origins[owner],
      place.document == origin.document
    else { return nil }
    return Position(node: origin, place: place, newPlace: newPlace)
  }

  private func trees(_ origin: Origin, _ newOrigin: Origin) -> (old: Tree, new: Tree) {
    (old.scan.trees[Int(origin.document)], new.scan.trees[Int(newOrigin.document)])
  }

  /// What belongs to a place stands together in a tree, so that its nodes correspond by their distance from it, as far as the texts are
  /// the same.
  private func atSameDistance(_ position: Position) -> Origin? {
    let (tree, newTree) = trees(position.place, position.newPlace)
    let start = tree.records[Int(position.place.node.index)].first
    let newStart = newTree.records[Int(position.newPlace.node.index)].first
    let index = Int(newStart) + Int(position.node.node.index) - Int(start)
    guard newTree.records.indices.contains(index) else { return nil }
    return Origin(document: position.newPlace.document, node: NodeID(index: UInt32(index)))
  }

  /// Whether the same keys and positions lead to a new node as to the old one.
  private func isUnderSameNames(_ newOrigin: Origin, _ position: Position) -> Bool {
    let (tree, newTree) = trees(position.place, position.newPlace)
    var (node, other) = (position.node.node.index, newOrigin.node.index)
    while node != position.place.node.index, other != position.newPlace.node.index {
      let (parent, otherParent) = (tree.parents[Int(node)], newTree.parents[Int(other)])
      guard otherParent != Tree.noParent, let key = newKey(of: node, tree, newTree),
        key == newTree.records[Int(other)].key
      else { return false }
      if key == NodeRecord.noKey {
        let place = node - tree.records[Int(parent)].first
        guard place == other - newTree.records[Int(otherParent)].first else { return false }
      }
      (node, other) = (parent, otherParent)
    }
    return node == position.place.node.index && other == position.newPlace.node.index
  }

  /// The number of a node's key in the new tree, which is none for elements; `nil` where no object there has it.
  private func newKey(of node: UInt32, _ tree: Tree, _ newTree: Tree) -> UInt32? {
    let key = tree.records[Int(node)].key
    return key == NodeRecord.noKey ? key : newTree.keys.id(of: key, in: tree.keys)
  }

  /// The node that the same keys and positions lead to from the place, where what stands before it has been edited.
  private func underSameNames(_ position: Position) -> Origin? {
    let (tree, newTree) = trees(position.place, position.newPlace)
    var way: [UInt32] = []
    var node = position.node.node.index
    while node != position.place.node.index {
      way.append(node)
      node = tree.parents[Int(node)]
    }
    var other = position.newPlace.node.index
    for step in way.reversed() {
      guard let next = child(of: other, under: step, of: node, tree, newTree) else { return nil }
      (node, other) = (step, next)
    }
    return Origin(document: position.newPlace.document, node: NodeID(index: other))
  }

  /// The member or element of a new node that corresponds to one of an old node.
  private func child(
    of other: UInt32, under step: UInt32, of node: UInt32, _ tree: Tree, _ newTree: Tree
  ) -> UInt32? {
    let (record, newRecord) = (tree.records[Int(node)], newTree.records[Int(other)])
    guard newRecord.kind == record.kind, let key = newKey(of: step, tree, newTree) else {
      return nil
    }
    let likely = Int(newRecord.first) + Int(step) - Int(record.first)
    let members = Int(newRecord.first)..<Int(newRecord.first) + Int(newRecord.count)
    if key == NodeRecord.noKey { return members.contains(likely) ? UInt32(likely) : nil }
    for distance in 0...Self.shift {
      for index in [likely - distance, likely + distance]
      where members.contains(index) && newTree.records[index].key == key {
        return UInt32(index)
      }
    }
    return nil
  }
}

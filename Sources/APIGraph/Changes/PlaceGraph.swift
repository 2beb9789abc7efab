import DocumentTree

/// Which places of two versions of a description depend on which.
struct PlaceGraph {
  let paired: PairedPlaces
  /// By place: the places that depend on it in either version, because they refer to it or contain it.
  let dependents: Adjacency
  /// By place: the places that it refers to or contains.
  let uses: Versions<Adjacency>

  /// By document and node: the innermost place that holds it.
  let owners: Versions<[[Int32]]>

  init(_ paired: PairedPlaces) {
    self.paired = paired
    let count = paired.places.count
    let (oldOwners, oldEdges) = Self.connect(paired, .old)
    let (newOwners, newEdges) = Self.connect(paired, .new)
    owners = Versions(old: oldOwners, new: newOwners)
    uses = Versions(
      old: Adjacency(nodes: count, edges: oldEdges), new: Adjacency(nodes: count, edges: newEdges))
    dependents = Adjacency(nodes: count, edges: (oldEdges + newEdges).map(\.reversed))
  }

  var places: [PairedPlaces.Place] { paired.places }

  var scans: Versions<DependencyScan> { paired.scans }

  /// The name by which a document is paired with that of the other version.
  func location(of document: Int32, _ version: Version) -> ExactString {
    paired.locations[version][Int(document)]
  }

  /// The place that a node belongs to.
  func owner(of origin: Origin, _ version: Version) -> Int {
    Int(owners[version][Int(origin.document)][Int(origin.node.index)])
  }

  /// Says for every node of a version which place it belongs to, and which place uses which: because it contains it, shares
  /// what a YAML alias repeats, or refers to it.
  private static func connect(
    _ paired: PairedPlaces, _ version: Version
  ) -> (owners: [[Int32]], edges: [Adjacency.Edge]) {
    let scan = paired.scans[version]
    var edges: [Adjacency.Edge] = []
    var owners: [[Int32]] = scan.api.documents.documents.map {
      Array(repeating: -1, count: $0.tree.records.count)
    }
    for (number, place) in paired.places.enumerated() {
      guard let origin = place.origins[version] else { continue }
      owners[Int(origin.document)][Int(origin.node.index)] = Int32(number)
    }
    func addEdge(_ user: Int32, _ used: Int32) {
      if user != used { edges.append(Adjacency.Edge(start: Int(user), end: Int(used))) }
    }
    for (document, parents) in scan.parents.enumerated() {
      var own = owners[document]
      // Parents come before their children in this order.
      for node in stride(from: own.count - 1, through: 0, by: -1)
      where parents[node] != DependencyScan.noParent {
        let parent = own[Int(parents[node])]
        if own[node] < 0 {
          own[node] = parent
        } else {
          addEdge(parent, own[node])
        }
      }
      for shared in scan.shared[document] {
        addEdge(own[Int(shared.parent)], own[Int(shared.child)])
      }
      owners[document] = own
    }
    for dependency in scan.dependencies {
      guard case .place(let target) = dependency.target else { continue }
      let origin = dependency.origin
      addEdge(
        owners[Int(origin.document)][Int(origin.node.index)],
        owners[Int(target.document)][Int(target.node.index)])
    }
    return (owners, edges)
  }
}

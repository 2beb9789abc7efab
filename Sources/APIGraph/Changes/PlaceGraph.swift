import DocumentTree

/// Which places of two versions of a description depend on which.
struct PlaceGraph {
  let documents: PairedDocuments
  let places: Versions<Places>
  let count: Int
  /// By version: which place uses which, because it contains it, shares what a YAML alias repeats, or refers to it.
  let edges: Versions<[Adjacency.Edge]>
  /// By version and dependency: the place that holds what depends on something.
  let owners: Versions<[Int32]>
  /// By version and dependency: the place that it leads to; negative where it leads to none.
  let targets: Versions<[Int32]>

  init(old: DependencyScan, new: DependencyScan) {
    documents = PairedDocuments(old: old, new: new)
    let pairing = PlacePairing(documents, old: old, new: new)
    places = Versions(old: pairing.old, new: pairing.new)
    count = pairing.old.origins.count
    let (before, after) = (Connections(pairing.old), Connections(pairing.new))
    edges = Versions(old: before.edges, new: after.edges)
    owners = Versions(old: before.owners, new: after.owners)
    targets = Versions(old: before.targets, new: after.targets)
  }

  /// What connects the places of one version.
  private struct Connections {
    var edges: [Adjacency.Edge] = []
    var owners: [Int32] = []
    var targets: [Int32] = []

    init(_ places: Places) {
      let scan = places.scan
      edges.reserveCapacity(places.origins.count + scan.dependencies.count)
      owners.reserveCapacity(scan.dependencies.count)
      targets.reserveCapacity(scan.dependencies.count)
      for place in places.origins.indices {
        if let container = places.container(of: place) { add(container, place) }
      }
      for (document, nodes) in scan.shared.enumerated() {
        for shared in nodes {
          func owner(_ node: UInt32) -> Int {
            places.owner(of: Origin(document: Int32(document), node: NodeID(index: node)))
          }
          add(owner(shared.parent), owner(shared.child))
        }
      }
      for dependency in scan.dependencies {
        let owner = places.owner(of: dependency.origin)
        owners.append(Int32(owner))
        guard case .place(let origin) = dependency.target else {
          targets.append(-1)
          continue
        }
        let target = places.owner(of: origin)
        targets.append(Int32(target))
        add(owner, target)
      }
    }

    private mutating func add(_ user: Int, _ used: Int) {
      if user != used { edges.append(Adjacency.Edge(start: user, end: used)) }
    }
  }
}

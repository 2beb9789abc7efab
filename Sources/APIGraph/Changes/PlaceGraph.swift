import DocumentTree

/// The places of two versions of a description that something depends on, paired by their keys, and what depends on them.
///
/// Places are the documents, the members of their roots and of their sections, and whatever a reference names.
struct PlaceGraph {
  /// One place in both versions.
  struct Place {
    let key: PlaceKey
    var old: Origin?
    var new: Origin?
  }

  private(set) var places: [Place] = []
  private var numbers: [PlaceKey: Int] = [:]
  /// By place: the places that depend on it in either version, because they refer to it or contain it.
  private(set) var dependents: [[Int]] = []
  /// By version and place: the places that it refers to or contains.
  private(set) var uses: (old: [[Int]], new: [[Int]]) = ([], [])
  /// By version: the place that each node of each document belongs to, the innermost one.
  private(set) var owners: (old: [[Int32]], new: [[Int32]]) = ([], [])

  let old: DependencyScan
  let new: DependencyScan
  private let locations: (old: [ExactString], new: [ExactString])

  init(old: DependencyScan, new: DependencyScan) {
    self.old = old
    self.new = new
    locations = (Self.locations(of: old), Self.locations(of: new))
    for origin in Self.origins(of: old) { add(origin, of: \.old) }
    for origin in Self.origins(of: new) { add(origin, of: \.new) }
    pairLonely()
    dependents = Array(repeating: [], count: places.count)
    uses.old = dependents
    uses.new = dependents
    owners.old = assignOwners(\.old)
    owners.new = assignOwners(\.new)
  }

  /// The scan of one version.
  func scan(_ side: KeyPath<Place, Origin?>) -> DependencyScan { side == \.old ? old : new }

  /// The number of the place that stands at an origin.
  func number(of origin: Origin, _ side: KeyPath<Place, Origin?>) -> Int? {
    numbers[key(of: origin, side)]
  }

  /// The name by which a document is paired with that of the other version.
  func location(of document: Int32, _ side: KeyPath<Place, Origin?>) -> ExactString {
    let locations = side == \.old ? locations.old : locations.new
    return locations[Int(document)]
  }

  /// The place that a node belongs to.
  func owner(of origin: Origin, _ side: KeyPath<Place, Origin?>) -> Int {
    let owners = side == \.old ? owners.old : owners.new
    return Int(owners[Int(origin.document)][Int(origin.node.index)])
  }

  private static func locations(of scan: DependencyScan) -> [ExactString] {
    let documents = scan.api.documents.documents
    return documents.map {
      ExactString(RelativeLocation.path(from: documents[0].location, to: $0.location))
    }
  }

  /// The places that one version has on its own account.
  private static func origins(of scan: DependencyScan) -> [Origin] {
    let documents = scan.api.documents
    var origins: [Origin] = []
    for (index, document) in documents.documents.enumerated() {
      let root = document.tree.rootNode
      let number = Int32(index)
      origins.append(Origin(document: number, node: root.id))
      guard index == 0 else { continue }
      for member in root.members {
        origins.append(Origin(document: number, node: member.id))
        for child in member.members {
          origins.append(Origin(document: number, node: child.id))
          guard member.key == "components" else { continue }
          origins += child.members.map { Origin(document: number, node: $0.id) }
        }
      }
    }
    for dependency in scan.dependencies {
      if case .place(let target) = dependency.target { origins.append(target) }
    }
    return origins
  }

  private func key(of origin: Origin, _ side: KeyPath<Place, Origin?>) -> PlaceKey {
    PlaceKey(
      document: location(of: origin.document, side), pointer: scan(side).pointer(to: origin))
  }

  private mutating func add(_ origin: Origin, of side: WritableKeyPath<Place, Origin?>) {
    let key = key(of: origin, side)
    if let number = numbers[key] {
      if places[number][keyPath: side] == nil { places[number][keyPath: side] = origin }
    } else {
      numbers[key] = places.count
      var place = Place(key: key, old: nil, new: nil)
      place[keyPath: side] = origin
      places.append(place)
    }
  }

  /// Finds the other version's node of a place that only one of them refers to.
  private mutating func pairLonely() {
    for index in places.indices {
      let place = places[index]
      if place.old == nil { places[index].old = find(place.key, \.old) }
      if place.new == nil { places[index].new = find(place.key, \.new) }
    }
  }

  /// The node of a place in one version.
  func find(_ key: PlaceKey, _ side: KeyPath<Place, Origin?>) -> Origin? {
    let locations = side == \.old ? locations.old : locations.new
    guard let document = locations.firstIndex(of: key.document) else { return nil }
    let root = scan(side).api.documents.documents[document].tree.rootNode
    return root.resolve(key.pointer).map { Origin(document: Int32(document), node: $0.id) }
  }

  private mutating func addUse(of used: Int, by user: Int, _ side: KeyPath<Place, Origin?>) {
    guard used != user else { return }
    dependents[used].append(user)
    if side == \.old { uses.old[user].append(used) } else { uses.new[user].append(used) }
  }

  /// Says for every node which place it belongs to, and notes which places contain and refer to which.
  private mutating func assignOwners(_ side: KeyPath<Place, Origin?>) -> [[Int32]] {
    let scan = scan(side)
    var owners: [[Int32]] = scan.api.documents.documents.map {
      Array(repeating: -1, count: $0.tree.records.count)
    }
    for (number, place) in places.enumerated() {
      guard let origin = place[keyPath: side] else { continue }
      owners[Int(origin.document)][Int(origin.node.index)] = Int32(number)
    }
    for (index, document) in scan.api.documents.documents.enumerated() {
      let parents = scan.parents[index]
      for node in stride(from: Int(document.tree.root.index), through: 0, by: -1)
      where parents[node] != DependencyScan.noParent {
        let parent = owners[index][Int(parents[node])]
        if owners[index][node] >= 0 {
          addUse(of: Int(owners[index][node]), by: Int(parent), side)
        } else {
          owners[index][node] = parent
        }
      }
    }
    for (document, parent, child) in scan.shared {
      let owners = owners[Int(document)]
      addUse(of: Int(owners[Int(child)]), by: Int(owners[Int(parent)]), side)
    }
    for dependency in scan.dependencies {
      guard case .place(let target) = dependency.target else { continue }
      let owner = owners[Int(dependency.origin.document)][Int(dependency.origin.node.index)]
      let used = owners[Int(target.document)][Int(target.node.index)]
      addUse(of: Int(used), by: Int(owner), side)
    }
    return owners
  }
}

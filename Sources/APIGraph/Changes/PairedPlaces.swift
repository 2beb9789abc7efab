import DocumentTree

/// The places of two versions of a description that something may depend on, paired by their keys.
///
/// Places are the documents, the members of their roots and of their sections, and whatever a reference names.
struct PairedPlaces {
  /// One place in both versions.
  struct Place {
    let key: PlaceKey
    var origins: Versions<Origin?>
  }

  let scans: Versions<DependencyScan>
  private(set) var places: [Place] = []

  /// By document: the name by which it is paired with that of the other version.
  let locations: Versions<[ExactString]>
  private let documentNumbers: Versions<[ExactString: Int32]>

  init(old: DependencyScan, new: DependencyScan) {
    scans = Versions(old: old, new: new)
    locations = Versions(old: Self.locations(of: old), new: Self.locations(of: new))
    documentNumbers = Versions(
      old: Self.numbers(of: locations.old), new: Self.numbers(of: locations.new))
    var numbers: [PlaceKey: Int] = [:]
    for version in Version.allCases {
      for origin in Self.origins(of: scans[version]) { add(origin, version, &numbers) }
    }
    // A place that one version refers to may be there in the other although nothing refers to it.
    for index in places.indices {
      for version in Version.allCases where places[index].origins[version] == nil {
        places[index].origins[version] = find(places[index].key, version)
      }
    }
  }

  /// The documents that both versions have, in the order of the old one.
  var documents: [(old: Int32, new: Int32)] {
    locations.old.enumerated().compactMap { number, location in
      documentNumbers.new[location].map { (Int32(number), $0) }
    }
  }

  /// The node of a place in one version.
  func find(_ key: PlaceKey, _ version: Version) -> Origin? {
    guard let document = documentNumbers[version][key.document] else { return nil }
    let root = scans[version].api.documents.documents[Int(document)].tree.rootNode
    return root.resolve(key.pointer).map { Origin(document: document, node: $0.id) }
  }

  private static func locations(of scan: DependencyScan) -> [ExactString] {
    let documents = scan.api.documents.documents
    return documents.map {
      ExactString(RelativeLocation.path(from: documents[0].location, to: $0.location))
    }
  }

  private static func numbers(of locations: [ExactString]) -> [ExactString: Int32] {
    Dictionary(
      locations.enumerated().map { ($0.element, Int32($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The places that one version has on its own account, each once.
  private static func origins(of scan: DependencyScan) -> [Origin] {
    var origins: [Origin] = []
    for (index, document) in scan.api.documents.documents.enumerated() {
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
    var seen = Set(origins)
    for dependency in scan.dependencies {
      guard case .place(let target) = dependency.target, seen.insert(target).inserted else {
        continue
      }
      origins.append(target)
    }
    return origins
  }

  private mutating func add(
    _ origin: Origin, _ version: Version, _ numbers: inout [PlaceKey: Int]
  ) {
    let key = PlaceKey(
      document: locations[version][Int(origin.document)],
      pointer: scans[version].pointer(to: origin))
    if let number = numbers[key] {
      if places[number].origins[version] == nil { places[number].origins[version] = origin }
    } else {
      numbers[key] = places.count
      var place = Place(key: key, origins: Versions(old: nil, new: nil))
      place.origins[version] = origin
      places.append(place)
    }
  }
}

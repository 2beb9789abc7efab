import DocumentTree

/// The places of one version that its paths and webhooks can reach.
struct Reach {
  private let isReached: [Bool]
  private let graph: PlaceGraph
  private let version: Version

  init(_ graph: PlaceGraph, _ version: Version) {
    self.graph = graph
    self.version = version
    let scan = graph.scans[version]
    let uses = graph.uses[version]
    // Sections hold every component: they are reached by what says so, not because something in them is.
    let sections = Set(
      [["components", "schemas"], ["definitions"]].compactMap {
        graph.paired.find(PlaceKey(document: "", pointer: JSONPointer(tokens: $0)), version)
          .map { graph.owner(of: $0, version) }
      })
    let discriminated = Set(scan.discriminators.map { graph.owner(of: $0, version) })
    var mapped: [Int: [Int]] = [:]
    for (name, origin) in scan.mappedNames {
      for section in [["components", "schemas"], ["definitions"]] {
        let pointer = JSONPointer(tokens: section + [name.string])
        guard let target = graph.paired.find(PlaceKey(document: "", pointer: pointer), version)
        else {
          continue
        }
        mapped[graph.owner(of: origin, version), default: []].append(
          graph.owner(of: target, version))
      }
    }
    var users: [[Int]] = Array(repeating: [], count: graph.places.count)
    for user in graph.places.indices {
      for place in uses[user] where discriminated.contains(place) { users[place].append(user) }
    }
    var isReached = Array(repeating: false, count: graph.places.count)
    var pending: [Int] = []
    for key in ["paths", "webhooks"] {
      let place = PlaceKey(document: "", pointer: JSONPointer(tokens: [key]))
      if let origin = graph.paired.find(place, version) {
        pending.append(graph.owner(of: origin, version))
      }
    }
    while let place = pending.popLast() {
      guard !isReached[place], !sections.contains(place) else { continue }
      isReached[place] = true
      pending += uses[place]
      // A schema that refers to a discriminated one may be its subtype, to which nothing needs to refer.
      if discriminated.contains(place) { pending += users[place] + (mapped[place] ?? []) }
    }
    self.isReached = isReached
  }

  /// Whether the place that holds a node is reached.
  func contains(_ origin: Origin) -> Bool { isReached[graph.owner(of: origin, version)] }

  /// Whether a component is reached, or named where components of its kind are named.
  func contains(_ origin: Origin, _ kind: String, _ name: ExactString) -> Bool {
    if kind == "securitySchemes", graph.scans[version].securityNames.contains(name) { return true }
    return isReached[graph.owner(of: origin, version)]
  }
}

import DocumentTree

/// The places of one version that its paths and webhooks can reach.
struct Reach {
  private let isReached: [Bool]
  private let graph: PlaceGraph
  private let side: KeyPath<PlaceGraph.Place, Origin?>

  init(_ graph: PlaceGraph, _ side: KeyPath<PlaceGraph.Place, Origin?>) {
    self.graph = graph
    self.side = side
    let scan = graph.scan(side)
    let uses = side == \.old ? graph.uses.old : graph.uses.new
    // Sections hold every component: they are reached by what says so, not because something in them is.
    let sections = Set(
      [["components", "schemas"], ["definitions"]].compactMap {
        graph.find(PlaceKey(document: "", pointer: JSONPointer(tokens: $0)), side)
          .map { graph.owner(of: $0, side) }
      })
    let discriminated = Set(scan.discriminators.map { graph.owner(of: $0, side) })
    var mapped: [Int: [Int]] = [:]
    for (name, origin) in scan.mappedNames {
      for section in [["components", "schemas"], ["definitions"]] {
        let pointer = JSONPointer(tokens: section + [name.string])
        guard let target = graph.find(PlaceKey(document: "", pointer: pointer), side) else {
          continue
        }
        mapped[graph.owner(of: origin, side), default: []].append(graph.owner(of: target, side))
      }
    }
    var users: [[Int]] = Array(repeating: [], count: graph.places.count)
    for (user, used) in uses.enumerated() {
      for place in used where discriminated.contains(place) { users[place].append(user) }
    }
    var isReached = Array(repeating: false, count: graph.places.count)
    var pending: [Int] = []
    for key in ["paths", "webhooks"] {
      let place = PlaceKey(document: "", pointer: JSONPointer(tokens: [key]))
      if let origin = graph.find(place, side) { pending.append(graph.owner(of: origin, side)) }
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

  /// Whether a component is reached, or named where components of its kind are named.
  func contains(_ origin: Origin, _ kind: String, _ name: ExactString) -> Bool {
    if kind == "securitySchemes", graph.scan(side).securityNames.contains(name) { return true }
    return isReached[graph.owner(of: origin, side)]
  }
}

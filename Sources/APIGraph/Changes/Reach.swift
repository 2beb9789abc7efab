import DocumentTree

/// The places of one version that its paths and webhooks can reach.
struct Reach {
  private let isReached: [Bool]
  private let places: Places
  /// The names in security requirements.
  private let securityNames: Set<ExactString>

  init(_ graph: PlaceGraph, _ version: Version) {
    let places = graph.places[version]
    let scan = places.scan
    self.places = places
    securityNames = Set(
      scan.securityUses.map {
        ExactString(scan.trees[Int($0.document)].node($0.node).key ?? "")
      })
    let uses = Adjacency(nodes: graph.count, edges: graph.edges[version])
    let root = scan.trees[0].rootNode
    func place(_ node: Node) -> Origin { Origin(document: 0, node: node.id) }
    // Sections hold every component: they are reached by what says so, not because something in them is.
    let schemas = [root["components"]?["schemas"], root["definitions"]].compactMap { section in
      section.map(place)
    }
    let sections = schemas.map(places.owner)
    let discriminated = Discriminated(graph, version, uses, schemas)
    var isReached = Array(repeating: false, count: graph.count)
    var pending = [root["paths"], root["webhooks"]].compactMap { section in
      section.map { places.owner(of: place($0)) }
    }
    while let number = pending.popLast() {
      guard !isReached[number], !sections.contains(number) else { continue }
      isReached[number] = true
      for used in uses[number] { pending.append(Int(used)) }
      pending += discriminated?.subtypes(of: number) ?? []
    }
    self.isReached = isReached
  }

  /// The places with discriminators, whose subtypes need not be referred to.
  private struct Discriminated {
    private let isDiscriminated: [Bool]
    /// By place: those that refer to it, for places with discriminators.
    private let users: Adjacency
    /// By place: those that its discriminator's mapping names.
    private let mapped: Adjacency

    /// `nil` where there are none.
    init?(_ graph: PlaceGraph, _ version: Version, _ uses: Adjacency, _ sections: [Origin]) {
      let places = graph.places[version]
      let scan = places.scan
      guard !scan.discriminators.isEmpty else { return nil }
      var isDiscriminated = Array(repeating: false, count: graph.count)
      for origin in scan.discriminators { isDiscriminated[places.owner(of: origin)] = true }
      var mappings: [Adjacency.Edge] = []
      for origin in scan.mappedNames {
        let name = scan.trees[Int(origin.document)].node(origin.node).text
        for section in sections {
          guard let target = scan.api.documents.step(name, from: section) else { continue }
          mappings.append(
            Adjacency.Edge(start: places.owner(of: origin), end: places.owner(of: target)))
        }
      }
      self.isDiscriminated = isDiscriminated
      mapped = Adjacency(nodes: graph.count, edges: mappings)
      users = Adjacency(
        nodes: graph.count,
        reversed: graph.edges[version].filter { isDiscriminated[Int($0.end)] }, [])
    }

    /// A schema that refers to a discriminated one may be its subtype, to which nothing needs to refer.
    func subtypes(of place: Int) -> [Int] {
      isDiscriminated[place] ? (users[place] + mapped[place]).map(Int.init) : []
    }
  }

  /// Whether the place that holds a node is reached.
  func contains(_ origin: Origin) -> Bool { isReached[places.owner(of: origin)] }

  /// Whether a component is reached, or named where components of its kind are named.
  func contains(_ origin: Origin, _ kind: String, _ name: ExactString) -> Bool {
    if kind == "securitySchemes", securityNames.contains(name) { return true }
    return contains(origin)
  }
}

import DocumentTree

/// The places whose content differs between the versions, or that depend on one whose content does.
struct DirtyPlaces {
  /// By the number of the place.
  private(set) var isDirty: [Bool]
  /// Whether anything differs beside what every release changes.
  private(set) var isAnythingDirty = false
  /// By version and text: whether references with it lead to another place in the other version, which has them too.
  private var isShifted: Versions<[Bool]>
  private let isAnythingShifted: Bool

  init(_ graph: PlaceGraph) {
    isDirty = Array(repeating: false, count: graph.count)
    isShifted = Self.shifted(graph)
    isAnythingShifted = isShifted.old.contains(true)
    var pending: [Int] = []
    for number in 0..<graph.count {
      if let old = graph.places.old.hash(of: number), let new = graph.places.new.hash(of: number),
        old == new
      {
        continue
      }
      pending.append(number)
      if !isAnythingDirty, !Self.isIgnored(number, graph) { isAnythingDirty = true }
    }
    for version in Version.allCases where isAnythingShifted {
      for (index, dependency) in graph.places[version].scan.dependencies.enumerated()
      where isShifted(dependency, version) {
        pending.append(Int(graph.owners[version][index]))
        isAnythingDirty = true
      }
    }
    if isAnythingDirty {
      for version in Version.allCases {
        for (index, dependency) in graph.places[version].scan.dependencies.enumerated() {
          guard case .everything = dependency.target else { continue }
          pending.append(Int(graph.owners[version][index]))
        }
      }
    }
    guard !pending.isEmpty else { return }
    let dependents = Adjacency(
      nodes: graph.count, reversed: graph.edges.old, graph.edges.new)
    while let number = pending.popLast() {
      guard !isDirty[number] else { continue }
      isDirty[number] = true
      for dependent in dependents[number] { pending.append(Int(dependent)) }
    }
  }

  /// Whether a dependency, which leads to a place or to none, makes what contains it differ, though its text may be the same.
  func taints(_ dependency: Dependency, leadingTo place: Int32, _ version: Version) -> Bool {
    switch dependency.target {
    case .everything: isAnythingDirty
    case .nothing: isShifted(dependency, version)
    case .place: isDirty[Int(place)] || isShifted(dependency, version)
    }
  }

  /// Whether a place is one that no reference can make part of an operation: the root, or what every release changes.
  private static func isIgnored(_ place: Int, _ graph: PlaceGraph) -> Bool {
    for version in Version.allCases {
      guard let origin = graph.places[version].origins[place] else { continue }
      guard origin.document == 0 else { return false }
      let tree = graph.places[version].scan.trees[0]
      if origin.node == tree.root { return true }
      guard tree.parents[Int(origin.node.index)] == tree.root.index else { return false }
      return ["info", "openapi", "swagger"].contains(tree.node(origin.node).key)
    }
    return false
  }

  private static func shifted(_ graph: PlaceGraph) -> Versions<[Bool]> {
    let (old, new) = (graph.places.old, graph.places.new)
    var oldShifted = [Bool](repeating: false, count: old.scan.texts.count)
    var newShifted = [Bool](repeating: false, count: new.scan.texts.count)
    for pair in graph.documents.pairs {
      guard let oldDocument = pair.old, let newDocument = pair.new else { continue }
      for number in new.scan.texts(of: newDocument) {
        let text = new.scan.texts[number]
        guard let (partner, other) = old.scan.text(text, in: oldDocument),
          !leadAlike(other, old, text, new)
        else { continue }
        oldShifted[partner] = true
        newShifted[number] = true
      }
    }
    return Versions(old: oldShifted, new: newShifted)
  }

  /// Whether references of one text lead to the same in both versions.
  private static func leadAlike(
    _ old: ReferenceText, _ oldPlaces: Places, _ new: ReferenceText, _ newPlaces: Places
  ) -> Bool {
    switch (old.target, new.target) {
    case (.place(let old), .place(let new)):
      oldPlaces.owner(of: old) == newPlaces.owner(of: new)
    case (.nothing, .nothing): old.trail == new.trail
    case (.everything, .everything): true
    default: false
    }
  }

  private func isShifted(_ dependency: Dependency, _ version: Version) -> Bool {
    isAnythingShifted && dependency.text >= 0 && isShifted[version][Int(dependency.text)]
  }
}

import DocumentTree

/// The places whose content differs between the versions, or that depend on one whose content does.
struct DirtyPlaces {
  /// By the number of the place.
  private(set) var isDirty: [Bool]
  /// Whether anything differs beside what every release changes.
  private(set) var isAnythingDirty = false
  /// References whose text is the same in both versions and that lead to different places.
  private var shifted: Set<ReferenceText> = []

  /// The text of a reference and the document whose place it starts from.
  private struct ReferenceText: Hashable {
    let document: ExactString
    let text: StructuralHash
  }

  /// What no reference can make part of an operation.
  private static let ignored: Set<JSONPointer> = [
    .root, JSONPointer(tokens: ["info"]), JSONPointer(tokens: ["openapi"]),
    JSONPointer(tokens: ["swagger"]),
  ]

  init(_ graph: PlaceGraph) {
    isDirty = Array(repeating: false, count: graph.places.count)
    var pending: [Int] = []
    for (number, place) in graph.places.enumerated() {
      if let old = place.origins.old, let new = place.origins.new,
        graph.scans.old.api.documents.node(old).isEqual(to: graph.scans.new.api.documents.node(new))
      {
        continue
      }
      pending.append(number)
      if !place.key.document.string.isEmpty || !Self.ignored.contains(place.key.pointer) {
        isAnythingDirty = true
      }
    }
    findShifted(graph)
    for version in Version.allCases {
      for dependency in graph.scans[version].dependencies
      where isShifted(dependency, graph, version) {
        pending.append(graph.owner(of: dependency.origin, version))
        isAnythingDirty = true
      }
    }
    if isAnythingDirty {
      for version in Version.allCases {
        for dependency in graph.scans[version].dependencies {
          guard case .everything = dependency.target else { continue }
          pending.append(graph.owner(of: dependency.origin, version))
        }
      }
    }
    while let number = pending.popLast() {
      guard !isDirty[number] else { continue }
      isDirty[number] = true
      pending += graph.dependents[number]
    }
  }

  /// Whether a dependency makes what contains it differ, though its text may be the same.
  func taints(
    _ dependency: Dependency, _ graph: PlaceGraph, _ version: Version
  ) -> Bool {
    switch dependency.target {
    case .everything: isAnythingDirty
    case .nothing: isShifted(dependency, graph, version)
    case .place(let target):
      isDirty[graph.owner(of: target, version)] || isShifted(dependency, graph, version)
    }
  }

  private mutating func findShifted(_ graph: PlaceGraph) {
    var targets: [ReferenceText: Destination] = [:]
    for dependency in graph.scans.old.dependencies where dependency.isByText {
      targets[text(of: dependency, graph, .old)] = target(of: dependency, graph, .old)
    }
    for dependency in graph.scans.new.dependencies where dependency.isByText {
      let text = text(of: dependency, graph, .new)
      if let old = targets[text], old != target(of: dependency, graph, .new) {
        shifted.insert(text)
      }
    }
  }

  /// What a reference leads to, comparable between versions.
  private enum Destination: Equatable {
    case place(Int)
    case nothing(ExactString)
    case everything
  }

  private func target(
    of dependency: Dependency, _ graph: PlaceGraph, _ version: Version
  ) -> Destination {
    switch dependency.target {
    case .place(let target): .place(graph.owner(of: target, version))
    case .nothing(let trail): .nothing(trail)
    case .everything: .everything
    }
  }

  private func isShifted(
    _ dependency: Dependency, _ graph: PlaceGraph, _ version: Version
  ) -> Bool {
    dependency.isByText && !shifted.isEmpty
      && shifted.contains(text(of: dependency, graph, version))
  }

  private func text(
    of dependency: Dependency, _ graph: PlaceGraph, _ version: Version
  ) -> ReferenceText {
    let origin = dependency.origin
    return ReferenceText(
      document: graph.location(of: origin.document, version),
      text: graph.scans[version].api.documents.node(origin).hash)
  }
}

package import DocumentTree

/// A component of two versions, by its kind and name; or of one, where the other has none of that name.
package struct ComponentPair: Sendable {
  /// The section that holds it, such as `schemas`; Swagger 2.0's sections have the names of 3.x.
  package let kind: String
  package let name: ExactString
  package let old: Origin?
  package let new: Origin?

  package init(kind: String, name: ExactString, old: Origin?, new: Origin?) {
    self.kind = kind
    self.name = name
    self.old = old
    self.new = new
  }

  /// Its kind and name.
  package var key: ComponentNames.Name { ComponentNames.Name(kind: kind, name: name) }

  /// Whether generators make a type of it, so that its name is part of what they give their users.
  package var isGenerated: Bool {
    ["schemas", "parameters", "requestBodies", "responses", "headers"].contains(kind)
  }

  /// Whether it is part of what a bundle of components offers; examples show what others offer.
  package var isOffered: Bool { kind != "examples" }
}

extension ComponentPair {
  /// The components of two versions by kind and name.
  package static func all(old: API, new: API) -> [ComponentPair] {
    let before = ComponentNames.declared(in: old)
    let after = ComponentNames.declared(in: new)
    return Set(before.keys).union(after.keys).sorted()
      .map { ComponentPair(kind: $0.kind, name: $0.name, old: before[$0], new: after[$0]) }
  }

  /// The components of two versions that differ and that nothing reaches, by kind and name.
  static func unreferenced(in graph: PlaceGraph) -> [ComponentPair] {
    let (old, new) = (graph.scans.old.api, graph.scans.new.api)
    let isSameFamily = old.specification.family == new.specification.family
    let different = all(old: old, new: new).filter { pair in
      guard let before = pair.old, let after = pair.new else { return true }
      // Between families the same component is spelt differently, and nobody depends on how.
      return isSameFamily && !old.documents.node(before).isEqual(to: new.documents.node(after))
    }
    guard !different.isEmpty else { return [] }
    let reach = (old: Reach(graph, .old), new: Reach(graph, .new))
    return different.filter { pair in
      if let origin = pair.old, reach.old.contains(origin, pair.kind, pair.name) { return false }
      if let origin = pair.new, reach.new.contains(origin, pair.kind, pair.name) { return false }
      return true
    }
  }
}

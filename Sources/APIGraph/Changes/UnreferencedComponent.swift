package import DocumentTree

/// A component that no operation or webhook of either version can reach, and that is not the same on both.
package struct UnreferencedComponent: Sendable {
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
}

extension UnreferencedComponent {
  /// What tells components of one version apart.
  private struct Name: Hashable {
    let kind: String
    let name: ExactString
  }

  /// The components of two versions that differ and that nothing reaches, by kind and name.
  static func all(in graph: PlaceGraph) -> [UnreferencedComponent] {
    let old = components(of: graph.scans.old.api)
    let new = components(of: graph.scans.new.api)
    let isSameFamily =
      graph.scans.old.api.specification.family == graph.scans.new.api.specification.family
    var names: [Name] = []
    for (name, origin) in old {
      guard let other = new[name] else {
        names.append(name)
        continue
      }
      // Between families the same component is spelt differently, and nobody depends on how.
      let isEqual = graph.scans.old.api.documents.node(origin)
        .isEqual(to: graph.scans.new.api.documents.node(other))
      if isSameFamily, !isEqual { names.append(name) }
    }
    names += new.keys.filter { old[$0] == nil }
    guard !names.isEmpty else { return [] }
    let reach = (old: Reach(graph, .old), new: Reach(graph, .new))
    let unreached = names.filter { name in
      if let origin = old[name], reach.old.contains(origin, name.kind, name.name) { return false }
      if let origin = new[name], reach.new.contains(origin, name.kind, name.name) { return false }
      return true
    }
    return unreached.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }
      .map {
        UnreferencedComponent(kind: $0.kind, name: $0.name, old: old[$0], new: new[$0])
      }
  }

  /// The components of one version, by the names of 3.x.
  private static func components(of api: API) -> [Name: Origin] {
    var components: [Name: Origin] = [:]
    let root = Site(node: api.documents.documents[0].tree.rootNode, document: 0)
    func add(_ section: Site, kind: String) {
      var section = section
      if let reference = section.reference {
        guard case .found(let target) = api.documents.resolve(reference, from: section.origin)
        else { return }
        section = Site(node: api.documents.node(target), document: target.document)
      }
      for member in section.members {
        components[Name(kind: kind, name: ExactString(member.key))] = member.origin
      }
    }
    if api.specification.family == .swagger2 {
      for (key, kind) in [
        ("definitions", "schemas"), ("parameters", "parameters"), ("responses", "responses"),
        ("securityDefinitions", "securitySchemes"),
      ] {
        if let section = root[key] { add(section, kind: kind) }
      }
    } else {
      for section in root["components"]?.members ?? []
      where ElementFields.components.structural.contains(section.key) {
        add(section, kind: section.key)
      }
    }
    return components
  }
}

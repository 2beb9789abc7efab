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

  /// The components that exist on one version only, and those that differ, by kind and name.
  ///
  /// Between families the same component is spelt differently, and nobody depends on how.
  static func changed(old: API, new: API) -> [ComponentPair] {
    guard old.specification.family == new.specification.family else {
      return all(old: old, new: new).filter { $0.old == nil || $0.new == nil }
    }
    let before = ComponentNames.sections(of: old)
    let after = ComponentNames.sections(of: new)
    var unlike: (old: [Component], new: [Component]) = ([], [])
    for section in before {
      guard let partner = after.first(where: { $0.kind == section.kind }) else {
        unlike.old += section.site.members.map { Component($0, in: section) }
        continue
      }
      let members = section.unlike(partner, in: new)
      unlike.old += members.own.map { Component($0, in: section) }
      unlike.new += members.others.map { Component($0, in: partner) }
    }
    for section in after where !before.contains(where: { $0.kind == section.kind }) {
      unlike.new += section.site.members.map { Component($0, in: section) }
    }
    var olds = unlike.old.sorted { $0.name < $1.name }[...]
    var news = unlike.new.sorted { $0.name < $1.name }[...]
    var changed: [ComponentPair] = []
    while let name = [olds.first?.name, news.first?.name].compactMap(\.self).min() {
      let pair = (
        old: olds.first?.name == name ? olds.removeFirst().origin : nil,
        new: news.first?.name == name ? news.removeFirst().origin : nil
      )
      changed.append(
        ComponentPair(kind: name.kind, name: name.name, old: pair.old, new: pair.new))
    }
    return changed
  }

  /// A component of one version.
  private struct Component {
    let name: ComponentNames.Name
    let origin: Origin

    init(_ member: Site, in section: ComponentSection) {
      name = section.name(of: member)
      origin = member.origin
    }
  }

  /// Those of the components that changed that nothing reaches.
  static func unreferenced(
    _ changed: [ComponentPair], in graph: PlaceGraph
  ) -> [ComponentPair] {
    guard !changed.isEmpty else { return [] }
    let reach = Reach(graph, .old)
    let left = changed.filter { pair in
      pair.old.map { !reach.contains($0, pair.kind, pair.name) } ?? true
    }
    // Most components are there on both sides, so that nobody asks about the new one.
    guard left.contains(where: { $0.new != nil }) else { return left }
    let newReach = Reach(graph, .new)
    return left.filter { pair in
      pair.new.map { !newReach.contains($0, pair.kind, pair.name) } ?? true
    }
  }
}

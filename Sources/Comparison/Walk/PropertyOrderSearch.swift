import APIGraph
import DocumentTree

/// Finds the objects whose properties stand in another order, in the text of two descriptions.
///
/// Order is no part of the graph, nor of the hashes that pruning goes by, so that this is a search of its own: over what
/// stands at the same place of both. The cost is that of the text.
struct PropertyOrderSearch {
  /// An object whose properties stand in another order.
  struct Found {
    let order: PropertyOrder
    /// The names on the way from the root of the document.
    let way: SitePath
    let old: Origin
    let new: Origin

    /// The way as other changes spell it: from the component, or from the operation.
    var site: SitePath {
      var names = way.segments.dropFirst()
      let heading: String
      switch (names.first, names.dropFirst().first, names.dropFirst(2).first) {
      case ("components", let kind?, let name?):
        heading = "components \(kind) \(name)"
        names = names.dropFirst(3)
      case ("definitions", let name?, _):
        heading = "components schemas \(name)"
        names = names.dropFirst(2)
      case ("paths", let path?, let method?):
        heading = "\(method.uppercased()) \(path)"
        names = names.dropFirst(3)
      default:
        heading = "description"
      }
      return names.reduce(SitePath(heading)) { $0.appending($1) }
    }
  }

  let old: DocumentSet
  let new: DocumentSet

  /// What holds names, so that its members are no keywords.
  private static let maps: Set<String> = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas",
    "responses", "requestBodies", "headers", "parameters", "content", "callbacks", "pathItems",
    "paths", "webhooks", "mediaTypes",
  ]

  /// What holds data, or nothing that types are made from.
  private static let data: Set<String> = [
    "example", "examples", "default", "const", "enum", "links", "info", "servers", "tags",
    "security", "securitySchemes", "securityDefinitions", "externalDocs", "required",
  ]

  private struct Pair {
    let old: Node
    let new: Node
    let holdsNames: Bool
    let path: SitePath
  }

  private struct Visit: Hashable {
    let old: NodeID
    let new: NodeID
    let holdsNames: Bool
  }

  /// The objects in two documents, in the order of the old one.
  func search(_ documents: (old: Int32, new: Int32)) -> [Found] {
    var found: [Found] = []
    // What a YAML alias repeats is looked at once.
    var visited: Set<Visit> = []
    let roots = (
      old[documents.old].tree.rootNode,
      new[documents.new].tree.rootNode
    )
    var pending = [
      Pair(old: roots.0, new: roots.1, holdsNames: false, path: SitePath("description"))
    ]
    while let pair = pending.popLast() {
      let visit = Visit(old: pair.old.id, new: pair.new.id, holdsNames: pair.holdsNames)
      guard visited.insert(visit).inserted else { continue }
      var parts: [Pair] = []
      if pair.old.kind == .array, pair.new.kind == .array {
        for (index, (before, after)) in zip(pair.old.elements, pair.new.elements).enumerated() {
          parts.append(
            Pair(
              old: before, new: after, holdsNames: false,
              path: pair.path.appending(String(index))))
        }
      } else if pair.old.kind == .object, pair.new.kind == .object {
        parts = members(pair)
      }
      for part in parts where !pair.holdsNames && part.old.key == "properties" {
        guard let order = order(part) else { continue }
        found.append(
          Found(
            order: order, way: pair.path,
            old: Origin(document: documents.old, node: part.old.id),
            new: Origin(document: documents.new, node: part.new.id)))
      }
      pending += parts.reversed()
    }
    return found
  }

  /// The members that both sides have and that may hold schemas.
  private func members(_ pair: Pair) -> [Pair] {
    var partners: [String: Node] = [:]
    for member in pair.new.members {
      if let key = member.key { partners[key] = member }
    }
    return pair.old.members.compactMap { member in
      guard member.kind == .object || member.kind == .array, let key = member.key,
        let partner = partners[key],
        pair.holdsNames || !Self.data.contains(key) && !key.hasPrefix("x-")
      else { return nil }
      let holdsNames = !pair.holdsNames && Self.maps.contains(key)
      return Pair(
        old: member, new: partner, holdsNames: holdsNames,
        path: holdsNames && key == "properties" ? pair.path : pair.path.appending(key))
    }
  }

  /// The names that both objects have, where they stand in another order.
  private func order(_ part: Pair) -> PropertyOrder? {
    let before = part.old.members.compactMap { $0.key.map { ExactString($0) } }
    let after = part.new.members.compactMap { $0.key.map { ExactString($0) } }
    guard before != after else { return nil }
    let common = Set(before).intersection(after)
    return PropertyOrder(
      old: before.filter { common.contains($0) }, new: after.filter { common.contains($0) })
  }
}

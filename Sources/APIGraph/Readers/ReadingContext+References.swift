import DocumentTree

/// An element with the reference that led to it followed.
struct Element {
  /// The object itself.
  let site: Site
  /// The `summary` and `description` that stand beside the reference and override the object's (OAS 3.1 §4.8.23).
  let overrides: [Site]

  subscript(key: String) -> Site? { site[key] }
}

extension ReadingContext {
  /// References that lead to references are followed so far.
  private static let longestChain = 64

  /// The object that stands at a place, references followed; `nil`, and a note of it, when there is none.
  func element(_ site: Site, as subject: String) -> Element? {
    var current = site
    var overrides: [Site] = []
    var links: [(node: Node, place: Origin)] = []
    for _ in 0..<Self.longestChain {
      guard let reference = current.reference else {
        guard current.kind == .object else {
          let text = current.node.jsonValue.compactText
          markUnread(
            subject, site, message: "this \(subject) is no object",
            text: links.isEmpty ? text : "\(documents.trail(of: links)) → \(text)")
          return nil
        }
        return Element(site: current, overrides: overrides)
      }
      // In 2.0 and 3.0 whatever stands beside a `$ref` is ignored (OAS 3.0 §4.7.23).
      if specification.family == .openAPI31 || specification.family == .openAPI32 {
        for key in ["summary", "description"] where !overrides.contains(where: { $0.key == key }) {
          if let override = current[key] { overrides.append(override) }
        }
      }
      links.append((reference, current.origin))
      guard let next = target(of: links, as: subject, from: site) else { return nil }
      current = next
    }
    markUnread(
      subject, site, code: "reference-cycle",
      message: "the reference of this \(subject) leads in a circle",
      text: documents.trail(of: links))
    return nil
  }

  /// A member of the document itself, a reference in its place followed.
  func section(_ key: String) -> Site? {
    guard let site = root[key] else { return nil }
    guard let reference = site.reference else { return site }
    return target(of: [(reference, site.origin)], as: key, from: site)
  }

  /// What stands at a place where nothing needs to stand, a reference followed; `nil` when it leads nowhere.
  func followed(_ site: Site) -> Site? {
    guard let reference = site.reference else { return site }
    guard case .found(let origin) = documents.resolve(reference, from: site.origin) else {
      return nil
    }
    return Site(node: documents.node(origin), document: origin.document)
  }

  /// The node that the last of the references names that were followed; `nil`, and a note of it, when there is none.
  private func target(
    of links: [(node: Node, place: Origin)], as subject: String, from site: Site
  ) -> Site? {
    guard let last = links.last else { return nil }
    switch documents.resolve(last.node, from: last.place) {
    case .found(let origin):
      return Site(node: documents.node(origin), document: origin.document)
    case .failed(let code, let message):
      markUnread(
        subject, site, code: code, message: message, text: documents.trail(of: links),
        saidAt: Origin(document: last.place.document, node: last.node.id))
      return nil
    }
  }

  /// The members of a map of elements. The map itself by reference is read as it is meant.
  func members(of map: Site?, as subject: String) -> [Site] {
    guard let map else { return [] }
    // No map of elements may have a member that is a text, so that a textual `$ref` can only be a reference.
    return element(map, as: subject)?.site.members ?? []
  }

  /// The elements of a list. The list itself by reference is read as it is meant.
  func elements(of list: Site?, as subject: String) -> [Site] {
    guard let list else { return [] }
    var links: [(node: Node, place: Origin)] = []
    var current = list
    for _ in 0..<Self.longestChain {
      guard let reference = current.reference else { break }
      links.append((reference, current.origin))
      guard let next = target(of: links, as: subject, from: list) else { return [] }
      current = next
    }
    guard current.kind == .array else {
      let text = current.node.jsonValue.compactText
      markUnread(
        subject, list, message: "'\(subject)' is no list",
        text: links.isEmpty ? text : "\(documents.trail(of: links)) → \(text)")
      return []
    }
    return current.elements
  }
}

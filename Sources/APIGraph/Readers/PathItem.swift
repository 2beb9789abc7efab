import DocumentTree

/// A path item, or any other map, that may stand partly here and partly behind its `$ref`.
struct PathItem {
  /// Where it is declared: references not followed.
  let declaration: Site
  /// Where the last reference led to; the declaration when there is none.
  let target: Site
  /// Whether its references could be followed to the end.
  let isWhole: Bool
  /// The members of all places, those nearest to the declaration first; each key once.
  let members: [Site]

  subscript(key: String) -> Site? {
    members.first { $0.key.utf8.elementsEqual(key.utf8) && $0.kind != .null }
  }
}

extension ReadingContext {
  /// The path item that is declared at a place; `nil`, and a note of it, when it cannot be read.
  ///
  /// OAS 3.1 §4.8.9.1 leaves open what fields beside a `$ref` mean: they are added to those of the target, and what both
  /// have is taken from the declaration.
  func pathItem(_ declaration: Site, as subject: String = "path item") -> PathItem? {
    shared(\.pathItems, at: declaration.origin) { readPathItem(declaration, as: subject) }
  }

  /// The same, read anew.
  func readPathItem(_ declaration: Site, as subject: String) -> PathItem? {
    if declaration.kind == .object, declaration.reference == nil {
      // Nearly always there is nothing to add and nothing in the way.
      return PathItem(
        declaration: declaration, target: declaration, isWhole: true,
        members: declaration.members)
    }
    var members: [Site] = []
    var used: [ExactString: Site] = [:]
    var links: [(node: Node, place: Origin)] = []
    var current = declaration
    var places: Set<Origin> = []
    while true {
      guard current.kind == .object else {
        let text = current.node.jsonValue.compactText
        markUnread(
          subject, declaration, message: "this \(subject) is no object",
          text: links.isEmpty ? text : "\(documents.trail(of: links)) → \(text)")
        return part(of: declaration, members)
      }
      guard places.insert(current.origin).inserted else {
        markUnread(
          subject, declaration, code: "reference-cycle",
          message: "the reference of this \(subject) leads in a circle",
          text: documents.trail(of: links))
        return part(of: declaration, members)
      }
      let reference = current.reference
      for member in current.members where reference == nil || member.key != "$ref" {
        if let other = used[ExactString(member.key)] {
          let text = "'\(member.key)' is ignored, because the place that refers here has it too"
          if member.key == "summary" || member.key == "description" {
            note("conflicting-path-item", text, at: member)
          } else if !isExtension(member.key) {
            under(member.key) {
              markUnused(
                "path item", member, insteadOf: other, text, code: "conflicting-path-item")
            }
          }
          continue
        }
        used[ExactString(member.key)] = member
        members.append(member)
      }
      guard let reference else {
        return PathItem(
          declaration: declaration, target: current, isWhole: true, members: members)
      }
      links.append((reference, current.origin))
      switch documents.resolve(reference, from: current.origin) {
      case .found(let origin):
        current = Site(node: documents.node(origin), document: origin.document)
      case .failed(let code, let message):
        markUnread(
          subject, declaration, code: code, message: message, text: documents.trail(of: links),
          saidAt: Origin(document: current.document, node: reference.id))
        return part(of: declaration, members)
      }
    }
  }

  /// What is known of a path item whose reference leads nowhere: what stands beside it.
  private func part(of declaration: Site, _ members: [Site]) -> PathItem? {
    guard !members.isEmpty else { return nil }
    return PathItem(
      declaration: declaration, target: declaration, isWhole: false, members: members)
  }
}

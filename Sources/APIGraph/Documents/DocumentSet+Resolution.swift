package import DocumentTree

extension DocumentSet {
  /// What became of a reference, before anybody is told.
  enum Outcome {
    case found(Origin)
    case failed(code: String, message: String)
    case unreadable(UnreadableDocument)
  }

  /// How many references may lie on the way of a pointer before the resolution is given up.
  private static let maximumNesting = 32

  /// Follows a reference, given as the string node that holds it. The answer is remembered by its text.
  ///
  /// `isQuiet` keeps a file that cannot be read from becoming a diagnostic, for callers that only look around.
  package func resolve(
    _ reference: Node, from origin: Origin, isQuiet: Bool = false
  ) -> ReferenceResolution {
    if let place = outcomes.destination(of: key(of: reference, at: origin)) { return .found(place) }
    return resolution(followed(reference, from: origin).outcome, at: origin, isQuiet: isQuiet)
  }

  /// What became of a reference, given as the string node that holds it; nobody is told.
  func followed(_ reference: Node, from origin: Origin) -> ReferenceOutcomes.Entry {
    let key = key(of: reference, at: origin)
    if let known = outcomes[key] { return known }
    var link: Origin?
    let outcome =
      usualTarget(of: reference, from: origin).map(Outcome.found)
      ?? resolve(reference.text, from: origin, nesting: 0, firstLink: &link)
    let entry = ReferenceOutcomes.Entry(key: key, outcome: outcome, firstLink: link)
    outcomes.add(entry)
    return entry
  }

  /// The first place on the way of a reference that was followed already, where another reference stands; `nil` when it
  /// leads straight to its end.
  func firstLink(of reference: Node, from origin: Origin) -> Origin? {
    outcomes[key(of: reference, at: origin)]?.firstLink
  }

  private func key(of reference: Node, at origin: Origin) -> ReferenceOutcomes.Key {
    ReferenceOutcomes.Key(
      document: origin.document, resource: resource(of: origin), reference: reference.hash)
  }

  /// The place that a reference of the usual kind names: one of its own document, to which no other reference leads, and which
  /// is none itself. `nil` where it takes more to say.
  private func usualTarget(of reference: Node, from origin: Origin) -> Origin? {
    let tree = reference.tree
    guard tree === self[origin.document].tree, resource(of: origin) == 0 else {
      return nil
    }
    guard
      let place = targetInLastSection(of: reference, in: origin.document)
        ?? targetOnPath(of: reference, in: origin.document)
    else { return nil }
    return pureReference(at: place) == nil ? place : nil
  }

  /// The place that a reference names in the section that the last one named something in; `nil` where it takes more to say.
  private func targetInLastSection(of reference: Node, in document: Int32) -> Origin? {
    guard let section = lastSection, section.place.document == document,
      let key = reference.tree.key(ofReference: reference.id, behind: section.prefix),
      let node = member(key, of: section.place, in: reference.tree)
    else { return nil }
    return Origin(document: document, node: node)
  }

  /// The place to which the keys of a reference lead one after the other; `nil` where it takes more to say.
  private func targetOnPath(of reference: Node, in document: Int32) -> Origin? {
    let tree = reference.tree
    guard tree.readReference(reference.id, into: &referencePath) else { return nil }
    var place = Origin(document: document, node: tree.root)
    var section = place
    for key in referencePath {
      guard let next = member(key, of: place, in: tree) else { return nil }
      section = place
      place = Origin(document: document, node: next)
    }
    if let prefix = tree.sectionPrefix(ofReference: reference.id) {
      lastSection = Section(place: section, prefix: prefix)
    }
    return place
  }

  /// Follows a reference as it is written at a place, against the innermost base (RFC 3986 §5, RFC 6901 §6).
  package func resolve(_ reference: String, from origin: Origin) -> ReferenceResolution {
    resolution(follow(reference, from: origin, nesting: 0), at: origin, isQuiet: false)
  }

  private func resolution(
    _ outcome: Outcome, at origin: Origin, isQuiet: Bool
  ) -> ReferenceResolution {
    switch outcome {
    case .found(let place): return .found(place)
    case .failed(let code, let message): return .failed(code: code, message: message)
    case .unreadable(let document):
      if !isQuiet { report(document, at: origin) }
      return .failed(code: "unreadable-document", message: document.message)
    }
  }

  /// The schema resource that a place belongs to, counted inside its document.
  func resource(of origin: Origin) -> Int32 {
    self[origin.document].resources.owner(of: origin.node)
  }

  /// The string node of an object that is nothing but a reference; `nil` for anything else.
  package func pureReference(at origin: Origin) -> Node? {
    let node = node(origin)
    guard node.kind == .object, node.record.count == 1, let reference = node["$ref"],
      reference.kind == .string
    else { return nil }
    return reference
  }

  private func follow(_ reference: String, from origin: Origin, nesting: Int) -> Outcome {
    var link: Origin?
    return resolve(reference, from: origin, nesting: nesting, firstLink: &link)
  }

  private func resolve(
    _ reference: String, from origin: Origin, nesting: Int, firstLink: inout Origin?
  ) -> Outcome {
    guard nesting <= DocumentSet.maximumNesting else { return cycle(reference) }
    var outcome = target(of: reference, from: origin, nesting: nesting)
    var visited: Set<Origin> = []
    while case .found(let place) = outcome, let next = pureReference(at: place) {
      guard visited.insert(place).inserted else { return cycle(reference) }
      firstLink = firstLink ?? place
      outcome = target(of: next.text, from: place, nesting: nesting)
    }
    return outcome
  }

  /// One step of a chain.
  func target(
    of reference: String, from origin: Origin, nesting: Int
  ) -> Outcome {
    let parts = URIReference(DocumentSet.trimmed(reference))
    let fragment = parts.fragment.map(String.init) ?? ""
    if parts.isSameDocument {
      let own = resource(of: origin)
      if let found = place(fragment, document: origin.document, resource: own, nesting: nesting) {
        return found
      }
      // A schema with an `$id` inside a description: authors still mean the description by `#/components/…`.
      if own != 0,
        let found = place(fragment, document: origin.document, resource: 0, nesting: nesting)
      {
        return found
      }
      // Fragments that are meant to be pasted into the description refer to it as if they stood there already.
      if origin.document != 0,
        let found = place(fragment, document: 0, resource: 0, nesting: nesting)
      {
        return found
      }
      return unresolved(reference, "there is no such place in the document")
    }
    switch locate(parts, from: origin) {
    case .failure(let unreadable): return .unreadable(unreadable)
    case .success(let (document, resource)):
      return place(fragment, document: document, resource: resource, nesting: nesting)
        ?? unresolved(
          reference, "there is no such place in '\(self[document].location)'")
    }
  }

  /// The document or embedded resource that a reference names.
  private func locate(
    _ parts: URIReference, from origin: Origin
  ) -> Result<(document: Int32, resource: Int32), UnreadableDocument> {
    let document = self[origin.document]
    let base = document.resources.resources[Int(resource(of: origin))].base
    let location = parts.resolved(against: document.address)
    // Nearly all documents are named by nothing but their location.
    let isIdentified = ExactString(base) != ExactString(document.location)
    let uri = isIdentified ? parts.resolved(against: URIReference(location: base)) : location
    if let known = knownResource(uri) { return .success(known) }
    // Identifiers are seldom addresses that can be fetched: a neighbour is looked for beside the document first.
    if isIdentified, let known = knownResource(location) { return .success(known) }
    let neighbour = self.document(at: location)
    if case .failure = neighbour, uri != location,
      case .success(let fetched) = self.document(at: uri)
    {
      return .success((fetched, 0))
    }
    return neighbour.map { ($0, 0) }
  }

  /// The place that a fragment names inside a resource.
  private func place(
    _ fragment: String, document: Int32, resource: Int32, nesting: Int
  ) -> Outcome? {
    let contents = self[document]
    let root = contents.resources.resources[Int(resource)].root
    if fragment.isEmpty { return .found(Origin(document: document, node: root)) }
    if fragment.utf8.first == UInt8(ascii: "/") {
      guard let pointer = JSONPointer(fragment: fragment) ?? JSONPointer(fragment) else {
        return nil
      }
      return walk(pointer, from: Origin(document: document, node: root), nesting: nesting)
    }
    let name = ExactString(PercentEncoding.decoded(fragment) ?? fragment)
    return contents.resources.resources[Int(resource)].anchors[name].map {
      .found(Origin(document: document, node: $0))
    }
  }

  /// Walks a pointer; references that lie on the way are followed.
  private func walk(
    _ pointer: JSONPointer, from start: Origin, nesting: Int
  ) -> Outcome? {
    var place = start
    for token in pointer.tokens {
      if let next = step(token, from: place) {
        place = next
        continue
      }
      guard let reference = node(place)["$ref"]?.string,
        case .found(let target) = follow(reference, from: place, nesting: nesting + 1),
        let next = step(token, from: target)
      else { return nil }
      place = next
    }
    return .found(place)
  }

  private func unresolved(_ reference: String, _ reason: String) -> Outcome {
    .failed(
      code: "unresolved-reference",
      message: "'\(DocumentSet.trimmed(reference))' cannot be resolved: \(reason)")
  }

  private func cycle(_ reference: String) -> Outcome {
    .failed(
      code: "reference-cycle",
      message: "'\(DocumentSet.trimmed(reference))' leads back to itself")
  }

  /// The reference without the white space that folded YAML scalars bring along.
  static func trimmed(_ text: String) -> Substring {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let start = text.utf8.firstIndex(where: { !isSpace($0) }),
      let end = text.utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return text[start...end]
  }
}

package import DocumentTree

extension DocumentSet {
  /// What a resolution depends on: the resource that a reference stands in, and its text.
  struct ResolutionKey: Hashable {
    let document: Int32
    let resource: Int32
    /// The structural hash of the reference's string node, which is equal for equal texts.
    let reference: StructuralHash
  }

  /// How many references may lie on the way of a pointer before the resolution is given up.
  private static let maximumNesting = 32

  /// Follows a reference, given as the string node that holds it. The answer is remembered by its text.
  package func resolve(_ reference: Node, from origin: Origin) -> ReferenceResolution {
    let key = ResolutionKey(
      document: origin.document, resource: resource(of: origin), reference: reference.hash)
    if let resolution = resolutions[key] { return resolution }
    let resolution = resolve(reference.text, from: origin)
    resolutions[key] = resolution
    return resolution
  }

  /// Follows a reference as it is written at a place, against the innermost base (RFC 3986 §5, RFC 6901 §6).
  package func resolve(_ reference: String, from origin: Origin) -> ReferenceResolution {
    resolve(reference, from: origin, nesting: 0)
  }

  /// The schema resource that a place belongs to, counted inside its document.
  func resource(of origin: Origin) -> Int32 {
    documents[Int(origin.document)].resources.owner(of: origin.node)
  }

  /// The string node of an object that is nothing but a reference; `nil` for anything else.
  package func pureReference(at origin: Origin) -> Node? {
    let node = node(origin)
    guard node.kind == .object, node.record.count == 1, let reference = node["$ref"],
      reference.kind == .string
    else { return nil }
    return reference
  }

  private func resolve(
    _ reference: String, from origin: Origin, nesting: Int
  ) -> ReferenceResolution {
    guard nesting <= DocumentSet.maximumNesting else { return cycle(reference) }
    var resolution = target(of: reference, from: origin, nesting: nesting)
    var visited: Set<Origin> = []
    while case .found(let place) = resolution, let next = pureReference(at: place) {
      guard visited.insert(place).inserted else { return cycle(reference) }
      resolution = target(of: next.text, from: place, nesting: nesting)
    }
    return resolution
  }

  /// One step of a chain.
  private func target(
    of reference: String, from origin: Origin, nesting: Int
  ) -> ReferenceResolution {
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
    case .failure(let failure):
      return .failed(code: "unreadable-document", message: failure.message)
    case .success(let (document, resource)):
      return place(fragment, document: document, resource: resource, nesting: nesting)
        ?? unresolved(
          reference, "there is no such place in '\(documents[Int(document)].location)'")
    }
  }

  /// The document or embedded resource that a reference names.
  private func locate(
    _ parts: URIReference, from origin: Origin
  ) -> Result<(document: Int32, resource: Int32), LoadingError> {
    let document = documents[Int(origin.document)]
    let base = document.resources.resources[Int(resource(of: origin))].base
    let uri = parts.resolved(against: URIReference(location: base))
    if let known = knownResource(uri) { return .success(known) }
    // Identifiers are seldom addresses that can be fetched: a neighbour is looked for beside the document first.
    let location = parts.resolved(against: URIReference(location: document.location))
    if let known = knownResource(location) { return .success(known) }
    var result = self.document(at: location)
    if case .failure = result, uri != location { result = self.document(at: uri) }
    switch result {
    case .success(let number): return .success((number, 0))
    case .failure(let failure):
      if failure.message != DocumentSet.unparsable {
        reportUnloadable(location, message: failure.message, at: origin)
      }
      return .failure(LoadingError(message: "cannot read '\(location)': \(failure.message)"))
    }
  }

  /// The place that a fragment names inside a resource.
  private func place(
    _ fragment: String, document: Int32, resource: Int32, nesting: Int
  ) -> ReferenceResolution? {
    let contents = documents[Int(document)]
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
  ) -> ReferenceResolution? {
    var place = start
    for token in pointer.tokens {
      let step = JSONPointer(tokens: [token])
      if let next = node(place).resolve(step) {
        place = Origin(document: place.document, node: next.id)
        continue
      }
      guard let reference = node(place)["$ref"]?.string,
        case .found(let target) = resolve(reference, from: place, nesting: nesting + 1),
        let next = node(target).resolve(step)
      else { return nil }
      place = Origin(document: target.document, node: next.id)
    }
    return .found(place)
  }

  private func unresolved(_ reference: String, _ reason: String) -> ReferenceResolution {
    .failed(
      code: "unresolved-reference",
      message: "'\(DocumentSet.trimmed(reference))' cannot be resolved: \(reason)")
  }

  private func cycle(_ reference: String) -> ReferenceResolution {
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

extension DocumentSet {
  /// A reference as it is told apart from others: as written in the root, resolved in other documents, and there relative
  /// to the root's folder, so that it does not depend on where the description lies.
  func description(ofReference reference: String, at place: Origin) -> String {
    let text = DocumentSet.trimmed(reference)
    guard place.document != 0 else { return String(text) }
    let parts = URIReference(text)
    let location = parts.resolved(
      against: URIReference(location: documents[Int(place.document)].location))
    var result = Substring(location)
    let root = URIReference.normalized(documents[0].location)
    if let slash = root.utf8.lastIndex(of: UInt8(ascii: "/")) {
      let folder = root[...slash]
      if location.utf8.starts(with: folder.utf8) {
        result = Substring(location.utf8.dropFirst(folder.utf8.count))
      }
    }
    return parts.fragment.map { "\(result)#\($0)" } ?? String(result)
  }
}

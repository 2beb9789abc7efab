import DocumentTree

/// What can be said of references that lead nowhere, so that they are equal only where they fail alike.
extension DocumentSet {
  /// A reference as it is told apart from others: as written in the root, resolved in other documents, and there relative
  /// to the root's folder, so that it does not depend on where the description lies.
  func description(ofReference reference: String, at place: Origin) -> String {
    let text = DocumentSet.trimmed(reference)
    guard place.document != 0 else { return String(text) }
    let parts = URIReference(text)
    let location = parts.resolved(against: self[place.document].address)
    var result = location
    let root = URIReference.normalized(documents[0].location)
    if let slash = root.utf8.lastIndex(of: UInt8(ascii: "/")) {
      let folder = String(root[...slash])
      if location.beginsWithBytes(of: folder) {
        result = location.droppingBytes(folder.utf8.count)
      }
    }
    return parts.fragment.map { "\(result)#\($0)" } ?? result
  }

  /// All that decides what a reference that leads nowhere may have meant: every link of the chain that starts with it, and
  /// the bytes of a file that cannot be parsed.
  func trail(ofReference reference: String, at origin: Origin) -> String {
    var links: [String] = []
    var text = reference
    var place = origin
    var visited: Set<Origin> = []
    while true {
      links.append(description(ofReference: text, at: place))
      switch target(of: text, from: place, nesting: 0) {
      case .found(let next):
        if let reference = pureReference(at: next), visited.insert(next).inserted {
          (text, place) = (reference.text, next)
          continue
        }
      case .unreadable(let document):
        if let digest = document.digest { links.append("(digest \(digest))") }
      case .failed: break
      }
      return Digest.shortened(links.joined(separator: " → "))
    }
  }

  /// The same for several references that were followed one after the other.
  func trail(of references: [(node: Node, place: Origin)]) -> String {
    let texts = references.map { trail(ofReference: $0.node.text, at: $0.place) }
    return Digest.shortened(texts.joined(separator: " → "))
  }
}

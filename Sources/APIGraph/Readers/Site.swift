import DocumentTree

/// A node of one of the documents of a description: what readers hold in their hands.
struct Site {
  let node: Node
  /// The document, an index into `DocumentSet.documents`.
  let document: Int32

  var origin: Origin { Origin(document: document, node: node.id) }

  var kind: NodeKind { node.kind }

  /// The key by which the parent object holds it; empty for elements of arrays and the root.
  var key: String { node.key ?? "" }

  /// The text of a string, without white space around it: a folded YAML scalar ends with a line break.
  var text: String? { node.string.map(trimmed) }

  /// The member with this key. A member without a value (`parameters:` and nothing behind it) counts as absent.
  subscript(key: String) -> Site? {
    guard let member = node[key], member.kind != .null else { return nil }
    return Site(node: member, document: document)
  }

  /// The members of an object; none for anything else.
  var members: [Site] { node.kind == .object ? children : [] }

  /// The elements of an array; none for anything else.
  var elements: [Site] { node.kind == .array ? children : [] }

  private var children: [Site] {
    let record = node.record
    var children: [Site] = []
    children.reserveCapacity(Int(record.count))
    for index in record.first..<record.first + record.count {
      children.append(
        Site(node: Node(tree: node.tree, id: NodeID(index: index)), document: document))
    }
    return children
  }

  /// The string of the reference that stands here instead of an element (OAS 3.1 §4.8.23).
  var reference: Node? {
    guard let reference = node["$ref"], reference.kind == .string else { return nil }
    return reference
  }
}

/// A text without white space at its ends.
func trimmed(_ text: String) -> String {
  // Beyond ASCII there is space, too.
  if let first = text.utf8.first, let last = text.utf8.last, 0x21..<0x7F ~= first,
    0x21..<0x7F ~= last
  {
    return text
  }
  guard let first = text.unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = text.unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(text[first...last])
}

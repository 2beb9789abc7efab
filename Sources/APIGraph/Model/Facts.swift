package import DocumentTree

/// The value of one field of an element and the place where it was written.
package struct Fact: Sendable {
  /// The value: canonical where the graph has a canonical form, otherwise the node as written.
  package enum Content: Sendable {
    case node(Node)
    /// A list whose elements stand at places of their own.
    case nodes([Node])
    case value(JSONValue)
  }

  package let content: Content
  package let origin: Origin

  package init(_ value: JSONValue, origin: Origin) {
    content = .value(value)
    self.origin = origin
  }

  package init(_ node: Node, origin: Origin) {
    content = .node(node)
    self.origin = origin
  }

  /// The list of some nodes, which is not built unless somebody asks for it: examples may be long, and few of them change.
  init(listing nodes: [Node], origin: Origin) {
    content = .nodes(nodes)
    self.origin = origin
  }

  /// The value on its own. Builds it anew when the fact consists of nodes of the document.
  package var value: JSONValue {
    switch content {
    case .node(let node): node.jsonValue
    case .nodes(let nodes): .array(nodes.map(\.jsonValue))
    case .value(let value): value
    }
  }

  /// The node of the document that it is, if it is one.
  package var node: Node? {
    if case .node(let node) = content { node } else { nil }
  }

  /// Whether both are the same JSON value, wherever they were written.
  package func hasSameValue(as other: Fact) -> Bool {
    switch (content, other.content) {
    case (.node(let mine), .node(let theirs)): mine.isEqual(to: theirs)
    case (.nodes(let mine), .nodes(let theirs)):
      mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.isEqual(to: $1) }
    default: value == other.value
    }
  }
}

/// The plain facts of an element, by field, in the order in which they were read.
///
/// A field has several facts only where `allOf` brought together annotations that do not merge.
package struct Facts: Sendable {
  package private(set) var entries: [(field: Field, fact: Fact)] = []

  package init() {}

  /// The first fact of a field.
  package subscript(field: Field) -> Fact? {
    for entry in entries where entry.field == field { return entry.fact }
    return nil
  }

  /// All facts of a field.
  package func all(_ field: Field) -> [Fact] {
    entries.filter { $0.field == field }.map(\.fact)
  }

  /// Makes room for some facts.
  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  /// Adds a fact beside those that the field already has.
  package mutating func append(_ field: Field, _ fact: Fact) { entries.append((field, fact)) }

  /// Sets the only fact of a field, or takes the field away.
  package mutating func set(_ field: Field, _ fact: Fact?) {
    if self[field] != nil { entries.removeAll { $0.field == field } }
    if let fact { entries.append((field, fact)) }
  }

  /// The fields that are present, each once, in the order in which they were read.
  package var fields: [Field] {
    var seen: Set<Field> = []
    return entries.compactMap { seen.insert($0.field).inserted ? $0.field : nil }
  }

  /// Whether a boolean field is present and true.
  package func isTrue(_ field: Field) -> Bool { self[field]?.value.boolean == true }

  /// The text of a string field.
  package func string(_ field: Field) -> String? { self[field]?.value.string }
}

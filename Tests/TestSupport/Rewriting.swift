package import DocumentTree

/// A change to a document on its way into text, such as another order of keys.
///
/// Renderers ask for the content of one node at a time, so that documents of any depth and size can be rewritten.
package protocol Rewriting: Sendable {
  /// What is written in the place of a node.
  func content(of node: Node, as role: Role) -> Content
}

/// What is written at one place.
package enum Content: Sendable {
  case null
  case boolean(Bool)
  /// A number as it is spelt.
  case number(String)
  case string(String)
  case array([Part])
  case object([Member])

  /// A member of an object.
  package struct Member: Sendable {
    package let key: String
    package let part: Part

    package init(_ key: String, _ part: Part) {
      self.key = key
      self.part = part
    }
  }
}

/// A child of a content: a node of the document, or something that was put in its stead.
package indirect enum Part: Sendable {
  case node(Node, Role)
  case value(JSONValue)
  case list([Part])

  /// What is written for it.
  func content(_ rewriting: any Rewriting) -> Content {
    switch self {
    case .node(let node, let role): rewriting.content(of: node, as: role)
    case .list(let parts): .array(parts)
    case .value(.null): .null
    case .value(.boolean(let value)): .boolean(value)
    case .value(.number(let value)): .number(value.description)
    case .value(.string(let value)): .string(value.string)
    case .value(.array(let values)): .array(values.map(Part.value))
    case .value(.object(let members)):
      .object(
        members.sorted { $0.key < $1.key }.map { Content.Member($0.key.string, .value($0.value)) })
    }
  }
}

/// The rewriting that changes nothing.
package struct Unchanged: Rewriting {
  package init() {}

  package func content(of node: Node, as role: Role) -> Content {
    switch node.kind {
    case .null: return .null
    case .boolean: return .boolean(node.boolean == true)
    case .number: return .number(Unchanged.numberAsJSON(node.text))
    case .string: return .string(node.text)
    case .array: return .array(node.children.map { .node($0, role) })
    case .object:
      return .object(
        node.children.map { child in
          let key = child.key ?? ""
          return Content.Member(key, .node(child, role.member(key, child)))
        })
    }
  }

  /// A number as JSON spells it (RFC 8259 §6): YAML allows more, such as `+1`, `.5` and `010`.
  private static func numberAsJSON(_ text: String) -> String {
    var digits = Substring(text)
    if digits.first == "-" { digits = digits.dropFirst() }
    let integer = digits.prefix { $0.isASCII && $0.isNumber }
    let rest = digits.dropFirst(integer.count)
    let isJSON =
      !integer.isEmpty && (integer == "0" || integer.first != "0")
      && (rest.isEmpty || rest.first == "e" || rest.first == "E"
        || (rest.first == "." && rest.dropFirst().first?.isNumber == true))
    return isJSON ? text : Decimal(text)?.description ?? text
  }
}

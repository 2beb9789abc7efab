package import DocumentTree

/// Rewrites an OpenAPI 3.0 description as 3.1: other words for the same contract.
///
/// `nullable` beside `type` becomes a type list, boolean exclusive bounds become numeric ones, a schema's `example`
/// becomes `examples`, and what stands beside a `$ref` (ignored in 3.0, effective in 3.1) goes away.
package struct Upgrade: Rewriting {
  private let base = Unchanged()

  package init() {}

  /// Whether a document says that it is written for OpenAPI 3.0.
  package static func applies(to root: Node) -> Bool {
    root["openapi"]?.text.hasPrefix("3.0") == true
  }

  package func content(of node: Node, as role: Role) -> Content {
    guard node.kind == .object, role.hasFixedFields else {
      return base.content(of: node, as: role)
    }
    if role != .pathItem, let reference = node["$ref"], reference.kind == .string {
      return .object([Content.Member("$ref", .node(reference, .object))])
    }
    switch role {
    case .schema: return .object(schemaMembers(of: node))
    case .document: return .object(documentMembers(of: node))
    case .object, .pathItem, .objectMap, .schemaMap, .pathItemMap, .callbackMap, .exampleMap,
      .example, .data:
      return base.content(of: node, as: role)
    }
  }

  private func documentMembers(of node: Node) -> [Content.Member] {
    node.members.map { member in
      let key = member.key ?? ""
      if key == "openapi" { return Content.Member(key, .value(.text("3.1.0"))) }
      return Content.Member(key, .node(member, Role.document.member(key, member)))
    }
  }

  private func schemaMembers(of node: Node) -> [Content.Member] {
    var members: [Content.Member] = []
    let isNullable = node["nullable"]?.boolean == true
    for member in node.members {
      let key = member.key ?? ""
      let unchanged = Content.Member(key, .node(member, Role.schema.member(key, member)))
      switch key {
      case "type" where isNullable && member.kind == .string:
        members.append(
          Content.Member(key, .value(.array([.text(member.text), .text("null")]))))
      case "nullable":
        // Without a type it has no effect in 3.0 (OAS 3.0.3 §4.7.24.1); readers of 3.1 see it as it is.
        if isNullable, node["type"] == nil { members.append(unchanged) }
      case "exclusiveMinimum" where member.kind == .boolean,
        "exclusiveMaximum" where member.kind == .boolean:
        if member.boolean == true, let bound = node[Upgrade.inclusive(key)] {
          members.append(Content.Member(key, .node(bound, .data)))
        }
      case "minimum", "maximum":
        if node[Upgrade.exclusive(key)]?.boolean != true { members.append(unchanged) }
      case "example":
        members.append(Content.Member("examples", .list([.node(member, .data)])))
      default:
        members.append(unchanged)
      }
    }
    return members
  }

  private static func inclusive(_ key: String) -> String {
    key == "exclusiveMinimum" ? "minimum" : "maximum"
  }

  private static func exclusive(_ key: String) -> String {
    key == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"
  }
}

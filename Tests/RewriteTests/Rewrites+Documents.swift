import DocumentTree
import TestSupport

// Whole documents: another version, another order.
extension Rewrite {
  static let versions = [
    Rewrite("upgrade from 3.0 to 3.1") { subject, selection in
      guard subject.family == .v30, !subject.references.leavesDocument, selection.takes("openapi")
      else { return nil }
      let upgraded = subject.description.rendered(as: .json, rewriting: Upgrade())
      return try? upgraded.rootTree().rootNode.jsonValue
    },
    Rewrite("upgrade from 3.1 to 3.2") { subject, selection in
      guard subject.family == .v31, !subject.references.leavesDocument, selection.takes("openapi")
      else { return nil }
      var root = subject.root
      root["openapi"] = .text("3.2.0")
      return root
    },
  ]

  /// The members that hold lists whose order means nothing.
  private static let unordered: Set<ExactString> = [
    "required", "enum", "tags", "parameters", "security", "type", "allOf", "anyOf", "oneOf",
    "consumes", "produces", "schemes",
  ]

  /// Lists that mean sets get another order.
  static let order = Rewrite("put lists in another order") { value, place, subject, selection in
    guard value.isObject, place.role.hasFixedFields else { return nil }
    var copy = value
    for (key, list) in value.sortedMembers where unordered.contains(key) {
      guard case .array(let elements) = list, elements.count > 1,
        !subject.references.pinned.contains(place.path + [key.string]),
        key != "allOf" || !elements.contains(where: { isClosed($0, subject) }),
        selection.takes(place.pointer + "/" + key.string)
      else { continue }
      copy[key] = .array(selection.shuffled(elements))
    }
    return copy
  }

  /// Whether a part of a schema forbids what other parts declare: by the book nothing is a value of the whole then, and what was
  /// meant has to be told by how it is written.
  private static func isClosed(_ part: JSONValue, _ subject: RewriteSubject) -> Bool {
    var part = part
    for _ in 0..<8 {
      if part["additionalProperties"] == .boolean(false) { return true }
      guard let reference = part["$ref"]?.string, let target = subject.target(of: reference) else {
        return false
      }
      part = target
    }
    return false
  }
}

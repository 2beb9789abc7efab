import DocumentTree
import TestSupport

/// Tells of some values that they surely use no name that only the receiver declares, or none that the sender does not declare.
///
/// Looks at the schemas as they are written. Names count as declared by the sender where the part common to all branches declares
/// them, and as declared by the receiver when anything of its document does; so "no" means nothing.
struct FreshNames {
  private let sender: JSONValue
  private let receiverNames: Set<ExactString>
  /// Names of properties that messages may have to leave out; senders that something is assumed of do.
  private let leftOut: Set<ExactString>

  init(sender: JSONValue, receiver: JSONValue) {
    self.sender = sender
    receiverNames = Set(Self.properties(in: receiver).map(\.key))
    let flagged = [sender, receiver].contains { $0.compactText.contains(Self.flag) }
    let all = Self.properties(in: sender) + Self.properties(in: receiver)
    // The flag may stand behind a reference.
    leftOut = Set(
      all.filter { _, property in
        let text = property.compactText
        return flagged && (text.contains(Self.flag) || text.contains("\"$ref\""))
      }.map(\.key))
  }

  /// How `readOnly` and `writeOnly` end where they are set.
  private static let flag = "Only\":true"

  /// Every declaration of a property anywhere in a document.
  private static func properties(in root: JSONValue) -> [(key: ExactString, value: JSONValue)] {
    var found: [(key: ExactString, value: JSONValue)] = []
    var pending = [root]
    while let value = pending.popLast() {
      found += value["properties"]?.sortedMembers ?? []
      pending += value.elements + value.sortedMembers.map(\.value)
    }
    return found
  }

  /// Whether every name in the value is either declared by the sender where it stands, or unknown to the receiver.
  func areUsed(by value: JSONValue) -> Bool { areUsed(by: value, [sender]) }

  /// Whether every name in the value is declared by the sender where it stands.
  func areDeclared(in value: JSONValue) -> Bool { areUsed(by: value, [sender], onlyDeclared: true) }

  private func areUsed(by value: JSONValue, _ schemas: [JSONValue], onlyDeclared: Bool = false)
    -> Bool
  {
    let parts = commonParts(of: schemas)
    for (index, element) in value.elements.enumerated() {
      let schemas = parts.compactMap { part in
        let prefix = part["prefixItems"]?.elements ?? []
        return prefix.indices.contains(index) ? prefix[index] : part["items"]
      }
      if !areUsed(by: element, schemas, onlyDeclared: onlyDeclared) { return false }
    }
    for (name, member) in value.sortedMembers {
      if leftOut.contains(name) { return false }
      let declarations = parts.compactMap { $0["properties"]?[name] }
      if declarations.isEmpty, onlyDeclared || receiverNames.contains(name) { return false }
      let others = parts.filter { $0["properties"]?[name] == nil }
        .compactMap { $0["additionalProperties"] }
      if !areUsed(by: member, declarations + others, onlyDeclared: onlyDeclared) { return false }
    }
    return true
  }

  /// The schemas that hold whatever branch holds.
  private func commonParts(of schemas: [JSONValue]) -> [JSONValue] {
    var found: [JSONValue] = []
    var pending = schemas
    while let schema = pending.popLast(), found.count < 40 {
      found.append(schema)
      pending += schema["allOf"]?.elements ?? []
      if let target = schema["$ref"]?.string.flatMap(SchemaReference.steps) {
        pending += [sender.part(at: target[...])].compactMap { $0 }
      }
    }
    return found
  }
}

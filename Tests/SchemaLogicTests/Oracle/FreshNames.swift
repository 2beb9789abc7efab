import DocumentTree

/// Tells of some values that they surely use no name that only the receiver declares.
///
/// Looks at the schemas as they are written. Names count as declared by the sender where the part common to all branches declares
/// them, and as declared by the receiver when anything of its document does; so "no" means nothing.
struct FreshNames {
  private let sender: JSONValue
  private let receiverNames: Set<ExactString>

  init(sender: JSONValue, receiver: JSONValue) {
    self.sender = sender
    var names: Set<ExactString> = []
    var pending = [receiver]
    while let value = pending.popLast() {
      names.formUnion(value["properties"]?.sortedMembers.map(\.key) ?? [])
      pending += value.elements + value.sortedMembers.map(\.value)
    }
    receiverNames = names
  }

  /// Whether every name in the value is either declared by the sender where it stands, or unknown to the receiver.
  func areUsed(by value: JSONValue) -> Bool { areUsed(by: value, [sender]) }

  private func areUsed(by value: JSONValue, _ schemas: [JSONValue]) -> Bool {
    let parts = commonParts(of: schemas)
    for (index, element) in value.elements.enumerated() {
      let schemas = parts.compactMap { part in
        let prefix = part["prefixItems"]?.elements ?? []
        return prefix.indices.contains(index) ? prefix[index] : part["items"]
      }
      if !areUsed(by: element, schemas) { return false }
    }
    for (name, member) in value.sortedMembers {
      let declarations = parts.compactMap { $0["properties"]?[name] }
      if declarations.isEmpty, receiverNames.contains(name) { return false }
      let others = parts.filter { $0["properties"]?[name] == nil }
        .compactMap { $0["additionalProperties"] }
      if !areUsed(by: member, declarations + others) { return false }
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

import DocumentTree
import TestSupport

// Documents that say the same in another way as a whole.
extension JSONValue {
  /// The document with other names for its definitions.
  func renamingDefinitions() -> JSONValue {
    let key = RandomSchema.definitionsKey
    guard let definitions = self[key], !definitions.sortedMembers.isEmpty else { return self }
    var renamed = JSONValue.object([:])
    for (name, definition) in definitions.sortedMembers {
      renamed[Self.newName(name)] = definition.renamingReferences()
    }
    var document = renamingReferences()
    document[key] = renamed
    return document
  }

  private static func newName(_ name: ExactString) -> ExactString { ExactString("the\(name)Again") }

  private func renamingReferences() -> JSONValue {
    switch self {
    case .null, .boolean, .number, .string: self
    case .array(let elements): .array(elements.map { $0.renamingReferences() })
    case .object(let members):
      .object(
        Dictionary(
          members.map { name, value in
            let prefix = RandomSchema.pointer("")
            if name == "$ref", let reference = value.string, reference.hasPrefix(prefix) {
              let old = ExactString(String(reference.dropFirst(prefix.count)))
              return (name, RandomSchema.pointer(Self.newName(old)).json)
            }
            return (name, value.renamingReferences())
          }
        ) { $1 })
    }
  }

  /// The text of the value with the members of every object in another order.
  func shuffledText(seed: UInt64) throws -> String {
    let tree = try Tree.parse(
      Source(name: "value.json", bytes: Array(compactText.utf8)), seed: HashSeed())
    let bytes = JSONTextWriter.render(tree.rootNode, rewriting: Shuffling(seed: seed))
    return String(decoding: bytes, as: UTF8.self)
  }
}

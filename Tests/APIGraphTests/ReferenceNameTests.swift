import APIGraph
import DocumentTree
import Testing

@Suite("The name that a reference gives to a branch")
struct ReferenceNameTests {
  private static let names: [(reference: String, name: String)] = [
    ("#/components/schemas/Pet", "Pet"), ("#/components/schemas/a.b-c", "a.b-c"),
    ("#/components/schemas/a name of more than sixteen bytes", "a name of more than sixteen bytes"),
    ("#/components/schemas/é", "é"), ("#/components/schemas/", ""), ("#/Pet", "Pet"), ("#/", ""),
    ("#/components/schemas/a%20b", "a b"), ("#/components/schemas/a~1b", "a/b"),
    ("#/components/schemas/a~0b", "a~b"), ("#/components/schemas/a%2Fb", "b"),
    ("#Pet", "Pet"), ("pet.yaml#/Pet", "Pet"), ("folder/pet.v1.yaml", "pet"), ("folder/Pet", "Pet"),
    ("#", ""),
  ]

  private func name(_ reference: String) throws -> String? {
    let schema = #"{"oneOf": [{"$ref": "\#(reference)"}, {"type": "string"}]}"#
    let description = try SmallDescription(schema: schema)
    let id = try description.id("/schema", .openAPI30)
    let branches = description.store.schema(id).oneOf
    if let outline = description.store.outline(of: id),
      case .choice(let nodes, _) = outline.content, let first = nodes.first
    {
      let branch = description.store.branch(first, of: outline)
      #expect(branch.referenceName == branches.first?.referenceName)
    }
    return branches.first?.referenceName
  }

  @Test("is the last token of its pointer, or that of a file", arguments: names)
  func tokens(_ reference: String, _ name: String) throws {
    #expect(try self.name(reference) == name)
  }

  @Test("is the same where characters are escaped", arguments: names)
  func escapes(_ reference: String, _ name: String) throws {
    for position in reference.unicodeScalars.indices {
      let code = String(reference.unicodeScalars[position].value, radix: 16)
      let escape = "\\u" + String(repeating: "0", count: 4 - code.count) + code
      var escaped = reference
      escaped.replaceSubrange(
        position..<reference.unicodeScalars.index(after: position), with: escape)
      #expect(try self.name(escaped) == name, "\(escaped)")
    }
  }
}

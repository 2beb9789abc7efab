import DocumentTree
import TestSupport
import Testing

/// The renderers of the tests mean what they write; without that the laws of the corpus prove nothing.
@Suite struct RenderingTests {
  @Test(arguments: UInt64(1)...200)
  func `JSON, YAML and shuffled renderings of a value are equal`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let value = RandomValue.make(depth: 4, using: &generator)
    let hashSeed = HashSeed()
    let json = try tree(JSONTextWriter.render(.value(value)), hashSeed)
    #expect(json.rootNode.jsonValue == value)
    let yaml = YAMLTextWriter.render(.value(value))
    let fromYAML = try Tree.parseYAML(Source(name: "yaml", bytes: yaml), seed: hashSeed)
    #expect(
      fromYAML.rootNode.isEqual(to: json.rootNode), "\(String(decoding: yaml, as: UTF8.self))")
    let shuffled = JSONTextWriter.render(json.rootNode, rewriting: Shuffling(seed: seed), indent: 2)
    #expect(try tree(shuffled, hashSeed).rootNode.isEqual(to: json.rootNode))
  }

  @Test func `deep documents are rendered`() throws {
    let depth = 900
    let text =
      String(repeating: "{\"a\":[", count: depth / 2)
      + String(repeating: "]}", count: depth / 2)
    let seed = HashSeed()
    let deep = try tree(Array(text.utf8), seed)
    #expect(
      try tree(JSONTextWriter.render(deep.rootNode), seed).rootNode.isEqual(to: deep.rootNode))
    let yaml = Source(name: "yaml", bytes: YAMLTextWriter.render(deep.rootNode))
    #expect(try Tree.parseYAML(yaml, seed: seed).rootNode.isEqual(to: deep.rootNode))
  }

  @Test func `shuffling moves keys`() throws {
    let text = #"{"a":1,"b":2,"c":3,"d":4,"e":[1,2,3,4,5,6]}"#
    let deep = try tree(Array(text.utf8), HashSeed())
    let shuffled = String(
      decoding: JSONTextWriter.render(deep.rootNode, rewriting: Shuffling(seed: 1)), as: UTF8.self)
    #expect(shuffled != text + "\n")
    #expect(shuffled.contains("[1,2,3,4,5,6]"))
  }

  @Test func `an upgrade to 3·1 leaves data alone and says the same in new words`() throws {
    let old = """
      openapi: 3.0.3
      paths: {}
      components:
        schemas:
          Pet:
            type: object
            nullable: true
            example: { nullable: true, type: string, example: 1 }
            properties:
              example: { type: string, nullable: true, default: { nullable: true } }
              age: { type: integer, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }
              home: { $ref: '#/components/schemas/Home', description: ignored }
              any: { nullable: true }
          Home: { enum: [{ example: 1 }] }
      """
    let new = """
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          Pet:
            type: [object, 'null']
            examples: [{ nullable: true, type: string, example: 1 }]
            properties:
              example: { type: [string, 'null'], default: { nullable: true } }
              age: { type: integer, exclusiveMinimum: 0, maximum: 9 }
              home: { $ref: '#/components/schemas/Home' }
              any: { nullable: true }
          Home: { enum: [{ example: 1 }] }
      """
    let seed = HashSeed()
    let upgraded = try Description(old).rendered(as: .json, rewriting: Upgrade()).rootTree(
      seed: seed)
    let expected = try Description(new).rootTree(seed: seed)
    #expect(upgraded.rootNode.jsonValue == expected.rootNode.jsonValue)
  }

  private func tree(_ bytes: [UInt8], _ seed: HashSeed) throws -> Tree {
    try Tree.parseJSON(Source(name: "text", bytes: bytes), seed: seed)
  }
}

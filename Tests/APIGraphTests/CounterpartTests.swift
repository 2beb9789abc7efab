import APIGraph
import DocumentTree
import Testing

@Suite("Counterparts of what an edit left alone")
struct CounterpartTests {
  private static let kept = [
    "a: {type: string, maxLength: 5}",
    "b: {type: array, items: {type: string, enum: [p, q]}}",
    "c: {type: object, properties: {d: {type: integer, minimum: 1}, e: {$ref: '#/components/schemas/E'}}}",
    "f: {anyOf: [{type: string}, {type: array, items: {type: number}}]}",
  ]

  /// What is written into one side among the properties that both have.
  private static let edits = [
    "", "g: {type: object, properties: {x: {type: string}, y: {type: string, format: date}}}",
    "g: {type: string, description: d}", "g: {anyOf: [{type: string}, {type: integer}]}",
  ]

  private func api(_ properties: [String], _ seed: HashSeed) throws -> API {
    try Reading.api(
      """
      openapi: 3.0.3
      info: {title: Pets, version: '1'}
      paths:
        /pets:
          post:
            requestBody:
              content:
                application/json:
                  schema: {type: object, properties: {\(properties.joined(separator: ", "))}}
            responses: {'200': {description: done}}
      components: {schemas: {E: {type: boolean}}}
      """, seed: seed)
  }

  @Test("are found by name where something before them was added, removed or edited")
  func named() throws {
    let seed = HashSeed()
    var found = 0
    for (one, before) in Self.edits.enumerated() {
      for (two, after) in Self.edits.enumerated() where one != two {
        for position in 0...Self.kept.count {
          let old = try api(inserting(before, at: position), seed)
          let new = try api(inserting(after, at: Self.kept.count - position), seed)
          found += check(old, new)
        }
      }
    }
    #expect(found > 1000)
  }

  private func inserting(_ text: String, at position: Int) -> [String] {
    text.isEmpty ? Self.kept : Array(Self.kept[..<position] + [text] + Self.kept[position...])
  }

  /// Whatever is unchanged under the same names has a counterpart, and every counterpart is unchanged. The number of those found.
  private func check(_ old: API, _ new: API) -> Int {
    let index = ChangeIndex(old: old, new: new)
    let (tree, root) = (old.documents[0].tree, new.documents[0].tree.rootNode)
    var found = 0
    for number in tree.records.indices {
      let node = NodeID(index: UInt32(number))
      let origin = Origin(document: 0, node: node)
      let counterpart = index.counterpart(ofOld: origin)
      if let counterpart {
        found += 1
        #expect(index.isUnchanged(origin, counterpart))
      }
      guard let named = root.resolve(tree.pointer(of: node)) else { continue }
      let isUnchanged = index.isUnchanged(origin, Origin(document: 0, node: named.id))
      #expect(!isUnchanged || counterpart != nil, "\(tree.pointerText(of: node))")
    }
    return found
  }

  @Test("are looked for near their old place only, so that the cost is linear")
  func distant() throws {
    let seed = HashSeed()
    func added(_ name: String) -> [String] { (0..<20).map { "\(name)\($0): {type: string}" } }
    let old = try api(Self.kept, seed)
    let new = try api(added("m") + Self.kept + added("n"), seed)
    let index = ChangeIndex(old: old, new: new)
    let pointer = JSONPointer(tokens: [
      "paths", "/pets", "post", "requestBody", "content", "application/json", "schema",
      "properties", "b",
    ])
    let node = try #require(old.documents[0].tree.rootNode.resolve(pointer))
    #expect(index.counterpart(ofOld: Origin(document: 0, node: node.id)) == nil)
  }
}

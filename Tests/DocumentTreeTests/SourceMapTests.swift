import DocumentTree
import Testing

@Suite("Places")
struct SourceMapTests {
  /// Every scalar of this text is its own place: a value `12:7` or a key `k12:7` stands at line 12, column 7.
  private static let yamlText = """
    # é ü 😀
    k2:1: "2:7"
    'k3:1': [ '3:11', é, "3:22",  &a 3:31 ]
    k4:1:
      k5:3: é😀é  # 😀
      k6:3: !!str 6:9
      ? k7:5
      : 8:5
    k9:1: {é: "9:11", "k9:19": 9:28}
    k10:1:
    - 11:3
    -  - 12:6
       - "😀" # é
    k14:1: |
      text é
    k16:1: 16:8

    """

  private static let jsonText = """
    {
      "k2:3": "2:11", "é": "2:24",
      "k3:3": [ "3:13", ["3:22"], {"k3:32": "3:41"}, "😀\\n", "3:57" ],
      "\\u006b4:3": "4:16"
    }

    """

  @Test(
    "are lines and columns in scalars, whatever the line breaks and with a byte-order mark",
    arguments: ["yaml", "json"], ["\n", "\r\n"])
  func places(_ syntax: String, _ lineBreak: String) throws {
    let text = (syntax == "yaml" ? SourceMapTests.yamlText : SourceMapTests.jsonText)
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak)
    for mark in ["", "\u{FEFF}"] {
      let tree = try Tree.parse(source(mark + text, name: "api." + syntax), seed: seed)
      #expect(tree.syntax == (syntax == "yaml" ? .yaml : .json))
      let map = SourceMap(tree)
      var count = 0
      for index in tree.records.indices {
        let node = tree.node(NodeID(index: UInt32(index)))
        let value = map.location(of: node.id)
        let key = map.keyLocation(of: node.id)
        if let text = node.string, text.contains(":") {
          count += 1
          #expect("\(value.line):\(value.column)" == text)
        }
        if let text = node.key, text.contains(":") {
          count += 1
          #expect("k\(key.line):\(key.column)" == text)
        }
      }
      #expect(count == (syntax == "yaml" ? 22 : 11))
    }
  }

  @Test("are right for every node, as a reader that counts scalar by scalar finds")
  func counting() throws {
    var random = SplitMix(state: 3)
    for _ in 0..<100 {
      let text = RandomValue.text(RandomValue.value(depth: 5, random: &random), random: &random)
      for tree in [try json(text), try yaml(text)] {
        let map = SourceMap(tree)
        for record in tree.records.indices {
          let id = NodeID(index: UInt32(record))
          let offset = Int(tree.records[record].position)
          let before = String(decoding: tree.source.bytes[..<offset], as: UTF8.self).unicodeScalars
          let line = before.count { $0 == "\n" } + 1
          let column = before.reversed().prefix { $0 != "\n" }.count + 1
          #expect(
            map.location(of: id)
              == SourceLocation(file: tree.source.name, line: line, column: column))
        }
      }
      // Both readers find every node at the same byte.
      let positions = try json(text).records.map(\.position)
      #expect(try yaml(text).records.map(\.position) == positions)
      #expect(
        try yaml(text).records.map(\.keyPosition) == (try json(text).records.map(\.keyPosition)))
    }
  }

  @Test("have the text of their line")
  func lines() throws {
    let map = SourceMap(try yaml("\u{FEFF}a: é\r\nb: 2\n\nc: 3"))
    #expect((0...5).map(map.lineText) == ["", "a: é", "b: 2", "", "c: 3", ""])
    #expect(map.location(atOffset: 1000) == SourceLocation(file: "api.yaml", line: 4, column: 5))
  }

  @Test("of what an alias shares are those of its anchor, and the alias has its own")
  func aliases() throws {
    let tree = try yaml("a: &x\n  b: [1]\nc: *x\nd:\n  <<: *x\n")
    let map = SourceMap(tree)
    let alias = try #require(tree.rootNode["c"])
    #expect(map.location(of: alias.id).line == 3)
    #expect(map.pointer(of: alias.id).description == "/c")
    let shared = try #require(alias["b"]?.elements.first)
    #expect(map.pointer(of: shared.id).description == "/a/b/0")
    let merged = try #require(tree.rootNode["d"]?["b"])
    #expect(map.pointer(of: merged.id).description == "/d/b")
    #expect(map.location(of: merged.id).line == 2)
  }

  @Test("of what only an alias still holds are those of the alias")
  func orphans() throws {
    let tree = try yaml("a: &x [1]\nb: *x\na: 2\n")
    let map = SourceMap(tree)
    let element = try #require(tree.rootNode["b"]?.elements.first)
    #expect(map.pointer(of: element.id).description == "/b/0")
  }
}

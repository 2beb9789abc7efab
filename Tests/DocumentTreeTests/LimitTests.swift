import DocumentTree
import Testing

@Suite("A hostile document")
struct LimitTests {
  private func code(_ body: () throws -> Tree) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? ParsingError)?.diagnostic.code
    }
  }

  @Test("that is an alias bomb is refused at once", arguments: ["list", "mapping", "merge"])
  func aliasBomb(_ kind: String) {
    var text = kind == "list" ? "a0: &a0 [x, x]\n" : "a0: &a0 {x: 1, y: 2}\n"
    for level in 1...60 {
      let before = "*a\(level - 1)"
      switch kind {
      case "list": text += "a\(level): &a\(level) [\(before), \(before), \(before)]\n"
      case "mapping": text += "a\(level): &a\(level) {p: \(before), q: \(before)}\n"
      default: text += "a\(level): &a\(level) {<<: {p: \(before), q: \(before)}}\n"
      }
    }
    #expect(code { try yaml(text) } == "limit")
  }

  @Test("whose aliases unfold to little is accepted, with every node counted once")
  func sharing() throws {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...12 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let tree = try yaml(text)
    #expect(tree.records.count < 60)
    let limits = ParsingLimits(maximumUnfoldedNodes: 1000)
    #expect(code { try yaml(text, limits: limits) } == "limit")
    let map = SourceMap(tree)
    for index in tree.records.indices { _ = map.pointer(of: NodeID(index: UInt32(index))) }
  }

  @Test("that is nested too deeply is refused", arguments: [1000, 1001, 100_000])
  func depth(_ depth: Int) {
    let expected = depth > 1000 ? "limit" : nil
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let objects =
      String(repeating: #"{"":"#, count: depth) + "1" + String(repeating: "}", count: depth)
    #expect(code { try json(arrays) } == expected)
    #expect(code { try json(objects) } == expected)
    #expect(code { try yaml(arrays) } == expected)
    #expect(code { try yaml(String(repeating: "- ", count: depth) + "1") } == expected)
  }

  @Test("that is nested too deeply by its aliases is refused")
  func unfoldedDepth() {
    var text = "a0: &a0 []\n"
    for level in 1...20 {
      let open = String(repeating: "[", count: 90)
      let close = String(repeating: "]", count: 90)
      text += "a\(level): &a\(level) \(open)*a\(level - 1)\(close)\n"
    }
    #expect(code { try yaml(text) } == "limit")
  }

  @Test("that is too large, or has numbers that are, is refused")
  func size() {
    #expect(code { try json("[1, 2]", limits: ParsingLimits(maximumSize: 5)) } == "limit")
    #expect(code { try json(String(repeating: "9", count: 4001)) } == "limit")
    #expect(code { try json(String(repeating: "9", count: 4000)) } == nil)
    #expect(code { try yaml("0x" + String(repeating: "F", count: 2000)) } == "limit")
    #expect(code { try json("1e999999999999999999") } == "limit")
    #expect(code { try yaml("1e999999999999999999") } == "limit")
  }

  @Test("that merges more and more members is refused")
  func mergeBomb() {
    var text = "a0: &a0 {k0: 1}\n"
    for level in 1...2000 { text += "a\(level): &a\(level) {<<: *a\(level - 1), k\(level): 1}\n" }
    #expect(code { try yaml(text) } == "limit")
  }

  @Test("that is made of mutations of a good one never crashes a reader", arguments: 0..<8)
  func mutations(_ start: UInt64) throws {
    var random = SplitMix(state: start)
    let interesting =
      Array("{}[]\",:\\'#&*!|>%@`-?~<\n\r\t 0129eE.+utfn\u{85}é".utf8) + [
        0, 0x80, 0xC3, 0xED, 0xF0, 0xFF,
      ]
    let seeds = [
      ##"{"openapi": "3.0.0", "é": [1.5e3, true, null, "\ud83d\ude00\n", {}], "x": {"$ref": "#/a"}}"##,
      "a: &x {b: [1, 0x1F, ~], <<: {c: d}}\né: *x\n? k\n: |\n  t\n  é\n'q': \"\\u00e9\"\n- x\n",
      "paths:\n  /p:\n    get: {}\n    200: !!str 1\nl:\n- 1\n- - 2\n  - >-\n   x\n",
    ]
    for _ in 0..<1500 {
      var bytes = Array((seeds.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(interesting.randomElement(using: &random) ?? 0, at: place)
        case 2: bytes[place] = interesting.randomElement(using: &random) ?? 0
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 7))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
        }
      }
      let text = Source(name: "fuzz", bytes: bytes)
      let asJSON = try? Tree.parseJSON(text, seed: seed)
      let asYAML = try? Tree.parseYAML(text, seed: seed)
      for tree in [asJSON, asYAML].compactMap({ $0 }) { examine(tree) }
      _ = try? Tree.parse(text, seed: seed)
    }
  }

  /// What every tree must hold.
  private func examine(_ tree: Tree) {
    let map = SourceMap(tree)
    for (index, record) in tree.records.enumerated() {
      let id = NodeID(index: UInt32(index))
      #expect(Int(record.position) <= tree.source.bytes.count)
      if record.kind == .array || record.kind == .object {
        #expect(Int(record.first) + Int(record.count) <= index)
      } else {
        #expect(tree.text(of: record).unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
      }
      #expect(record.kind != .number || tree.node(id).decimal != nil)
      _ = map.location(of: id)
      _ = map.pointer(of: id)
    }
    let text = tree.rootNode.jsonValue.compactText
    let again = try? json(text)
    #expect(again?.rootNode.isEqual(to: tree.rootNode) == true, "\(text)")
  }
}

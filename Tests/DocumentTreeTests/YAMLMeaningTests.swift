import DocumentTree
import Testing

@Suite("YAML")
struct YAMLMeaningTests {
  @Test(
    "means what the core schema of YAML 1.2 says",
    arguments: [
      ("yes", #""yes""#), ("on", #""on""#), ("No", #""No""#), ("y", #""y""#), ("true", "true"),
      ("False", "false"),
      ("TRUE", "true"), ("tRUE", #""tRUE""#), ("null", "null"), ("~", "null"), ("", "null"),
      ("Null", "null"),
      ("nULL", #""nULL""#), ("0o17", "15"), ("017", "17"), ("010", "10"), ("0x1F", "31"),
      ("0x", #""0x""#),
      ("0o8", #""0o8""#), ("-0x1F", #""-0x1F""#), ("+1", "1"), ("-1", "-1"), ("+", #""+""#),
      ("1.", "1"),
      (".5", "0.5"), ("-.5", "-0.5"), (".", #"".""#), ("1e3", "1000"), ("1.5e-3", "0.0015"),
      ("1e", #""1e""#),
      ("1_000", #""1_000""#), ("18:00", #""18:00""#), ("2020-01-01", #""2020-01-01""#),
      ("1.2.3", #""1.2.3""#),
      ("2001-12-14t21:59:43.10-05:00", #""2001-12-14t21:59:43.10-05:00""#), ("0b1", #""0b1""#),
      (".inf", #"".inf""#), ("-.INF", #""-.INF""#), (".nan", #"".nan""#), ("'1'", #""1""#),
      (#""true""#, #""true""#),
      ("!!str 12", #""12""#), ("!!int '12'", "12"), ("!!float 1", "1"), ("!!bool 'true'", "true"),
      ("!!null ''", "null"),
      ("! 12", #""12""#), ("!foo 12", "12"), ("!foo '12'", #""12""#), ("!!int x", #""x""#),
      ("!!binary aGk=", #""aGk=""#),
      ("!!set {a, b}", #"{"a":null,"b":null}"#), ("!!omap [a: 1]", #"[{"a":1}]"#),
      ("18446744073709551616", "18446744073709551616"),
      ("|-\n  a\n  b", #""a\nb""#), (">-\n  a\n  b", #""a b""#),
      ("0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "340282366920938463463374607431768211455"),
    ])
  func scalars(_ text: String, _ value: String) throws {
    #expect(try yaml("a: \(text)\n").rootNode["a"]?.jsonValue.compactText == value)
  }

  @Test("takes keys by their text")
  func keys() throws {
    let tree = try yaml("200: a\ntrue: b\non: c\n0x1F: d\n1.0: e\n~: f\n'': g\n? h\n: i\n")
    #expect(tree.rootNode.members.map(\.key) == ["200", "true", "on", "0x1F", "1.0", "~", "", "h"])
    #expect(tree.keys.id(of: "nobody") == nil)
    #expect(tree.keys.count == 8)
  }

  @Test("keeps the text of numbers as it stands")
  func numberTexts() throws {
    let tree = try yaml("a: 1.10\nb: 3.0\nc: 1e2\n")
    #expect(tree.rootNode.members.map(\.text) == ["1.10", "3.0", "1e2"])
  }

  @Test(
    "merges mappings, whose own keys count more",
    arguments: [
      ("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}", #"{"x":1,"y":3}"#),
      ("a: &a {x: 1}\nc: &c {x: 2, z: 4}\nb: {<<: [*a, *c], y: 3}", #"{"x":1,"y":3,"z":4}"#),
      ("b:\n  <<: {x: {k: 1}}\n  y: 3", #"{"x":{"k":1},"y":3}"#),
      ("a: &a {x: 1}\nc: &c {<<: *a, z: 4}\nb: {<<: *c}", #"{"x":1,"z":4}"#),
      ("a: &a {x: 1}\nb: {'<<': 1, \"<<\": 2}", #"{"<<":2}"#),
    ])
  func merging(_ text: String, _ value: String) throws {
    #expect(try yaml(text).rootNode["b"]?.jsonValue.compactText == value)
  }

  @Test("resolves an alias to the last definition of its anchor")
  func anchors() throws {
    let tree = try yaml("a: &x 1\nb: *x\nc: &x [2]\nd: *x\n&k e: *k\n*k : f\n")
    #expect(tree.rootNode.jsonValue.compactText == #"{"a":1,"b":1,"c":[2],"d":[2],"e":"f"}"#)
  }

  @Test("warns of what it reads around")
  func warnings() throws {
    let tree = try yaml("é: 1\nb: {c: 1, c: 2}\né: !foo .inf\nd: !!int x\n")
    #expect(
      tree.diagnostics.map { "\($0.code) \($0.pointer ?? "-") \(display($0))" } == [
        "duplicate-key /b/c 2:11: the key 'c' occurs twice in one object: this one counts, the one on line 2 is ignored",
        "duplicate-key /é 3:1: the key 'é' occurs twice in one object: this one counts, the one on line 1 is ignored",
        "unknown-tag - 3:4: the tag '!foo' has no meaning here and is ignored",
        "non-finite-number - 3:4: '.inf' is no number of JSON: it is read as a string",
        "wrong-tag - 4:4: 'x' is not what its tag '!!int' says: it is read as a string",
      ])
    #expect(tree.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(tree.rootNode["é"]?.string == ".inf")
  }

  @Test("with thousands of duplicate keys gives a hundred warnings and one more")
  func manyDuplicates() throws {
    let text = "{" + (0..<5000).map { "\"k\($0 % 2500)\": \($0)" }.joined(separator: ",") + "}"
    let tree = try json(text)
    #expect(tree.rootNode.members.count == 2500)
    #expect(tree.rootNode["k7"]?.text == "2507")
    #expect(tree.diagnostics.count == 101)
    #expect(tree.diagnostics.last?.code == "more-warnings")
  }

  @Test("encoded in UTF-16 with a byte-order mark is decoded")
  func utf16() throws {
    for isLittle in [true, false] {
      let units = Array("\u{FEFF}a: é😀\nb: 1\n".utf16)
      let bytes = units.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isLittle ? pair : pair.reversed()
      }
      let tree = try Tree.parse(Source(name: "api.yaml", bytes: bytes), seed: seed)
      #expect(tree.rootNode["a"]?.string == "é😀")
      #expect(SourceMap(tree).location(of: try #require(tree.rootNode["b"]).id).line == 2)
    }
  }
}

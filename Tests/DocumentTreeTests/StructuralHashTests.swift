import DocumentTree
import Testing

@Suite("A structural hash")
struct StructuralHashTests {
  @Test(
    "is the same however a value is spelt",
    arguments: [
      (#"{"a": 1, "b": [true, null]}"#, #"{ "b" : [true,null], "a" : 1.0 }"#),
      ("[1, 10, 100]", "[1e0, 10.0, 1E2]"), ("0", "-0.0"), ("[0.1]", "[1e-1]"),
      (#""é/\n""#, #""\u00e9\/\u000a""#), (#"{"\u0061": 1}"#, #"{"a": 1}"#),
      (#""😀""#, #""\ud83d\ude00""#),
      ("123456789012345678901234567890", "1.2345678901234567890123456789e29"),
      (#"{"a": 1, "a": 2}"#, #"{"a": 2}"#),
    ])
  func spelling(_ left: String, _ right: String) throws {
    #expect(try json(left).rootNode.isEqual(to: json(right).rootNode))
  }

  @Test(
    "is the same in JSON and YAML",
    arguments: [
      (#"{"a": [1, "x", true, null, 31], "b": {}}"#, "a:\n- 1.0\n- x\n- true\n-\n- 0x1F\nb: {}\n"),
      (
        #"{"text": "a\nb\n", "quote": "it's", "200": "ok"}"#,
        "200: ok\ntext: |\n  a\n  b\nquote: 'it''s'\n"
      ),
      (#"{"x": {"k": [1]}, "y": {"k": [1]}}"#, "x: &a {k: [1]}\ny: *a\n"),
      (
        #"{"d": {"k": 1, "l": 3}, "x": {"k": 1, "l": 2}}"#,
        "x: &a {k: 1, l: 2}\nd:\n  <<: *a\n  l: 3\n"
      ),
      (
        "500035158147613991372585815062617611857326146383",
        "0x57965a1b09a1b09e57965a1b09a1b09e5796834f"
      ),
    ])
  func syntax(_ left: String, _ right: String) throws {
    let pair = (try json(left).rootNode, try yaml(right).rootNode)
    #expect(pair.0.isEqual(to: pair.1))
    #expect(pair.0.jsonValue == pair.1.jsonValue)
  }

  @Test("differs for values that differ")
  func distinct() throws {
    let texts = [
      "null", "true", "false", "0", "1", "-1", "10", "0.1", "1e18", "1e19", "123456789012345678901",
      "-123456789012345678901", "\"\"", "\"0\"", "\"1\"", "\"null\"", "\"a\"", "\"b\"",
      "\"aaaaaaaaaaaaaaaa\"",
      "\"aaaaaaaaaaaaaaaaa\"", "\"a\\u0000\"", "\"\\u0000\"", "\"é\"", "\"e\u{301}\"", "[]", "{}",
      "[null]", "[[]]", "[{}]",
      "[1,2]", "[2,1]", "[[1],2]", "[1,[2]]", #"{"a":"b"}"#, #"{"b":"a"}"#, #"{"a":1,"b":2}"#,
      #"{"a":2,"b":1}"#,
      #"{"a":{"b":1}}"#, #"{"b":{"a":1}}"#, #"{"a":null}"#, #"{"b":null}"#, #"{"a":1}"#,
      #"[{"a":1}]"#, #"{"":1}"#,
    ]
    var seen: [StructuralHash: String] = [:]
    for text in texts {
      let hash = try json(text).rootNode.hash
      #expect(seen[hash] == nil, "\(text) and \(seen[hash] ?? "")")
      seen[hash] = text
    }
  }

  @Test("depends on every byte of a text and on nothing else, whatever its length")
  func lengths() throws {
    var seen: [StructuralHash: String] = [:]
    for length in 0...50 {
      let plain = String(repeating: "a", count: length)
      var texts = [plain]
      for position in 0..<length {
        var bytes = Array(plain.utf8)
        bytes[position] = UInt8(ascii: "b")
        texts.append(String(decoding: bytes, as: UTF8.self))
      }
      for text in texts {
        let hash = try json("\"\(text)\"").rootNode.hash
        #expect(seen[hash] == nil, "\(text) and \(seen[hash] ?? "")")
        seen[hash] = text
        // At the end of the document, behind something else, as an escape and as a key.
        #expect(try yaml("'\(text)'").rootNode.hash == hash)
        let array = try json("[1, \"\(text)\" , \"\(text.replacing("b", with: "\\u0062"))\"]")
        #expect(array.rootNode.elements.dropFirst().allSatisfy { $0.hash == hash })
        let object = try json("{\n  \"\(text)\": \"\(text)\",\n  \"\(text)c\" :1}").rootNode
        #expect(object[text]?.hash == hash && object[text + "c"]?.text == "1")
        if length > 0 {
          let mapping = try yaml("\(text): \(text)\n\(text)c : 1\n").rootNode
          #expect(mapping.hash == object.hash, "\(text)")
        }
      }
    }
  }

  @Test("commutes over the members of random objects and nothing else")
  func shuffling() throws {
    var random = SplitMix(state: 7)
    for _ in 0..<200 {
      let value = RandomValue.value(depth: 4, random: &random)
      let text = RandomValue.text(value, random: &random)
      let shuffled = RandomValue.text(value, random: &random)
      let left = try json(text).rootNode
      #expect(try json(shuffled).rootNode.isEqual(to: left), "\(text) \(shuffled)")
      #expect(try yaml(shuffled).rootNode.isEqual(to: left), "\(text) \(shuffled)")
      #expect(left.jsonValue == value)
      #expect(try json(value.prettyText(indent: 2)).rootNode.isEqual(to: left))
      let other = RandomValue.value(depth: 4, random: &random)
      let right = try json(other.compactText).rootNode
      #expect(right.isEqual(to: left) == (other == value))
    }
  }

  @Test("differs from seed to seed")
  func seeds() throws {
    let text = source("[1]")
    let first = try Tree.parseJSON(text, seed: HashSeed()).rootNode
    let second = try Tree.parseJSON(text, seed: HashSeed()).rootNode
    #expect(!first.isEqual(to: second))
  }
}

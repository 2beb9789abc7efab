import DocumentTree
import Testing

@Suite("A JSON value")
struct JSONTextTests {
  @Test("is written with sorted members, compactly and over several lines")
  func writing() throws {
    let value = try json(
      #"{"b": [1.0, "é\u0000\u001f\u2028\"\\\/\n"], "a": {}, "e": [], "é": null}"#
    ).rootNode.jsonValue
    #expect(value.compactText == #"{"a":{},"b":[1,"é\u0000\u001f\u2028\"\\/\n"],"e":[],"é":null}"#)
    #expect(
      value.prettyText(indent: 2) == #"""
        {
          "a": {},
          "b": [
            1,
            "é\u0000\u001f\u2028\"\\/\n"
          ],
          "e": [],
          "é": null
        }
        """#)
  }

  @Test("equates numbers by value and strings by scalars")
  func equality() throws {
    #expect(JSONValue.number(Decimal(1)) == (try json("1.0").rootNode.jsonValue))
    #expect(JSONValue.text("\u{E9}") != JSONValue.text("e\u{301}"))
    #expect(JSONValue.text("1") != JSONValue.number(Decimal(1)))
    #expect(
      try json(#"{"a": 1, "b": 2}"#).rootNode.jsonValue
        == (try json(#"{"b": 2, "a": 1e0}"#).rootNode.jsonValue))
  }

  @Test("decodes every escape")
  func escapes() throws {
    let text = try json(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00\u0000""#).rootNode.string
    #expect(text == "\"\\/\u{8}\u{C}\n\r\tAé€😀\u{0}")
  }

  @Test("finds members and elements by key and index")
  func access() throws {
    let tree = try json(#"{"a": [10, {"b": true}], "c": "x"}"#)
    let root = tree.rootNode
    #expect(root["a"]?.elements.count == 2)
    #expect(root["a"]?.elements[1]["b"]?.boolean == true)
    #expect(root["a"]?.members.count == 0)
    #expect(root["a"]?.elements[0].decimal == Decimal(10))
    #expect(root["c"]?.string == "x")
    #expect(root["d"] == nil)
    #expect(root["c"]?["x"] == nil)
    #expect(root.members.map(\.key) == ["a", "c"])
  }
}

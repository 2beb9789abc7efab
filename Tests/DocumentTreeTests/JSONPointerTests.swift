import DocumentTree
import Testing

@Suite("A JSON pointer")
struct JSONPointerTests {
  /// The document and the pointers of RFC 6901 §5.
  private static let document = #"""
    {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}
    """#

  @Test(
    "resolves the examples of RFC 6901",
    arguments: [
      ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
      ("/g|h", "4"),
      ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"), ("/foo", #"["bar","baz"]"#),
    ])
  func examples(_ text: String, _ value: String) throws {
    let tree = try json(JSONPointerTests.document)
    let pointer = try #require(JSONPointer(text))
    #expect(tree.rootNode.resolve(pointer)?.jsonValue.compactText == value)
    #expect(pointer.description == text)
  }

  @Test(
    "reads URI fragments",
    arguments: [
      ("#/foo/0", "/foo/0"), ("#/a~1b", "/a~1b"), ("#/c%25d", "/c%d"), ("#/e%5Ef", "/e^f"),
      ("#", ""),
      ("/k%22l", "/k\"l"), ("#/%20", "/ "), ("#/m~0n", "/m~0n"),
      ("#/paths/~1pets~1%7Bid%7D", "/paths/~1pets~1{id}"),
      ("#/%C3%A9", "/é"),
    ])
  func fragments(_ fragment: String, _ text: String) {
    #expect(JSONPointer(fragment: fragment)?.description == text)
  }

  @Test("refuses what is no pointer", arguments: ["foo", "/~", "/~2", "#/foo"])
  func refusal(_ text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test("refuses fragments that are none", arguments: ["#foo", "#/%", "#/%4", "#/%zz", "#/%FF"])
  func fragmentRefusal(_ text: String) {
    #expect(JSONPointer(fragment: text) == nil)
  }

  @Test(
    "finds nothing where there is nothing",
    arguments: ["/x", "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/0/x", "//"])
  func absence(_ text: String) throws {
    let tree = try json(JSONPointerTests.document)
    #expect(tree.rootNode.resolve(try #require(JSONPointer(text))) == nil)
  }

  @Test("keeps keys apart that are only canonically equivalent")
  func scalars() {
    #expect(JSONPointer(tokens: ["\u{E9}"]) != JSONPointer(tokens: ["e\u{301}"]))
    #expect(JSONPointer.root.appending("a").appending(0) == JSONPointer("/a/0"))
  }

  @Test("of every node leads back to it", arguments: ["json", "yaml"])
  func roundTrip(_ syntax: String) throws {
    let text = #"{"a": [1, {"b/c": [[]], "~": {}}, "x"], "é": {"": null}}"#
    let tree = try syntax == "json" ? json(text) : yaml(text)
    let map = SourceMap(tree)
    for index in tree.records.indices {
      let id = NodeID(index: UInt32(index))
      let pointer = map.pointer(of: id)
      #expect(tree.rootNode.resolve(pointer)?.id == id)
      #expect(JSONPointer(pointer.description) == pointer)
    }
  }
}

import APIGraph
import DocumentTree
import Testing

/// Where references lead (RFC 3986 §5, RFC 6901 §6).
@Suite("Documents: references")
struct DocumentsReferenceTests {
  /// A root and files around it; every place that references should lead to holds its own name.
  private func description() throws -> SmallDescription {
    try SmallDescription(
      ##"""
      {"here": {"a/b": "slash", "m~n": "tilde", "{id}": "braces", "%7B": "percent", "": "empty",
                "é": "accent", "list": ["zero", "one"], "0": "digit"},
       "far": {"$ref": "other.json#/far"}, "chain": {"$ref": "#/link"}, "link": {"$ref": "#/here/list"},
       "paths": {"$ref": "sub/paths.json"}}
      """##,
      files: [
        "folder/other.json":
          #"{"far": {"deep": "far"}, "back": {"$ref": "root.json#/here"}, "up": {"$ref": "../top.json"}}"#,
        "folder/sub/paths.json":
          ##"{"/x": {"get": "operation"}, "own": {"$ref": "#/~1x"}, "file": {"$ref": "./with {braces}.json"}}"##,
        "folder/sub/with {braces}.json": #"["braces"]"#,
        "folder/a b.json": #"["space"]"#,
        "folder/\u{301}mark.json": #"{"beside": {"$ref": "other.json#/far"}}"#,
        "top.json": #"["top"]"#,
        "folder/yaml.yaml": "base: &b {k: anchored}\nuse: *b\n",
      ])
  }

  @Test(
    "a reference leads to the place that it names",
    arguments: [
      ("#/here/a~1b", "slash"), ("#/here/m~0n", "tilde"), ("#/here/%7Bid%7D", "braces"),
      ("#/here/{id}", "braces"), ("#/here/%257B", "percent"), ("#/here/", "empty"),
      ("#/here/%C3%A9", "accent"), ("#/here/é", "accent"), ("#/here/list/1", "one"),
      ("#/here/0", "digit"), ("  #/here/0\n", "digit"), ("root.json#/here/0", "digit"),
      ("./sub/../root.json#/here/0", "digit"), ("../folder/root.json#/here/0", "digit"),
      ("other.json#/far/deep", "far"), ("./other.json#/far/deep", "far"),
      ("#/far/deep", "far"), ("#/chain/0", "zero"), ("other.json#/back/0", "digit"),
      ("#/paths/~1x/get", "operation"), ("sub/paths.json#/own/get", "operation"),
      ("sub/paths.json#/file/0", "braces"), ("sub/with%20%7Bbraces%7D.json#/0", "braces"),
      ("a b.json#/0", "space"), ("a%20b.json#/0", "space"),
      ("\u{301}mark.json#/beside/deep", "far"), (".//root.json#/here/0", "digit"),
      ("%2e/root.json#/here/0", "digit"), (".//%2e/./root.json#/here/0", "digit"),
      ("../top.json#/0", "top"),
      ("other.json#/up/0", "top"), ("yaml.yaml#/use/k", "anchored"),
    ])
  func referencesLeadToPlaces(_ reference: String, _ expected: String) throws {
    let description = try description()
    let start = try description.place("")
    guard case .found(let place) = description.documents.resolve(reference, from: start) else {
      Issue.record("\(reference) leads nowhere")
      return
    }
    #expect(description.documents.node(place).string == expected)
    #expect(description.documents.diagnostics.isEmpty)
  }

  @Test("a reference without a fragment, and with an empty one, leads to the whole document")
  func wholeDocuments() throws {
    let description = try description()
    let start = try description.place("/here")
    for reference in ["", "#", "root.json", "root.json#"] {
      let resolution = description.documents.resolve(reference, from: start)
      #expect(resolution == .found(try description.place("")), "'\(reference)'")
    }
    #expect(description.documents.documents.count == 1)
  }

  @Test("a place that does not exist is said to be unresolved")
  func danglingReferences() throws {
    let description = try description()
    let start = try description.place("")
    for reference in [
      "#/nowhere", "#/here/list/2", "#/here/list/01", "#/here/list/-", "#anchor", "#/here/0/x",
      "other.json#/nowhere", "other.json#name",
    ] {
      guard
        case .failed(let code, let message) = description.documents.resolve(reference, from: start)
      else {
        Issue.record("\(reference) leads somewhere")
        continue
      }
      #expect(code == "unresolved-reference")
      #expect(message.contains(reference))
    }
  }

  @Test("circles of references end")
  func circles() throws {
    let description = try SmallDescription(
      ##"""
      {"a": {"$ref": "#/b"}, "b": {"$ref": "other.json#/c"}, "self": {"$ref": "#/self"},
       "inside": {"$ref": "#/inside/x"}}
      """##, files: ["folder/other.json": ##"{"c": {"$ref": "root.json#/a"}}"##])
    let start = try description.place("")
    for reference in ["#/a", "#/b", "other.json#/c", "#/self"] {
      guard case .failed(let code, _) = description.documents.resolve(reference, from: start) else {
        Issue.record("\(reference) leads somewhere")
        continue
      }
      #expect(code == "reference-cycle", "\(reference)")
    }
    guard case .failed = description.documents.resolve("#/inside", from: start) else {
      Issue.record("a pointer that runs through itself leads somewhere")
      return
    }
  }

  @Test("a file that cannot be read is asked for once and reported once")
  func unreadableFiles() throws {
    let description = try SmallDescription(
      "{}", files: ["folder/broken.json": #"{"a": }"#])
    let start = try description.place("")
    for reference in [
      "gone.json", "gone.json#/a", "./gone.json", "https://example.com/x.json#/a", "broken.json#/a",
      "broken.json#/b",
    ] {
      guard case .failed(let code, _) = description.documents.resolve(reference, from: start) else {
        Issue.record("\(reference) leads somewhere")
        continue
      }
      #expect(code == "unreadable-document")
    }
    let diagnostics = description.documents.diagnostics
    #expect(diagnostics.count == 3)
    #expect(diagnostics.allSatisfy { $0.severity == .error })
    #expect(diagnostics.contains { $0.message.contains("https://example.com/x.json") })
    #expect(diagnostics.contains { $0.location?.file == "folder/broken.json" })
  }

  @Test(
    "who only looks around does not make a file that cannot be read a diagnostic; who needs it does"
  )
  func quietReferences() throws {
    let description = try SmallDescription(#"{"a": {"$ref": "gone.json"}}"#)
    let place = try description.place("/a")
    let reference = try #require(description.documents.pureReference(at: place))
    let quiet = description.documents.resolve(reference, from: place, isQuiet: true)
    #expect(description.documents.diagnostics.isEmpty)
    #expect(description.documents.resolve(reference, from: place) == quiet)
    #expect(description.documents.diagnostics.count == 1)
  }

  @Test("the loader that refuses everything is asked in vain")
  func noLoader() throws {
    let seed = HashSeed()
    let tree = try Tree.parse(Source(name: "a.json", bytes: Array("{}".utf8)), seed: seed)
    let documents = DocumentSet(
      root: tree, location: "a.json", loader: .none, limits: .standard, seed: seed)
    let start = Origin(document: 0, node: tree.root)
    guard case .failed = documents.resolve("b.json", from: start) else {
      Issue.record("a document came from nowhere")
      return
    }
    #expect(documents.resolve("./a.json", from: start) == .found(start))
  }

  @Test(
    "references resolve against locations of every kind",
    arguments: [
      ("root.json", "../x.json", "../x.json"), ("./a/root.json", "x.json", "a/x.json"),
      ("/a/b/root.json", "../x.json", "/a/x.json"), ("/root.json", "../../x.json", "/x.json"),
      ("../a/root.json", "../../x.json", "../../x.json"),
      ("https://h.org/a/root.json?v=1", "x.json", "https://h.org/a/x.json"),
      ("https://h.org", "x.json", "https://h.org/x.json"),
      ("https://h.org/a/b", "/x.json", "https://h.org/x.json"),
      ("https://h.org/a/b", "//o.org/x.json", "https://o.org/x.json"),
      ("a#b/root.json", "x.json", "a#b/x.json"), ("HEAD:a/root.json", "x.json", "HEAD:a/x.json"),
      ("a/root.json", "./b/./../x.json", "a/x.json"), ("a/root.json", "..", ""),
    ])
  func locations(_ location: String, _ reference: String, _ expected: String) throws {
    let description = try SmallDescription(
      #"{"here": 1}"#, files: [expected: #"{"there": 2}"#], at: location)
    let start = try description.place("")
    guard case .found(let place) = description.documents.resolve(reference, from: start) else {
      Issue.record("\(reference) from \(location): \(description.documents.diagnostics)")
      return
    }
    #expect(place.document == 1)
    #expect(description.documents.documents[1].location == expected)
  }

  @Test("the same reference from the same resource is worked out once, by node and by text alike")
  func nodesAndTexts() throws {
    let description = try SmallDescription(
      ##"{"a": {"$ref": "#/c"}, "b": {"$ref": "#/c"}, "c": [1], "d": {"$ref": "#/x"}}"##)
    for pointer in ["/a", "/b", "/d"] {
      let place = try description.place(pointer)
      let reference = try #require(description.documents.pureReference(at: place))
      let byNode = description.documents.resolve(reference, from: place)
      #expect(byNode == description.documents.resolve(reference.text, from: place))
      #expect(byNode == description.documents.resolve(reference, from: place))
    }
  }
}

import Breakwater
import Comparison
import DocumentTree
import Testing

@Suite("The JSON report")
struct JSONRendererTests {
  /// The keys of each object of the contract, in their order; `[]` leads into the elements of an array.
  static let contract: [(path: [String], keys: [String])] = [
    (
      [],
      [
        "format", "tool", "old", "new", "complete", "audience", "impact", "bump", "changes",
        "rules",
        "diagnostics",
      ]
    ),
    (["tool"], ["name", "version"]),
    (["old"], ["source", "title", "version", "specification"]),
    (["new"], ["source", "title", "version", "specification"]),
    (["bump"], ["required", "declared", "next", "sufficient"]),
    (
      ["changes", "[]"],
      [
        "rule", "impact", "audience", "certainty", "reason", "at", "message", "old", "new",
        "before", "after", "reach", "witnesses", "renamed", "announced", "waived", "fingerprint",
      ]
    ),
    (["changes", "[]", "audience"], ["wire", "sdk"]),
    (["changes", "[]", "old"], ["file", "pointer", "line", "column"]),
    (["changes", "[]", "new"], ["file", "pointer", "line", "column"]),
    (["changes", "[]", "before"], ["value"]),
    (["changes", "[]", "after"], ["value"]),
    (["changes", "[]", "reach", "[]"], ["operation", "direction", "impact", "at"]),
    (
      ["changes", "[]", "witnesses", "[]"],
      [
        "direction", "operation", "value", "body", "acceptedBy", "refusedBy", "at", "keyword",
        "omitted",
      ]
    ),
    (["rules", "parameter-became-required"], ["title", "because", "migration"]),
    (
      ["diagnostics", "[]"],
      ["severity", "code", "message", "file", "line", "column", "pointer"]
    ),
  ]

  static func parsed(_ report: Report) throws -> Node {
    let text = JSONRenderer().render(report)
    return try Tree.parseJSON(Source(name: "report", bytes: Array(text.utf8)), seed: HashSeed())
      .rootNode
  }

  static func nodes(_ path: some Sequence<String>, in root: Node) -> [Node] {
    path.reduce([root]) { nodes, step in
      nodes.flatMap { node -> [Node] in
        if step == "[]" { return Array(node.children) }
        return node[step].map { [$0] } ?? []
      }
    }
  }

  @Test("has all keys of the contract in their order, in every object", arguments: contract)
  func hasKeys(path: [String], keys: [String]) throws {
    var report = ReportSamples.full
    report.changes.append(ReportSamples.witnessed)
    let nodes = Self.nodes(path, in: try Self.parsed(report))
    let objects = nodes.filter { $0.kind != .null }
    #expect(!objects.isEmpty)
    for object in objects {
      #expect(object.members.compactMap(\.key) == keys, "\(path)")
    }
  }

  @Test("says null where nothing applies")
  func saysNull() throws {
    let root = try Self.parsed(ReportSamples.full)
    let changes = try #require(root["changes"]).children
    let (required, undecided, added, reworded) = (changes[0], changes[1], changes[2], changes[3])
    #expect(changes.count == 4)
    for change in changes {
      #expect(change["announced"]?.kind == .null)
      #expect(change["waived"]?.kind == .null)
      #expect(change["witnesses"]?.kind == .array)
      #expect(change["witnesses"]?.children.count == 0)
    }
    #expect(required["reason"]?.kind == .null)
    #expect(undecided["reason"]?.text == "the pattern uses look-ahead")
    #expect(required["renamed"]?.kind == .null)
    #expect(added["old"]?.kind == .null)
    #expect(added["before"]?.kind == .null)
    // A JSON null that is the value is told from the absence of a value.
    #expect(reworded["after"]?.kind == .object)
    #expect(reworded["after"]?["value"]?.kind == .null)
    #expect(reworded["reach"]?.children.count == 0)

    let empty = try Self.parsed(ReportSamples.empty)
    #expect(empty["impact"]?.text == "none")
    #expect(empty["bump"]?["required"]?.text == "none")
    for key in ["declared", "next", "sufficient"] {
      #expect(empty["bump"]?[key]?.kind == .null)
    }
    for key in ["title", "version"] { #expect(empty["old"]?[key]?.kind == .null) }
    #expect(empty["changes"]?.children.count == 0)
    #expect(empty["rules"]?.kind == .object)
  }

  @Test("gives the values of the report")
  func givesValues() throws {
    let root = try Self.parsed(ReportSamples.full)
    #expect(root["format"]?.text == "breakwater-report/1")
    #expect(root["impact"]?.text == "breaking")
    #expect(root["bump"]?["next"]?.text == "3.0.0")
    let change = try #require(root["changes"]?.children[0])
    #expect(change["old"]?["pointer"]?.text == "/paths/~1pets/get/parameters/0")
    #expect(change["old"]?["line"]?.decimal == Decimal(12))
    #expect(change["reach"]?.children[0]["direction"]?.text == "request")
    let added = try #require(root["changes"]?.children[2])
    #expect(added["after"]?["value"]?["in"]?.text == "query")
  }

  @Test("gives each witness with what holds it and who refuses it")
  func givesWitnesses() {
    var report = ReportSamples.full
    report.changes = [ReportSamples.witnessed]
    #expect(
      JSONRenderer().render(report).contains(
        """
              "witnesses": [
                {
                  "direction": "request",
                  "operation": "POST /pets",
                  "value": 41,
                  "body": {
                    "age": 41,
                    "name": "Rex"
                  },
                  "acceptedBy": "old",
                  "refusedBy": "new",
                  "at": "/age",
                  "keyword": "maximum",
                  "omitted": []
                },
                {
                  "direction": "response",
                  "operation": "GET /pets",
                  "value": null,
                  "body": null,
                  "acceptedBy": "new",
                  "refusedBy": "old",
                  "at": "",
                  "keyword": "type",
                  "omitted": []
                }
              ],

        """))
  }

  @Test("gives long witnesses as valid JSON, and says what is missing")
  func abridgesWitnesses() throws {
    let text = JSONValue.text(String(repeating: "é", count: 5001))
    let numbers = JSONValue.array((0..<500).map { .number(Decimal($0)) })
    let names = JSONValue.object(
      Dictionary(uniqueKeysWithValues: (0..<300).map { (ExactString("n\($0)"), numbers) }))
    func given(_ body: JSONValue, at pointer: String) throws -> Node {
      var report = ReportSamples.full
      report.changes = [ReportSamples.witnessed]
      report.changes[0].witnesses = [
        Witness(
          direction: .request, operation: "POST /pets", value: .null, body: body, acceptedBy: .old,
          at: pointer, keyword: "maxLength")
      ]
      let root = try Self.parsed(report)
      return try #require(root["changes"]?.children[0]["witnesses"]?.children[0])
    }
    func omitted(_ witness: Node) -> [String] {
      witness["omitted"]?.children.map { gap in
        ["in", "at", "unit", "count"].compactMap { gap[$0]?.jsonValue.compactText }
          .joined(separator: " ")
      } ?? []
    }
    let long = try given(.object(["name": .text("Rex"), "note": text]), at: "/note")
    #expect(long["body"]?["name"]?.text == "Rex")
    #expect(long["body"]?["note"]?.text == String(repeating: "é", count: 40))
    #expect(omitted(long) == [#""body" "/note" "characters" 4961"#])

    let list = try given(.object(["list": numbers, "name": .text("Rex")]), at: "/list/5")
    #expect(list["body"]?["list"]?.children.count == 6)
    #expect(omitted(list) == [#""body" "/list" "elements" 494"#])

    // What is on the way to the place stays, whatever has to go.
    let large = try given(names, at: "/n7/3")
    #expect(large["body"]?["n7"]?.children.count == 4)
    #expect(large["body"]?.jsonValue.compactText.utf8.count ?? 0 <= 1000)
    #expect(omitted(large).contains { $0.hasPrefix(#""body" "" "members""#) })

    let short = try given(.object(["note": .text(String(repeating: "x", count: 900))]), at: "")
    #expect(short["body"]?["note"]?.text.count == 900)
    #expect(omitted(short).isEmpty)

    let deep = (0..<2000).reduce(text) { value, _ in .array([value]) }
    let shallow = try given(deep, at: String(repeating: "/0", count: 2000))
    #expect(omitted(shallow).count == 1)
  }

  @Test("is laid out in steps of two spaces, with empty lists on one line")
  func isLaidOut() {
    #expect(
      JSONRenderer().render(ReportSamples.empty) == """
        {
          "format": "breakwater-report/1",
          "tool": {
            "name": "breakwater",
            "version": "\(Tool.version)"
          },
          "old": {
            "source": "a.json",
            "title": null,
            "version": null,
            "specification": "2.0"
          },
          "new": {
            "source": "b.json",
            "title": null,
            "version": null,
            "specification": "2.0"
          },
          "complete": true,
          "audience": "wire",
          "impact": "none",
          "bump": {
            "required": "none",
            "declared": null,
            "next": null,
            "sufficient": null
          },
          "changes": [],
          "rules": {},
          "diagnostics": []
        }

        """)
  }

  @Test("keeps any text of a document a JSON string")
  func escapes() throws {
    let hostile = "\"\\\u{0}\u{1B}[31m\n\u{2028}é\u{1F9A6}"
    var report = ReportSamples.full
    report.changes[0].message = hostile
    report.changes[0].after = .object([ExactString(hostile): .array([.text(hostile)])])
    let change = try #require(Self.parsed(report)["changes"]?.children[0])
    #expect(change["message"]?.string.map { ExactString($0) } == ExactString(hostile))
    let value = change["after"]?["value"]?[hostile]?.children[0]
    #expect(value?.string.map { ExactString($0) } == ExactString(hostile))
  }
}

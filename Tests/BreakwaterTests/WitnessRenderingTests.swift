import Breakwater
import Comparison
import DocumentTree
import Testing

@Suite("Witnesses in reports for people")
struct WitnessRenderingTests {
  private static func report(_ witnesses: [Witness]) -> Report {
    var report = ReportSamples.full
    report.changes = [ReportSamples.witnessed]
    report.changes[0].witnesses = witnesses
    return report
  }

  private static func witness(
    _ text: String, at: String, direction: Direction = .request, acceptedBy: Witness.Side = .old
  ) throws -> Witness {
    let tree = try Tree.parseJSON(
      Source(name: "value", bytes: Array(text.utf8)), seed: HashSeed())
    return Witness(
      direction: direction, operation: "POST /pets", value: tree.rootNode.jsonValue,
      body: tree.rootNode.jsonValue, acceptedBy: acceptedBy, at: at, keyword: "type")
  }

  /// The lines of the text below the sentence about the witness.
  private static func shown(_ text: String, at: String) throws -> [String] {
    let report = try report([witness(text, at: at)])
    let lines = TextRenderer().render(report)
      .split(separator: "\n").map(String.init)
    let sentence = try #require(lines.firstIndex { $0.hasPrefix("    this request was") })
    let start = try #require(lines[sentence...].firstIndex { $0.hasSuffix(":") })
    return lines[(start + 1)...].prefix { $0.hasPrefix("      ") }.map { String($0.dropFirst(6)) }
  }

  @Test("stand under the change in the text, with the place and the keyword that refuses them")
  func areInText() {
    #expect(
      TextRenderer().render(Self.report(ReportSamples.witnessed.witnesses)).hasSuffix(
        """
        POST /pets
          the maximum was lowered
            body › application/json › age
            99 → 40
            this request was accepted, and is refused now by maximum at /age:
              {"age": 41, "name": "Rex"}
            in GET /pets, this response may be sent now, and was ruled out before by
              type:
              null
            old.yaml:50:9  → new.yaml:51:9  maximum-lowered
            also in GET /pets

        """))
  }

  @Test("stand under the change in Markdown as small blocks")
  func areInMarkdown() {
    #expect(
      MarkdownRenderer().render(Self.report(ReportSamples.witnessed.witnesses)).contains(
        """
        - **the maximum was lowered** at `body › application/json › age`\\
          `99` → `40` · `old.yaml:50:9 → new.yaml:51:9` · `maximum-lowered`
          - this request was accepted, and is refused now by `maximum` at `/age`:

            ```json
            {"age": 41, "name": "Rex"}
            ```

          - in `GET /pets`, this response may be sent now, and was ruled out before by `type`:

            ```json
            null
            ```


        """))
  }

  @Test(
    "say what becomes of the message",
    arguments: [
      (
        Direction.request, Witness.Side.old, "this request was accepted, and is refused now"
      ),
      (.request, .new, "the receiver may get this request now, which was ruled out before"),
      (.response, .new, "this response may be sent now, and was ruled out before"),
      (.response, .old, "the receiver could answer with this response, which is refused now"),
    ])
  func sayWhatBecomes(_ direction: Direction, _ acceptedBy: Witness.Side, words: String) throws {
    let witness = try Self.witness("1", at: "", direction: direction, acceptedBy: acceptedBy)
    let text = TextRenderer(width: 200).render(Self.report([witness]))
    #expect(text.contains("\(words) by type:"))
  }

  @Test("are shown once for each direction")
  func areShownOnce() throws {
    let witnesses = try ["1", "2"].map { try Self.witness($0, at: "") }
    let text = TextRenderer().render(Self.report(witnesses))
    #expect(text.contains("      1\n"))
    #expect(!text.contains("      2\n"))
  }

  @Test("are shown whole if they are short, spaces and all")
  func areWhole() throws {
    #expect(
      try Self.shown(#"{"b": [1, true], "a": "x  y"}"#, at: "/a")
        == [#"{"a": "x  y", "b": [1, true]}"#])
    #expect(
      try Self.shown(
        #"{"first": "a long name indeed", "second": "another name", "third": ["x", "y"]}"#, at: "")
        == [
          #"{"first": "a long name indeed", "second": "another name", "third": ["x","#, #" "y"]}"#,
        ])
  }

  @Test(
    "are cut around the place that is refused if they are long",
    arguments: [
      ("/pet/age", "\"age\": 41"), ("/tags/150", "…, 150, …]"), ("/tags/199", "…, 199]"),
      ("/tags/0", "[0, 1, "), ("/text", "\"text\": \"xxxxxxxx"), ("/long/long", "…"),
    ])
  func areCut(_ pointer: String, words: String) throws {
    let numbers = (0..<200).map(String.init).joined(separator: ", ")
    let text = String(repeating: "x", count: 5000)
    let name = String(repeating: "n", count: 300)
    let value = """
      {"pet": {"age": 41, "name": "Rex"}, "tags": [\(numbers)], "text": "\(text)",
       "aside": {"\(name)": 1, "\(text)": 2}, "zone": {"inner": [\(numbers)]},
       "long": {"long": "\(text)"}}
      """
    let lines = try Self.shown(value, at: pointer)
    #expect(lines.count <= 3)
    #expect(lines.map(\.count).max() ?? 0 <= 74)
    let whole = lines.joined(separator: " ").replacing("  ", with: " ")
    #expect(whole.contains(words), "\(whole)")
    #expect(whole.hasPrefix("{") && whole.hasSuffix("}"))
  }

  @Test("are cut however deep the place is, and wherever it points")
  func areCutAnywhere() throws {
    let open = String(repeating: "{\"level\": ", count: 400)
    let deep = open + "1" + String(repeating: "}", count: 400)
    for pointer in [String(repeating: "/level", count: 400), "/nowhere", "", "no pointer"] {
      let lines = try Self.shown(deep, at: pointer)
      #expect((1...8).contains(lines.count))
      #expect(lines.joined().contains("…"))
    }
  }

  @Test("are folded in Markdown where they would fill the page")
  func areShortInMarkdown() throws {
    let numbers = (0..<100).map(String.init).joined(separator: ", ")
    let witness = try Self.witness("{\"a\": [\(numbers)], \"b\": {\"c\": \"```\"}}", at: "/b/c")
    let text = MarkdownRenderer().render(Self.report([witness]))
    let long = try Self.witness(
      #"{"a": {"first": "a name of some length"}, "b": [{"second": "a name of some length"}]}"#,
      at: "")
    #expect(
      MarkdownRenderer().render(Self.report([long])).contains(
        """
            ```json
            {
              "a": {
                "first": "a name of some length"
              },
              "b": [
                {
                  "second": "a name of some length"
                }
              ]
            }
            ```

        """))
    #expect(text.contains("    ```json\n    {\"a\": [0, 1, "))
    #expect(text.contains("\"b\": {\"c\": \"```\"}}\n    ```\n"))
  }

  @Test("cannot steer the terminal")
  func areSafe() throws {
    let hostile = #"{"a\u009b": "\u001b[2J\u202e", "b": 1}"#
    let witness = try Self.witness(hostile, at: "/a\u{9B}\u{1B}\n")
    for text in [
      TextRenderer().render(Self.report([witness])),
      MarkdownRenderer().render(Self.report([witness])),
    ] {
      let unfit = text.unicodeScalars.filter {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
      }
      #expect(unfit.isEmpty)
    }
  }
}

import Breakwater
import DocumentTree
import Testing

@Suite("The relation of two schemas, rendered")
struct SchemaRenderingTests {
  private static let oldNotNew = SchemaRelation.Counterexample(
    value: .object(["age": .number(Decimal(100)), "name": .text("")]), at: "/age",
    keyword: "maximum")

  private static let newNotOld = SchemaRelation.Counterexample(
    value: .null, at: "", keyword: "type")

  private static func relation(
    _ kind: SchemaRelation.Kind, _ oldInNew: Bool?, _ newInOld: Bool?, reason: String? = nil
  ) -> SchemaRelation {
    SchemaRelation(
      relation: kind, oldInNew: oldInNew, newInOld: newInOld,
      witnesses: SchemaRelation.Witnesses(
        oldNotNew: oldInNew == false ? oldNotNew : nil,
        newNotOld: newInOld == false ? newNotOld : nil),
      reason: reason)
  }

  @Test("says in one line what it is, then shows the values that prove it")
  func showsValues() {
    #expect(
      SchemaTextRenderer(width: 100).render(Self.relation(.disjoint, false, false)) == """
        old and new are disjoint: no value is accepted by both

        an old value that is refused now by maximum at /age:
          {"age": 100, "name": ""}

        a new value that was refused before by type:
          null

        """)
    #expect(
      SchemaTextRenderer().render(Self.relation(.equal, true, true))
        == "old and new are equal: they accept the same values\n")
  }

  @Test(
    "has a verdict for whatever is known",
    arguments: [
      (SchemaRelation.Kind.equal, Bool?.some(true), Bool?.some(true), "old and new are equal: "),
      (.narrower, false, true, "new is narrower: "),
      (.wider, true, false, "new is wider: "),
      (.overlapping, false, false, "old and new overlap: "),
      (.disjoint, false, false, "old and new are disjoint: "),
      (.wider, true, true, "compatible both ways, "),
      (.undecided, true, nil, "compatible: "), (.undecided, false, nil, "not compatible: "),
      (.undecided, false, false, "not compatible: "), (.undecided, nil, true, "undecided whether "),
      (.undecided, nil, false, "undecided whether "), (.undecided, nil, nil, "undecided whether "),
    ])
  func hasVerdict(_ kind: SchemaRelation.Kind, _ oldInNew: Bool?, _ newInOld: Bool?, start: String)
  {
    let reason = kind == .undecided ? "the search used up its steps" : nil
    let text = SchemaTextRenderer(width: 200).render(
      Self.relation(kind, oldInNew, newInOld, reason: reason))
    #expect(text.hasPrefix(start))
    #expect(text.contains("\nbecause the search used up its steps\n") == (reason != nil))
    #expect(text.contains("an old value that is refused now") == (oldInNew == false))
    #expect(text.contains("a new value that was refused before") == (newInOld == false))
  }

  @Test("is green where old values stay valid, red where they do not, yellow where nobody knows")
  func usesColor() {
    func start(_ oldInNew: Bool?) -> String {
      String(
        SchemaTextRenderer(isColored: true).render(Self.relation(.undecided, oldInNew, nil))
          .prefix { $0 != "m" })
    }
    #expect(start(true) == "\u{1B}[32")
    #expect(start(false) == "\u{1B}[1;31")
    #expect(start(nil) == "\u{1B}[33")
  }

  @Test("is one JSON object with all keys in their order")
  func isJSON() {
    #expect(
      SchemaJSONRenderer().render(Self.relation(.narrower, false, true)) == """
        {
          "relation": "narrower",
          "oldInNew": false,
          "newInOld": true,
          "witnesses": {
            "oldNotNew": {
              "value": {
                "age": 100,
                "name": ""
              },
              "at": "/age",
              "keyword": "maximum",
              "omitted": []
            },
            "newNotOld": null
          },
          "reason": null
        }

        """)
    let text = SchemaJSONRenderer().render(Self.relation(.undecided, nil, nil, reason: "a \"b\""))
    #expect(text.contains("  \"oldInNew\": null,\n  \"newInOld\": null,\n"))
    #expect(text.hasSuffix("  \"reason\": \"a \\\"b\\\"\"\n}\n"))
  }
}

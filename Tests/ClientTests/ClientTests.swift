import Breakwater
import Testing

/// Uses the library as a stranger's program does: this file imports nothing else of the package.
@Suite("A client that imports only Breakwater")
struct ClientTests {
  /// A description with one operation whose query parameter is required or not.
  private static func description(version: String, isRequired: Bool) -> Source {
    let text = """
      openapi: 3.0.3
      info: {title: Pets, version: \(version)}
      paths:
        /pets:
          get:
            parameters:
              - {name: limit, in: query, required: \(isRequired), schema: {type: integer}}
            responses:
              '200': {description: the pets}
      """
    return Source(name: "pets-\(version).yaml", bytes: Array(text.utf8))
  }

  @Test("reads the verdict, the changes and the advice of a report")
  func readsReport() throws {
    let report = try Breakwater.compare(
      old: .source(Self.description(version: "1.2.0", isRequired: false)),
      new: .source(Self.description(version: "1.3.0", isRequired: true)))
    #expect(report.impact == .breaking)
    #expect(report.isComplete)
    #expect(report.old.source == "pets-1.2.0.yaml")
    #expect(report.new.specification == "3.0.3")
    #expect(report.bump.required == .major)
    #expect(report.bump.declared == .minor)
    #expect(report.bump.next == "2.0.0")
    #expect(report.bump.isSufficient == false)
    let change = try #require(report.changes.first)
    #expect(change.rule == "parameter-became-required")
    #expect(change.certainty == .proven)
    #expect(change.audience.wire == .breaking)
    #expect(change.after == JSONValue.boolean(true))
    #expect(change.after?.compactText == "true")
    #expect(change.new?.location.line == 7)
    #expect(change.reach.map(\.operation) == ["GET /pets"])
    #expect(change.reach.first?.direction == .request)
    #expect(report.rules.map(\.id) == ["parameter-became-required"])
    #expect(report.diagnostics.isEmpty)
  }

  @Test("takes typed errors with a place")
  func takesErrors() {
    let error = #expect(throws: InputError.self) {
      try Breakwater.compare(
        old: .source(Source(name: "broken.json", bytes: Array("{\"openapi\": }".utf8))),
        new: .source(Self.description(version: "1.0.0", isRequired: false)))
    }
    let diagnostic: Diagnostic? = error?.diagnostic
    #expect(diagnostic?.severity == .error)
    #expect(diagnostic?.location?.file == "broken.json")
    #expect(diagnostic?.location?.line == 1)
  }

  @Test("names files by their paths")
  func namesFiles() {
    let error = #expect(throws: InputError.self) {
      try Breakwater.compare(old: "no-such-folder/old.yaml", new: "no-such-folder/new.yaml")
    }
    #expect(error?.diagnostic.message.contains("'no-such-folder/old.yaml'") == true)
    #expect(error?.diagnostic.location == nil)
  }

  @Test("supplies the documents that references name, and limits")
  func suppliesDocuments() throws {
    let root = Source(
      name: "root.yaml",
      bytes: Array(
        """
        openapi: 3.1.0
        info: {title: Pets, version: 1.0.0}
        paths:
          /pets: {$ref: parts/pets.yaml}
        """.utf8))
    let loader = DocumentLoader { location throws(LoadingError) in
      guard location == "parts/pets.yaml" else { throw LoadingError(message: "not here") }
      let text = "get: {responses: {'200': {description: the pets}}}"
      return Source(name: location, bytes: Array(text.utf8))
    }
    var options = ComparisonOptions(limits: ParsingLimits(maximumDepth: 50))
    options.prunes = false
    let report = try Breakwater.compare(
      old: .source(root, loader: loader), new: .source(root, loader: loader), options: options)
    #expect(report.impact == nil)
    #expect(report.isComplete)
    #expect(report.diagnostics.isEmpty)
  }

  @Test("renders and explains")
  func renders() throws {
    let report = try Breakwater.compare(
      old: .source(Self.description(version: "1.2.0", isRequired: false)),
      new: .source(Self.description(version: "2.0.0", isRequired: true)))
    #expect(TextRenderer().render(report).hasPrefix("1 breaking change: this is a major change"))
    #expect(JSONRenderer().render(report).contains("\"breakwater-report/1\""))
    #expect(MarkdownRenderer().render(report).hasPrefix("## 1 breaking change"))
    let rule = try #require(RuleCatalogue().rule("parameter-became-required"))
    #expect(rule.impact.received == .breaking)
    #expect(ExplanationTextRenderer().render(rule).contains(rule.because))
  }

  @Test("relates two schemas, and reads the value that proves a no")
  func relatesSchemas() throws {
    let old = Source(name: "old.json", bytes: Array(#"{"type": "integer", "maximum": 10}"#.utf8))
    let new = Source(name: "new.json", bytes: Array(#"{"type": "integer", "maximum": 5}"#.utf8))
    let relation = try Breakwater.relate(
      old: .source(old), new: .source(new, dialect: .openAPI31),
      options: SchemaOptions(mode: .request, assumption: .freshNames))
    #expect(relation.relation == .narrower)
    #expect(relation.oldInNew == false)
    #expect(relation.newInOld == true)
    #expect(relation.witnesses.oldNotNew?.value == .number(Decimal(6)))
    #expect(relation.witnesses.oldNotNew?.at == "")
    #expect(relation.witnesses.oldNotNew?.keyword == "maximum")
    #expect(relation.witnesses.newNotOld == nil)
    #expect(relation.reason == nil)
    #expect(relation.diagnostics.isEmpty)
    #expect(SchemaTextRenderer().render(relation).hasPrefix("new is narrower: "))
    #expect(SchemaJSONRenderer().render(relation).contains("\"relation\": \"narrower\""))
    let error = #expect(throws: InputError.self) {
      try Breakwater.relate(old: "no-such-file.json", new: "no-such-file.json#/$defs/a")
    }
    #expect(error?.diagnostic.message.contains("'no-such-file.json'") == true)
  }
}

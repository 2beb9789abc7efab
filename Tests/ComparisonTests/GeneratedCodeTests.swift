import APIGraph
import Comparison
import DocumentTree
import TestSupport
import Testing

/// What breaks generated code: the table, and what comes of it.
@Suite struct GeneratedCodeTests {
  @Test func `the table speaks of rules, of each at most once, with a reason`() {
    let named = GeneratedCodeEffect.all.flatMap(\.rules)
    #expect(named.count > 40)
    #expect(Set(named).count == named.count)
    #expect(Set(named).subtracting(RuleDescription.all.map(\.id)).isEmpty)
    for entry in GeneratedCodeEffect.all {
      #expect(entry.because.hasSuffix("."))
      #expect(entry.impact > .cosmetic)
    }
  }

  @Test func `an entry never makes a break of the wire less than that`() {
    for entry in GeneratedCodeEffect.all {
      for wire in Impact.allCases {
        for isReceived in [true, false] {
          #expect(entry.impact(onTheWire: wire, isReceived: isReceived) >= wire)
        }
      }
    }
  }

  @Test func `the catalogue of rules tells what the table says`() {
    for rule in RuleDescription.all {
      let entry = GeneratedCodeEffect.entry(for: rule.id)
      #expect(rule.generatedCodeImpact == entry?.impact)
      #expect(rule.generatedCodeReason == entry?.because)
    }
  }

  @Test func `the README has the table`() throws {
    let lines = try Files.text(Repository.root + "/README.md")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let heading = try #require(lines.firstIndex(of: "| change | generated code | because |"))
    let rows = lines[(heading + 2)...].prefix { $0.hasPrefix("|") }
    let expected = GeneratedCodeEffect.all.map { entry in
      let rules = entry.rules.map { "`\($0)`" }.joined(separator: ", ")
      let scope = entry.scope == .sent ? " where the API sends it" : ""
      return "| \(rules) | \(entry.impact.rawValue)\(scope) | \(entry.because) |"
    }
    #expect(Array(rows) == expected)
  }

  /// A row of a table: an edit, and the greatest impact of what is found on the wire and on generated code.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: String
    let new: String
    let wire: Impact?
    let sdk: Impact?

    init(_ name: String, _ old: String, _ new: String, _ wire: Impact?, _ sdk: Impact?) {
      testDescription = name
      self.old = old
      self.new = new
      self.wire = wire
      self.sdk = sdk
    }
  }

  private static let pet = "Pet: {type: object, properties: {name: {type: string}}}"
  private static let petContent = "application/json: {schema: {$ref: '#/components/schemas/Pet'}}"
  private static let usesPet = answers(petContent)

  private static func answers(_ content: String, further: String = "") -> String {
    "/pets: {get: {operationId: list, responses: {'200': {description: d, content: {\(content)}}"
      + "\(further)}}}"
  }

  private static func document(_ paths: String, _ schemas: String = pet) -> String {
    "openapi: 3.0.3\ninfo: {title: A, version: 1.0.0}\npaths: {\(paths)}\n"
      + "components: {schemas: {\(schemas)}}\n"
  }

  private static func answers(with schema: String) -> String {
    document(answers("application/json: {schema: \(schema)}"), "")
  }

  private static func asks(with schema: String, isRequired: Bool = false) -> String {
    document(
      "/pets: {get: {operationId: list, parameters: [{name: q, in: query, required: \(isRequired), "
        + "schema: \(schema)}], responses: {'200': {description: d}}}}", "")
  }

  /// The rows of swift-openapi-generator's "API stability of generated code", and what follows from its pattern.
  static let rows: [Row] = [
    Row(
      "a new schema", document(usesPet), document(usesPet, pet + ", Toy: {type: object}"),
      .cosmetic, .additive),
    Row(
      "a new property of a schema", document(usesPet),
      document(
        usesPet, "Pet: {type: object, properties: {name: {type: string}, tag: {type: string}}}"),
      .additive, .additive),
    Row(
      "a new operation", document(usesPet),
      document(usesPet + ", /toys: {get: {responses: {'200': {description: d}}}}"), .additive,
      .additive),
    Row(
      "a new response", document(usesPet),
      document(
        answers(petContent, further: ", '404': {description: d}")), .additive, .breaking),
    Row(
      "a new media type of a response", document(usesPet),
      document(
        answers(petContent + ", text/plain: {}")), .additive, .breaking),
    Row(
      "a required property that goes",
      document(
        usesPet, "Pet: {type: object, required: [name], properties: {name: {type: string}}}"),
      document(usesPet, "Pet: {type: object}"), .breaking, .breaking),
    Row(
      "a renamed schema", document(usesPet),
      document(
        answers("application/json: {schema: {$ref: '#/components/schemas/Animal'}}"),
        "Animal: {type: object, properties: {name: {type: string}}}"), .cosmetic, .breaking),
    Row(
      "a new case of an enumeration in a response", answers(with: "{type: string, enum: [a]}"),
      answers(with: "{type: string, enum: [a, b]}"), .breaking, .breaking),
    Row(
      "a new case of an enumeration in a request", asks(with: "{type: string, enum: [a]}"),
      asks(with: "{type: string, enum: [a, b]}"), .additive, .breaking),
    Row(
      "a case of an enumeration that is not sent any more",
      answers(with: "{type: string, enum: [a, b]}"), answers(with: "{type: string, enum: [a]}"),
      .additive, .breaking),
    Row(
      "an integer that becomes a number in a request", asks(with: "{type: integer}"),
      asks(with: "{type: number}"), .additive, .breaking),
    Row(
      "a required parameter that becomes optional", asks(with: "{type: string}", isRequired: true),
      asks(with: "{type: string}"), .additive, .breaking),
    Row(
      "an optional property that is always sent now",
      answers(with: "{type: object, properties: {a: {type: string}}}"),
      answers(with: "{type: object, required: [a], properties: {a: {type: string}}}"), .additive,
      .breaking),
    Row(
      "a property that may be null where it is received",
      document(body("{type: object, properties: {a: {type: string}}}"), ""),
      document(body("{type: object, properties: {a: {type: string, nullable: true}}}"), ""),
      .additive, .breaking),
    Row(
      "an error that is not sent any more",
      document(answers("text/plain: {}", further: ", '404': {description: d}"), ""),
      document(answers("text/plain: {}"), ""), .additive, .breaking),
    Row(
      "a new media type of a request", document(body("{type: string}"), ""),
      document(body("{type: string}", further: ", text/plain: {}"), ""), .additive, .additive),
    Row(
      "another limit in a response", answers(with: "{type: string, maxLength: 9}"),
      answers(with: "{type: string, maxLength: 8}"), .additive, .additive),
    Row(
      "another text", answers(with: "{type: string, description: a}"),
      answers(with: "{type: string, description: b}"), .cosmetic, .cosmetic),
    Row("nothing", document(usesPet), document(usesPet), nil, nil),
  ]

  private static func body(_ schema: String, further: String = "") -> String {
    "/pets: {post: {operationId: add, requestBody: {content: {application/json: {schema: \(schema)}"
      + "\(further)}}, responses: {'200': {description: d}}}}"
  }

  @Test(arguments: rows)
  func `an edit does to each audience what the table says`(_ row: Row) throws {
    for prunes in [true, false] {
      for audience in Audience.Kind.allCases {
        let seed = HashSeed()
        let changes = compare(
          old: try Description(row.old).api(seed: seed),
          new: try Description(row.new).api(seed: seed), prunes: prunes, audience: audience
        ).changes
        #expect(changes.map(\.audience.wire).max() == row.wire)
        #expect(changes.map(\.audience.sdk).max() == row.sdk)
        #expect(changes.map(\.impact).max() == (audience == .sdk ? row.sdk : row.wire))
      }
    }
  }
}

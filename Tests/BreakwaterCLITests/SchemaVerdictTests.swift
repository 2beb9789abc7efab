import Breakwater
import BreakwaterCLI
import DocumentTree
import TestSupport
import Testing

@Suite("What the command says of two schemas")
struct SchemaVerdictTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs the command on two schemas that are given as text, with further arguments.
  private func run(_ old: String, _ new: String, _ arguments: String...) throws -> CommandResult {
    let names = [
      try folder.write("old.json", old), try folder.write("new.json", new),
    ]
    return BreakwaterCommand.run(["schema"] + names + arguments, in: CommandEnvironment())
  }

  @Test("tells the relation, shows a value for each no, and sets the status")
  func tellsRelation() throws {
    let digit = #"{"type": "integer", "minimum": 0, "maximum": 9}"#
    let byte = #"{"type": "integer", "minimum": 0, "maximum": 255}"#
    #expect(
      try run(digit, byte)
        == CommandResult(
          output: """
            new is wider: it accepts all old values, and some others

            a new value that was refused before by maximum:
              10

            """))
    #expect(
      try run(byte, digit)
        == CommandResult(
          output: """
            new is narrower: it refuses some old values, and accepts no others

            an old value that is refused now by maximum:
              10

            """, status: .findings))
    #expect(
      try run(digit, "minimum: 0\nexclusiveMaximum: 10\ntype: integer\n")
        == CommandResult(output: "old and new are equal: they accept the same values\n"))
    let name = #"{"type": "object", "properties": {"name": {"type": "string", "maxLength": 3}}}"#
    #expect(
      try run(digit, name)
        == CommandResult(
          output: """
            old and new are disjoint: no value is accepted by both

            an old value that is refused now by type:
              0

            a new value that was refused before by type:
              {}

            """, status: .findings))
    let overlapping = try run(name, name.replacing("\"maxLength\": 3", with: "\"minLength\": 3"))
    #expect(overlapping.output.hasPrefix("old and new overlap: "))
    #expect(overlapping.output.contains("refused now by minLength at /name:\n  {\"name\": \"\"}\n"))
    #expect(overlapping.status == .findings)
  }

  @Test("says that it could not be told, and why")
  func tellsUndecided() throws {
    let result = try run(#"{"pattern": "(a)\\1"}"#, #"{"pattern": "(b|a)\\1"}"#)
    #expect(result.status == .undecided)
    #expect(result.output.hasPrefix("undecided whether "))
    #expect(result.output.contains("\nbecause the pattern '"))
    let unread = try run(##"{"$ref": "#/nowhere"}"##, #"{"type": "string"}"#)
    #expect(unread.status == .undecided)
    #expect(unread.output.contains("\nbecause '#/nowhere' could not be read\n"))
    #expect(unread.errors.contains("old.json:1:10: error: '#/nowhere' cannot be resolved"))
  }

  @Test("answers in JSON")
  func answersInJSON() throws {
    let result = try run(
      #"{"properties": {"a": {"type": "string"}}}"#, #"{"properties": {"a": {"enum": ["x"]}}}"#,
      "--format", "json")
    #expect(
      result
        == CommandResult(
          output: """
            {
              "relation": "narrower",
              "oldInNew": false,
              "newInOld": true,
              "witnesses": {
                "oldNotNew": {
                  "value": {
                    "a": ""
                  },
                  "at": "/a",
                  "keyword": "enum",
                  "omitted": []
                },
                "newNotOld": null
              },
              "reason": null
            }

            """, status: .findings))
  }

  @Test("reads a bare schema as 2020-12, a description by its version, and both as it is told")
  func readsDialects() throws {
    // Before 3.1 a reference makes its siblings mean nothing.
    let schema = ##"{"$ref": "#/$defs/a", "maxLength": 3, "$defs": {"a": {"type": "string"}}}"##
    let string = #"{"type": "string"}"#
    #expect(try run(string, schema).status == .findings)
    #expect(try run(string, schema, "--dialect", "3.1").status == .findings)
    #expect(try run(string, schema, "--dialect", "3.0").status == .success)

    func description(_ version: String) throws -> String {
      try folder.write(
        "api\(version).yaml",
        """
        openapi: \(version)
        components:
          schemas:
            A: {type: string}
            B: {$ref: '#/components/schemas/A', maxLength: 3}
        """) + "#/components/schemas/B"
    }
    let names = [try folder.write("string.json", string), try description("3.0.3")]
    func status(_ arguments: [String]) -> CommandStatus {
      BreakwaterCommand.run(["schema"] + arguments, in: CommandEnvironment()).status
    }
    #expect(status(names) == .success)
    #expect(status(names + ["--dialect", "3.1"]) == .findings)
    #expect(status([names[0], try description("3.1.0")]) == .findings)
    #expect(status([names[1], try description("3.1.0")]) == .findings)
    #expect(
      status([try description("3.1.0").replacing("/B", with: "/A"), names[1]]) == .success)
  }

  @Test(
    "reads schemas as any values, as requests, as responses, or with their tags",
    arguments: [
      ("readOnly", ["pure": CommandStatus.findings, "request": .success, "response": .findings]),
      ("writeOnly", ["pure": .findings, "request": .findings, "response": .success]),
    ])
  func readsModes(_ flag: String, statuses: [String: CommandStatus]) throws {
    let old = #"{"type": "object"}"#
    let new =
      #"{"type": "object", "required": ["a"], "properties": {"a": {"\#(flag)": true}}}"#
    #expect(try run(old, new).status == .findings)
    for (mode, status) in statuses {
      #expect(try run(old, new, "--as", mode).status == status, "\(mode)")
    }
  }

  @Test("reads the tags of a discriminator when it is told to")
  func readsDiscriminators() throws {
    let union = ##"""
      {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
       "discriminator": {"propertyName": "kind"},
       "$defs": {"Cat": {"type": "object", "properties": {"claws": {"type": "integer"}}},
                 "Dog": {"type": "object", "properties": {"bark": {"type": "integer"}}}}}
      """##
    let tagged = #"{"type": "object", "required": ["kind"]}"#
    #expect(try run(union, tagged).status == .findings)
    #expect(try run(union, tagged, "--as", "discriminator").status == .success)
  }

  @Test("takes for granted what it is told to")
  func takesForGranted() throws {
    func statuses(_ old: String, _ new: String) throws -> [CommandStatus] {
      try ["open-world", "fresh-names", "closed-producer"].map {
        try run(old, new, "--assumption", $0).status
      }
    }
    let pet = #"{"type": "object", "properties": {"name": {"type": "string"}}}"#
    let older = pet.replacing("}}}", with: #"}, "age": {"type": "integer"}}}"#)
    let closed = pet.replacing("}}}", with: "}}, \"additionalProperties\": false}")
    #expect(try run(pet, older).status == .findings)
    #expect(try statuses(pet, older) == [.findings, .success, .success])
    #expect(try statuses(pet, closed) == [.findings, .findings, .success])
  }

  @Test("takes either schema from standard input")
  func takesStandardInput() throws {
    let text = #"{"type": "string"}"#
    let environment = CommandEnvironment(readStandardInput: { _ in .success(Array(text.utf8)) })
    let string = try folder.write("string.json", text)
    for names in [["-", string], [string, "-"]] {
      #expect(
        BreakwaterCommand.run(["schema"] + names, in: environment)
          == CommandResult(output: "old and new are equal: they accept the same values\n"))
    }
  }

  @Test("takes names with a number sign for files where there are such files")
  func takesNumberSigns() throws {
    try folder.write("a#b/c#d.json", #"{"$defs": {"e": {"type": "string"}}, "type": "null"}"#)
    let string = try folder.write("string.json", #"{"type": "string"}"#)
    for (name, status) in [
      ("a#b/c#d.json", CommandStatus.findings), ("a#b/c#d.json#/$defs/e", .success),
    ] {
      let result = BreakwaterCommand.run(
        ["schema", folder.path(name), string], in: CommandEnvironment())
      #expect(result.status == status, "\(result.errors)")
    }
  }

  // MARK: Pairs

  @Test("answers pairs a line each; the lines' own words go before those of the command line")
  func answersPairs() throws {
    let closed = #"{"properties": {"a": {}}, "additionalProperties": false}"#
    let open = #"{"properties": {"a": {}}}"#
    let path = try folder.write(
      "pairs.jsonl",
      """
      {"name": 1, "old": \(open), "new": \(closed)}
      {"name": "producer", "old": \(open), "new": \(closed), "assumption": "closed-producer"}
      {"name": null, "old": {"pattern": "(a)\\\\1"}, "new": {"pattern": "(b|a)\\\\1"}, "mode": null}
      """)
    let result = BreakwaterCommand.run(["schema", "--pairs", path], in: CommandEnvironment())
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(
      lines.first?.hasPrefix(
        #"{"name":1,"relation":"narrower","oldInNew":false,"newInOld":true,"witnesses":{"oldNotNew":{"#
      ) == true)
    #expect(lines.first?.hasSuffix(#""newNotOld":null},"reason":null}"#) == true)
    #expect(lines[1].contains(#""name":"producer","#))
    #expect(lines[1].contains(#""oldInNew":true,"newInOld":true,"#))
    #expect(lines[2].hasPrefix(#"{"name":null,"relation":"undecided","oldInNew":null,"#))
    #expect(result.status == .findings)
    let assumed = BreakwaterCommand.run(
      ["schema", "--pairs", path, "--assumption", "closed-producer"], in: CommandEnvironment())
    #expect(assumed.status == .undecided)
  }

  @Test(
    "never contradicts what is known of the shared pairs",
    .enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
  func answersSharedPairs() throws {
    let cases = try Tree.parseJSON(
      Source(
        name: "cases.json",
        bytes: Array(
          Files.text(Repository.shared.map { $0 + "/subsumption/cases.json" } ?? "").utf8)),
      seed: HashSeed()
    ).rootNode.elements
    #expect(cases.count == 333)
    let lines = cases.map { $0.jsonValue.compactText + "\n" }.joined()
    let path = try folder.write("pairs.jsonl", lines)
    let result = BreakwaterCommand.run(["schema", "--pairs", path], in: CommandEnvironment())
    let answers = try result.output.split(separator: "\n").map { line in
      try Tree.parseJSON(Source(name: "answer", bytes: Array(line.utf8)), seed: HashSeed()).rootNode
    }
    try #require(answers.count == cases.count)
    var undecided = 0
    for (known, answer) in zip(cases, answers) {
      let name = known["name"]?.text ?? ""
      #expect(answer["name"]?.text == name)
      for (question, witness) in [("oldInNew", "oldNotNew"), ("newInOld", "newNotOld")] {
        let verdict = try #require(answer[question], "\(name): \(answer["error"]?.text ?? "")")
        if verdict.kind == .null, known["unknownOK"]?.boolean != true { undecided += 1 }
        #expect(verdict.kind == .null || verdict.boolean == known[question]?.boolean, "\(name)")
        #expect(
          (answer["witnesses"]?[witness]?.kind == .object) == (verdict.boolean == false), "\(name)")
      }
      let isDecided = answer["oldInNew"]?.kind != .null && answer["newInOld"]?.kind != .null
      #expect(isDecided || answer["reason"]?.kind == .string, "\(name)")
    }
    #expect(undecided <= 6)
    #expect(result.status == .findings)
  }
}

import Breakwater
import BreakwaterCLI
import TestSupport
import Testing

@Suite("The command for schemas")
struct SchemaCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("any.json", "{}")
    try folder.write("age.json", #"{"type": "integer", "minimum": 0, "maximum": 150}"#)
    try folder.write("narrow.yaml", "type: integer\nminimum: 0\nmaximum: 99\n")
    try folder.write(
      "api.yaml",
      """
      openapi: 3.0.3
      info: {title: Pets, version: 1.0.0}
      paths: {}
      components:
        schemas:
          Age: {type: integer, minimum: 0, exclusiveMinimum: true, nullable: true}
          Pet:
            type: object
            required: [id, name]
            properties:
              id: {type: integer, readOnly: true}
              name: {type: string}
              secret: {type: string, writeOnly: true}
      """)
  }

  private func run(
    _ arguments: String..., environment: CommandEnvironment = CommandEnvironment()
  ) -> CommandResult {
    BreakwaterCommand.run(["schema"] + arguments, in: environment)
  }

  private func input(_ text: String) -> CommandEnvironment {
    CommandEnvironment(readStandardInput: { _ in .success(Array(text.utf8)) })
  }

  // MARK: Input

  @Test("the status is 2 for what is no readable schema, and the message says what to do")
  func refusesInput() throws {
    let any = folder.path("any.json")
    let inputs = [
      (folder.path("missing.json"), "there is no such file"),
      (folder.path("missing.json#/a"), "missing.json' cannot be read"), (folder.path, "folder"),
      (try folder.write("broken.json", "{\"type\": }"), "broken.json:1:10: error: "),
      (try folder.write("list.json", "[]"), "a schema must be an object, true or false"),
      (try folder.write("null.json", "null"), "a schema must be an object, true or false"),
      (folder.path("api.yaml"), "api.yaml:1:1: error: the document describes an API"),
      (folder.path("api.yaml#/components/schemas/Cat"), "there is no such place"),
      (folder.path("api.yaml#/info/title"), "api.yaml:2:15: error: a schema must be"),
      (folder.path("api.yaml#nowhere"), "there is no such place"),
      (
        try folder.write("future.yaml", "openapi: 9.0.0\ncomponents: {schemas: {A: {}}}")
          + "#/components/schemas/A", "9.0.0"
      ),
    ]
    for (name, words) in inputs {
      for result in [run(name, any), run(any, name)] {
        #expect(result.status == .failure, "\(name)")
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(words), "\(name): \(result.errors)")
      }
    }
  }

  @Test("warns of an object that is no schema")
  func warnsOfOthers() throws {
    let other = try folder.write("package.json", #"{"name": "x", "version": "1.0.0"}"#)
    for result in [run(other, folder.path("any.json")), run(folder.path("any.json"), other)] {
      #expect(result.errors.contains("package.json:1:1: warning: no member of this object"))
    }
    for text in [#"{"title": "Anything"}"#, "{}", "true", #"{"x-internal": true}"#] {
      let path = try folder.write("few.json", text)
      #expect(run(path, path).errors.isEmpty, "\(text)")
    }
  }

  @Test(
    "the status is 64 for arguments that make no sense",
    arguments: [
      [], ["a"], ["a", "b", "c"], ["-", "-"], ["-#/a", "b"], ["a", "b", "--format", "markdown"],
      ["a", "b", "--as", "both"], ["a", "b", "--assumption", "closed"],
      ["a", "b", "--dialect", "2.0"], ["a", "--pairs", "b"], ["--pairs"],
      ["--pairs", "a", "--format", "text"],
    ])
  func refusesUsage(_ arguments: [String]) {
    let result = BreakwaterCommand.run(["schema"] + arguments, in: CommandEnvironment())
    #expect(result.status == .usage)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Usage: breakwater schema"))
  }

  @Test("tells how it is used")
  func tellsUsage() {
    let help = run("--help")
    #expect(help.status == .success)
    let words = [
      "--dialect", "--as", "--assumption", "--format", "--pairs", "--root", "open-world",
      "fresh-names", "closed-producer", "discriminator", "Exit status",
    ]
    for word in words { #expect(help.output.contains(word)) }
  }

  @Test("follows references to files below the folder only, or below the root that is named")
  func followsReferences() throws {
    let parts = try folder.write("v1/parts.json", #"{"$ref": "../shared/id.json"}"#)
    try folder.write("shared/id.json", #"{"type": "integer"}"#)
    let refused = run(parts, parts)
    #expect(refused.errors.contains("lies outside of '\(folder.path("v1"))/'"))
    #expect(refused.errors.contains("--root names a wider one"))
    #expect(run(parts, parts, "--root", folder.path).errors.isEmpty)
    let astray = run(parts, parts, "--root", folder.path("shared"))
    #expect(astray.status == .failure)
    #expect(astray.errors.contains("does not lie below the root folder"))
  }

  // MARK: Pairs

  @Test("answers every pair by a line, and a line that is no pair by its place and what is wrong")
  func refusesBadLines() throws {
    let path = try folder.write(
      "pairs.jsonl",
      """
      {"name": "no new", "old": {}}

        []
      {"name": "unfinished", "old": {
      {"name": "a list", "old": {}, "new": [1]}
      {"name": {"a": 1}, "old": {}, "new": {}, "mode": "both"}
      {"old": {}, "new": {}, "oldDialect": 3.1}
      {"name": "an API", "old": {}, "new": {"openapi": "3.0.0"}}
      """)
    let result = run("--pairs", path)
    #expect(result.status == .failure)
    #expect(
      result.output == """
        {"name":"no new","error":"\(path):1:1: the pair has no member 'new'"}
        {"name":null,"error":"\(path):3:3: a pair must be an object with the members 'old' and 'new'"}
        {"name":null,"error":"\(path):4:32: the document ends inside an object: '}' is missing for the '{' on line 4"}
        {"name":"a list","error":"\(path):5:38: a schema must be an object, true or false"}
        {"name":{"a":1},"error":"\(path):6:50: 'mode' must be one of 'pure', 'request', 'response', 'discriminator'"}
        {"name":null,"error":"\(path):7:38: 'oldDialect' must be one of '3.0', '3.1'"}
        {"name":"an API","error":"\(path):8:38: the document describes an API; name a schema in it, such as '\(path)#/components/schemas/NAME'"}

        """)
    #expect(result.errors.contains("\(path):1:1: error: the pair has no member 'new'"))
  }

  @Test("remarks on a pair stand at its line")
  func placesRemarks() {
    let text = "\n" + ##"{"old": {"$ref": "#/nowhere"}, "new": {"$ref": "other.json"}}"##
    let result = run("--pairs", "-", environment: input(text))
    #expect(result.errors.contains("<stdin>:2:18: error: '#/nowhere' cannot be resolved"))
    #expect(result.errors.contains("<stdin>:2:39: error: cannot read 'other.json'"))
  }

  @Test("no pairs are a remark, not an answer")
  func takesNoPairs() {
    let result = run("--pairs", "-", environment: input("\n \r\n"))
    #expect(result.status == .success)
    #expect(result.output.isEmpty)
    #expect(result.errors == "<stdin>:1:1: warning: there are no pairs\n")
  }
}

import Breakwater
import BreakwaterCLI
import TestSupport
import Testing

@Suite("The command")
struct CommandTests {
  private let folder: DescriptionFolder

  init() throws { folder = try DescriptionFolder() }

  private func run(
    _ arguments: String..., environment: CommandEnvironment = CommandEnvironment()
  ) -> CommandResult {
    BreakwaterCommand.run(arguments, in: environment)
  }

  // MARK: Exit status

  @Test(
    "fails from the threshold on, and not below",
    arguments: [
      ("breaking", "breaking", CommandStatus.findings), ("additive", "breaking", .success),
      ("cosmetic", "breaking", .success), ("same", "breaking", .success),
      ("breaking", "additive", .findings), ("additive", "additive", .findings),
      ("cosmetic", "additive", .success), ("same", "additive", .success),
      ("breaking", "cosmetic", .findings), ("additive", "cosmetic", .findings),
      ("cosmetic", "cosmetic", .findings), ("same", "cosmetic", .success),
      ("breaking", "never", .success), ("additive", "never", .success),
      ("cosmetic", "never", .success), ("same", "never", .success),
    ])
  func obeysThreshold(_ new: String, threshold: String, status: CommandStatus) {
    let result = run(folder["base"], folder[new], "--fail-on", threshold)
    #expect(result.status == status)
    #expect(result.errors.isEmpty)
  }

  @Test("fails closed when a part that changed could not be read")
  func failsClosed() {
    let result = run(folder["base"], folder["dangling"])
    #expect(result.status == .findings)
    #expect(result.output.contains("not everything could be compared"))
    #expect(result.errors.contains("dangling.yaml:"))
    #expect(result.errors.contains("^"))
    #expect(run(folder["base"], folder["dangling"], "--fail-on", "never").status == .success)
  }

  @Test("an unread part that is the same on both sides is only remarked on")
  func remarksOnUnread() {
    #expect(run(folder["dangling"], folder["dangling"]).status == .success)
    let whole = run(folder["dangling"], folder["dangling"], "--no-prune")
    #expect(whole.status == .success)
    #expect(whole.output.hasPrefix("no changes\n"))
    #expect(whole.errors.contains("dangling.yaml:"))
  }

  @Test("the status is 2 when an input cannot be read, with the place of what is wrong")
  func refusesInput() throws {
    let broken = try folder.files.write("broken.yaml", "openapi: 3.0.3\npaths: {a: [1, 2}\n")
    let result = run(broken, folder["base"])
    #expect(result.status == .failure)
    #expect(result.output.isEmpty)
    let lines = result.errors.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix(broken + ":2:") == true)
    #expect(lines.first?.contains(": error: ") == true)
    #expect(lines.dropFirst().first == "    paths: {a: [1, 2}")
    #expect(lines.last?.trimmingPrefix { $0 == " " } == "^")
  }

  @Test("the status is 2 for what is no readable description")
  func refusesOthers() throws {
    let inputs = [
      (folder.files.path("missing.yaml"), "there is no such file"),
      (folder.files.path, "is a folder"),
      ("https://example.com/openapi.yaml", "network"),
      (try folder.files.write("empty.yaml", ""), "empty"),
      (try folder.files.write("binary.yaml", "\u{0}\u{1}\u{2}"), ""),
      (try folder.files.write("other.json", "{\"name\": \"package\"}"), "openapi"),
      (try folder.files.write("future.yaml", "openapi: 9.0.0\npaths: {}\n"), "9.0.0"),
    ]
    for (path, words) in inputs {
      for result in [run(path, folder["base"]), run(folder["base"], path)] {
        #expect(result.status == .failure, "\(path)")
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("error: "), "\(path)")
        #expect(result.errors.contains(words), "\(result.errors)")
      }
    }
  }

  @Test(
    "the status is 64 for arguments that make no sense",
    arguments: [
      [], ["one.yaml"], ["one", "two", "three"], ["a", "b", "--format", "xml"], ["-", "-"],
      ["a", "b", "--fail-on", "everything"], ["a", "b", "--no-such-option"],
      ["a", "b", "--output"],
      ["explain", "--format", "xml"], ["diff"],
    ])
  func refusesUsage(_ arguments: [String]) {
    let result = BreakwaterCommand.run(arguments, in: CommandEnvironment())
    #expect(result.status == .usage)
    #expect(result.output.isEmpty)
    #expect(
      result.errors.contains("Usage: breakwater") || result.errors.contains("USAGE: breakwater"))
  }

  // MARK: References

  @Test("follows references to files below the folder, in names with any characters")
  func followsFiles() throws {
    let item = "get: {responses: {'200': {description: the pets}}}"
    try folder.files.write("a b#c/parts/pets {all}.yaml", item)
    let reference = "'./parts/../parts/pets%20{all}.yaml'"
    let root = try folder.files.write(
      "a b#c/root.yaml",
      DescriptionFolder.description(paths: "{/pets: {$ref: \(reference)}}"))
    let inline = try folder.files.write(
      "inline.yaml", DescriptionFolder.description(paths: "{/pets: {\(item)}}"))
    #expect(run(root, inline) == CommandResult(output: "no changes\n"))
  }

  @Test(
    "refuses references that lead elsewhere, says where they stand, and fails closed",
    arguments: [
      ("../outside.yaml", "outside"), ("link.yaml", "outside"), ("/etc/hosts", "outside"),
      ("file:///etc/hosts", "file:"), ("https://example.com/pets.yaml", "network"),
      ("//example.com/pets.yaml", "network"), ("missing.yaml", "no such file"), (".", "folder"),
    ])
  func refusesReferences(_ reference: String, words: String) throws {
    try folder.files.write("outside.yaml", "description: secret")
    let path = try folder.files.write(
      "specs/root.yaml",
      DescriptionFolder.description(
        paths: "{/pets: {get: {responses: {'200': {$ref: '\(reference)'}}}}}"))
    try folder.files.link("specs/link.yaml", to: "../outside.yaml")
    let result = run(folder["base"], path)
    #expect(result.status == .findings)
    #expect(result.output.contains("not everything could be compared"))
    #expect(result.errors.contains(path + ":3:"))
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(!result.output.contains("secret"))
  }

  @Test("follows references below the folder that --root names, and says so where it would help")
  func followsWiderRoot() throws {
    try folder.files.write("shared/pets.yaml", "get: {responses: {'200': {description: the pets}}}")
    let root = try folder.files.write(
      "v1/root.yaml",
      DescriptionFolder.description(paths: "{/pets: {$ref: ../shared/pets.yaml}}"))
    let inline = try folder.files.write(
      "v2/root.yaml",
      DescriptionFolder.description(
        paths: "{/pets: {get: {responses: {'200': {description: the pets}}}}}"))
    let refused = run(root, inline)
    #expect(refused.status == .findings)
    #expect(refused.errors.contains("it lies outside of '\(folder.files.path("v1"))/'"))
    #expect(refused.errors.contains("--root names a wider one"))
    for folder in [folder.files.path, folder.files.path + "/", folder.files.path("v1/..")] {
      #expect(run(root, inline, "--root", folder) == CommandResult(output: "no changes\n"))
    }
  }

  @Test("a root that does not hold the descriptions is refused")
  func refusesOtherRoots() throws {
    try folder.files.write("v1/pets.yaml", "{}")
    for (root, words) in [
      (folder.files.path("v1"), "does not lie below the root folder"),
      (folder.files.path("nowhere"), "nowhere' cannot be opened"),
    ] {
      let result = run(folder["base"], folder["same"], "--root", root)
      #expect(result.status == .failure)
      #expect(result.errors.contains(words), "\(result.errors)")
    }
  }

  // MARK: Arguments

  @Test("diff is what the command does when no subcommand is named")
  func comparesByDefault() {
    let plain = run(folder["base"], folder["breaking"])
    let named = run("diff", folder["base"], folder["breaking"])
    #expect(plain.output == named.output)
    #expect(plain.output.hasPrefix("1 breaking change: this is a major change (1.2.0 → 2.0.0)\n"))
  }

  @Test("writes each format", arguments: [("json", "{\n"), ("markdown", "## 1 "), ("text", "1 ")])
  func writesFormats(_ format: String, start: String) {
    let result = run(folder["base"], folder["breaking"], "--format", format)
    #expect(result.output.hasPrefix(start))
    #expect(result.output.hasSuffix("\n"))
    #expect(result == run(folder["base"], folder["breaking"], "--format", format))
  }

  @Test("counts cosmetic changes by rule, and lists them when asked")
  func isVerbose() {
    let short = run(folder["base"], folder["cosmetic"]).output
    let long = run(folder["base"], folder["cosmetic"], "--verbose").output
    #expect(short.contains("--verbose lists them"))
    #expect(!short.contains("cosmetic.yaml:"))
    #expect(!long.contains("--verbose"))
    #expect(long.contains("cosmetic.yaml:"))
  }

  @Test("takes documents as deep as the limits allow", arguments: ["json", "markdown", "text"])
  func takesDeepDocuments(_ format: String) throws {
    func nested(_ innermost: Int) -> String {
      String(repeating: "[", count: 980) + "\(innermost)" + String(repeating: "]", count: 980)
    }
    let pair = try [1, 2].map { number in
      try folder.files.write(
        "deep\(number).json",
        """
        {"openapi": "3.0.3", "info": {"title": "Deep", "version": "1.0.0"},
         "paths": {"/pets": {"get": {
           "parameters": [{"name": "a", "in": "query", "schema": {"default": \(nested(number))}}],
           "responses": {"200": {"description": "the pets"}}}}}}
        """)
    }
    let result = run(pair[0], pair[1], "--format", format, "--fail-on", "cosmetic")
    #expect(result.status == .findings)
    #expect(!result.output.isEmpty)
  }

  @Test("passing over what is unchanged makes no difference to the report")
  func prunes() {
    for new in ["breaking", "additive", "cosmetic", "same", "dangling"] {
      let pruned = run(folder["base"], folder[new], "--format", "json")
      let whole = run(folder["base"], folder[new], "--format", "json", "--no-prune")
      #expect(pruned.output == whole.output)
      #expect(pruned.status == whole.status)
    }
  }

  @Test("tells its version and how it is used")
  func tellsVersion() {
    #expect(run("--version") == CommandResult(output: Tool.version + "\n"))
    for arguments in [["--help"], ["help"], ["diff", "--help"], ["explain", "-h"]] {
      let result = BreakwaterCommand.run(arguments, in: CommandEnvironment())
      #expect(result.status == .success)
      #expect(result.output.contains("USAGE: breakwater"))
      #expect(result.errors.isEmpty)
    }
    for arguments in [["help", "diff"], ["diff", "--help"]] {
      let result = BreakwaterCommand.run(arguments, in: CommandEnvironment())
      for option in ["--format", "--fail-on", "--output", "--verbose", "--no-prune", "--root"] {
        #expect(result.output.contains(option), "\(arguments)")
      }
    }
  }

  // MARK: Standard input

  @Test("reads either description from standard input")
  func readsStandardInput() throws {
    let text = try #require(folder.files.read("breaking.yaml"))
    let environment = CommandEnvironment(readStandardInput: { _ in .success(Array(text.utf8)) })
    let result = run(folder["base"], "-", "--format", "json", environment: environment)
    #expect(result.status == .findings)
    #expect(result.output.contains("\"source\": \"<stdin>\""))
    #expect(run("-", folder["breaking"], environment: environment).output.hasPrefix("no changes"))
  }

  @Test("follows no references from standard input, and says so")
  func followsNothingFromStandardInput() {
    let text = DescriptionFolder.description(paths: "{/pets: {$ref: pets.yaml}}")
    let environment = CommandEnvironment(readStandardInput: { _ in .success(Array(text.utf8)) })
    let result = run(folder["base"], "-", environment: environment)
    #expect(result.errors.contains("standard input"))
    #expect(result.status == .findings)
  }

  @Test("standard input that cannot be read is an input that cannot be read")
  func refusesStandardInput() {
    let environment = CommandEnvironment(readStandardInput: { .failure(.isTooLarge(limit: $0)) })
    let result = run("-", folder["base"], environment: environment)
    #expect(result.status == .failure)
    #expect(result.errors.contains("standard input cannot be read: it is larger than"))
  }

  // MARK: Output

  @Test("writes the report to a file and nothing to standard output")
  func writesFile() throws {
    let output = folder.files.path("report.json")
    let result = run(
      folder["base"], folder["breaking"], "--format", "json", "--output", output)
    #expect(result == CommandResult(status: .findings))
    #expect(
      folder.files.read("report.json")
        == run(folder["base"], folder["breaking"], "--format", "json").output)
    // Nothing but the report is left, and a second run replaces it.
    let names = folder.files.names
    _ = run(folder["base"], folder["same"], "--output", output)
    #expect(folder.files.names == names)
    #expect(folder.files.read("report.json")?.hasPrefix("no changes") == true)
  }

  @Test("writes through a symbolic link, and to a device")
  func writesThroughLinks() throws {
    try folder.files.write("real.txt", "before")
    try folder.files.link("link.txt", to: "real.txt")
    #expect(
      run(folder["base"], folder["same"], "--output", folder.files.path("link.txt")).status
        == .success)
    #expect(folder.files.read("real.txt")?.hasPrefix("no changes") == true)
    #expect(run(folder["base"], folder["same"], "--output", "/dev/null").status == .success)
  }

  @Test("says when the report cannot be written")
  func saysWhenUnwritable() {
    for (path, reason) in [
      ("nowhere/report.txt", "its folder does not exist"), ("", "it is a folder"),
    ] {
      let result = run(
        folder["base"], folder["same"], "--output", folder.files.path(path))
      #expect(result.status == .failure)
      #expect(result.errors.contains("the report cannot be written"))
      #expect(result.errors.contains(reason))
    }
  }

  @Test("colour is used on a terminal only, and never with NO_COLOR")
  func usesColor() {
    func isColored(_ width: Int?, _ variables: [String: String]) -> Bool {
      let environment = CommandEnvironment(variable: { variables[$0] }, outputWidth: width)
      return run(folder["base"], folder["breaking"], environment: environment)
        .output.contains("\u{1B}[")
    }
    #expect(isColored(80, [:]))
    #expect(isColored(80, ["NO_COLOR": ""]))
    #expect(!isColored(80, ["NO_COLOR": "1"]))
    #expect(!isColored(80, ["TERM": "dumb"]))
    #expect(!isColored(nil, [:]))
  }

  @Test("lines fit the terminal; COLUMNS is the user's word on it")
  func fitsTerminal() {
    func longest(_ width: Int?, _ variables: [String: String]) -> Int {
      let environment = CommandEnvironment(variable: { variables[$0] }, outputWidth: width)
      let output = run("explain", "parameter-became-required", environment: environment).output
      return output.split(separator: "\n").map(\.count).max() ?? 0
    }
    let variables = ["NO_COLOR": "1"]
    #expect(longest(50, variables) <= 50)
    #expect(longest(nil, variables) > 50)
    #expect(longest(nil, variables) <= 80)
    #expect(longest(200, ["NO_COLOR": "1", "COLUMNS": "40"]) <= 40)
  }

  @Test("tells when long work begins and ends")
  func tellsProgress() {
    let calls = Recorder<Bool>()
    let environment = CommandEnvironment(progress: { calls.append($0) })
    _ = run(folder["base"], folder["same"], environment: environment)
    _ = run(folder["base"], folder.files.path("missing"), environment: environment)
    #expect(calls.values == [true, false, true, false])
  }
}

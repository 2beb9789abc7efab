import Breakwater
import BreakwaterCLI
import TestSupport
import Testing

/// Plain comparisons are read without the argument parser: nobody must be able to tell.
@Suite("Plain arguments")
struct PlainArgumentsTests {
  @Test(
    "are read without the parser",
    arguments: [
      ["a.yaml", "b.yaml"], ["diff", "a.yaml", "b.yaml"], ["-", "b.yaml"], ["a.yaml", "-"],
      ["a.yaml", "b.yaml", "--format", "json"], ["--fail-on", "never", "a.yaml", "b.yaml"],
      [
        "a.yaml", "--audience", "sdk", "b.yaml", "--no-prune", "--verbose", "--components",
        "--output", "report.txt", "--root", "..", "--date", "2026-01-31", "--accept-removals",
        "ended",
      ],
    ])
  func areRead(_ arguments: [String]) throws {
    let request = try #require(BreakwaterCommand.plainRequest(arguments))
    #expect(request == BreakwaterCommand.parsedRequest(arguments))
  }

  @Test(
    "are not what asks for anything else, or is wrong",
    arguments: [
      [], ["a"], ["a", "b", "c"], ["-", "-"], ["a", ""], ["schema", "a", "b"], ["a", "explain"],
      ["help", "diff"], ["diff", "diff", "a", "b"], ["a", "b", "--help"], ["a", "b", "-h"],
      ["a", "b", "--version"], ["--", "a", "b"], ["a", "b", "--format"],
      ["a", "b", "--format", "xml"], ["a", "b", "--date", "2026-02-30"], ["a", "b", "--verbos"],
      ["a", "b", "--verbose", "--verbose"], ["a", "b", "--root", "-"], ["a", "b", "--root", ""],
    ])
  func areNot(_ arguments: [String]) {
    #expect(BreakwaterCommand.plainRequest(arguments) == nil)
  }

  @Test("mean to the parser what they mean without it, whatever stands beside them")
  func agreeWithParser() {
    let words = [
      "a.yaml", "b.yaml", "-", "", "--", "a=b", "diff", "schema", "explain", "help", "--help",
      "--version", "--format", "json", "markdown", "text", "--format=json", "--fail-on",
      "breaking", "never", "--accept-removals", "ended", "announced", "none", "--audience", "sdk",
      "wire", "--components", "--no-components", "--output", "report.txt", "--verbose",
      "--no-prune", "--root", "..", "--date", "2026-01-31", "2026-02-30", "-v", "@a", "é",
    ]
    var generator = SeededGenerator(seed: 1)
    var plain = 0
    for _ in 0..<5_000 {
      // Two paths stand somewhere among up to five other words, so that many of the calls make sense.
      var arguments = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        words[Int.random(in: 0..<words.count, using: &generator)]
      }
      for path in ["old.yaml", "new.yaml"] where Int.random(in: 0..<8, using: &generator) > 0 {
        arguments.insert(path, at: Int.random(in: 0...arguments.count, using: &generator))
      }
      guard let request = BreakwaterCommand.plainRequest(arguments) else { continue }
      plain += 1
      #expect(request == BreakwaterCommand.parsedRequest(arguments), "\(arguments)")
    }
    #expect(plain > 500)
  }

  @Test("the version is what the parser says it is")
  func agreesOnVersion() {
    let environment = CommandEnvironment()
    #expect(
      BreakwaterCommand.run(["--version"], in: environment)
        == BreakwaterCommand.parseAndRun(["--version"], in: environment))
  }
}

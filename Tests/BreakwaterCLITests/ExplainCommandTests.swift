import Breakwater
import BreakwaterCLI
import Testing

@Suite("breakwater explain")
struct ExplainCommandTests {
  private func run(_ arguments: String...) -> CommandResult {
    BreakwaterCommand.run(arguments, in: CommandEnvironment())
  }

  @Test("explains every rule that it lists")
  func explains() {
    let list = run("explain")
    #expect(list.status == .success)
    for rule in RuleCatalogue().rules {
      #expect(list.output.contains("  \(rule.id)"))
      let result = run("explain", rule.id)
      #expect(result.status == .success)
      #expect(result.output.hasPrefix("\(rule.id): "))
    }
    #expect(!RuleCatalogue().rules.isEmpty)
  }

  @Test(
    "lists rules by subject or by a word, and says the same in every format",
    arguments: [
      ("parameter", "parameter-became-required"), ("parameters", "parameter-became-required"),
      ("request body", "request-body-added"), ("requestBody", "request-body-added"),
      ("properties", "property-added"), ("maxLength", "max-length-lowered"),
      ("became-required", "header-became-required"),
      ("allowEmptyValue", "form-field-empty-value-changed"),
    ])
  func lists(_ word: String, _ rule: String) {
    let text = run("explain", word)
    #expect(text.status == .success)
    #expect(text.output.contains("\n  \(rule)"))
    #expect(!text.output.contains("operation-removed"))
    #expect(
      BreakwaterCommand.run(
        ["explain"] + word.split(separator: " ").map(String.init), in: CommandEnvironment()) == text
    )
    let json = run("explain", word, "--format", "json")
    #expect(json.output.contains("\"rule\": \"\(rule)\""))
    let markdown = run("explain", word, "--format", "markdown")
    #expect(markdown.output.contains("| `\(rule)` |"))
  }

  @Test("explains a rule in every format, by its name, a former one, or a word that is only in it")
  func explainsInEveryFormat() {
    let text = run("explain", "oauth-url-removed")
    #expect(text.output.hasPrefix("oauth-url-removed: "))
    #expect(run("explain", "oauth-url-added-or-removed") == text)
    #expect(run("explain", "url-remov") == text)
    for (format, start) in [
      ("json", "{\n  \"format\": \"breakwater-rules/1\""), ("markdown", "# OAuth"),
    ] {
      let result = run("explain", "oauth-url-removed", "--format", format)
      #expect(result.status == .success)
      #expect(result.output.hasPrefix(start))
      #expect(result.output.contains("oauth-url-added-or-removed"))
    }
  }

  @Test("suggests names for a rule that it does not know")
  func suggests() {
    let near = run("explain", "parameter-become-required")
    #expect(near.status == .failure)
    #expect(near.output.isEmpty)
    #expect(near.errors.contains("did you mean 'parameter-became-required'"))
    #expect(run("explain", "shema").errors.contains("did you mean 'schema'"))
    let far = run("explain", "qqqqqqqqqqqqqqqqqqqq")
    #expect(far.status == .failure)
    #expect(far.errors.contains("lists all rules"))
  }
}

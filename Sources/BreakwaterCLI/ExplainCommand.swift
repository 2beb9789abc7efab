internal import ArgumentParser
internal import Breakwater

/// `breakwater explain`: what a rule means, or the list of all rules.
struct ExplainCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule means, or list all rules.")

  @Argument(help: "The identifier of a rule, such as parameter-became-required.")
  var rule: String?

  func run(in environment: CommandEnvironment) -> CommandResult {
    let look = environment.outputLook
    let renderer = ExplanationRenderer(width: look.width, isColored: look.isColored)
    let catalogue = RuleCatalogue()
    guard let rule else { return CommandResult(output: renderer.render(catalogue)) }
    if let description = catalogue.rule(rule) {
      return CommandResult(output: renderer.render(description))
    }
    let names = catalogue.suggestions(for: rule).map { "'\($0)'" }.joined(separator: ", ")
    let hint =
      names.isEmpty ? "'\(Tool.name) explain' lists all rules" : "did you mean \(names)?"
    return CommandResult(
      errors: environment.rendered(
        Diagnostic(
          severity: .error, code: "unknown-rule", message: "there is no rule '\(rule)'; \(hint)")),
      status: .failure)
  }
}

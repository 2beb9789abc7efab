internal import ArgumentParser
internal import Breakwater

/// `breakwater explain`: what a rule means, or a list of rules.
struct ExplainCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule means, or list rules.",
    usage: """
      breakwater explain [<options>]
      breakwater explain <rule> [<options>]
      breakwater explain <subject>|<word> [<options>]
      """,
    discussion: """
      Without an argument all rules are listed by subject. A subject, such as 'schema' or 'request \
      body', lists its rules; any other word lists the rules that have it in their name, or that are \
      about the field of that name.
      """)

  @Argument(
    help: ArgumentHelp(
      "The identifier of a rule, such as parameter-became-required; a subject, or a word.",
      valueName: "rule"))
  var words: [String] = []

  @Option(help: "How it is written.")
  var format: OutputFormat = .text

  func run(in environment: CommandEnvironment) -> CommandResult {
    let catalogue = RuleCatalogue()
    guard !words.isEmpty else { return result(catalogue, environment) }
    let word = words.joined(separator: " ")
    if let rule = catalogue.rule(word) { return result(rule, environment) }
    let about = catalogue.rules(about: word)
    if !about.rules.isEmpty { return result(about, environment) }
    let matching = catalogue.rules(matching: word)
    if matching.rules.count == 1 { return result(matching.rules[0], environment) }
    if !matching.rules.isEmpty { return result(matching, environment) }
    let names = catalogue.suggestions(for: word).map { "'\($0)'" }.joined(separator: ", ")
    let hint =
      names.isEmpty ? "'\(Tool.name) explain' lists all rules" : "did you mean \(names)?"
    return CommandResult(
      errors: environment.rendered(
        Diagnostic(
          severity: .error, code: "unknown-rule",
          message: "there is no rule or subject '\(word)'; \(hint)")),
      status: .failure)
  }

  private func result(_ rule: RuleDescription, _ environment: CommandEnvironment) -> CommandResult {
    switch format {
    case .text: CommandResult(output: textRenderer(environment).render(rule))
    case .json: CommandResult(output: ExplanationJSONRenderer().render(rule))
    case .markdown: CommandResult(output: ExplanationMarkdownRenderer().render(rule))
    }
  }

  private func result(
    _ catalogue: RuleCatalogue, _ environment: CommandEnvironment
  ) -> CommandResult {
    switch format {
    case .text: CommandResult(output: textRenderer(environment).render(catalogue))
    case .json: CommandResult(output: ExplanationJSONRenderer().render(catalogue))
    case .markdown: CommandResult(output: ExplanationMarkdownRenderer().render(catalogue))
    }
  }

  private func textRenderer(_ environment: CommandEnvironment) -> ExplanationTextRenderer {
    let look = environment.outputLook
    return ExplanationTextRenderer(width: look.width, isColored: look.isColored)
  }
}

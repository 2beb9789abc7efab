internal import ArgumentParser
internal import Breakwater

/// `breakwater diff`: compares two descriptions. It is what the command does when no subcommand is named.
struct DiffCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two OpenAPI descriptions.",
    discussion: """
      Exit status: 0 when nothing reaches the threshold of --fail-on; 1 when something does, or when \
      a part that changed could not be read; 2 when an input cannot be read or compared; 64 when the \
      arguments make no sense.
      """)

  @Argument(help: "The old description: a JSON or YAML file, or - for standard input.")
  var old: String

  @Argument(help: "The new description: a JSON or YAML file, or - for standard input.")
  var new: String

  @Option(help: "How the report is written.")
  var format: OutputFormat = .text

  @Option(help: "The least impact that makes the exit status 1.")
  var failOn: FailureThreshold = .breaking

  @Option(
    help: ArgumentHelp(
      "Removals that do not make the exit status 1: those whose announced last day has come, or "
        + "also those that were deprecated without one.",
      valueName: "none|ended|announced"),
    transform: DiffCommand.removals)
  var acceptRemovals: AcceptedRemovals = .none

  @Option(
    help: "Whom the verdict is for: those who exchange messages, or also those who generate code.")
  var audience: AudienceArgument = .wire

  @Flag(help: "Judge every component as if operations used it, in requests and responses.")
  var components = false

  @Option(help: ArgumentHelp("Write the report to a file.", valueName: "file"))
  var output: String?

  @Flag(help: "List every change in the text, also those that are only counted otherwise.")
  var verbose = false

  @Flag(help: "Compare everything, even what stands unchanged in both descriptions.")
  var noPrune = false

  @Option(
    help: ArgumentHelp(
      "References may name files below this folder, not only below that of each description.",
      valueName: "folder"))
  var root: String?

  @Option(
    help: ArgumentHelp(
      "The day on which it is asked whether announced last days have come, instead of today.",
      valueName: "yyyy-mm-dd"),
    transform: DiffCommand.day)
  var date: CalendarDate?

  func validate() throws {
    if old == StandardInput.name, new == StandardInput.name {
      throw ValidationError("Only one of the two descriptions can come from standard input.")
    }
  }

  func run(in environment: CommandEnvironment) -> CommandResult {
    do throws(InputError) {
      let options = ComparisonOptions(
        prunes: !noPrune, audience: audience.kind, judgesComponents: components, root: root,
        date: date ?? environment.today())
      let oldInput = try input(old, limits: options.limits, environment)
      let newInput = try input(new, limits: options.limits, environment)
      environment.progress(true)
      defer { environment.progress(false) }
      let report = try compare(old: oldInput, new: newInput, options: options)
      return try result(of: report, environment)
    } catch {
      return CommandResult(errors: environment.rendered(error.diagnostic), status: .failure)
    }
  }

  private static func day(_ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(text) else {
      throw ValidationError("'\(text)' is no day of the calendar, such as 2026-01-31.")
    }
    return day
  }

  private static func removals(_ text: String) throws -> AcceptedRemovals {
    guard let removals = AcceptedRemovals(rawValue: text) else {
      throw ValidationError("'\(text)' is none of 'none', 'ended' and 'announced'.")
    }
    return removals
  }

  private func input(
    _ path: String, limits: ParsingLimits, _ environment: CommandEnvironment
  ) throws(InputError) -> Input {
    guard path == StandardInput.name else { return .file(path) }
    return .source(try environment.standardInput(limits), loader: StandardInput.loader)
  }

  private func result(
    of report: Report, _ environment: CommandEnvironment
  ) throws(InputError) -> CommandResult {
    var result = CommandResult()
    let errorLook = environment.errorLook
    result.errors = DiagnosticRenderer(width: errorLook.width, isColored: errorLook.isColored)
      .render(report.diagnostics)
    let accepted = report.changes.count { acceptRemovals.accept($0) }
    if accepted > 0 {
      result.errors += "\(accepted) announced removal\(accepted == 1 ? " is" : "s are") accepted\n"
    }
    result.status = failOn.isReached(by: report, accepting: acceptRemovals) ? .findings : .success
    if let output {
      try OutputFile(output).write(rendered(report, width: 80, isColored: false))
    } else {
      let look = environment.outputLook
      result.output = rendered(report, width: look.width, isColored: look.isColored)
    }
    return result
  }

  private func rendered(_ report: Report, width: Int, isColored: Bool) -> String {
    switch format {
    case .text:
      TextRenderer(width: width, isColored: isColored, isVerbose: verbose).render(report)
    case .json: JSONRenderer().render(report)
    case .markdown: MarkdownRenderer().render(report)
    }
  }
}

extension CommandEnvironment {
  /// A diagnostic as it appears on standard error.
  func rendered(_ diagnostic: Diagnostic) -> String {
    DiagnosticRenderer(width: errorLook.width, isColored: errorLook.isColored).render(diagnostic)
  }
}

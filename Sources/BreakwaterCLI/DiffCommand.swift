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

  func run(in environment: CommandEnvironment) -> CommandResult { request.run(in: environment) }

  /// What is asked for.
  var request: DiffRequest {
    var request = DiffRequest(old: old, new: new)
    request.format = format
    request.failOn = failOn
    request.acceptRemovals = acceptRemovals
    request.audience = audience
    request.components = components
    request.output = output
    request.verbose = verbose
    request.noPrune = noPrune
    request.root = root
    request.date = date
    return request
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
}

extension CommandEnvironment {
  /// A diagnostic as it appears on standard error.
  func rendered(_ diagnostic: Diagnostic) -> String {
    DiagnosticRenderer(width: errorLook.width, isColored: errorLook.isColored).render(diagnostic)
  }
}

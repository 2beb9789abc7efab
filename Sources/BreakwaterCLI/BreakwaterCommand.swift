package import ArgumentParser
internal import Breakwater

/// The command: its name, its subcommands and how one of them is run.
package struct BreakwaterCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: Tool.name,
    abstract: "Says what changed between two OpenAPI descriptions, and whom it breaks.",
    usage: """
      breakwater [diff] <old> <new> [<options>]
      breakwater schema <old> <new> [<options>]
      breakwater explain [<rule>|<subject>]
      """,
    version: Tool.version,
    subcommands: [DiffCommand.self, SchemaCommand.self, ExplainCommand.self],
    defaultSubcommand: DiffCommand.self)

  package init() {}

  /// Runs the command with its arguments (without the program's name).
  package static func run(
    _ arguments: [String], in environment: CommandEnvironment
  ) -> CommandResult {
    if let request = PlainArguments.request(arguments) { return request.run(in: environment) }
    if arguments == ["--version"] { return CommandResult(output: Tool.version + "\n") }
    return parseAndRun(arguments, in: environment)
  }

  /// Runs the command as the parser understands its arguments.
  package static func parseAndRun(
    _ arguments: [String], in environment: CommandEnvironment
  ) -> CommandResult {
    do {
      var command = try parseAsRoot(arguments)
      if let command = command as? any RunnableCommand { return command.run(in: environment) }
      // The parser's own subcommands (`help`) answer by throwing.
      try command.run()
      return CommandResult()
    } catch {
      return result(of: error, in: environment)
    }
  }

  /// What a comparison is asked for when it is a plain one, read without the parser; `nil` if it is not.
  package static func plainRequest(_ arguments: [String]) -> DiffRequest? {
    PlainArguments.request(arguments)
  }

  /// What a comparison is asked for according to the parser; `nil` if the arguments ask for anything else.
  package static func parsedRequest(_ arguments: [String]) -> DiffRequest? {
    ((try? parseAsRoot(arguments)) as? DiffCommand)?.request
  }

  /// Help and `--version` are answers; everything else that the parser throws is a wrong use of the command.
  private static func result(
    of error: any Error, in environment: CommandEnvironment
  ) -> CommandResult {
    var text = fullMessage(for: error, columns: environment.errorLook.width)
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    return exitCode(for: error).isSuccess
      ? CommandResult(output: text) : CommandResult(errors: text, status: .usage)
  }
}

/// A subcommand that can be run without a process.
protocol RunnableCommand {
  func run(in environment: CommandEnvironment) -> CommandResult
}

/// What a run of the command has to say.
package struct CommandResult: Sendable {
  /// The text for standard output.
  package var output = ""

  /// The text for standard error.
  package var errors = ""

  /// The status for the shell.
  package var status: ExitStatus = .success
}

/// What a run of the command has to say.
package struct CommandResult: Hashable, Sendable {
  /// The text for standard output.
  package var output: String

  /// The text for standard error.
  package var errors: String

  /// The status for the shell.
  package var status: CommandStatus

  /// A result; by default it is a success with nothing to say.
  package init(output: String = "", errors: String = "", status: CommandStatus = .success) {
    self.output = output
    self.errors = errors
    self.status = status
  }
}

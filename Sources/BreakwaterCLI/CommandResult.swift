/// What a run of the command has to say.
package struct CommandResult: Hashable, Sendable {
  /// The text for standard output, in UTF-8.
  package var outputBytes: [UInt8]

  /// The text for standard output.
  package var output: String { String(decoding: outputBytes, as: UTF8.self) }

  /// The text for standard error.
  package var errors: String

  /// The status for the shell.
  package var status: CommandStatus

  /// A result; by default it is a success with nothing to say.
  package init(output: String = "", errors: String = "", status: CommandStatus = .success) {
    outputBytes = Array(output.utf8)
    self.errors = errors
    self.status = status
  }
}

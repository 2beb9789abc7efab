package import Breakwater

/// What the command sees of the process that runs it, so that it can be run without one.
package struct CommandEnvironment: Sendable {
  /// The environment variables.
  package var variables: [String: String]

  /// The columns of the terminal behind standard output; `nil` when it is no terminal.
  package var outputWidth: Int?

  /// The columns of the terminal behind standard error; `nil` when it is no terminal.
  package var errorWidth: Int?

  /// Reads standard input to its end, at most so many bytes.
  package var readStandardInput: @Sendable (_ limit: Int) -> Result<[UInt8], FileError>

  /// The day that it is, in Greenwich; `nil` where no clock can be read.
  package var today: @Sendable () -> CalendarDate?

  /// Called when work that may take long begins, and when it ends.
  package var progress: @Sendable (_ isWorking: Bool) -> Void

  /// An environment; by default there are no variables, no terminal, nothing to read and no clock.
  package init(
    variables: [String: String] = [:], outputWidth: Int? = nil, errorWidth: Int? = nil,
    readStandardInput: @escaping @Sendable (_ limit: Int) -> Result<[UInt8], FileError> = {
      _ in .success([])
    },
    today: @escaping @Sendable () -> CalendarDate? = { nil },
    progress: @escaping @Sendable (_ isWorking: Bool) -> Void = { _ in }
  ) {
    self.variables = variables
    self.outputWidth = outputWidth
    self.errorWidth = errorWidth
    self.readStandardInput = readStandardInput
    self.today = today
    self.progress = progress
  }
}

extension CommandEnvironment {
  /// How text on standard output is to look.
  var outputLook: (width: Int, isColored: Bool) { look(terminalWidth: outputWidth) }

  /// How text on standard error is to look.
  var errorLook: (width: Int, isColored: Bool) { look(terminalWidth: errorWidth) }

  /// `COLUMNS` is the user's own word on the width; `NO_COLOR`, if not empty, on colour (no-color.org).
  private func look(terminalWidth: Int?) -> (width: Int, isColored: Bool) {
    let columns = variables["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    let refusesColor = variables["NO_COLOR"].map { !$0.isEmpty } ?? false
    let isDumb = variables["TERM"] == "dumb"
    return (columns ?? terminalWidth ?? 80, terminalWidth != nil && !refusesColor && !isDumb)
  }
}

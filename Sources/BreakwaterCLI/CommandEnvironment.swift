package import Breakwater

/// What the command sees of the process that runs it, so that it can be run without one.
package struct CommandEnvironment: Sendable {
  /// An environment variable, if it is set.
  package var variable: @Sendable (_ name: String) -> String?

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

  /// Called with what nobody needs any more but for taking it to pieces, which a process that is about to end can do without.
  package var keep: @Sendable (_ remains: AnyObject) -> Void

  /// An environment; by default there are no variables, no terminal, nothing to read and no clock.
  package init(
    variable: @escaping @Sendable (_ name: String) -> String? = { _ in nil },
    outputWidth: Int? = nil, errorWidth: Int? = nil,
    readStandardInput: @escaping @Sendable (_ limit: Int) -> Result<[UInt8], FileError> = {
      _ in .success([])
    },
    today: @escaping @Sendable () -> CalendarDate? = { nil },
    progress: @escaping @Sendable (_ isWorking: Bool) -> Void = { _ in },
    keep: @escaping @Sendable (_ remains: AnyObject) -> Void = { _ in }
  ) {
    self.variable = variable
    self.outputWidth = outputWidth
    self.errorWidth = errorWidth
    self.readStandardInput = readStandardInput
    self.today = today
    self.progress = progress
    self.keep = keep
  }
}

extension CommandEnvironment {
  /// How text on standard output is to look.
  var outputLook: (width: Int, isColored: Bool) { look(terminalWidth: outputWidth) }

  /// How text on standard error is to look.
  var errorLook: (width: Int, isColored: Bool) { look(terminalWidth: errorWidth) }

  /// `COLUMNS` is the user's own word on the width; `NO_COLOR`, if not empty, on colour (no-color.org).
  private func look(terminalWidth: Int?) -> (width: Int, isColored: Bool) {
    let columns = variable("COLUMNS").flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    let refusesColor = variable("NO_COLOR").map { !$0.isEmpty } ?? false
    let isDumb = variable("TERM") == "dumb"
    return (columns ?? terminalWidth ?? 80, terminalWidth != nil && !refusesColor && !isDumb)
  }
}

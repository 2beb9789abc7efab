internal import Breakwater
internal import BreakwaterCLI

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Runs the command in a process: its arguments, streams and exit status.
@main
enum Main {
  static func main() {
    // A reader that goes away, such as `head`, is no reason to die: writing fails instead.
    _ = signal(SIGPIPE, SIG_IGN)
    let errorWidth = FileDescriptor.standardError.terminalWidth
    let environment = CommandEnvironment(
      variable: { name in unsafe getenv(name).map { unsafe String(cString: $0) } },
      outputWidth: FileDescriptor.standardOutput.terminalWidth, errorWidth: errorWidth,
      readStandardInput: { limit in
        Result { () throws(FileError) in
          try FileDescriptor.standardInput.readToEnd(limit: limit)
        }
      },
      today: { CalendarDate(daysSince1970: time(nil) / 86_400) },
      progress: { isWorking in if errorWidth != nil { ProgressLine.setWorking(isWorking) } },
      keep: { remains in _ = unsafe Unmanaged.passRetained(remains) })
    let result = BreakwaterCommand.run(Array(CommandLine.arguments.dropFirst()), in: environment)
    exit(deliver(result).rawValue)
  }

  /// Writes the report, then the remarks.
  private static func deliver(_ result: CommandResult) -> CommandStatus {
    var status = result.status
    var errors = result.errors
    do {
      try FileDescriptor.standardOutput.write(result.outputBytes)
    } catch  where error.isBrokenPipe {
      // Who has read enough knows enough.
    } catch {
      errors += "\(Tool.name): error: the report cannot be written: \(error.message)\n"
      status = .failure
    }
    // Nothing can be said of a standard error that does not take what is written to it.
    try? FileDescriptor.standardError.write(errors)
    return status
  }
}

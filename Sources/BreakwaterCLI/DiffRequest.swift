package import Breakwater

/// What `breakwater diff` is asked for: two descriptions and the values of its options.
package struct DiffRequest: Equatable, Sendable {
  /// The path of the old description, or `-` for standard input.
  package var old: String

  /// The path of the new description, or `-` for standard input.
  package var new: String

  /// How the report is written.
  package var format = OutputFormat.text

  /// The least impact that makes the command fail.
  package var failOn = FailureThreshold.breaking

  /// Removals that do not make the command fail.
  package var acceptRemovals = AcceptedRemovals.none

  /// Whom the verdict is for.
  package var audience = AudienceArgument.wire

  /// Whether every component is judged as if operations used it.
  package var components = false

  /// The file that the report is written to; `nil` for standard output.
  package var output: String?

  /// Whether the text lists what is only counted otherwise.
  package var verbose = false

  /// Whether everything is compared, even what stands unchanged in both descriptions.
  package var noPrune = false

  /// The folder below which references may name files; `nil` for those of the descriptions.
  package var root: String?

  /// The day on which it is asked whether announced last days have come; `nil` for today.
  package var date: CalendarDate?

  /// A request without options.
  package init(old: String, new: String) {
    self.old = old
    self.new = new
  }

  /// Compares the descriptions and writes the report.
  func run(in environment: CommandEnvironment) -> CommandResult {
    do throws(InputError) {
      let options = ComparisonOptions(
        prunes: !noPrune, audience: audience.kind, judgesComponents: components, root: root,
        date: date ?? environment.today())
      let oldInput = try input(old, limits: options.limits, environment)
      let newInput = try input(new, limits: options.limits, environment)
      environment.progress(true)
      defer { environment.progress(false) }
      let comparison = try finishedComparison(old: oldInput, new: newInput, options: options)
      environment.keep(comparison)
      return try result(of: comparison.report, environment)
    } catch {
      return CommandResult(errors: environment.rendered(error.diagnostic), status: .failure)
    }
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
      let bytes = rendered(report, width: 80, isColored: false)
      try OutputFile(output).write(String(decoding: bytes, as: UTF8.self))
    } else {
      let look = environment.outputLook
      result.outputBytes = rendered(report, width: look.width, isColored: look.isColored)
    }
    return result
  }

  /// The report in UTF-8: it may be long, and nobody looks into it again.
  private func rendered(_ report: Report, width: Int, isColored: Bool) -> [UInt8] {
    switch format {
    case .text:
      TextRenderer(width: width, isColored: isColored, isVerbose: verbose).bytes(of: report)
    case .json: JSONRenderer().bytes(of: report)
    case .markdown: Array(MarkdownRenderer().render(report).utf8)
    }
  }
}

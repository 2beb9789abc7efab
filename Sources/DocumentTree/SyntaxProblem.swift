/// What a parser has against a text, and at which byte; becomes a `ParsingError` once lines are counted.
struct SyntaxProblem: Error {
  var code = "syntax"
  var offset: Int
  var message: String

  /// The problem as a person sees it.
  func error(in source: Source) -> ParsingError {
    let lines = LineTable(source)
    return ParsingError(
      diagnostic: lines.diagnostic(
        .error, code: code, message: message, file: source.name, offset: offset))
  }
}

extension LineTable {
  /// A diagnostic at a byte of the text. The line is left out where it is too long to show, as in minified JSON.
  func diagnostic(
    _ severity: Diagnostic.Severity, code: String, message: String, file: String, offset: Int,
    pointer: String? = nil
  ) -> Diagnostic {
    let (line, column) = place(atOffset: offset)
    let text = bytes(ofLine: line)
    return Diagnostic(
      severity: severity, code: code, message: message,
      location: SourceLocation(file: file, line: line, column: column), pointer: pointer,
      sourceLine: text.count <= 1000 ? String(decoding: text, as: UTF8.self) : nil)
  }
}

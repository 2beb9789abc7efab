public import DocumentTree

/// Diagnostics for people at a terminal: `file:line:column: warning: …`, the source line and a caret.
public struct DiagnosticRenderer: Sendable {
  /// The columns that a line may fill.
  public var width: Int

  /// Whether colours are used.
  public var isColored: Bool

  /// How many diagnostics of the same code are shown in full.
  private let shownPerCode = 5

  /// A renderer for a terminal, or for a file by default.
  public init(width: Int = 80, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }

  /// The diagnostics as text; of each code the first few, then how many more there are.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    var counts: [String: Int] = [:]
    var codes: [String] = []
    for diagnostic in diagnostics {
      let number = counts[diagnostic.code, default: 0] + 1
      counts[diagnostic.code] = number
      if number == 1 { codes.append(diagnostic.code) }
      if number <= shownPerCode { text += render(diagnostic) }
    }
    for code in codes {
      let hidden = (counts[code] ?? 0) - shownPerCode
      if hidden > 0 { text += "\(Tool.name): and \(hidden) more of '\(code)'\n" }
    }
    return text
  }

  /// One diagnostic with its line.
  public func render(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { DisplayText.line($0.description) } ?? Tool.name
    let severity = TerminalStyle(diagnostic.severity).applied(
      to: diagnostic.severity.rawValue + ":", isColored: isColored)
    var text = "\(place): \(severity) \(DisplayText.line(diagnostic.message))\n"
    if let location = diagnostic.location, let line = diagnostic.sourceLine {
      text += excerpt(of: line, column: location.column)
    }
    return text
  }

  /// The part of a source line around a column, and a caret below it.
  private func excerpt(of line: String, column: Int) -> String {
    let scalars = line.unicodeScalars
    let room = max(width - 4, 20)
    // A description may be one line of megabytes: only the part around the column is shown. Indentation is not.
    let indentation = scalars.prefix { $0 == " " }.count
    let first =
      column - indentation <= room ? min(indentation, max(column - 1, 0)) : column - 1 - room / 2
    guard
      let start = scalars.index(scalars.startIndex, offsetBy: first, limitedBy: scalars.endIndex)
    else { return "" }
    var shown = ""
    var caret = ""
    for (offset, scalar) in scalars[start...].prefix(room).enumerated() {
      let isBeforeCaret = first + offset < column - 1
      // A tab in the line is a tab above the caret too.
      if scalar == "\t" {
        shown += "\t"
        if isBeforeCaret { caret += "\t" }
      } else {
        let text = DisplayText.line(String(scalar))
        shown += text
        if isBeforeCaret { caret += String(repeating: " ", count: text.count) }
      }
    }
    guard shown.contains(where: { !$0.isWhitespace }) else { return "" }
    let mark = TerminalStyle.breaking.applied(to: "^", isColored: isColored)
    return "    \(shown)\n    \(caret)\(mark)\n"
  }
}

extension TerminalStyle {
  fileprivate init(_ severity: Diagnostic.Severity) {
    switch severity {
    case .error: self = .breaking
    case .warning: self = .caution
    }
  }
}

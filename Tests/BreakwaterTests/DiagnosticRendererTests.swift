import Breakwater
import DocumentTree
import Testing

@Suite("Diagnostics for a terminal")
struct DiagnosticRendererTests {
  private func diagnostic(_ line: String, column: Int, code: String = "x") -> Diagnostic {
    Diagnostic(
      severity: .warning, code: code, message: "look here",
      location: SourceLocation(file: "a.yaml", line: 3, column: column), sourceLine: line)
  }

  @Test("show the place, the line and a caret")
  func showsCaret() {
    #expect(
      DiagnosticRenderer().render([diagnostic("    get: {}", column: 5)]) == """
        a.yaml:3:5: warning: look here
            get: {}
            ^

        """)
  }

  @Test("keep the caret below its column after tabs and wide escapes")
  func keepsColumn() {
    #expect(
      DiagnosticRenderer().render([diagnostic("\tkey\u{1B}: 1", column: 6)]) == """
        a.yaml:3:6: warning: look here
            \tkey\\u001b: 1
            \t         ^

        """)
  }

  @Test("show the part of a line of megabytes that matters")
  func cutsLongLines() {
    let line = String(repeating: "x", count: 100_000) + "!" + String(repeating: "y", count: 100_000)
    let lines = DiagnosticRenderer(width: 80).render([diagnostic(line, column: 100_001)])
      .split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(
      lines[1].firstIndex(of: "!")
        == lines[2].firstIndex(of: "^").map { index in
          lines[1].index(
            lines[1].startIndex, offsetBy: lines[2].distance(from: lines[2].startIndex, to: index))
        })
  }

  @Test("name the program where there is no place")
  func namesProgram() {
    let diagnostic = Diagnostic(severity: .error, code: "x", message: "'a' is a folder")
    #expect(DiagnosticRenderer().render([diagnostic]) == "breakwater: error: 'a' is a folder\n")
  }

  @Test("are cut off after five of a code, with a count of the rest")
  func limitsRepetition() {
    let many = (1...12).map { diagnostic("line", column: $0, code: "many") }
    let text = DiagnosticRenderer().render(many + [diagnostic("line", column: 1, code: "one")])
    #expect(text.split(separator: "\n").count { $0.contains("look here") } == 6)
    #expect(text.hasSuffix("breakwater: and 7 more of 'many'\n"))
    #expect(!text.contains("more of 'one'"))
  }
}

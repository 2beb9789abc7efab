internal import ArgumentParser
internal import Breakwater

/// How the report is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown

  /// The report in this format.
  func render(_ report: Report, width: Int, isColored: Bool) -> String {
    switch self {
    case .text: TextRenderer(width: width, isColored: isColored).render(report)
    case .json: JSONRenderer().render(report)
    case .markdown: MarkdownRenderer().render(report)
    }
  }
}

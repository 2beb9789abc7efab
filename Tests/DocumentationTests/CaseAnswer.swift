import Breakwater
import DocumentTree
import TestSupport

/// A case of the corpus as a page shows it: what differs, and what Breakwater says of it.
struct CaseAnswer {
  /// The difference of the two descriptions.
  let difference: String

  /// The report.
  let report: Report

  /// The arguments that the case asks for beside the two descriptions.
  private let arguments: [String]

  init(_ example: CorpusCase) throws {
    let old = try example.old().root()
    let new = try example.new().root()
    difference =
      UnifiedDiff(
        old: String(decoding: old.bytes, as: UTF8.self),
        new: String(decoding: new.bytes, as: UTF8.self)
      ).text
    let asked = try example.options()
    func report(on date: CalendarDate?) throws -> Report {
      try Breakwater.compare(
        old: .source(Source(name: "old.yaml", bytes: old.bytes)),
        new: .source(Source(name: "new.yaml", bytes: new.bytes)),
        options: ComparisonOptions(
          audience: asked.audience, judgesComponents: asked.judgesComponents, date: date))
    }
    let timeless = try report(on: nil)
    let dated = try report(on: Inquiry.date)
    // The day is only told where it matters.
    let day =
      TextRenderer().render(timeless) == TextRenderer().render(dated) ? nil : Inquiry.date
    self.report = day == nil ? timeless : dated
    arguments =
      (asked.audience == .wire ? [] : ["--audience", asked.audience.rawValue])
      + (asked.judgesComponents ? ["--components"] : [])
      + (day.map { ["--date", $0.description] } ?? [])
  }

  /// The command and what it prints; everything is listed where a rule's finding would only be counted otherwise.
  func transcript(of rule: String) -> String {
    let isVerbose = report.changes.contains { $0.rule == rule && $0.impact == .cosmetic }
    let words =
      ["breakwater", "old.yaml", "new.yaml"] + arguments + (isVerbose ? ["--verbose"] : [])
    return "$ " + words.joined(separator: " ") + "\n"
      + TextRenderer(isVerbose: isVerbose).render(report)
      + DiagnosticRenderer().render(report.diagnostics)
  }
}

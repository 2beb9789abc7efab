public import Comparison
internal import DocumentTree

/// A report for people at a terminal: the verdict first, then what breaks, then the rest.
public struct TextRenderer: Sendable {
  /// The columns that a line may fill.
  public var width: Int

  /// Whether colours are used.
  public var isColored: Bool

  /// A renderer for a terminal, or for a file by default.
  public init(width: Int = 80, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }

  /// The report as text, with a line break at the end.
  public func render(_ report: Report) -> String {
    var page = TextPage(width: width, isColored: isColored)
    writeVerdict(report, on: &page)
    writeSection("Breaking changes", .breaking, report, on: &page) { change, heading, page in
      writeDetails(change, below: heading, on: &page)
    }
    writeSection("Additive changes", .additive, report, on: &page) { change, heading, page in
      page.paragraph(message(change), indent: 2)
      let places = [change.places, reach(of: change, below: heading)]
      page.paragraph(
        places.filter { !$0.isEmpty }.joined(separator: ", "), .dim, indent: 4)
    }
    writeCosmetic(report, on: &page)
    return page.text
  }

  private func writeVerdict(_ report: Report, on page: inout TextPage) {
    let verdict = Verdict(report)
    let style: TerminalStyle =
      report.impact == .breaking ? .breaking : report.isComplete ? .additive : .caution
    page.paragraph(verdict.headline, style)
    for remark in verdict.remarks { page.paragraph(remark, .caution) }
    if !verdict.counts.isEmpty {
      let title = report.new.title ?? report.old.title
      page.paragraph(
        [title.map(DisplayText.line), verdict.counts].compactMap { $0 }.joined(separator: ": "), .dim)
    }
  }

  private func writeSection(
    _ title: String, _ impact: Impact, _ report: Report, on page: inout TextPage,
    entry: (Change, String, inout TextPage) -> Void
  ) {
    let changes = report.changes.filter { $0.impact == impact }
    guard !changes.isEmpty else { return }
    page.space()
    page.paragraph(title, impact == .breaking ? .breaking : .additive)
    for group in ChangeGroup.groups(of: changes) {
      page.space()
      page.paragraph(DisplayText.line(group.heading), .bold)
      for change in group.changes { entry(change, group.heading, &page) }
    }
  }

  /// A breaking change with everything that one needs to judge it.
  private func writeDetails(_ change: Change, below heading: String, on page: inout TextPage) {
    page.paragraph(message(change), indent: 2)
    let site = DisplayText.line(change.site(below: heading))
    if !site.isEmpty { page.paragraph(site, .dim, indent: 4) }
    writeValues(change, on: &page)
    page.paragraph("\(change.places)  \(change.rule)", .dim, indent: 4)
    let reach = reach(of: change, below: heading)
    if !reach.isEmpty { page.paragraph(reach, .dim, indent: 4) }
    if let reason = change.reason {
      page.paragraph(
        "\(change.certainty.rawValue): \(DisplayText.line(reason))", .caution, indent: 4)
    }
    if let renamed = change.renamed {
      page.paragraph("perhaps renamed: \(DisplayText.line(renamed))", .dim, indent: 4)
    }
  }

  /// The old and the new value, where the message does not tell them already.
  private func writeValues(_ change: Change, on page: inout TextPage) {
    guard let before = change.before, let after = change.after else { return }
    let old = DisplayText.line(before)
    let new = DisplayText.line(after)
    guard !(change.message.contains(old) && change.message.contains(new)) else { return }
    if old.utf8.count + new.utf8.count + 7 <= page.width {
      page.line("\(old) → \(new)", indent: 4)
    } else {
      page.line("old: \(old)", indent: 4)
      page.line("new: \(new)", indent: 4)
    }
  }

  private func message(_ change: Change) -> String { DisplayText.line(change.message) }

  /// The other operations that a change reaches: the first two, and how many more.
  private func reach(of change: Change, below heading: String) -> String {
    let others = change.furtherOperations(than: heading).map(DisplayText.line)
    guard others.count > 3 else {
      return others.isEmpty ? "" : "also in " + others.joined(separator: ", ")
    }
    return "also in \(others[0]), \(others[1]) and \(others.count - 2) more operations"
  }

  /// What no client notices, counted by rule.
  private func writeCosmetic(_ report: Report, on page: inout TextPage) {
    let changes = report.changes.filter { $0.impact == .cosmetic }
    guard !changes.isEmpty else { return }
    var counts: [String: Int] = [:]
    for change in changes { counts[change.rule, default: 0] += 1 }
    let rules = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let widest = rules.first.map { String($0.value).count } ?? 1
    page.space()
    page.paragraph("Cosmetic changes", .bold)
    page.space()
    page.table(
      rules.map { rule, count in
        [String(repeating: " ", count: widest - String(count).count) + String(count), rule]
      }, indent: 2)
  }
}

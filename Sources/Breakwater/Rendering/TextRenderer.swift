public import Comparison
internal import DocumentTree

/// A report for people at a terminal: the verdict first, then what breaks, then the rest.
public struct TextRenderer: Sendable {
  /// The columns that a line may fill.
  public var width: Int

  /// Whether colours are used.
  public var isColored: Bool

  /// Whether every change is listed; otherwise cosmetic changes, and additive ones if they are many, are counted by rule.
  public var isVerbose: Bool

  /// The number of additive changes up to which they are listed: about a screen.
  private let listedAdditions = 25

  /// A renderer for a terminal, or for a file by default.
  public init(width: Int = 80, isColored: Bool = false, isVerbose: Bool = false) {
    self.width = width
    self.isColored = isColored
    self.isVerbose = isVerbose
  }

  /// The report as text, with a line break at the end.
  public func render(_ report: Report) -> String {
    var page = TextPage(width: width, isColored: isColored)
    writeVerdict(report, on: &page)
    let changes = Dictionary(grouping: report.changes, by: \.impact)
    writeList(changes[.breaking] ?? [], "Breaking changes", .breaking, on: &page)
    let additions = changes[.additive] ?? []
    if isVerbose || additions.count <= listedAdditions {
      writeList(additions, "Additive changes", .additive, on: &page)
    } else {
      writeCounts(additions, "Additive changes", report, on: &page)
    }
    let cosmetics = changes[.cosmetic] ?? []
    if isVerbose {
      writeList(cosmetics, "Cosmetic changes", .bold, on: &page)
    } else {
      writeCounts(cosmetics, "Cosmetic changes", report, on: &page)
    }
    return page.text
  }

  private func writeVerdict(_ report: Report, on page: inout TextPage) {
    let verdict = Verdict(report)
    let style: TerminalStyle =
      report.impact == .breaking ? .breaking : report.isComplete ? .additive : .caution
    page.paragraph(verdict.headline, style)
    for remark in verdict.remarks { page.paragraph(remark, .caution) }
    if !verdict.counts.isEmpty {
      let title = (report.new.title ?? report.old.title).map(DisplayText.line)
      page.paragraph([title, verdict.counts].compactMap { $0 }.joined(separator: ": "), .dim)
    }
  }

  /// Changes one by one, by operation: breaking ones with all that one needs to judge them, others as short as can be.
  private func writeList(
    _ changes: [Change], _ title: String, _ style: TerminalStyle, on page: inout TextPage
  ) {
    guard !changes.isEmpty else { return }
    page.space()
    page.paragraph(title, style)
    page.space()
    for group in ChangeGroup.groups(of: changes) {
      page.paragraph(DisplayText.line(group.heading), .bold)
      for change in group.changes {
        if change.impact == .breaking {
          writeDetails(change, below: group.heading, on: &page)
        } else {
          writeSummary(change, below: group.heading, on: &page)
        }
      }
      if group.changes[0].impact == .breaking { page.space() }
    }
  }

  private func writeDetails(_ change: Change, below heading: String, on page: inout TextPage) {
    page.paragraph(DisplayText.line(change.message), indent: 2)
    page.paragraph(DisplayText.line(change.site(below: heading)), .dim, indent: 4)
    writeValues(change, on: &page)
    page.phrases(change.places + [change.rule], .dim, indent: 4)
    page.paragraph(reach(of: change, below: heading), .dim, indent: 4)
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

  private func writeSummary(_ change: Change, below heading: String, on page: inout TextPage) {
    page.paragraph(DisplayText.line(change.message), indent: 2)
    page.phrases(change.places, .dim, indent: 4)
    page.paragraph(reach(of: change, below: heading), .dim, indent: 4)
  }

  /// The other operations that a change reaches: the first two, and how many more.
  private func reach(of change: Change, below heading: String) -> String {
    let others = change.furtherOperations(than: heading).map(DisplayText.line)
    guard others.count > 3 else {
      return others.isEmpty ? "" : "also in " + others.joined(separator: ", ")
    }
    return "also in \(others[0]), \(others[1]) and \(others.count - 2) more operations"
  }

  /// How many changes each rule has found, the most frequent first.
  private func writeCounts(
    _ changes: [Change], _ title: String, _ report: Report, on page: inout TextPage
  ) {
    guard !changes.isEmpty else { return }
    var counts: [String: Int] = [:]
    for change in changes { counts[change.rule, default: 0] += 1 }
    let rules = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let widest = rules.first.map { String($0.value).count } ?? 1
    let titles = Dictionary(report.rules.map { ($0.id, $0.title) }) { first, _ in first }
    page.space()
    page.paragraph(title + " (--verbose lists them)", .bold)
    page.space()
    page.table(
      rules.map { rule, count in
        let padding = String(repeating: " ", count: widest - String(count).count)
        return [padding + String(count), rule] + (titles[rule].map { [$0] } ?? [])
      }, indent: 2)
  }
}

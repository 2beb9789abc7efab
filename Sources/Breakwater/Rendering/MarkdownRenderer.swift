public import Comparison
internal import DocumentTree

/// A report to paste into a pull request or release notes.
public struct MarkdownRenderer: Sendable {
  /// The number of additive changes up to which they are not folded.
  private let listedAdditions = 25

  /// A renderer.
  public init() {}

  /// The report as Markdown, with a line break at the end.
  public func render(_ report: Report) -> String {
    var lines: [String] = []
    writeVerdict(report, to: &lines)
    writeBreaking(report, to: &lines)
    writeAdditive(report, to: &lines)
    writeCosmetic(report, to: &lines)
    writeDiagnostics(report, to: &lines)
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func writeVerdict(_ report: Report, to lines: inout [String]) {
    let verdict = Verdict(report)
    lines += ["## " + MarkdownText.escaped(verdict.headline).capitalizingFirst, ""]
    let title = report.new.title ?? report.old.title
    let inputs = "\(input(report.old)) → \(input(report.new))"
    lines.append((title.map { "**\(MarkdownText.escaped($0))**: " } ?? "") + inputs)
    if !verdict.counts.isEmpty { lines[lines.count - 1] += "; \(verdict.counts)" }
    lines.append("")
    for remark in verdict.remarks { lines += ["> " + MarkdownText.escaped(remark), ""] }
  }

  private func input(_ input: Report.Input) -> String {
    MarkdownText.code(input.source)
      + (input.version.map { " (\(MarkdownText.escaped($0)))" } ?? "")
  }

  private func writeBreaking(_ report: Report, to lines: inout [String]) {
    let positions = report.positions(of: .breaking)
    guard !positions.isEmpty else { return }
    let rules = Dictionary(report.rules.map { ($0.id, $0) }) { first, _ in first }
    var sites = SiteSpeller()
    lines += ["### Breaking changes", ""]
    for group in ChangeGroup.groups(of: positions, in: report.changes) {
      lines += ["#### " + MarkdownText.code(group.heading), ""]
      for position in group.positions {
        let change = report.changes[position]
        writeEntry(change, below: group.heading, to: &lines)
        writeWitnesses(change, below: group.heading, &sites, to: &lines)
        if let rule = rules[change.rule] {
          lines.append("  - \(MarkdownText.escaped(rule.because))")
          lines.append("  - **What to do:** \(MarkdownText.escaped(rule.migration))")
        }
        if let reason = change.reason {
          lines.append("  - *\(change.certainty.rawValue)*: \(MarkdownText.escaped(reason))")
        }
        if let announced = change.announced {
          lines.append("  - announced: \(MarkdownText.escaped(announced.sentence))")
        }
        if let renamed = change.renamed {
          lines.append("  - perhaps renamed: \(MarkdownText.code(renamed))")
        }
        writeReach(change, below: group.heading, to: &lines)
        lines.append("")
      }
    }
  }

  private func writeAdditive(_ report: Report, to lines: inout [String]) {
    let changes = report.changes.filter { $0.impact == .additive }
    guard !changes.isEmpty else { return }
    guard changes.count <= listedAdditions else {
      return writeFolded(changes, counted(changes.count, "additive change"), to: &lines)
    }
    lines += ["### Additive changes", ""]
    for change in changes { writeEntry(change, to: &lines) }
    lines.append("")
  }

  private func writeCosmetic(_ report: Report, to lines: inout [String]) {
    let changes = report.changes.filter { $0.impact == .cosmetic }
    guard !changes.isEmpty else { return }
    writeFolded(changes, counted(changes.count, "cosmetic change"), to: &lines)
  }

  private func writeFolded(_ changes: [Change], _ summary: String, to lines: inout [String]) {
    fold(summary, to: &lines) { lines in
      for change in changes { writeEntry(change, to: &lines) }
    }
  }

  /// The message, the place in the API and the places in the documents.
  private func writeEntry(
    _ change: Change, below heading: String? = nil, to lines: inout [String]
  ) {
    let message = heading.map(change.message(below:)) ?? change.message
    let site = heading.map { change.site(below: $0, unlessSaidBy: message) } ?? change.site
    // The backslash is a line break (CommonMark 0.31 §6.7) that editors do not trim away.
    lines.append(
      "- **\(MarkdownText.escaped(message))**"
        + (site.isEmpty ? "" : " at \(MarkdownText.code(site))") + "\\")
    var details: [String] = []
    if let before = change.before, let after = change.after, before.boolean == nil {
      details.append("\(MarkdownText.code(before)) → \(MarkdownText.code(after))")
    }
    if !change.places.isEmpty {
      details.append(MarkdownText.code(change.places.joined(separator: " ")))
    }
    details.append(MarkdownText.code(change.rule))
    if let remark = change.generatedCodeRemark { details.append("*\(remark)*") }
    lines.append("  " + details.joined(separator: " · "))
  }

  /// The values that prove the change, each as a small block.
  private func writeWitnesses(
    _ change: Change, below heading: String, _ sites: inout SiteSpeller, to lines: inout [String]
  ) {
    for witness in change.shownWitnesses {
      let text = WitnessText(
        witness, of: change, below: heading, &sites, name: MarkdownText.code)
      lines += ["  - \(text.sentence):", "", "    ```json"]
      lines += MarkdownText.lines(of: text.value, around: witness.at).map { "    " + $0 }
      lines += ["    ```", ""]
    }
  }

  private func writeReach(_ change: Change, below heading: String, to lines: inout [String]) {
    let others = change.furtherOperations(than: heading)
    guard others.count > 0 else { return }
    let start = others.isFurther ? "also in" : "in"
    lines += [
      "", "  <details><summary>\(start) \(counted(others.count, "operation"))</summary>", "",
    ]
    lines += others.first(others.count).map { "  - \(MarkdownText.code($0))" }
    lines += ["", "  </details>"]
  }

  private func writeDiagnostics(_ report: Report, to lines: inout [String]) {
    guard !report.diagnostics.isEmpty else { return }
    fold(counted(report.diagnostics.count, "remark") + " on the descriptions", to: &lines) {
      lines in
      for diagnostic in report.diagnostics {
        let place = diagnostic.location.map { MarkdownText.code($0.description) + ": " } ?? ""
        lines.append("- \(place)\(MarkdownText.escaped(diagnostic.message))")
      }
    }
  }

  /// A part that is shown on demand. Blank lines around it let Markdown go on inside.
  private func fold(
    _ summary: String, to lines: inout [String], content: (inout [String]) -> Void
  ) {
    lines += ["<details><summary>\(summary)</summary>", ""]
    content(&lines)
    lines += ["", "</details>", ""]
  }
}

extension String {
  /// The text with a capital at its beginning.
  var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}

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
    String(decoding: bytes(of: report), as: UTF8.self)
  }

  /// The same in UTF-8.
  package func bytes(of report: Report) -> [UInt8] {
    var page = TextPage(width: width, isColored: isColored)
    writeVerdict(report, on: &page)
    let changes = report.changes
    let breaks = report.positions(of: .breaking)
    writeList(breaks, of: changes, "Breaking changes", .breaking, on: &page)
    let additions = report.positions(of: .additive)
    if isVerbose || additions.count <= listedAdditions {
      writeList(additions, of: changes, "Additive changes", .additive, on: &page)
    } else {
      writeCounts(additions, of: changes, "Additive changes", on: &page)
    }
    let cosmetics = report.positions(of: .cosmetic)
    if isVerbose {
      writeList(cosmetics, of: changes, "Cosmetic changes", .bold, on: &page)
    } else {
      writeCounts(cosmetics, of: changes, "Cosmetic changes", on: &page)
    }
    return page.bytes
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
    _ positions: [Int], of changes: [Change], _ title: String, _ style: TerminalStyle,
    on page: inout TextPage
  ) {
    guard !positions.isEmpty else { return }
    var sites = SiteSpeller()
    page.space()
    page.paragraph(title, style)
    page.space()
    let isBreaking = changes[positions[0]].impact == .breaking
    for group in ChangeGroup.groups(of: positions, in: changes) {
      page.paragraph(DisplayText.line(group.heading), .bold)
      for alike in group.alike(in: changes) {
        if isBreaking {
          writeDetails(alike, of: changes, below: group.heading, &sites, on: &page)
        } else {
          writeSummary(alike, of: changes, below: group.heading, on: &page)
        }
      }
      if isBreaking { page.space() }
    }
  }

  /// Changes that differ only in where they are: what they have in common once, with the values that prove the first.
  private func writeDetails(
    _ alike: [Int], of changes: [Change], below heading: String, _ sites: inout SiteSpeller,
    on page: inout TextPage
  ) {
    let change = changes[alike[0]]
    let message = writeMessage(of: change, alike.count, below: heading, on: &page)
    if alike.count == 1 {
      page.paragraph(change.site(below: heading, unlessSaidBy: message), .dim, indent: 4)
    }
    writeValues(change, message: message, on: &page)
    writeWitnesses(change, below: heading, &sites, on: &page)
    if alike.count == 1 {
      page.phrases(change.places + [change.rule], .dim, indent: 4)
    } else {
      page.paragraph(change.rule, .dim, indent: 4)
      writeSites(alike, of: changes, below: heading, on: &page)
    }
    writeReach(change, below: heading, on: &page)
    writeGeneratedCode(change, on: &page)
    if let reason = change.reason {
      page.paragraph(
        "\(change.certainty.rawValue): \(DisplayText.line(reason))", .caution, indent: 4)
    }
    writeAnnouncement(change, on: &page)
    if let renamed = change.renamed {
      page.paragraph("perhaps renamed: \(DisplayText.line(renamed))", .dim, indent: 4)
    }
  }

  private func writeSummary(
    _ alike: [Int], of changes: [Change], below heading: String, on page: inout TextPage
  ) {
    let change = changes[alike[0]]
    let message = writeMessage(of: change, alike.count, below: heading, on: &page)
    if alike.count == 1 {
      page.paragraph(change.site(below: heading, unlessSaidBy: message), .dim, indent: 4)
      page.phrases(change.places, .dim, indent: 4)
    } else {
      writeSites(alike, of: changes, below: heading, on: &page)
    }
    writeReach(change, below: heading, on: &page)
    writeGeneratedCode(change, on: &page)
  }

  private func writeMessage(
    of change: Change, _ placeCount: Int, below heading: String, on page: inout TextPage
  ) -> String {
    let message = change.message(below: heading)
    let places = placeCount == 1 ? "" : ", in \(counted(placeCount, "place"))"
    page.paragraph(message + places, indent: 2)
    return message
  }

  /// Where each of some changes is, in the API and in the documents.
  private func writeSites(
    _ positions: [Int], of changes: [Change], below heading: String, on page: inout TextPage
  ) {
    for position in positions {
      let change = changes[position]
      page.paragraph(change.site(below: heading, unlessSaidBy: ""), .dim, indent: 4)
      page.phrases(change.places, .dim, indent: 6)
    }
  }

  private func writeGeneratedCode(_ change: Change, on page: inout TextPage) {
    if let remark = change.generatedCodeRemark { page.paragraph(remark, .caution, indent: 4) }
  }

  private func writeAnnouncement(_ change: Change, on page: inout TextPage) {
    guard let announced = change.announced else { return }
    page.paragraph("announced: \(DisplayText.line(announced.sentence))", .dim, indent: 4)
  }

  /// The old and the new value, where the message does not tell them already.
  private func writeValues(_ change: Change, message: String, on page: inout TextPage) {
    guard let before = change.before, let after = change.after else { return }
    // What becomes of a yes or no is what the message is about.
    if before.boolean != nil, after.boolean != nil { return }
    // Of long lists the message tells what is new and what is gone; of long texts nothing else tells it.
    let isText = before.string != nil || after.string != nil
    guard isText || before.isShort(page.width) && after.isShort(page.width) else { return }
    let old = DisplayText.line(before)
    let new = DisplayText.line(after)
    guard !(DisplayText.contains(message, old) && DisplayText.contains(message, new)) else {
      return
    }
    if old.utf8.count + new.utf8.count + 7 <= page.width {
      page.line("\(old) → \(new)", indent: 4)
    } else if isText {
      let unchanged = DisplayText.commonStart(old, new)
      page.line("old: \(DisplayText.omittingStart(of: old, unchanged))", indent: 4)
      page.line("new: \(DisplayText.omittingStart(of: new, unchanged))", indent: 4)
    }
  }

  /// The values that prove the change, each with what becomes of it and the place where it is refused.
  private func writeWitnesses(
    _ change: Change, below heading: String, _ sites: inout SiteSpeller, on page: inout TextPage
  ) {
    for witness in change.shownWitnesses {
      let text = WitnessText(witness, of: change, below: heading, &sites, name: DisplayText.line)
      page.paragraph(text.sentence + ":", indent: 4)
      let excerpt = ValueExcerpt(text.value, around: witness.at, limit: 2 * (page.width - 6))
      page.code(excerpt.pieces, indent: 6)
    }
  }

  /// The other operations that a change reaches: as many as a line holds, and how many more.
  private func writeReach(_ change: Change, below heading: String, on page: inout TextPage) {
    let others = change.furtherOperations(than: heading)
    guard others.count > 0 else { return }
    // Below the API, or a component, none has been named yet.
    let start = others.isFurther ? "also in " : "in "
    var named = Array(start.utf8)
    var columns = named.count
    var words: [UInt8]?
    for (position, operation) in others.first(4).enumerated() {
      let name = DisplayText.line(operation)
      if position > 0 { named.append(text: ", ") }
      named.append(text: name)
      columns += DisplayText.columns(of: name) + (position > 0 ? 2 : 0)
      var longer = named
      let rest = others.count - position - 1
      if rest > 0 {
        longer.append(text: " and ")
        longer.append(decimal: rest)
        longer.append(text: rest == 1 ? " more operation" : " more operations")
      }
      guard columns + longer.count - named.count + 4 <= page.width else { break }
      words = longer
    }
    page.paragraph(
      words.map { String(decoding: $0, as: UTF8.self) }
        ?? start + counted(others.count, others.isFurther ? "more operation" : "operation"), .dim,
      indent: 4)
  }

  /// How many changes each rule has found, the most frequent first.
  private func writeCounts(
    _ positions: [Int], of changes: [Change], _ title: String, on page: inout TextPage
  ) {
    guard !positions.isEmpty else { return }
    var counts: [String: Int] = [:]
    var breaksGeneratedCode: Set<String> = []
    for position in positions {
      let rule = changes[position].rule
      counts[rule, default: 0] += 1
      if changes[position].audience.sdk == .breaking, changes[position].impact < .breaking {
        breaksGeneratedCode.insert(rule)
      }
    }
    let rules = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let widest = rules.first.map { String($0.value).count } ?? 1
    page.space()
    page.paragraph(title + " (--verbose lists them)", .bold)
    page.space()
    page.table(
      rules.map { rule, count in
        let padding = String(repeating: " ", count: widest - String(count).count)
        return [padding + String(count), rule]
          + (breaksGeneratedCode.contains(rule) ? ["breaks generated code"] : [])
      }, indent: 2)
  }
}

extension Report {
  /// Where its changes of an impact stand.
  func positions(of impact: Impact) -> [Int] {
    changes.indices.filter { changes[$0].impact == impact }
  }
}

extension JSONValue {
  /// Whether it may fit on a line, as far as the number of its parts tells.
  fileprivate func isShort(_ width: Int) -> Bool {
    switch self {
    case .null, .boolean, .number, .string: true
    case .array(let elements): elements.count <= width
    case .object(let members): members.count <= width
    }
  }
}

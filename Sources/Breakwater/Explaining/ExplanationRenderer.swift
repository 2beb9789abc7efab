public import Comparison

/// What rules say of themselves, as text for a terminal.
public struct ExplanationRenderer: Sendable {
  /// The columns that a line may fill.
  public var width: Int

  /// Whether colours are used.
  public var isColored: Bool

  /// A renderer for a terminal, or for a file by default.
  public init(width: Int = 80, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }

  /// One rule: what it means, why it matters and what to do.
  public func render(_ rule: RuleDescription) -> String {
    var page = TextPage(width: width, isColored: isColored)
    page.paragraph("\(rule.id): \(rule.title)", .bold)
    page.space()
    page.paragraph(rule.because)
    page.space()
    page.paragraph("What to do: \(rule.migration)")
    page.space()
    var rows = [["subject", rule.subject], ["effect", rule.effect]]
    if rule.impact.received == rule.impact.sent {
      rows.append(["impact", rule.impact.received.rawValue])
    } else {
      rows.append(["impact in requests", rule.impact.received.rawValue])
      rows.append(["impact in responses", rule.impact.sent.rawValue])
    }
    if let impact = rule.generatedCodeImpact {
      rows.append(["impact on generated code", impact.rawValue])
    }
    if !rule.covers.isEmpty { rows.append(["covers", rule.covers.joined(separator: ", ")]) }
    if !rule.formerly.isEmpty { rows.append(["formerly", rule.formerly.joined(separator: ", ")]) }
    page.table(rows, indent: 2)
    if let reason = rule.generatedCodeReason {
      page.space()
      page.paragraph("Generated code: \(reason)")
    }
    return page.text
  }

  /// All rules by subject, a line each.
  public func render(_ catalogue: RuleCatalogue) -> String {
    var page = TextPage(width: width, isColored: isColored)
    var subject: String?
    var rows: [[String]] = []
    for rule in catalogue.rules {
      if rule.subject != subject {
        page.table(rows, indent: 2)
        rows = []
        subject = rule.subject
        page.space()
        page.paragraph(rule.subject, .bold)
      }
      rows.append([rule.id, rule.title])
    }
    page.table(rows, indent: 2)
    return page.text
  }
}

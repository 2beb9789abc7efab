public import Comparison

/// What rules say of themselves, as text for a terminal.
public struct ExplanationTextRenderer: Sendable {
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
    page.table(rows(rule), indent: 2)
    if let reason = rule.generatedCodeReason {
      page.space()
      page.paragraph("Generated code: \(reason)")
    }
    for advice in rule.options.map(\.advice) {
      page.space()
      page.paragraph("\(advice.option): \(advice.sentence)")
    }
    return page.text
  }

  private func rows(_ rule: RuleDescription) -> [[String]] {
    let effect =
      rule.effectMeaning.isEmpty ? rule.effect : "\(rule.effect) (\(rule.effectMeaning))"
    var rows = [["subject", rule.subject], ["effect", effect]]
    let (wire, code) = (rule.impact, rule.impactOnGeneratedCode)
    rows += impacts("impact", "received by the API", "sent by the API", wire.received, wire.sent)
    if rule.generatedCodeImpact != nil {
      let name = "generated code"
      rows += impacts(name, "\(name), received", "\(name), sent", code.received, code.sent)
    }
    if !rule.covers.isEmpty { rows.append(["covers", rule.covers.joined(separator: ", ")]) }
    if !rule.formerly.isEmpty { rows.append(["formerly", rule.formerly.joined(separator: ", ")]) }
    return rows
  }

  /// One row where it makes no difference who sends, else two.
  private func impacts(
    _ name: String, _ receivedName: String, _ sentName: String, _ received: Impact, _ sent: Impact
  ) -> [[String]] {
    received == sent
      ? [[name, sent.rawValue]]
      : [[receivedName, received.rawValue], [sentName, sent.rawValue]]
  }

  /// All rules by subject, a line each.
  public func render(_ catalogue: RuleCatalogue) -> String {
    var page = TextPage(width: width, isColored: isColored)
    for (subject, rules) in catalogue.rulesBySubject {
      page.space()
      page.paragraph(subject, .bold)
      page.table(rules.map { [$0.id, $0.title] }, indent: 2)
    }
    return page.text
  }
}

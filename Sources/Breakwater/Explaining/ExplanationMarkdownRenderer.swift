public import Comparison

/// What rules say of themselves, as Markdown for a page of documentation.
public struct ExplanationMarkdownRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// One rule as a page: what it means, what to do, its impact, and the options that bear on it.
  public func render(_ rule: RuleDescription) -> String {
    var lines = [
      "# " + MarkdownText.escaped(rule.title), "",
      MarkdownText.escaped(rule.because), "",
      "**What to do:** " + MarkdownText.escaped(rule.migration), "",
      "| rule | \(MarkdownText.code(rule.id)) |", "|---|---|",
      "| subject | \(rule.subject) |",
      "| effect | \(rule.effect)"
        + (rule.effectMeaning.isEmpty ? "" : ": \(rule.effectMeaning)") + " |",
    ]
    if !rule.covers.isEmpty { lines.append("| covers | \(codes(rule.covers)) |") }
    if !rule.formerly.isEmpty { lines.append("| formerly | \(codes(rule.formerly)) |") }
    lines += ["", "## Impact", ""] + impact(rule) + [""]
    if let reason = rule.generatedCodeReason {
      lines += ["Generated code: " + MarkdownText.escaped(reason), ""]
    }
    if !rule.options.isEmpty {
      lines += ["## Options", ""]
      lines += rule.options.map(\.advice).map {
        "- \(MarkdownText.code($0.option)): \(MarkdownText.escaped($0.sentence))"
      }
      lines.append("")
    }
    lines.removeLast()
    return lines.joined(separator: "\n") + "\n"
  }

  /// Several rules by subject, a row each.
  public func render(_ catalogue: RuleCatalogue) -> String {
    var lines = ["# Rules", ""]
    for (subject, rules) in catalogue.rulesBySubject {
      lines += ["## " + subject.capitalizingFirst, "", "| rule | what it finds |", "|---|---|"]
      lines += rules.map { "| \(MarkdownText.code($0.id)) | \(MarkdownText.escaped($0.title)) |" }
      lines.append("")
    }
    lines.removeLast()
    return lines.joined(separator: "\n") + "\n"
  }

  /// The impact by who sends what the change is about; one row where that makes no difference.
  private func impact(_ rule: RuleDescription) -> [String] {
    let (wire, code) = (rule.impact, rule.impactOnGeneratedCode)
    let heading = ["| where it stands | on the wire | for generated code |", "|---|---|---|"]
    guard wire.received != wire.sent || code.received != code.sent else {
      return heading + ["| anywhere | \(wire.sent.rawValue) | \(code.sent.rawValue) |"]
        + (caveat(rule).map { ["", $0] } ?? [])
    }
    let explanation =
      "The API receives requests, and the responses to its webhooks and callbacks. It sends "
      + "responses, and the requests of its webhooks and callbacks."
    return heading + [
      "| in what the API receives | \(wire.received.rawValue) | \(code.received.rawValue) |",
      "| in what the API sends | \(wire.sent.rawValue) | \(code.sent.rawValue) |", "",
      [explanation, caveat(rule)].compactMap { $0 }.joined(separator: " "),
    ]
  }

  /// When a finding has another impact than the table says.
  private func caveat(_ rule: RuleDescription) -> String? {
    switch rule.effect {
    case "narrows", "widens", "replaces":
      ["schema", "property"].contains(rule.subject)
        ? "Where it only bears on which values are valid, and all that may be sent is proven to be "
          + "accepted, the change is additive." : nil
    case "withdraws":
      ["parameter", "response", "schema", "property"].contains(rule.subject)
        ? "Where nobody can rely on what is gone, the finding has a lesser impact." : nil
    default: nil
    }
  }

  private func codes(_ names: [String]) -> String {
    names.map { MarkdownText.code($0) }.joined(separator: ", ")
  }
}

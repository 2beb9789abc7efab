public import Comparison

/// What rules say of themselves as one JSON object, for other programs: `breakwater-rules/1`.
///
/// Every key is always there, in a fixed order; what does not apply is `null` or empty.
public struct ExplanationJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// One rule: the same object as for several.
  public func render(_ rule: RuleDescription) -> String { render(RuleCatalogue(rules: [rule])) }

  /// Several rules by subject and identifier, as JSON over several lines, with a line break at the end.
  public func render(_ catalogue: RuleCatalogue) -> String {
    var output = JSONOutput()
    output.object { output in
      output.member("format", "breakwater-rules/1")
      output.member("tool") { output in
        output.member("name", Tool.name)
        output.member("version", Tool.version)
      }
      output.member("rules", catalogue.rules) { output, rule in output.write(rule) }
    }
    return output.text + "\n"
  }
}

extension JSONOutput {
  fileprivate mutating func write(_ rule: RuleDescription) {
    member("rule", rule.id)
    member("title", rule.title)
    member("subject", rule.subject)
    member("because", rule.because)
    member("migration", rule.migration)
    member("effect", rule.effect)
    member("impact") { output in
      output.member("received") { output in
        output.member("wire", rule.impact.received.rawValue)
        output.member("sdk", rule.impactOnGeneratedCode.received.rawValue)
      }
      output.member("sent") { output in
        output.member("wire", rule.impact.sent.rawValue)
        output.member("sdk", rule.impactOnGeneratedCode.sent.rawValue)
      }
    }
    member("generatedCode", rule.generatedCodeReason)
    member("covers", .array(rule.covers.map { .text($0) }))
    member("formerly", .array(rule.formerly.map { .text($0) }))
    member("options", rule.options.map(\.advice)) { output, advice in
      output.member("option", advice.option)
      output.member("effect", advice.sentence)
    }
  }
}

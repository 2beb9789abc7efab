import APIGraph
import DocumentTree

extension RuleDescription {
  /// What all rules say of themselves, by subject, then identifier.
  public static let all: [RuleDescription] = Rule.all.map(RuleDescription.init).sorted {
    left, right in
    (left.subject, left.id) < (right.subject, right.id)
  }

  /// What the rules say of themselves that have found some changes, by identifier.
  package static func descriptions(of changes: [Change]) -> [RuleDescription] {
    var found: Set<ExactString> = []
    for position in changes.indices { found.insert(ExactString(changes[position].rule)) }
    let rules = Rule.all
    var descriptions: [RuleDescription] = []
    for position in rules.indices where found.contains(ExactString(rules[position].id)) {
      descriptions.append(RuleDescription(rules[position]))
    }
    return descriptions.sorted { $0.id < $1.id }
  }

  init(_ rule: Rule) {
    self.init(
      id: rule.id, title: rule.title, subject: rule.trigger.subject.rawValue,
      effect: rule.effect.name, effectMeaning: rule.effect.meaning,
      receivedImpact: rule.effect.impact(isReceived: true),
      sentImpact: rule.effect.impact(isReceived: false), covers: rule.covers.map(\.name),
      because: rule.because, migration: rule.migration, formerly: rule.formerly,
      generatedCode: rule.generatedCode, options: rule.trigger.options)
  }
}

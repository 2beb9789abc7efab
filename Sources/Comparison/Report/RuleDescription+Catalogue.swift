import APIGraph

extension RuleDescription {
  /// What all rules say of themselves, by subject, then identifier.
  public static let all: [RuleDescription] = Rule.all.map(RuleDescription.init).sorted {
    left, right in
    (left.subject, left.id) < (right.subject, right.id)
  }

  /// What some rules say of themselves, by identifier.
  package static func descriptions(of rules: some Sequence<String>) -> [RuleDescription] {
    var found = Set(rules)
    if found.isEmpty { return [] }
    var descriptions: [RuleDescription] = []
    for rule in Rule.all where found.remove(rule.id) != nil {
      descriptions.append(RuleDescription(rule))
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

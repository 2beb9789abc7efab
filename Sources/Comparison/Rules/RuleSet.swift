/// A rule by its index, and the question that it answers about a pair of elements.
package struct RuleEntry<Question: Sendable>: Sendable {
  package let rule: Int
  package let ask: Question
}

/// The rules, ready to be grouped by the trigger that they wait for.
package struct RuleSet: Sendable {
  package let rules: [Rule]

  package init(_ rules: [Rule] = Rule.all) { self.rules = rules }

  /// The rules for one trigger; `select` picks the question out of its case.
  ///
  /// Called once for each trigger when a comparison is set up; linear in the number of rules.
  package func waiting<Question>(_ select: (Trigger) -> Question?) -> [RuleEntry<Question>] {
    rules.indices.compactMap { index in
      select(rules[index].trigger).map { RuleEntry(rule: index, ask: $0) }
    }
  }
}

/// A rule by its index, and the question that it answers about a pair of elements.
package struct RuleEntry<Question: Sendable>: Sendable {
  package let rule: Int
  package let ask: Question
}

/// The rules that wait for one trigger.
///
/// Their questions are taken out of the rules when they are asked, because an array for each kind of question is a type of its
/// own, and to make so many types takes longer than many a comparison.
struct RuleGroup<Question: Sendable>: Sequence {
  fileprivate let rules: [Rule]
  fileprivate let indices: [Int32]
  fileprivate let select: (Trigger) -> Question?

  /// The entries one by one.
  struct Iterator: IteratorProtocol {
    fileprivate let group: RuleGroup
    fileprivate var position = 0

    mutating func next() -> RuleEntry<Question>? {
      guard position < group.indices.count else { return nil }
      let index = Int(group.indices[position])
      position += 1
      return group.select(group.rules[index].trigger).map { RuleEntry(rule: index, ask: $0) }
    }
  }

  func makeIterator() -> Iterator { Iterator(group: self) }
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

  /// The rules for one trigger, for groups that are not asked often.
  func group<Question>(_ select: @escaping (Trigger) -> Question?) -> RuleGroup<Question> {
    var indices: [Int32] = []
    for index in rules.indices where select(rules[index].trigger) != nil {
      indices.append(Int32(truncatingIfNeeded: index))
    }
    return RuleGroup(rules: rules, indices: indices, select: select)
  }
}

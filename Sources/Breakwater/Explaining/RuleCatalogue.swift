public import Comparison

/// All rules, or some of them, for those who want to know what an identifier means.
public struct RuleCatalogue: Sendable {
  /// The rules, by subject and identifier.
  public let rules: [RuleDescription]

  /// The rules of this version.
  public init() { self.init(rules: RuleDescription.all) }

  package init(rules: [RuleDescription]) {
    self.rules = rules.sorted { ($0.subject, $0.id) < ($1.subject, $1.id) }
  }

  /// The subjects of the rules in their order, each with its rules.
  public var rulesBySubject: [(subject: String, rules: [RuleDescription])] {
    var subjects: [(subject: String, rules: [RuleDescription])] = []
    for rule in rules {
      if subjects.last?.subject != rule.subject { subjects.append((rule.subject, [])) }
      subjects[subjects.count - 1].rules.append(rule)
    }
    return subjects
  }

  /// The rule of an identifier, also of one that it had before.
  public func rule(_ id: String) -> RuleDescription? {
    rules.first { $0.id == id } ?? rules.first { $0.formerly.contains(id) }
  }

  /// The rules about a subject: `schema`, `schemas`, `request body` or `requestBody`; empty if there is none of that name.
  public func rules(about subject: String) -> RuleCatalogue {
    let wanted = subject.lettersOnly.singular
    return RuleCatalogue(rules: rules.filter { $0.subject.lettersOnly == wanted })
  }

  /// The rules that have a word in their identifier, or speak for a field of that name: `enum`, `became-required` or
  /// `maxLength`; empty if there are none.
  public func rules(matching word: String) -> RuleCatalogue {
    let wanted = word.lettersOnly
    // A single letter would match nearly everything.
    guard wanted.utf8.count > 1 else { return RuleCatalogue(rules: []) }
    return RuleCatalogue(
      rules: rules.filter { rule in
        rule.id.lettersOnly.contains(wanted) || rule.covers.contains { $0.lettersOnly == wanted }
      })
  }

  /// The identifiers and subjects that somebody who wrote this word may have meant, the likeliest first; at most three.
  public func suggestions(for word: String) -> [String] {
    let wanted = Array(word.lowercased().utf8.prefix(100))
    let names = rules.map(\.id) + rulesBySubject.map(\.subject)
    let near = names.compactMap { name -> (name: String, distance: Int)? in
      let distance = editDistance(wanted, Array(name.utf8))
      // One slip in three letters is as much as still looks alike.
      return distance * 3 <= max(wanted.count, 3) ? (name, distance) : nil
    }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }
}

extension String {
  /// The text in small letters, without what parts its words.
  fileprivate var lettersOnly: String { lowercased().filter { !"-_ ".contains($0) } }

  /// A noun without the ending of its plural.
  fileprivate var singular: String {
    if hasSuffix("ies") { return dropLast(3) + "y" }
    return hasSuffix("s") ? String(dropLast()) : self
  }
}

/// How many insertions, deletions and replacements lead from one text to the other (Levenshtein).
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var previous = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = previous[column] + (byte == other ? 0 : 1)
      current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[right.count]
}

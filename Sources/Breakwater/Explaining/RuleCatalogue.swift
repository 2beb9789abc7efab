public import Comparison

/// All rules, for those who want to know what an identifier means.
public struct RuleCatalogue: Sendable {
  /// The rules, by subject and identifier.
  public let rules: [RuleDescription]

  /// The rules of this version.
  public init() { self.init(rules: RuleDescription.all) }

  package init(rules: [RuleDescription]) {
    self.rules = rules.sorted { ($0.subject, $0.id) < ($1.subject, $1.id) }
  }

  /// The rule of an identifier, also of one that it had before.
  public func rule(_ id: String) -> RuleDescription? {
    rules.first { $0.id == id } ?? rules.first { $0.formerly.contains(id) }
  }

  /// The identifiers that somebody who wrote this one may have meant, the likeliest first; at most three.
  public func suggestions(for id: String) -> [String] {
    let wanted = Array(id.lowercased().utf8.prefix(100))
    let near = rules.compactMap { rule -> (id: String, distance: Int)? in
      let distance = editDistance(wanted, Array(rule.id.utf8))
      // One slip in three letters is as much as still looks alike.
      if distance * 3 <= max(wanted.count, 3) { return (rule.id, distance) }
      return !wanted.isEmpty && rule.id.contains(id.lowercased()) ? (rule.id, 100 + distance) : nil
    }
    return near.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(3).map(\.id)
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

/// Why an answer is right that says nothing, or that comes from a rule for whatever no other rule speaks of.
struct AuditReasons: Sendable {
  /// A line of the list: what it speaks of, with `*` for everything.
  struct Reason: Sendable {
    let object: String
    let field: String
    let edit: String
    /// The names of the places; empty for all.
    let places: Set<String>
    /// `none`, or the identifier of a rule.
    let answer: String
    let text: String

    /// Whether it explains an answer to an edit.
    func explains(_ answer: String, of line: AuditTable.Line) -> Bool {
      answer == self.answer && matches(object, line.subject.object)
        && matches(field, line.subject.field) && matches(edit, line.subject.edit)
        && (places.isEmpty || line.places.names.isSubset(of: places))
    }

    private func matches(_ pattern: String, _ text: String) -> Bool {
      pattern == "*" || pattern == text
    }
  }

  let reasons: [Reason]

  /// The rules that speak where no other does, and those that only say that something is not what it was.
  static let generalRules: Set<String> = [
    "description-field-changed", "documentation-changed", "extension-changed", "field-changed",
    "part-unreadable", "schema-narrowed", "schema-undecided", "schema-widened",
    "unreferenced-component-changed", "unreferenced-declaration-changed",
  ]

  /// Reads `reasons.tsv`.
  init() throws {
    reasons = try Material.rows("reasons.tsv").map { row in
      guard row.count == 6 else { throw Material.Mistake("reasons.tsv: \(row)") }
      let places = row[3] == "*" ? [] : row[3].split(separator: ",").map(Material.trimmed)
      return Reason(
        object: row[0], field: row[1], edit: row[2], places: Set(places), answer: row[4],
        text: row[5])
    }
  }

  /// What of a verdict needs a reason: that nothing was found, or the general rules that spoke alone.
  static func unexplained(_ verdict: Verdict) -> [String] {
    if verdict.statements.isEmpty { return [Verdict.none] }
    let rules = Set(verdict.statements.map(\.rule))
    return rules.isSubset(of: generalRules) ? rules.sorted() : []
  }
}

import APIGraph
import Comparison
import DocumentTree
import TestSupport

/// What a comparison said, without places: each rule that spoke, with its impact and how sure it is.
struct Verdict: Hashable, Sendable, CustomStringConvertible {
  /// One rule that spoke.
  struct Statement: Hashable, Sendable {
    let rule: String
    let impact: Impact
    let certainty: Certainty
  }

  /// What was said, greatest impact first.
  let statements: [Statement]

  /// The greatest impact; `nil` when nothing was said.
  var impact: Impact? { statements.map(\.impact).max() }

  /// The form in which the table holds it.
  var description: String {
    if statements.isEmpty { return Verdict.none }
    return statements.map { statement in
      let doubt = statement.certainty == .proven ? "" : " (\(statement.certainty.rawValue))"
      return "\(statement.impact.rawValue) \(statement.rule)\(doubt)"
    }.joined(separator: ", ")
  }

  /// How the table says that nothing was found.
  static let none = "none"

  /// Reads what the table holds; `nil` if it is no verdict.
  init?(_ text: String) {
    if text == Verdict.none {
      statements = []
      return
    }
    var statements: [Statement] = []
    for part in text.split(separator: ",") {
      let words = part.split(separator: " ").map(String.init)
      guard words.count == 2 || words.count == 3, let impact = Impact(rawValue: words[0]) else {
        return nil
      }
      let doubt = words.count == 3 ? String(words[2].dropFirst().dropLast()) : "proven"
      guard let certainty = Certainty(rawValue: doubt) else { return nil }
      statements.append(Statement(rule: words[1], impact: impact, certainty: certainty))
    }
    self.statements = statements
  }

  /// Compares two descriptions.
  init(old: Description, new: Description) throws {
    let seed = HashSeed()
    let result = compare(old: try old.api(seed: seed), new: try new.api(seed: seed))
    let statements = Set(
      result.changes.map {
        Statement(rule: $0.rule, impact: $0.impact, certainty: $0.certainty)
      })
    self.statements = statements.sorted {
      ($1.impact, $0.rule, $0.certainty.rawValue) < ($0.impact, $1.rule, $1.certainty.rawValue)
    }
  }
}

import Comparison
import TestSupport
import Testing

/// Laws that the table of answers keeps, whatever it says of single edits.
@Suite struct AuditLawTests {
  private let table: AuditTable
  private let effects: [String: String]

  init() throws {
    table = try AuditTable.recorded()
    effects = Dictionary(
      uniqueKeysWithValues: RuleDescription.all.map { rule in (rule.id, rule.effect) })
  }

  @Test func `what has no rule of its own has a reason, and every reason is needed`() throws {
    let reasons = try AuditReasons().reasons
    var used: Set<Int> = []
    for line in table.lines {
      for verdict in [line.answer.forward, line.answer.backward] {
        for answer in AuditReasons.unexplained(verdict) {
          let found = reasons.indices.filter { reasons[$0].explains(answer, of: line) }
          #expect(!found.isEmpty, "no reason for '\(answer)' of \(line.text)")
          if let first = found.first { used.insert(first) }
        }
      }
    }
    for (index, reason) in reasons.enumerated() {
      #expect(used.contains(index), "nothing needs the reason \(reason)")
      #expect(reason.text.split(separator: " ").count > 3, "\(reason)")
    }
  }

  @Test func `an edit that is noticed in one direction is noticed in the other`() {
    // Who says where a callback is received says it in its expression, so that a server beside it is only told when it goes.
    for line in table.lines where line.subject.field != "servers" {
      #expect(
        (line.answer.forward.impact == nil) == (line.answer.backward.impact == nil),
        "\(line.text)")
    }
  }

  @Test func `what narrows in one direction widens in the other`() {
    for line in table.lines {
      let verdicts = [line.answer.forward, line.answer.backward]
      for (verdict, inverse) in zip(verdicts, verdicts.reversed()) {
        let answers = Set(inverse.statements.compactMap { effects[$0.rule] })
        for statement in verdict.statements where statement.impact != .cosmetic {
          let expected = inverses(of: effects[statement.rule] ?? "")
          #expect(
            !answers.isDisjoint(with: expected),
            "\(statement.rule) has no inverse in \(line.text)")
        }
      }
    }
  }

  @Test func `only what replaces or withdraws breaks in both directions`() {
    for line in table.lines {
      let verdicts = [line.answer.forward, line.answer.backward]
      guard verdicts.allSatisfy({ $0.impact == .breaking }) else { continue }
      let breaking = verdicts.map { verdict in
        Set(
          verdict.statements.filter { $0.impact == .breaking }.compactMap { effects[$0.rule] })
      }
      let isOneWay =
        breaking.allSatisfy { $0 == ["narrows"] } || breaking.allSatisfy { $0 == ["widens"] }
      #expect(!isOneWay || line.isOfTwoEdits, "\(line.text)")
    }
  }

  /// The effects of which one has to be found when an edit with an effect is undone.
  private func inverses(of effect: String) -> Set<String> {
    switch effect {
    case "narrows": ["widens", "withdraws", "extends", "replaces", "states additive"]
    case "widens": ["narrows", "withdraws", "extends", "replaces", "annotates"]
    case "extends": ["withdraws", "narrows", "replaces"]
    case "withdraws": ["extends", "narrows", "widens", "withdraws", "annotates", "states additive"]
    case "replaces": ["replaces", "narrows", "widens", "extends", "withdraws"]
    case "states breaking": ["states breaking", "states additive"]
    case "states additive": ["states breaking", "states additive", "withdraws", "narrows"]
    default: []
    }
  }
}

extension AuditTable.Line {
  /// Whether an answer names an edit and its opposite: something went and something else came.
  fileprivate var isOfTwoEdits: Bool {
    [answer.forward, answer.backward].allSatisfy { $0.statements.count > 1 }
  }
}

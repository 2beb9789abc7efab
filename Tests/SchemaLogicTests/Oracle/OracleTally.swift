import DocumentTree
import SchemaLogic
import TestSupport

/// Counts answers of the decider, and keeps what is wrong with them.
struct OracleTally {
  private(set) var questions = 0
  private(set) var included = 0
  private(set) var refuted = 0
  private(set) var undecided = 0
  private var values = 0
  private var unjudged = 0
  private var refutations = 0
  private var missed = 0
  private var reasons: [String: Int] = [:]
  private var examples: [String] = []

  /// A pair about which an answer is wrong.
  struct Failure {
    let seed: UInt64
    let text: String
  }

  /// The first of what is wrong, one for each pair.
  private(set) var failures: [Failure] = []

  /// More than so many are not made smaller and shown.
  private static let limit = 12

  mutating func add(_ result: OracleJudge.Result, _ pair: OraclePair, seed: UInt64) {
    values += result.judged
    unjudged += result.unjudged
    refutations += result.refutations
    missed += result.missed
    for answer in result.answers {
      questions += 1
      switch answer {
      case .included: included += 1
      case .refuted: refuted += 1
      case .undecided(let reason):
        undecided += 1
        reasons[reason.kind, default: 0] += 1
        note(reason, pair, seed: seed)
      }
    }
    guard let disagreement = result.disagreements.first, failures.count < Self.limit else { return }
    failures.append(Failure(seed: seed, text: Self.text(of: disagreement, pair, seed: seed)))
  }

  private mutating func note(_ reason: UndecidedReason, _ pair: OraclePair, seed: UInt64) {
    guard reasons[reason.kind] == 1 else { return }
    let smaller = OracleMinimiser { smaller in
      guard let judge = try? OracleJudge(smaller) else { return false }
      return [judge.inclusion(from: .old), judge.inclusion(from: .new)].contains {
        if case .undecided(let other) = $0 { other.kind == reason.kind } else { false }
      }
    }.minimised(pair)
    examples.append("undecided (\(reason)), seed \(seed), made smaller:\n\(smaller)")
  }

  private static func text(
    of disagreement: Disagreement, _ pair: OraclePair, seed: UInt64
  ) -> String {
    let value = disagreement.value.map { " by \($0.compactText)" } ?? ""
    var text = "\(disagreement.kind)\(value)\n\(pair)"
    // A claim holds only for the pair as it was made.
    switch disagreement {
    case .claimRefuted, .refutedClaim: return text
    default: break
    }
    let smaller = OracleMinimiser { smaller in
      guard let judge = try? OracleJudge(smaller) else { return false }
      return judge.shows(disagreement)
    }.minimised(pair)
    text += "\nmade smaller:\n\(smaller)"
    return text
  }
}

extension OracleJudge {
  /// Whether the same is wrong with this pair, the same value given where the decider does not find its own.
  fileprivate func shows(_ disagreement: Disagreement) -> Bool {
    let answers = [inclusion(from: .old), inclusion(from: .new)]
    switch disagreement {
    case .unsoundInclusion(let value):
      guard let isOld = isOld(value), let isNew = isNew(value), isOld != isNew else { return false }
      return answers[isOld ? 0 : 1] == .included
    case .differentIdenticals(let value):
      guard let isOld = isOld(value), let isNew = isNew(value), isOld != isNew else { return false }
      return decider.areIdentical(old: old.id, new: new.id)
    case .unsoundFreshNames(let value):
      guard let isOld = isOld(value), let isNew = isNew(value), isOld != isNew else { return false }
      let sides = isOld ? (pair.old, pair.new) : (pair.new, pair.old)
      return inclusion(from: isOld ? .old : .new, .freshNames) == .included
        && FreshNames(sender: sides.0, receiver: sides.1).areUsed(by: value)
    case .unsoundClosing(let value):
      guard let isOld = isOld(value), let isNew = isNew(value), isOld != isNew else { return false }
      let sides = isOld ? (pair.old, pair.new) : (pair.new, pair.old)
      return inclusion(from: isOld ? .old : .new, .closedProducer) == .included
        && FreshNames(sender: sides.0, receiver: sides.1).areDeclared(in: value)
    case .badWitness, .rejectedWitness, .wrongRelation:
      return result(seed: 0, valueCount: 0).disagreements.contains { $0.kind == disagreement.kind }
    case .claimRefuted, .refutedClaim: return false
    }
  }
}

extension OracleTally: CustomStringConvertible {
  /// The counts, and an example of each reason for an open answer.
  var description: String {
    let share = questions == 0 ? 0 : Double(undecided * 10_000 / questions) / 100
    var lines = [
      "\(questions) questions: \(included) included, \(refuted) refuted, \(undecided) undecided (\(share)%)",
      "\(values) values, \(refutations) of them refute an inclusion, \(missed) of these missed,"
        + " \(unjudged) not judged",
    ]
    for (reason, count) in reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  \(count) \(reason)")
    }
    return (lines + examples).joined(separator: "\n")
  }
}

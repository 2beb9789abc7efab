import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport

/// What is wrong with an answer about a pair.
enum Disagreement: Hashable {
  /// A value refutes what the construction of the pair guarantees. The generator is wrong, or the validator.
  case claimRefuted(JSONValue)
  /// The decider says "included", and here is a value that is not.
  case unsoundInclusion(JSONValue)
  /// The decider refutes what the construction of the pair guarantees.
  case refutedClaim(JSONValue)
  /// The decider's value is not what it says.
  case badWitness(JSONValue)
  /// The decider's own check rejected its value.
  case rejectedWitness
  /// The decider says "included, if names are fresh", and here is a value with fresh names that is not.
  case unsoundFreshNames(JSONValue)
  /// The decider says "included, if only declared names are used", and here is such a value that is not.
  case unsoundClosing(JSONValue)
  /// Called identical, and here is a value that tells them apart.
  case differentIdenticals(JSONValue)
  /// The relation is not what both inclusions say.
  case wrongRelation(Relation)

  /// What is wrong, whatever the value.
  var kind: String {
    switch self {
    case .claimRefuted: "CLAIM_REFUTED"
    case .unsoundInclusion: "UNSOUND_yes"
    case .refutedClaim: "UNSOUND_no"
    case .badWitness: "BAD_WITNESS"
    case .rejectedWitness: "REJECTED_WITNESS"
    case .unsoundFreshNames: "UNSOUND_yes with fresh names"
    case .unsoundClosing: "UNSOUND_yes with declared names"
    case .differentIdenticals: "DIFFERENT_IDENTICALS"
    case .wrongRelation: "WRONG_RELATION"
    }
  }

  /// The value that shows it.
  var value: JSONValue? {
    switch self {
    case .claimRefuted(let value), .unsoundInclusion(let value), .refutedClaim(let value),
      .badWitness(let value), .unsoundFreshNames(let value), .unsoundClosing(let value),
      .differentIdenticals(let value):
      value
    case .rejectedWitness, .wrongRelation: nil
    }
  }
}

/// Asks the decider about a pair, and holds its answers against values and claims.
struct OracleJudge {
  let pair: OraclePair
  let old: SchemaText
  let new: SchemaText
  let decider: InclusionDecider
  private let oldValidator: Validator
  private let newValidator: Validator

  init(_ pair: OraclePair) throws {
    self.pair = pair
    old = try SchemaText(pair.old.compactText, dialect: pair.oldDialect)
    new = try SchemaText(pair.new.compactText, dialect: pair.newDialect)
    decider = InclusionDecider(old: old.store, new: new.store)
    oldValidator = Validator(old.store, reading: pair.reading)
    newValidator = Validator(new.store, reading: pair.reading)
  }

  /// Whether a value is valid under the old schema; `nil` when that is undecided.
  func isOld(_ value: JSONValue) -> Bool? { oldValidator.judge(value, by: old.id).isValid }

  /// Whether a value is valid under the new schema; `nil` when that is undecided.
  func isNew(_ value: JSONValue) -> Bool? { newValidator.judge(value, by: new.id).isValid }

  /// The answer to one of the two questions.
  func inclusion(from sender: InclusionDecider.Sender, _ assumption: Assumption = .openWorld)
    -> Inclusion
  {
    decider.inclusion(
      old: old.id, new: new.id, from: sender, reading: pair.reading, assumption: assumption)
  }

  /// What was found out about a pair.
  struct Result {
    var answers: [Inclusion] = []
    var disagreements: [Disagreement] = []
    /// How many values one side accepts and the other refuses.
    var refutations = 0
    /// Of the questions that the decider left open, how many a value answers.
    var missed = 0
    /// How many values the validator could not judge.
    var unjudged = 0
    var judged = 0
  }

  /// Asks both questions and judges the answers by values that are aimed at the pair.
  func result(seed: UInt64, valueCount: Int) -> Result {
    var result = Result()
    let answers = [inclusion(from: .old), inclusion(from: .new)]
    result.answers = answers
    for (answer, sender) in zip(answers, [InclusionDecider.Sender.old, .new]) {
      check(answer, from: sender, in: &result)
    }
    checkRelation(answers, in: &result)
    let fresh = [inclusion(from: .old, .freshNames), inclusion(from: .new, .freshNames)]
    for (answer, sender) in zip(fresh, [InclusionDecider.Sender.old, .new]) {
      check(answer, from: sender, in: &result)
    }
    let closed = [inclusion(from: .old, .closedProducer), inclusion(from: .new, .closedProducer)]
    for (answer, sender) in zip(closed, [InclusionDecider.Sender.old, .new]) {
      check(answer, from: sender, in: &result)
    }
    let names = [
      FreshNames(sender: pair.old, receiver: pair.new),
      FreshNames(sender: pair.new, receiver: pair.old),
    ]
    var known: [JSONValue] = []
    for case .refuted(let counterexample) in answers + fresh { known.append(counterexample.value) }
    let areIdentical = decider.areIdentical(old: old.id, new: new.id)
    for value in OracleValues.values(for: pair, seed: seed, count: valueCount, near: known) {
      result.judged += 1
      guard let isOld = isOld(value), let isNew = isNew(value) else {
        result.unjudged += 1
        continue
      }
      guard isOld != isNew else { continue }
      result.refutations += 1
      let claims = isOld ? pair.claimsOldInNew : pair.claimsNewInOld
      if claims { result.disagreements.append(.claimRefuted(value)) }
      switch answers[isOld ? 0 : 1] {
      case .included: result.disagreements.append(.unsoundInclusion(value))
      case .undecided: result.missed += 1
      case .refuted: break
      }
      let side = isOld ? 0 : 1
      if fresh[side] == .included, names[side].areUsed(by: value) {
        result.disagreements.append(.unsoundFreshNames(value))
      }
      if closed[side] == .included, names[side].areDeclared(in: value) {
        result.disagreements.append(.unsoundClosing(value))
      }
      if areIdentical { result.disagreements.append(.differentIdenticals(value)) }
    }
    return result
  }

  private func check(
    _ answer: Inclusion, from sender: InclusionDecider.Sender, in result: inout Result
  ) {
    switch answer {
    case .included: break
    case .undecided(.rejectedWitness): result.disagreements.append(.rejectedWitness)
    case .undecided: break
    case .refuted(let counterexample):
      let value = counterexample.value
      let isConfirmed =
        sender == .old
        ? isOld(value) == true && isNew(value) == false
        : isNew(value) == true && isOld(value) == false
      if !isConfirmed { result.disagreements.append(.badWitness(value)) }
      if sender == .old ? pair.claimsOldInNew : pair.claimsNewInOld {
        result.disagreements.append(.refutedClaim(value))
      }
    }
  }

  private func checkRelation(_ answers: [Inclusion], in result: inout Result) {
    let relation = decider.relation(
      old: old.id, new: new.id, reading: pair.reading, assumption: .openWorld)
    let expected: [Relation]
    switch (answers[0], answers[1]) {
    case (.undecided, _), (_, .undecided): expected = [.undecided, relation]
    case (.included, .included): expected = [.equal]
    case (.included, .refuted): expected = [.wider]
    case (.refuted, .included): expected = [.narrower]
    case (.refuted, .refuted): expected = [.overlapping, .disjoint, .undecided]
    }
    if !expected.contains(relation) { result.disagreements.append(.wrongRelation(relation)) }
  }
}

extension Validator.Answer {
  /// Whether it is valid; `nil` when that is undecided.
  var isValid: Bool? {
    switch self {
    case .valid: true
    case .invalid: false
    case .undecided: nil
    }
  }
}

extension UndecidedReason {
  /// The kind of reason, without what it speaks of.
  var kind: String {
    String(String(describing: self).prefix { $0 != "(" })
  }
}

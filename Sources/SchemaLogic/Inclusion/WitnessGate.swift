import APIGraph
import DocumentTree

/// Lets a value pass as a witness only when the validator, which knows nothing of the search, accepts it on the sender's side
/// and refuses it on the other.
struct WitnessGate {
  /// How many smaller values are tried; what the search finds is mostly small already.
  private static let trialLimit = 200
  /// How many bytes of text may be tried in all, so that large values get fewer trials.
  private static let byteLimit = 500_000

  private let reading: SchemaReading
  private let old: Validator
  private let new: Validator

  init(old: SchemaStore, new: SchemaStore, reading: SchemaReading) {
    self.reading = reading
    self.old = Validator(old, reading: reading)
    self.new = Validator(new, reading: reading)
  }

  /// The answer that a value proves.
  func verdict(
    on value: JSONValue, sent: SchemaID, received: SchemaID, from sender: InclusionDecider.Sender
  ) -> Inclusion {
    switch judged(value, sent: sent, received: received, from: sender) {
    case .failure(let doubt): .undecided(doubt.reason)
    case .success(let refusal):
      .refuted(Counterexample(value: value, at: refusal.at, keyword: refusal.keyword))
    }
  }

  /// A smaller value that proves the same.
  func smaller(
    _ counterexample: Counterexample, sent: SchemaID, received: SchemaID,
    from sender: InclusionDecider.Sender
  ) -> Counterexample {
    let size = max(1, counterexample.value.compactText.utf8.count)
    let trials = min(Self.trialLimit, max(8, Self.byteLimit / size))
    let small = WitnessShrinker(budget: trials).shrunk(counterexample.value) { value in
      if case .success = judged(value, sent: sent, received: received, from: sender) {
        true
      } else {
        false
      }
    }
    guard small != counterexample.value,
      case .success(let refusal) = judged(small, sent: sent, received: received, from: sender)
    else { return counterexample }
    return Counterexample(value: small, at: refusal.at, keyword: refusal.keyword)
  }

  /// Where and by what a value is refused that the sender may send; otherwise why it proves nothing.
  private func judged(
    _ value: JSONValue, sent: SchemaID, received: SchemaID, from sender: InclusionDecider.Sender
  ) -> Result<Refused, Doubt> {
    switch validator(sender).judge(value, by: sent) {
    case .valid: break
    case .invalid: return .failure(Doubt(reason: rejection))
    case .undecided(let reason): return .failure(Doubt(reason: reason))
    }
    switch validator(sender.receiver).judge(value, by: received) {
    case .valid: return .failure(Doubt(reason: rejection))
    case .invalid(let at, let keyword): return .success(Refused(at: at, keyword: keyword))
    case .undecided(let reason): return .failure(Doubt(reason: reason))
    }
  }

  /// Where and by what the receiver refuses a value.
  private struct Refused {
    let at: String
    let keyword: String
  }

  /// Why a value proves nothing.
  private struct Doubt: Error {
    let reason: UndecidedReason
  }

  /// Why a value that was rejected proves nothing; of texts not all that they may stand for is searched.
  private var rejection: UndecidedReason {
    reading.spelling == .json ? .rejectedWitness : .spelling
  }

  /// Whether a value is certainly one of a schema.
  func accepts(_ value: JSONValue, _ schema: SchemaID, on side: InclusionDecider.Sender) -> Bool {
    answer(value, schema, on: side) == .valid
  }

  /// What the validator of a side says of a value.
  func answer(
    _ value: JSONValue, _ schema: SchemaID, on side: InclusionDecider.Sender
  ) -> Validator.Answer {
    validator(side).judge(value, by: schema)
  }

  private func validator(_ side: InclusionDecider.Sender) -> Validator {
    side == .old ? old : new
  }
}

import APIGraph
import DocumentTree

/// Lets a value pass as a witness only when the validator, which knows nothing of the search, accepts it on the sender's side
/// and refuses it on the other.
struct WitnessGate {
  /// How many smaller values are tried; what the search finds is mostly small already.
  private static let trialLimit = 200

  /// The lengths of texts of values that are made smaller: shorter ones are short enough, longer ones have to be long.
  private static let shrunkLengths = 100...10_000

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
    case .failure(let doubt): return .undecided(doubt.reason)
    case .success:
      let small = smaller(value) { candidate in
        if case .success = judged(candidate, sent: sent, received: received, from: sender) {
          true
        } else {
          false
        }
      }
      switch judged(small, sent: sent, received: received, from: sender) {
      case .failure(let doubt): return .undecided(doubt.reason)
      case .success(let refusal):
        return .refuted(
          Counterexample(value: small, at: refusal.at, keyword: refusal.keyword))
      }
    }
  }

  private func smaller(_ value: JSONValue, while isWitness: (JSONValue) -> Bool) -> JSONValue {
    guard Self.shrunkLengths.contains(value.compactText.utf8.count) else { return value }
    return WitnessShrinker(budget: Self.trialLimit).shrunk(value, while: isWitness)
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
    validator(side).judge(value, by: schema) == .valid
  }

  private func validator(_ side: InclusionDecider.Sender) -> Validator {
    side == .old ? old : new
  }
}

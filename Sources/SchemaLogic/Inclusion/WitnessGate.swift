import APIGraph
import DocumentTree

/// Lets a value pass as a witness only when the validator, which knows nothing of the search, accepts it on the sender's side
/// and refuses it on the other.
struct WitnessGate {
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
    switch validator(sender).judge(value, by: sent) {
    case .valid: break
    case .invalid: return .undecided(rejection)
    case .undecided(let reason): return .undecided(reason)
    }
    switch validator(sender.receiver).judge(value, by: received) {
    case .valid: return .undecided(rejection)
    case .invalid(let at, let keyword):
      return .refuted(Counterexample(value: value, at: at, keyword: keyword))
    case .undecided(let reason): return .undecided(reason)
    }
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

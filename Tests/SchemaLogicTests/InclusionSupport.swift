import APIGraph
import DocumentTree
import SchemaLogic

/// Two schemas as JSON text, and how they are read.
struct InclusionPair {
  let old: SchemaText
  let new: SchemaText
  let decider: InclusionDecider
  var reading = SchemaReading.pure
  var assumption = Assumption.openWorld

  init(
    _ old: String, _ new: String, reading: SchemaReading = .pure,
    assumption: Assumption = .openWorld
  ) throws {
    self.old = try SchemaText(old)
    self.new = try SchemaText(new)
    self.reading = reading
    self.assumption = assumption
    decider = InclusionDecider(old: self.old.store, new: self.new.store)
  }

  /// Whether every old value is a new one.
  var inclusion: Inclusion { inclusion(from: .old) }

  /// Whether every value of a side is one of the other's.
  func inclusion(from sender: InclusionDecider.Sender) -> Inclusion {
    decider.inclusion(
      old: old.id, new: new.id, from: sender, reading: reading, assumption: assumption)
  }

  /// The value that refutes the inclusion of old in new, as text; otherwise the answer in a word.
  var answer: String { Self.text(of: inclusion) }

  /// The same the other way round.
  var reverse: String { Self.text(of: inclusion(from: .new)) }

  /// How the two lie to each other.
  var relation: Relation {
    decider.relation(old: old.id, new: new.id, reading: reading, assumption: assumption)
  }

  private static func text(of inclusion: Inclusion) -> String {
    switch inclusion {
    case .included: "included"
    case .refuted(let counterexample): counterexample.value.compactText
    case .undecided(let reason): "undecided: \(reason)"
    }
  }
}

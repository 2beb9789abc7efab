internal import APIGraph
internal import DocumentTree
internal import SchemaLogic

/// Relates two schemas that are named as on the command line: `schema.json`, or `api.yaml#/components/schemas/Pet`.
///
/// ```swift
/// import Breakwater
///
/// let relation = try Breakwater.relate(old: "order-1.json", new: "order-2.json")
/// if let witness = relation.witnesses.oldNotNew {
///   print("refused now:", witness.value.compactText, "by", witness.keyword)
/// }
/// ```
///
/// References are followed to files below the folder of each file, and nowhere else.
public func relate(
  old: String, new: String, options: SchemaOptions = SchemaOptions()
) throws(InputError) -> SchemaRelation {
  try relate(old: .named(old), new: .named(new), options: options)
}

/// Relates two schemas, each from a file or from memory.
///
/// Throws where a schema cannot be read at all. What can be read around is among the relation's diagnostics.
public func relate(
  old: SchemaInput, new: SchemaInput, options: SchemaOptions = SchemaOptions()
) throws(InputError) -> SchemaRelation {
  // Structural hashes of the two sides are compared, so that both need the same seed.
  let seed = HashSeed()
  return SchemaRelation(
    old: try old.read(options: options, seed: seed),
    new: try new.read(options: options, seed: seed),
    options: options)
}

extension SchemaRelation {
  /// The relation of two schemas that have been found.
  init(old: LocatedSchema, new: LocatedSchema, options: SchemaOptions) {
    let decider = InclusionDecider(old: old.store, new: new.store)
    let reading = SchemaReading(options.mode)
    let assumption = Assumption(options.assumption)
    func inclusion(from sender: InclusionDecider.Sender) -> Inclusion {
      decider.inclusion(
        old: old.id, new: new.id, from: sender, reading: reading, assumption: assumption)
    }
    func counterexample(
      _ inclusion: Inclusion, from sender: InclusionDecider.Sender
    ) -> Counterexample? {
      guard case .refuted(let example) = inclusion else { return nil }
      // Making a value smaller takes longer than finding it; readers mind those that do not fit on a line.
      let isShort = example.value.compactText.utf8.count <= SchemaRelation.lineLength
      let shown =
        isShort
        ? example
        : decider.smaller(example, old: old.id, new: new.id, from: sender, reading: reading)
      return Counterexample(value: shown.value, at: shown.at, keyword: shown.keyword)
    }
    let forward = inclusion(from: .old)
    let backward = inclusion(from: .new)
    let kind: Kind
    switch (forward, backward) {
    case (.undecided, _), (_, .undecided): kind = .undecided
    case (.included, .refuted): kind = .wider
    case (.refuted, .included): kind = .narrower
    case (.included, .included) where assumption == .openWorld: kind = .equal
    // What is shared, and what is equal as written, is not known from these two answers.
    case (.refuted, .refuted), (.included, .included):
      kind = Kind(
        decider.relation(old: old.id, new: new.id, reading: reading, assumption: assumption))
    }
    self.init(
      relation: kind, oldInNew: forward.answer, newInOld: backward.answer,
      witnesses: Witnesses(
        oldNotNew: counterexample(forward, from: .old),
        newNotOld: counterexample(backward, from: .new)),
      reason: SchemaRelation.reason(kind, forward, backward),
      diagnostics: (old.diagnostics + new.diagnostics).withoutRepetition)
  }

  /// The bytes up to which a value is shown as it was found.
  private static let lineLength = 60

  private static func reason(
    _ kind: Kind, _ forward: Inclusion, _ backward: Inclusion
  ) -> String? {
    switch (forward, backward) {
    case (.undecided(let one), .undecided(let other)) where one != other:
      "\(one.text); the other way round: \(other.text)"
    case (.undecided(let reason), _), (_, .undecided(let reason)): reason.text
    default:
      kind == .undecided
        ? "neither was a value found that both accept, nor could it be proved that there is none"
        : nil
    }
  }
}

extension SchemaRelation.Kind {
  fileprivate init(_ relation: Relation) {
    switch relation {
    case .equal: self = .equal
    case .narrower: self = .narrower
    case .wider: self = .wider
    case .overlapping: self = .overlapping
    case .disjoint: self = .disjoint
    case .undecided: self = .undecided
    }
  }
}

extension Inclusion {
  fileprivate var answer: Bool? {
    switch self {
    case .included: true
    case .refuted: false
    case .undecided: nil
    }
  }
}

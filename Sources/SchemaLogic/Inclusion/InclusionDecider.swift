package import APIGraph
package import DocumentTree

/// Decides how the schemas of two stores lie to each other. Remembers what it has decided.
///
/// Answers rest on steps that are counted, never on time, so that the same question has the same answer everywhere.
package final class InclusionDecider {
  private let old: SchemaStore
  private let new: SchemaStore
  let catalog: SchemaCatalog
  private var solvers = ShortTable<SchemaReading, GoalSolver>()
  private var gates = ShortTable<SchemaReading, WitnessGate>()
  private var monotoneProofs = ShortTable<Manner, MonotoneProof>()
  private var refutationProofs = ShortTable<Manner, RefutationProof>()
  private var outcomes: [SearchQuestion: Outcome] = [:]
  /// By alternatives of both sides and positions among them; see `areToldApart`.
  var toldApart: [[Int32]: Bool] = [:]
  /// One for each reading and side.
  private var surroundings: [PlainSurroundings] = []

  private(set) lazy var evidence = Evidence(catalog, solver(.pure))

  private struct Manner: Hashable {
    var reading: SchemaReading
    let assumption: Assumption
  }

  /// What the search is asked.
  private struct SearchQuestion: Hashable {
    let sent: Location
    let received: Location
    let manner: Manner
  }

  /// A decider for the schemas of an old and a new description.
  ///
  /// `counterpart` may name the new schema that an old one is known to be the same as, so that only that one is read.
  package init(
    old: SchemaStore, new: SchemaStore,
    counterpart: @escaping (SchemaID) -> SchemaID? = { _ in nil }
  ) {
    self.old = old
    self.new = new
    catalog = SchemaCatalog(old: old, new: new, counterpart: counterpart)
  }

  /// Which side sends the values: the one whose every value has to be one of the other.
  package enum Sender: UInt8, Hashable, Sendable {
    case old
    case new

    /// The side that receives them.
    package var receiver: Sender { self == .old ? .new : .old }
  }

  /// Whether every value of the sender's schema is one of the other's.
  package func inclusion(
    old: SchemaID, new: SchemaID, from sender: Sender, reading: SchemaReading,
    assumption: Assumption
  ) -> Inclusion {
    searchedInclusion(
      old: old, new: new, from: sender, reading: reading, assumption: assumption
    ).confirmed
  }

  /// Whether every value of the sender's schema is one of the other's, as far as the search goes.
  package func searchedInclusion(
    old: SchemaID, new: SchemaID, from sender: Sender, reading: SchemaReading,
    assumption: Assumption
  ) -> SearchedInclusion {
    let numbers = [catalog.number(of: old, on: .old), catalog.number(of: new, on: .new)]
    let (sent, received) = sender == .old ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
    let manner = Manner(reading: reading, assumption: assumption)
    let pair = RefutationProof.Pair(sent: sent, received: received)
    if catalog.areSame(sent, received) || isProvedIncluded(pair, manner) { return .included }
    let proof = refutationProof(of: pair, manner)
    guard let proof, proof.proves(pair) else {
      let answer = search(old: old, new: new, from: sender, manner)
      if case .witness = answer { proof?.note(pair) }
      return answer
    }
    // Most values are never looked at.
    return .witness(
      UnconfirmedWitness {
        if let text = proof.reader.unlistedText(pair) {
          return self.verdict(on: text, old: old, new: new, from: sender, reading)
        }
        let found = self.search(old: old, new: new, from: sender, manner)
        if case .witness(let witness) = found { return witness.verdict }
        return .undecided(.rejectedWitness)
      })
  }

  /// Whether it is proved without a search that a class is included in another.
  private func isProvedIncluded(_ pair: RefutationProof.Pair, _ manner: Manner) -> Bool {
    // What holds of the values themselves holds of their texts, however those are read.
    var readingAsJSON = manner.reading
    readingAsJSON.spelling = .json
    return monotoneProof(readingAsJSON, manner.assumption)
      .proves(sent: pair.sent, received: pair.received)
  }

  /// What may prove part by part that some value of one class is refused by another; `nil` where nothing can.
  private func refutationProof(
    of pair: RefutationProof.Pair, _ manner: Manner
  ) -> RefutationProof? {
    guard manner.reading.spelling == .form else { return refutationProof(manner) }
    // An object is the same in a form as in a URL: its members are texts.
    guard let schema = catalog.entry(pair.sent)?.schema, schema.types == .object else { return nil }
    var manner = manner
    manner.reading.spelling = .wire
    return refutationProof(manner)
  }

  /// Looks for a value of the sender's schema that the other refuses.
  private func search(
    old: SchemaID, new: SchemaID, from sender: Sender, _ manner: Manner
  ) -> SearchedInclusion {
    let reading = manner.reading
    let solver = solver(reading)
    let outcome = outcome(
      sent: location(sender, old: old, new: new, solver),
      received: location(sender.receiver, old: old, new: new, solver), manner)
    switch outcome {
    case .none: return .included
    case .undecided(let reason):
      let isIncluded =
        reason == .spelling
        && isIncludedAsJSON(old: old, new: new, sender, reading, manner.assumption)
      return isIncluded ? .included : .undecided(reason)
    case .value(let value):
      return .witness(
        UnconfirmedWitness {
          self.verdict(on: value, old: old, new: new, from: sender, reading)
        })
    }
  }

  /// What a value proves.
  private func verdict(
    on value: JSONValue, old: SchemaID, new: SchemaID, from sender: Sender, _ reading: SchemaReading
  ) -> Inclusion {
    let (sent, received) = sender == .old ? (old, new) : (new, old)
    return gate(reading).verdict(on: value, sent: sent, received: received, from: sender)
  }

  private func outcome(
    sent: Location, received: Location, _ manner: Manner, isOptional: Bool = false
  ) -> Outcome {
    let question = SearchQuestion(sent: sent, received: received, manner: manner)
    if let known = outcomes[question] { return known }
    let solver = solver(manner.reading)
    solver.begin(isOptional: isOptional)
    let outcome = solver.solveWhole(
      [
        Demand(location: sent, isNegated: false, roles: .sender),
        Demand(location: received, isNegated: true, roles: .receiver),
      ], assumption: manner.assumption)
    // Who has to have an answer asks again.
    if case .undecided = outcome, isOptional { return outcome }
    outcomes[question] = outcome
    return outcome
  }

  /// Whether inclusion holds of the values themselves, and so of their texts, however those are read.
  private func isIncludedAsJSON(
    old: SchemaID, new: SchemaID, _ sender: Sender, _ reading: SchemaReading,
    _ assumption: Assumption
  ) -> Bool {
    guard reading.spelling != .json else { return false }
    var reading = reading
    reading.spelling = .json
    let answer = searchedInclusion(
      old: old, new: new, from: sender, reading: reading, assumption: assumption)
    return answer.isIncluded
  }

  /// A smaller value that proves the same, for people to look at.
  ///
  /// What the search finds is mostly small, and making it smaller takes longer than finding it.
  package func smaller(
    _ counterexample: Counterexample, old: SchemaID, new: SchemaID, from sender: Sender,
    reading: SchemaReading
  ) -> Counterexample {
    let (sent, received) = sender == .old ? (old, new) : (new, old)
    return gate(reading).smaller(counterexample, sent: sent, received: received, from: sender)
  }

  /// Whether the two unfold to the same tree of assertions; a quick and certain "equal".
  package func areIdentical(old: SchemaID, new: SchemaID) -> Bool {
    let number = catalog.number(of: old, on: .old)
    return catalog.areSame(number, catalog.number(of: new, on: .new))
  }

  /// How the old schema and the new one lie to each other, both questions asked.
  ///
  /// Equal means equal as written, whatever is assumed of senders; the other answers rest on the assumption.
  package func relation(
    old: SchemaID, new: SchemaID, reading: SchemaReading, assumption: Assumption
  ) -> Relation {
    if areIdentical(old: old, new: new) { return .equal }
    func inclusion(_ sender: Sender, _ assumption: Assumption) -> Inclusion {
      self.inclusion(old: old, new: new, from: sender, reading: reading, assumption: assumption)
    }
    let asWritten = (old: inclusion(.old, .openWorld), new: inclusion(.new, .openWorld))
    if asWritten.old.isIncluded, asWritten.new.isIncluded { return .equal }
    let oldInNew = asWritten.old.isIncluded ? .included : inclusion(.old, assumption)
    let newInOld = asWritten.new.isIncluded ? .included : inclusion(.new, assumption)
    switch (oldInNew, newInOld) {
    case (.included, .included):
      // Both hold under the assumption only: which way the sets lie as written tells more than "equal" would.
      if asWritten.old.isIncluded { return .wider }
      return asWritten.new.isIncluded ? .narrower : .overlapping
    case (.included, .refuted): return .wider
    case (.refuted, .included): return .narrower
    case (.refuted, .refuted): return haveCommonValue(old, new, reading)
    case (.undecided, _), (_, .undecided): return .undecided
    }
  }

  /// Of two schemas each of which has values of its own: overlapping when they share one, disjoint when that is disproved.
  private func haveCommonValue(
    _ old: SchemaID, _ new: SchemaID, _ reading: SchemaReading
  ) -> Relation {
    switch commonOutcome(old, new, reading) {
    case .value: return .overlapping
    // What is disjoint by type may still be spelled alike.
    case .none: return reading.spelling == .json ? .disjoint : .undecided
    case .undecided: return .undecided
    }
  }

  /// The names of members that a schema of a side declares, in itself or in any part that applies to the same value.
  package func declaredNames(of schema: SchemaID, on side: Sender) -> Set<ExactString> {
    catalog.declaredNames(of: schema, on: side)
  }

  /// Whether no value is one of all these schemas of a side: proved. What includes nothing has been proved of nothing.
  ///
  /// Values count that use the declared names only. One that is valid because it uses others, such as a value of one of two open
  /// objects that exclude each other, is one that nobody has in mind.
  package func haveNoValue(_ schemas: [SchemaID], on side: Sender, reading: SchemaReading) -> Bool {
    if schemas.count == 1, plainlyHasValueToWrite(schemas[0], on: side, reading: reading) {
      return false
    }
    if reading.spelling == .json {
      let emptiness = evidence.emptiness(side, reading.omission)
      if schemas.contains(where: { emptiness.isEmpty($0) }) { return true }
    }
    let solver = solver(reading)
    solver.begin()
    let demands = schemas.map { schema in
      Demand(
        location: solver.compiler.location(of: schema, on: side), isNegated: false, roles: .sender)
    }
    if case .none = solver.solveWhole(demands, assumption: .namesInUse) { return true }
    return false
  }

  // MARK: What is kept for each reading

  private func location(
    _ side: Sender, old: SchemaID, new: SchemaID, _ solver: GoalSolver
  ) -> Location {
    solver.compiler.location(of: side == .old ? old : new, on: side)
  }

  func solver(_ reading: SchemaReading) -> GoalSolver {
    if let solver = solvers[reading] { return solver }
    let solver = GoalSolver(FormulaCompiler(catalog, reading: reading))
    solvers[reading] = solver
    return solver
  }

  /// What stands around parts of the values of a side.
  func surroundings(_ solver: GoalSolver, _ side: Sender) -> PlainSurroundings {
    let reading = solver.compiler.reading
    if let known = surroundings.first(where: { $0.areOf(side, reading) }) { return known }
    let made = PlainSurroundings(solver, side)
    surroundings.append(made)
    return made
  }

  private func monotoneProof(_ reading: SchemaReading, _ assumption: Assumption) -> MonotoneProof {
    let manner = Manner(reading: reading, assumption: assumption)
    if let proof = monotoneProofs[manner] { return proof }
    let solver = solver(reading)
    let proof = MonotoneProof(
      catalog, reading: reading, assumption: assumption,
      emptiness: { [evidence] in evidence.emptiness($0, reading.omission) },
      mayLeaveOut: { [unowned solver] in solver.compiler.mayLeaveOut($0) })
    monotoneProofs[manner] = proof
    return proof
  }

  /// `nil` where parts do not stand for themselves: in XML, and where alternatives are told by names.
  private func refutationProof(_ manner: Manner) -> RefutationProof? {
    let reading = manner.reading
    guard reading.spelling == .json || reading.spelling == .wire,
      !reading.tellsAlternativesByNames
    else { return nil }
    if let proof = refutationProofs[manner] { return proof }
    let solver = solver(reading)
    // What a sender requires it may use, declared or not, but where it is taken to use nothing that it does not declare.
    let usesUndeclaredNames = manner.assumption == .openWorld || manner.assumption == .freshNames
    let reader = RefutationReader(
      catalog: catalog, omission: reading.omission, assertsFormats: reading.assertsFormats,
      areTexts: reading.spelling == .wire, assumption: manner.assumption,
      old: RefutationReader.Knowledge(
        evident: evidence.values(.old, reading, usesUndeclaredNames: usesUndeclaredNames),
        disjointness: BranchDisjointness(old)),
      new: RefutationReader.Knowledge(
        evident: evidence.values(.new, reading, usesUndeclaredNames: usesUndeclaredNames),
        disjointness: BranchDisjointness(new)),
      mayLeaveOut: { [unowned solver] in solver.compiler.mayLeaveOut($0) })
    let proof = RefutationProof(reader) { [unowned self, unowned solver] pair in
      if isProvedIncluded(pair, manner) { return false }
      let outcome = outcome(
        sent: solver.compiler.location(ofClass: pair.sent),
        received: solver.compiler.location(ofClass: pair.received), manner, isOptional: true)
      if case .value = outcome { return true }
      return false
    }
    refutationProofs[manner] = proof
    return proof
  }

  func gate(_ reading: SchemaReading) -> WitnessGate {
    if let gate = gates[reading] { return gate }
    let gate = WitnessGate(old: old, new: new, reading: reading)
    gates[reading] = gate
    return gate
  }
}

/// A step from a value to a part of it.
package enum ValueStep: Hashable, Sendable {
  case member(ExactString)
  case element(Int)
}

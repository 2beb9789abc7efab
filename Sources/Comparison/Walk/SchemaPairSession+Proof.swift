import APIGraph
import DocumentTree
import SchemaLogic

/// Proof first: what the schema logic says of the pair, and of each finding.
extension SchemaPairSession {
  /// Asks whether the receiver accepts all that the sender may send.
  ///
  /// Parts that apply to the same value as others are asked in the open world: which names are fresh is for the whole to say.
  ///
  /// Where every part decides by itself this is put off until something is found that is no part's business.
  mutating func prove() {
    if settlement == .open, key.position == .positive, !(key.isInPlace && countsEvaluations),
      comparer.partwise.contains(old: key.old, new: key.new, key.message)
    {
      isPartwise = true
      return
    }
    proveNow()
  }

  private mutating func proveNow() {
    if settlement.isLowering, !key.isInPlace,
      comparer.proofs.isVacuous(
        [sent], key.message, old: key.old, new: key.new, partMessage: key.message)
    {
      settlement = .vacuous
    }
    guard !settlement.isLowering, key.position == .positive else {
      // Alternatives may make up for each other.
      if old.hasGroup || new.hasGroup { proveEqual() }
      return
    }
    // What a part speaks of may matter to the whole even where the part means the same.
    if key.isInPlace, countsEvaluations { return }
    let verdict = comparer.proofs.verdict(
      old: key.old, new: key.new, key.message, assumption: assumption)
    if verdict.settlement != .open { settlement = verdict.settlement }
    result.verdict = verdict
  }

  /// The schema of those who send the values.
  var sent: SchemaID { key.isReceived ? key.old : key.new }

  /// What is settled for a property of a pair that is proved compatible: by the book it may be one that no message has.
  func settlement(
    ofMember name: ExactString, _ old: SchemaID?, _ new: SchemaID?, isDeclared: Bool = false
  ) -> Settlement {
    guard settlement.isLowering, let old, let new,
      !comparer.proofs.areIdentical(old: old, new: new)
    else { return settlement }
    let side: Side = key.isReceived ? .old : .new
    let wholes = comparer.enclosures.around(key.enclosure, on: side)
    if isDeclared, comparer.proofs.plainlyAccept(wholes, sent, key.message),
      comparer.proofs.plainlySends(key.isReceived ? old : new, in: sent, key.message)
    {
      return settlement
    }
    let present = comparer.proofs.schemaDemanding(name, isOld: key.isReceived)
    let partMessage = SchemaProofs.Message(
      isReceived: key.isReceived, spelling: key.spelling.ofMembers)
    return comparer.proofs.isVacuous(
      [sent, present] + wholes, key.message, old: old, new: new, partMessage: partMessage)
      ? .vacuous : settlement
  }

  /// Asks whether both sides allow the same, which is all that a proof about the part can add to one about the whole, and all
  /// that it says of the whole at positions that are not positive.
  ///
  /// Asked only where something was found or may be: in a large cycle every pair differs, and most have nothing to tell.
  private mutating func proveEqual() {
    guard settlement == .compatible || settlement == .open && key.position != .positive,
      key.position != .ignored, !(key.isInPlace && countsEvaluations),
      comparer.proofs.areEqual(old: key.old, new: key.new, key.message)
    else { return }
    settlement = .equal
  }

  private var assumption: Assumption { key.isInPlace ? .openWorld : .freshNames }

  /// The emission as it stands once the schema logic has been asked about what it is about.
  mutating func judged(
    _ emission: Emission, _ claim: Claim?, holdsUnlessEqual: Bool = false
  ) -> Emission {
    if emission.isAboutValues {
      if isPartwise {
        isPartwise = false
        proveNow()
      }
      proveEqual()
    }
    if settlement.isLowering {
      return holdsUnlessEqual && settlement == .compatible
        ? emission : emission.settled(settlement)
    }
    guard emission.isAboutValues,
      emission.effect.impact(isReceived: key.isReceived) == .breaking
    else { return emission }
    var emission = emission
    if let doubt = settlement.doubt {
      emission.presume(because: doubt)
      return emission
    }
    guard key.position == .positive, let verdict = result.verdict else { return emission }
    switch claim.flatMap(answer)?.confirmed {
    case .included?: return emission.settled(.compatible)
    case .refuted(let counterexample)?:
      if let settlement = claim.flatMap({ settlementOfWhole($0, key.message) }) {
        if settlement.isLowering { return emission.settled(settlement) }
        if let doubt = settlement.doubt { emission.presume(because: doubt) }
        return emission
      }
      emission.counterexample = counterexample
      if emission.effect != .replaces || emission.certainty != .undecided {
        emission.certainty = .proven
        emission.reason = nil
      }
    case .undecided(let reason)?: emission.presume(because: reason.text)
    case nil:
      switch verdict {
      case .incompatible(let witness):
        switch witness.verdict {
        case .refuted(let counterexample): emission.counterexample = counterexample
        case .undecided(let reason): emission.presume(because: reason.text)
        case .included: break
        }
      case .undecided(let reason): emission.presume(because: reason.text)
      case .equal, .compatible, .vacuous: break
      }
    }
    return emission
  }

  /// What the schema logic says of a claim: included when what the finding is about breaks nothing.
  private func answer(_ claim: Claim) -> SearchedInclusion? {
    switch claim {
    case .concern(.keywords(let fields)) where !key.spelling.spellsTypes:
      // A text is a number only where the type says so.
      comparer.proofs.inclusion(
        old: key.old, new: key.new, key.message, assumption: assumption,
        concern: .keywords(fields.union(["type"])))
    case .concern(let concern):
      comparer.proofs.inclusion(
        old: key.old, new: key.new, key.message, assumption: assumption, concern: concern)
    case .member(let name):
      comparer.proofs.inclusion(
        old: key.isReceived ? whole(.old) : key.old, new: key.isReceived ? key.new : whole(.new),
        key.message, assumption: .freshNames, concern: .member(name))
    case .senderPart(let part): inclusion(ofSenderPart: part)
    case .receiverPart(let part):
      comparer.proofs.inclusion(
        old: key.isReceived ? key.old : part, new: key.isReceived ? part : key.new, key.message,
        assumption: .openWorld)
    }
  }

  /// The schema of a side that decides about the value together with all that applies in place.
  private func whole(_ side: Side) -> SchemaID {
    comparer.enclosures.around(key.enclosure, on: side).last ?? (side == .old ? key.old : key.new)
  }

  /// Whether the receiver as a whole accepts what one alternative of the sender allows.
  func inclusion(ofSenderPart part: SchemaID) -> SearchedInclusion {
    comparer.proofs.inclusion(
      old: key.isReceived ? part : key.old, new: key.isReceived ? key.new : part, key.message,
      assumption: .openWorld)
  }

  /// Whether a name that is gone from this part, or new in it, is declared elsewhere in the other side's schema of the same value.
  func isDeclaredElsewhere(_ name: ExactString, on side: Side) -> Bool {
    let own = side == .old ? key.old : key.new
    return ([own] + comparer.enclosures.around(key.enclosure, on: side)).contains {
      comparer.proofs.declares(name, $0, on: side)
    }
  }
}

/// What the schema logic can be asked about a finding.
enum Claim {
  /// Whether this part of the receiver's schema refuses anything.
  case concern(Concern)
  /// Whether the receiver refuses what the sender's schema as a whole lets a property hold.
  case member(ExactString)
  /// Whether the receiver refuses any value of this alternative of the sender.
  case senderPart(SchemaID)
  /// Whether this part, which the receiver demands too, refuses anything.
  case receiverPart(SchemaID)

  /// The claim that a finding of a rule makes about schemas.
  init?(_ finding: Finding, of rule: Rule) {
    if let concern = finding.concern {
      self = .concern(concern)
      return
    }
    let fields = Set(rule.covers + [finding.field].compactMap(\.self)).filter {
      $0.assertsOn != nil
    }
    guard !fields.isEmpty else { return nil }
    self = .concern(.keywords(fields))
  }
}

extension Emission {
  /// Whether the effect is one on the set of values.
  var isAboutValues: Bool {
    switch effect {
    case .narrows, .widens, .replaces: true
    case .extends, .withdraws, .annotates, .states: false
    }
  }

  /// Makes what is sure by the keyword alone less so.
  fileprivate mutating func presume(because reason: String) {
    guard certainty == .proven else { return }
    certainty = .presumed
    self.reason = reason
  }
}

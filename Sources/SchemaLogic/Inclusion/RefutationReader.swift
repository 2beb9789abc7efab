import APIGraph
import DocumentTree

/// Reads from two classes of schemas what part by part makes the receiver refuse something.
struct RefutationReader {
  /// What can be said of a pair without a search.
  struct Reading {
    /// Whether a value with declared names is plainly refused.
    var isRefuted = false
    /// Whether more may be wrong than the parts tell, and how soon the search should be asked: the shorter searches first.
    var search: Search?
    /// Pairs of which each refutes the whole.
    var parts: [Part] = []
  }

  /// The kinds of searches, by length.
  enum Search: CaseIterable {
    /// Values have no parts.
    case ofScalars
    /// Assertions of plain schemas differ.
    case ofPlainSchemas
    /// Several schemas apply to the same value.
    case ofCompositions
  }

  /// A pair of parts.
  struct Part {
    let pair: RefutationProof.Pair
    let relation: Relation
  }

  /// How a part lies in the whole.
  enum Relation {
    /// A member with a declared name, or an element.
    case member
    /// A member with a name that the sender does not declare.
    case otherMember
    /// The whole value, with any names.
    case alternative
    /// The whole value, as far as it uses declared names only.
    case alternativeWithDeclaredNames

    /// Whether the value of the whole uses declared names only, when that of the part is refused; `nil` where the whole is not
    /// refused with it.
    func usesDeclaredNames(ifPartDoes partDoes: Bool) -> Bool? {
      switch self {
      case .member: true
      case .otherMember: false
      case .alternative: partDoes
      case .alternativeWithDeclaredNames: partDoes ? true : nil
      }
    }
  }

  /// What can be told of the schemas of a side without a search.
  struct Knowledge {
    let evident: EvidentValues
    let disjointness: BranchDisjointness
  }

  let catalog: SchemaCatalog
  let omission: SchemaReading.Omission
  let assertsFormats: Bool
  /// Whether values are written as texts that do not tell types; null is not written then.
  let areTexts: Bool
  let assumption: Assumption
  let old: Knowledge
  let new: Knowledge
  /// Whether a class, or one that it leads to, declares a property that messages leave out.
  let mayLeaveOut: (Int32) -> Bool

  func knowledge(_ side: InclusionDecider.Sender) -> Knowledge { side == .old ? old : new }

  /// What is to be said of a pair.
  func read(_ pair: RefutationProof.Pair) -> Reading {
    guard !catalog.areSame(pair.sent, pair.received), let sent = catalog.entry(pair.sent),
      let received = catalog.entry(pair.received),
      sent.schema.opaqueText == nil, received.schema.opaqueText == nil, !sent.schema.isImpossible
    else { return Reading() }
    if received.schema.isNever {
      return Reading(
        isRefuted: hasObject(sent) || areTexts && knowledge(sent.side).evident.isWritten(sent.id),
        search: .ofPlainSchemas)
    }
    if !areTexts, sendsOtherTypes(sent, received) { return Reading(isRefuted: true) }
    if unlistedText(sent, received) != nil { return Reading(isRefuted: true) }
    if sent.isScalar, received.isScalar { return Reading(search: .ofScalars) }
    guard sent.isPlain, received.isPlain else {
      var result = Reading(search: .ofCompositions)
      // A text may be one of several alternatives although these have other types.
      if !areTexts { addAlternatives(sent, received, to: &result) }
      return result
    }
    let mayDiffer =
      !received.schema.isNoStricter(than: sent.schema, assertsFormats: assertsFormats)
      || !sent.schema.patternProperties.isEmpty || !received.schema.patternProperties.isEmpty
    var result = Reading(search: mayDiffer ? .ofPlainSchemas : nil)
    if hasObject(sent) {
      addMembers(sent, received, to: &result)
      if usesAnyNames(sent) { addOtherMembers(sent, received, to: &result) }
    }
    addElements(sent, received, to: &result)
    return result
  }

  /// Whether the sender plainly has a value of a type that the receiver does not allow.
  private func sendsOtherTypes(_ sent: CatalogEntry, _ received: CatalogEntry) -> Bool {
    guard received.schema.types != nil else { return false }
    let others = sent.schema.effectiveTypes.subtracting(received.schema.effectiveTypes)
    return !others.isEmpty && sent.isPlain
      && knowledge(sent.side).evident.hasValue(sent.schema, ofTypes: others)
  }

  /// The first text that the sender lists and the receiver does not, where that is plain and the text can be nothing else.
  func unlistedText(_ pair: RefutationProof.Pair) -> JSONValue? {
    guard let sent = catalog.entry(pair.sent), let received = catalog.entry(pair.received) else {
      return nil
    }
    return unlistedText(sent, received)
  }

  private func unlistedText(_ sent: CatalogEntry, _ received: CatalogEntry) -> JSONValue? {
    let (sender, receiver) = (sent.schema, received.schema)
    guard let texts = sender.enumeration, sender.enumerationHash != nil,
      let accepted = receiver.enumeration, receiver.enumerationHash != nil, sent.isPlain,
      sender.patterns.isEmpty, sender.format == nil,
      let missing = accepted.firstMissing(ofInOrder: texts),
      ScalarAssertions.accept(texts[missing], sender),
      !areTexts || TextReadings.of(texts[missing]).count == 1
    else { return nil }
    return texts[missing]
  }

  // MARK: Alternatives

  /// Alternatives of a sender that one alternative of the receiver alone could accept.
  private func addAlternatives(
    _ sent: CatalogEntry, _ received: CatalogEntry, to result: inout Reading
  ) {
    guard let senders = sent.innermostAlternatives(catalog, throughOneOf: false),
      let receivers = received.innermostAlternatives(catalog, throughOneOf: true),
      sent.hasDisjointOneOf(knowledge(sent.side).disjointness)
    else { return }
    let declareApart = senders.declareApart && receivers.declareApart
    // What messages leave out by one alternative bears on the others.
    guard
      declareApart
        || !senders.contains(where: { mayLeaveOut($0.number) })
          && !receivers.contains(where: { mayLeaveOut($0.number) })
    else { return }
    var table = AlternativePartners(
      sent: senders.map { $0.whole(catalog) }, received: receivers.map { $0.whole(catalog) },
      asked: senders.count)
    for sender in senders {
      let partners = table.partners(of: sender.whole(catalog), usesOwnNames: true)
      if partners.isEmpty, knowledge(sender.side).evident.hasValue(sender.id) {
        result.isRefuted = true
      }
      guard partners.count == 1 else { continue }
      // Names that the one alternative does not declare count where no other declares any, nor accepts values with them.
      let takesAnyNames =
        declareApart
        && table.partners(of: sender.whole(catalog), usesOwnNames: false).count == 1
      add(
        sender.number, receivers[partners[0]].number,
        as: takesAnyNames ? .alternative : .alternativeWithDeclaredNames, to: &result)
    }
  }
}

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
    /// Whether only values with declared names count.
    var needsDeclaredNames = false
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
  let old: Knowledge
  let new: Knowledge
  /// Whether a class, or one that it leads to, declares a property that messages leave out.
  let mayLeaveOut: (Int32) -> Bool

  private func knowledge(_ side: InclusionDecider.Sender) -> Knowledge { side == .old ? old : new }

  /// What is to be said of a pair.
  func read(_ pair: RefutationProof.Pair) -> Reading {
    guard !catalog.areSame(pair.sent, pair.received), let sent = catalog.entry(pair.sent),
      let received = catalog.entry(pair.received),
      sent.schema.opaqueText == nil, received.schema.opaqueText == nil, !sent.schema.isImpossible
    else { return Reading() }
    if received.schema.isNever {
      return Reading(
        isRefuted: hasObject(sent) || areTexts && hasText(sent.id, sent.side),
        search: .ofPlainSchemas)
    }
    if !areTexts, sendsOtherTypes(sent, received) { return Reading(isRefuted: true) }
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
    if hasObject(sent) { addMembers(sent, received, to: &result) }
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

  // MARK: Plain schemas

  /// Whether there is an object with declared names, to which any declared property could be added.
  private func hasObject(_ entry: CatalogEntry) -> Bool {
    entry.isPlain && knowledge(entry.side).evident.hasObjectToComplete(entry.id)
      && (!areTexts
        || entry.schema.properties.allSatisfy {
          !entry.schema.required.contains($0.name) || hasText($0.schema, entry.side)
        })
  }

  /// Whether a schema plainly has a value that is written as a text.
  private func hasText(_ id: SchemaID, _ side: InclusionDecider.Sender) -> Bool {
    guard let types = catalog.store(side).plainTypes(of: id),
      types.isDisjoint(with: .containers.union(.null))
    else { return false }
    return knowledge(side).evident.hasValue(id)
  }

  private func addMembers(
    _ sent: CatalogEntry, _ received: CatalogEntry, to result: inout Reading
  ) {
    let sentNumbers = sent.memberNumbers(catalog)
    let receivedNumbers = received.memberNumbers(catalog)
    let rest = rest(received.schema).map { catalog.number(of: $0, on: received.side) }
    var guess = 0
    for (index, property) in sent.schema.properties.enumerated() {
      let number = sentNumbers[index]
      if let position = received.position(of: property.name, guess: guess) {
        guess = position + 1
        let partner = received.schema.properties[position].schema
        if number != receivedNumbers[position], !isLeftOut(property.schema, sent.side),
          !isLeftOut(partner, received.side)
        {
          add(number, receivedNumbers[position], to: &result)
        }
      } else if let rest, number != rest, !isLeftOut(property.schema, sent.side) {
        add(number, rest, to: &result)
      }
    }
    // What the receiver requires and the sender may leave out.
    for name in received.schema.required where !sent.schema.required.contains(name) {
      let isFlagged =
        isLeftOut(name, received) || isLeftOut(name, sent)
      if !isFlagged { result.isRefuted = true }
    }
  }

  /// Whether messages leave out a property that is declared under a name.
  private func isLeftOut(_ name: ExactString, _ entry: CatalogEntry) -> Bool {
    entry.names(leftOutBy: omission, catalog).contains(name)
  }

  /// What a receiver says of names that it does not declare.
  private func rest(_ schema: Schema) -> SchemaID? {
    schema.patternProperties.isEmpty ? schema.additionalProperties : nil
  }

  private func isLeftOut(_ id: SchemaID, _ side: InclusionDecider.Sender) -> Bool {
    catalog.isLeftOut(id, on: side, by: omission)
  }

  /// The elements of plain lists of one kind of element each.
  private func addElements(
    _ sent: CatalogEntry, _ received: CatalogEntry, to result: inout Reading
  ) {
    let (sender, receiver) = (sent.schema, received.schema)
    guard sender.effectiveTypes.contains(.array), sender.enumeration == nil,
      sender.prefixItems.isEmpty, receiver.prefixItems.isEmpty, sender.contains == nil,
      sender.unevaluatedItems == nil, let partner = receiver.items,
      sender.minItems.map({ $0 <= Decimal(1) }) ?? true,
      sender.maxItems.map({ Decimal(1) <= $0 }) ?? true
    else { return }
    let items = sender.items ?? catalog.store(sent.side).anything
    add(
      catalog.number(of: items, on: sent.side), catalog.number(of: partner, on: received.side),
      to: &result)
  }

  private func add(
    _ sent: Int32, _ received: Int32, needsDeclaredNames: Bool = false, to result: inout Reading
  ) {
    guard sent != received else { return }
    result.parts.append(
      Part(
        pair: RefutationProof.Pair(sent: sent, received: received),
        needsDeclaredNames: needsDeclaredNames))
  }

  // MARK: Alternatives

  /// Alternatives of a sender that one alternative of the receiver alone could accept.
  private func addAlternatives(
    _ sent: CatalogEntry, _ received: CatalogEntry, to result: inout Reading
  ) {
    guard let senders = sent.innermostAlternatives(catalog, throughOneOf: false),
      let receivers = received.innermostAlternatives(catalog, throughOneOf: true),
      sent.hasDisjointOneOf(knowledge(sent.side).disjointness),
      // What messages leave out by one alternative bears on the others.
      senders.declareApart && receivers.declareApart
        || !senders.contains(where: { mayLeaveOut($0.number) })
          && !receivers.contains(where: { mayLeaveOut($0.number) })
    else { return }
    var table = AlternativePartners(
      sent: senders.map { $0.whole(catalog) }, received: receivers.map { $0.whole(catalog) },
      asked: senders.count)
    for sender in senders {
      // Only values with declared names count in the end.
      let partners = table.partners(of: sender.whole(catalog), usesOwnNames: true)
      if partners.isEmpty, knowledge(sender.side).evident.hasValue(sender.id) {
        result.isRefuted = true
      }
      guard partners.count == 1 else { continue }
      add(sender.number, receivers[partners[0]].number, needsDeclaredNames: true, to: &result)
    }
  }
}

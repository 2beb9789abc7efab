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
  let old: Knowledge
  let new: Knowledge
  /// Whether a class, or one that it leads to, declares a property that messages leave out.
  let mayLeaveOut: (Int32) -> Bool

  private func knowledge(_ side: InclusionDecider.Sender) -> Knowledge { side == .old ? old : new }

  /// What is to be said of a pair.
  func read(_ pair: RefutationProof.Pair) -> Reading {
    guard pair.sent != pair.received, let sent = catalog.entry(pair.sent),
      let received = catalog.entry(pair.received),
      sent.schema.opaqueText == nil, received.schema.opaqueText == nil, !sent.schema.isImpossible
    else { return Reading() }
    if received.schema.isNever {
      return Reading(isRefuted: hasObject(sent), search: .ofPlainSchemas)
    }
    if isScalar(sent.schema), isScalar(received.schema) {
      return Reading(search: .ofScalars)
    }
    guard sent.schema.isPlain, received.schema.isPlain else {
      var result = Reading(search: .ofCompositions)
      addAlternatives(sent, received, to: &result)
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

  // MARK: Plain schemas

  /// Whether values have no parts, and nothing else applies to them.
  private func isScalar(_ schema: Schema) -> Bool {
    schema.isPlain && schema.effectiveTypes.isDisjoint(with: [.object, .array])
  }

  /// Whether there is an object with declared names, to which any declared property could be added.
  private func hasObject(_ entry: CatalogEntry) -> Bool {
    entry.schema.isPlain && knowledge(entry.side).evident.hasObjectToComplete(entry.schema)
  }

  private func addMembers(
    _ sent: CatalogEntry, _ received: CatalogEntry, to result: inout Reading
  ) {
    let (sender, receiver) = (sent.schema, received.schema)
    let declared = Dictionary(
      receiver.properties.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
    for property in sender.properties where !isLeftOut(property.schema, sent.side) {
      let other = declared[property.name]
      guard let partner = other ?? rest(receiver),
        other == nil || !isLeftOut(partner, received.side)
      else { continue }
      add(property.schema, sent.side, partner, received.side, to: &result)
    }
    // What the receiver requires and the sender may leave out.
    let names = Set(sender.properties.map(\.name))
    for name in receiver.required where !sender.required.contains(name) {
      let isFlagged =
        declared[name].map { isLeftOut($0, received.side) } ?? false
        || names.contains(name)
          && sender.properties.contains { $0.name == name && isLeftOut($0.schema, sent.side) }
      if !isFlagged { result.isRefuted = true }
    }
  }

  /// What a receiver says of names that it does not declare.
  private func rest(_ schema: Schema) -> SchemaID? {
    schema.patternProperties.isEmpty ? schema.additionalProperties : nil
  }

  private func isLeftOut(_ id: SchemaID, _ side: InclusionDecider.Sender) -> Bool {
    omission != .none && catalog.store(side).isLeftOut(id, by: omission)
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
    add(items, sent.side, partner, received.side, to: &result)
  }

  private func add(
    _ sent: SchemaID, _ sentSide: InclusionDecider.Sender, _ received: SchemaID,
    _ receivedSide: InclusionDecider.Sender, to result: inout Reading
  ) {
    let pair = RefutationProof.Pair(
      sent: catalog.number(of: sent, on: sentSide),
      received: catalog.number(of: received, on: receivedSide))
    if pair.sent != pair.received { result.parts.append(Part(pair: pair)) }
  }

  // MARK: Alternatives

  /// Alternatives of a sender that one alternative of the receiver alone could accept.
  private func addAlternatives(
    _ sent: CatalogEntry, _ received: CatalogEntry, to result: inout Reading
  ) {
    guard let senders = Alternative.all(of: sent, catalog),
      let receivers = Alternative.all(of: received, catalog),
      sent.schema.oneOf.isEmpty
        || knowledge(sent.side).disjointness.areDisjoint(sent.schema.oneOf),
      // What messages leave out by one alternative bears on the others.
      senders.declareApart && receivers.declareApart
        || !(senders + receivers).contains(where: { mayLeaveOut($0.number) })
    else { return }
    let sentWholes = senders.map { Whole($0.schema, catalog.store(sent.side)) }
    let receivedWholes = receivers.map { Whole($0.schema, catalog.store(received.side)) }
    let table = AlternativePartners(sent: sentWholes, received: receivedWholes)
    for (sender, whole) in zip(senders, sentWholes) {
      // Only values with declared names count in the end.
      let schema = sender.schema
      let names = schema.isPlain ? schema.required.union(schema.properties.map(\.name)) : nil
      let partners = table.partners(of: whole, names: names)
      guard partners.count == 1 else { continue }
      let pair = RefutationProof.Pair(sent: sender.number, received: receivers[partners[0]].number)
      if pair.sent != pair.received {
        result.parts.append(Part(pair: pair, needsDeclaredNames: true))
      }
    }
  }
}

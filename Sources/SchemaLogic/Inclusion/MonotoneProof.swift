import APIGraph
import DocumentTree

/// Proves inclusion keyword by keyword: every demand of the receiver is one that the sender makes too, or a looser one.
///
/// It knows plain objects and arrays and alternatives of these, and says nothing where anything else differs. What it needs of the parts it asks of
/// them in the same way; a pair of parts that leads back to itself may be assumed, because values are finite. The cost is
/// linear in the number of pairs, however long the chains and cycles of references are, where the search has to go into values.
final class MonotoneProof {
  private struct Pair: Hashable {
    let sent: Int32
    let received: Int32
    /// Whether the sender uses no names that only the receiver declares.
    let usesFreshNames: Bool
  }

  private let catalog: SchemaCatalog
  private let reading: SchemaReading
  private let usesFreshNames: Bool
  /// Tells for each side when alternatives exclude each other.
  private let disjointness: (InclusionDecider.Sender) -> BranchDisjointness
  /// Tells for each side which schemas have no value at all.
  private let emptiness: (InclusionDecider.Sender) -> EvidentEmptiness
  /// Whether a class, or one that it leads to, declares a property that messages leave out.
  private let mayLeaveOut: (Int32) -> Bool
  private var answers: [Pair: Bool] = [:]

  /// The number of pairs that one question may look at.
  private static let pairLimit = 50_000

  /// Proofs by a reading and an assumption. A closed producer sends less than an open one, so that it needs no proofs of its own.
  init(
    _ catalog: SchemaCatalog, reading: SchemaReading, assumption: Assumption,
    emptiness: @escaping (InclusionDecider.Sender) -> EvidentEmptiness,
    mayLeaveOut: @escaping (Int32) -> Bool
  ) {
    self.catalog = catalog
    self.mayLeaveOut = mayLeaveOut
    self.emptiness = emptiness
    let (old, new) = (
      BranchDisjointness(catalog.store(.old)), BranchDisjointness(catalog.store(.new))
    )
    disjointness = { $0 == .old ? old : new }
    self.reading = reading
    usesFreshNames = assumption == .freshNames
  }

  /// Whether it is proved that all values of one class of schemas are values of another; `false` says nothing.
  func proves(sent: Int32, received: Int32) -> Bool {
    // How values are spelt in other messages is not for keywords to say.
    guard reading.spelling == .json else { return false }
    let first = Pair(sent: sent, received: received, usesFreshNames: usesFreshNames)
    if let known = answers[first] { return known }
    var order = [first]
    var seen: Set<Pair> = [first]
    var dependents: [Pair: [Pair]] = [:]
    var failed: [Pair] = []
    var position = 0
    while position < order.count {
      let pair = order[position]
      position += 1
      guard let parts = parts(pair) else {
        failed.append(pair)
        continue
      }
      for part in parts where part.sent != part.received {
        if let known = answers[part] {
          if !known { failed.append(pair) }
          continue
        }
        dependents[part, default: []].append(pair)
        if seen.insert(part).inserted { order.append(part) }
      }
      if order.count > Self.pairLimit { return false }
    }
    var refuted = Set(failed)
    while let pair = failed.popLast() {
      for dependent in dependents[pair] ?? [] where refuted.insert(dependent).inserted {
        failed.append(dependent)
      }
    }
    for pair in order { answers[pair] = !refuted.contains(pair) }
    return !refuted.contains(first)
  }

  /// The pairs of parts that have to be proved too; `nil` where the pair itself is not proved.
  private func parts(_ pair: Pair) -> [Pair]? {
    guard let sent = catalog.entry(pair.sent), let received = catalog.entry(pair.received),
      sent.schema.opaqueText == nil, received.schema.opaqueText == nil
    else { return nil }
    if sent.schema.isNever || emptiness(sent.side).isEmpty(sent.id) { return [] }
    guard sent.isPlain, received.isPlain else { return alternatives(pair, sent, received) }
    let leftOut = sent.names(leftOutBy: reading.omission, catalog)
    guard leftOut == received.names(leftOutBy: reading.omission, catalog),
      leftOut.isEmpty || countsNoMembers(sent.schema) && countsNoMembers(received.schema),
      !pair.usesFreshNames || declaresPartsOnce(sent.schema),
      sent.schema.unevaluatedProperties == nil,
      sent.schema.unevaluatedItems == nil,
      isNoStricter(received.schema, than: sent.schema, without: leftOut)
    else { return nil }
    var parts: [Pair] = []
    if sent.schema.effectiveTypes.contains(.object) {
      guard addMembers(pair, sent, received, without: leftOut, to: &parts) else { return nil }
    }
    if sent.schema.effectiveTypes.contains(.array) { addElements(sent, received, to: &parts) }
    return parts
  }

  /// Whether the assertions follow, properties that messages leave out aside.
  private func isNoStricter(
    _ receiver: Schema, than sender: Schema, without names: Set<ExactString>
  ) -> Bool {
    guard !names.isEmpty else {
      return receiver.isNoStricter(than: sender, assertsFormats: reading.assertsFormats)
    }
    func demandingTheRest(_ schema: Schema) -> Schema {
      var contents = SchemaContents(schema)
      contents.required.subtract(names)
      return Schema(contents)
    }
    return demandingTheRest(receiver)
      .isNoStricter(than: demandingTheRest(sender), assertsFormats: reading.assertsFormats)
  }

  /// Whether it makes no difference how many members there are, nor which of them together.
  private func countsNoMembers(_ schema: Schema) -> Bool {
    schema.minProperties == nil && schema.maxProperties == nil && schema.dependentRequired.isEmpty
      && schema.patternProperties.isEmpty && schema.enumeration == nil
  }

  /// Of alternatives that are plain: every one of the sender with the one of the receiver that can accept its values.
  ///
  /// In place of a schema that leads back to itself nothing could be assumed, so that alternatives of alternatives are not known.
  private func alternatives(
    _ pair: Pair, _ sent: CatalogEntry, _ received: CatalogEntry
  ) -> [Pair]? {
    guard !reading.tellsAlternativesByNames, let senders = sent.alternatives(catalog),
      let receivers = received.alternatives(catalog),
      senders.allSatisfy(isKnown), receivers.allSatisfy(isKnown),
      received.hasDisjointOneOf(disjointness(received.side))
    else { return nil }
    let declareApart = senders.declareApart && receivers.declareApart
    guard
      declareApart
        || !senders.contains(where: { mayLeaveOut($0.number) })
          && !receivers.contains(where: { mayLeaveOut($0.number) })
    else { return nil }
    let table = AlternativePartners(
      sent: senders.map { $0.whole(catalog) }, received: receivers.map { $0.whole(catalog) })
    var parts: [Pair] = []
    for sender in senders {
      if receivers.contains(where: { $0.number == sender.number }) { continue }
      let partners = table.partners(of: sender.whole(catalog), names: nil)
      guard partners.count == 1 else { return nil }
      // Names that only other alternatives declare are not looked at.
      parts.append(
        Pair(
          sent: sender.number, received: receivers[partners[0]].number,
          usesFreshNames: pair.usesFreshNames && declareApart))
    }
    return parts
  }

  private func isKnown(_ entry: CatalogEntry) -> Bool {
    entry.isPlain && entry.schema.opaqueText == nil
  }

  /// Whether no member and no element has several schemas, which would declare its names together.
  private func declaresPartsOnce(_ schema: Schema) -> Bool {
    let patterns = schema.patternProperties.count
    return schema.contains == nil && (patterns == 0 || (patterns == 1 && schema.properties.isEmpty))
  }

  /// Adds the pairs of members that have to be proved; `false` where that does not do.
  private func addMembers(
    _ whole: Pair, _ sent: CatalogEntry, _ received: CatalogEntry,
    without leftOut: Set<ExactString>, to parts: inout [Pair]
  ) -> Bool {
    let other = given(sent.schema.additionalProperties, sent)
    let otherNumber = number(of: other, sent)
    let sentNumbers = sent.memberNumbers(catalog)
    let receivedNumbers = received.memberNumbers(catalog)
    func add(_ number: Int32, _ partner: Int32) {
      guard number != partner else { return }
      parts.append(Pair(sent: number, received: partner, usesFreshNames: usesFreshNames))
    }
    var guess = 0
    for (index, property) in received.schema.properties.enumerated() {
      if !leftOut.isEmpty, leftOut.contains(property.name) { continue }
      if let position = sent.position(of: property.name, guess: guess) {
        guess = position + 1
        add(sentNumbers[position], receivedNumbers[index])
      } else if sent.schema.patternProperties.isEmpty {
        // What a sender lists it may always send.
        let isFresh =
          whole.usesFreshNames && other == nil && sent.schema.enumeration == nil
          && !sent.schema.properties.isEmpty && !sent.schema.required.contains(property.name)
        if !isFresh { add(otherNumber, receivedNumbers[index]) }
      } else {
        return false
      }
    }
    return addPatterns(sent, received, add)
      && addRest(sent, received, otherNumber, without: leftOut, add)
  }

  private func addPatterns(
    _ sent: CatalogEntry, _ received: CatalogEntry, _ add: (Int32, Int32) -> Void
  ) -> Bool {
    for part in received.schema.patternProperties {
      guard
        let known = sent.schema.patternProperties.first(where: { $0.pattern == part.pattern })
      else { return false }
      add(number(of: known.schema, sent), number(of: part.schema, received))
    }
    return true
  }

  /// Adds what the receiver asks of names that it does not declare.
  private func addRest(
    _ sent: CatalogEntry, _ received: CatalogEntry, _ other: Int32,
    without leftOut: Set<ExactString>, _ add: (Int32, Int32) -> Void
  ) -> Bool {
    guard let rest = given(received.schema.additionalProperties, received) else { return true }
    let partner = number(of: rest, received)
    let sentNumbers = sent.memberNumbers(catalog)
    var guess = 0
    for (index, property) in sent.schema.properties.enumerated()
    where !leftOut.contains(property.name) {
      if let position = received.position(of: property.name, guess: guess) {
        guess = position + 1
      } else {
        add(sentNumbers[index], partner)
      }
    }
    let common = received.schema.patternProperties
    for part in sent.schema.patternProperties
    where !common.contains(where: { $0.pattern == part.pattern }) {
      add(number(of: part.schema, sent), partner)
    }
    add(other, partner)
    return true
  }

  /// The class of a schema of an entry; of what accepts everything where it says nothing.
  private func number(of id: SchemaID?, _ entry: CatalogEntry) -> Int32 {
    catalog.number(of: id ?? catalog.store(entry.side).anything, on: entry.side)
  }

  private func addElements(
    _ sent: CatalogEntry, _ received: CatalogEntry, to parts: inout [Pair]
  ) {
    let count = max(sent.schema.prefixItems.count, received.schema.prefixItems.count)
    for index in 0...count {
      let pair = Pair(
        sent: element(index, sent), received: element(index, received),
        usesFreshNames: usesFreshNames)
      if pair.sent != pair.received { parts.append(pair) }
    }
  }

  /// The class of what applies to an element.
  private func element(_ index: Int, _ entry: CatalogEntry) -> Int32 {
    let prefix = entry.schema.prefixItems
    return number(of: index < prefix.count ? prefix[index] : entry.schema.items, entry)
  }

  /// A schema that says something; what accepts everything may as well be absent.
  private func given(_ id: SchemaID?, _ entry: CatalogEntry) -> SchemaID? {
    id == catalog.store(entry.side).anything ? nil : id
  }
}

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
  /// Whether a class, or one that it leads to, declares a property that messages leave out.
  private let mayLeaveOut: (Int32) -> Bool
  private var answers: [Pair: Bool] = [:]

  /// The number of pairs that one question may look at.
  private static let pairLimit = 50_000

  /// Proofs by a reading and an assumption. A closed producer sends less than an open one, so that it needs no proofs of its own.
  init(
    _ catalog: SchemaCatalog, reading: SchemaReading, assumption: Assumption,
    mayLeaveOut: @escaping (Int32) -> Bool
  ) {
    self.catalog = catalog
    self.mayLeaveOut = mayLeaveOut
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
    if sent.schema.isNever { return [] }
    guard sent.schema.isPlain, received.schema.isPlain else {
      return alternatives(pair, sent, received)
    }
    let omission = reading.omission
    let leftOut = Set(sent.schema.names(leftOutBy: omission, catalog, sent.side))
    guard leftOut == Set(received.schema.names(leftOutBy: omission, catalog, received.side)),
      leftOut.isEmpty || countsNoMembers(sent.schema) && countsNoMembers(received.schema),
      !pair.usesFreshNames || declaresPartsOnce(sent.schema),
      sent.schema.unevaluatedProperties == nil,
      sent.schema.unevaluatedItems == nil,
      isNoStricter(received.schema, than: sent.schema, without: leftOut)
    else { return nil }
    var parts: [Pair] = []
    if sent.schema.effectiveTypes.contains(.object) {
      guard let members = members(pair, sent, received, without: leftOut) else { return nil }
      parts += members
    }
    if sent.schema.effectiveTypes.contains(.array) { parts += elements(pair, sent, received) }
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
    guard !reading.tellsAlternativesByNames, let senders = Alternative.all(of: sent, catalog),
      let receivers = Alternative.all(of: received, catalog),
      (senders + receivers).allSatisfy({ $0.schema.isPlain && $0.schema.opaqueText == nil }),
      received.schema.oneOf.isEmpty
        || disjointness(received.side).areDisjoint(received.schema.oneOf)
    else { return nil }
    let declareApart = senders.declareApart && receivers.declareApart
    guard declareApart || !(senders + receivers).contains(where: { mayLeaveOut($0.number) }) else {
      return nil
    }
    let sentWholes = senders.map { Whole($0.schema, catalog.store(sent.side)) }
    let receivedWholes = receivers.map { Whole($0.schema, catalog.store(received.side)) }
    let table = AlternativePartners(sent: sentWholes, received: receivedWholes)
    var parts: [Pair] = []
    for (sender, whole) in zip(senders, sentWholes) {
      if receivers.contains(where: { $0.number == sender.number }) { continue }
      let partners = table.partners(of: whole, names: nil)
      guard partners.count == 1 else { return nil }
      // Names that only other alternatives declare are not looked at.
      parts.append(
        Pair(
          sent: sender.number, received: receivers[partners[0]].number,
          usesFreshNames: pair.usesFreshNames && declareApart))
    }
    return parts
  }

  /// Whether no member and no element has several schemas, which would declare its names together.
  private func declaresPartsOnce(_ schema: Schema) -> Bool {
    let patterns = schema.patternProperties.count
    return schema.contains == nil && (patterns == 0 || (patterns == 1 && schema.properties.isEmpty))
  }

  private func members(
    _ whole: Pair, _ sent: CatalogEntry, _ received: CatalogEntry, without leftOut: Set<ExactString>
  ) -> [Pair]? {
    let (sender, receiver) = (sent.schema, received.schema)
    let other = given(sender.additionalProperties, sent)
    var parts: [Pair] = []
    let declared = Dictionary(
      sender.properties.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
    func pair(_ id: SchemaID?, _ partner: SchemaID) -> Pair {
      Pair(
        sent: catalog.number(of: id ?? catalog.store(sent.side).anything, on: sent.side),
        received: catalog.number(of: partner, on: received.side),
        usesFreshNames: usesFreshNames)
    }
    for property in receiver.properties where !leftOut.contains(property.name) {
      if let known = declared[property.name] {
        parts.append(pair(known, property.schema))
      } else if sender.patternProperties.isEmpty {
        // What a sender lists it may always send.
        let isFresh =
          whole.usesFreshNames && other == nil && sender.enumeration == nil
          && !sender.properties.isEmpty
          && !sender.required.contains(property.name)
        if !isFresh { parts.append(pair(other, property.schema)) }
      } else {
        return nil
      }
    }
    let patterns = Dictionary(
      sender.patternProperties.map { ($0.pattern, $0.schema) },
      uniquingKeysWith: { first, _ in first })
    for part in receiver.patternProperties {
      guard let known = patterns[part.pattern] else { return nil }
      parts.append(pair(known, part.schema))
    }
    if let rest = given(receiver.additionalProperties, received) {
      let names = Set(receiver.properties.map(\.name))
      let common = Set(receiver.patternProperties.map(\.pattern))
      for property in sender.properties
      where !names.contains(property.name) && !leftOut.contains(property.name) {
        parts.append(pair(property.schema, rest))
      }
      for part in sender.patternProperties where !common.contains(part.pattern) {
        parts.append(pair(part.schema, rest))
      }
      parts.append(pair(other, rest))
    }
    return parts
  }

  private func elements(
    _ whole: Pair, _ sent: CatalogEntry, _ received: CatalogEntry
  ) -> [Pair] {
    let count = max(sent.schema.prefixItems.count, received.schema.prefixItems.count)
    return (0...count).map { index in
      Pair(
        sent: element(index, sent), received: element(index, received),
        usesFreshNames: usesFreshNames)
    }
  }

  /// The class of what applies to an element.
  private func element(_ index: Int, _ entry: CatalogEntry) -> Int32 {
    let prefix = entry.schema.prefixItems
    let id = index < prefix.count ? prefix[index] : entry.schema.items
    return catalog.number(of: id ?? catalog.store(entry.side).anything, on: entry.side)
  }

  /// A schema that says something; what accepts everything may as well be absent.
  private func given(_ id: SchemaID?, _ entry: CatalogEntry) -> SchemaID? {
    id == catalog.store(entry.side).anything ? nil : id
  }
}

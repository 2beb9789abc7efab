import APIGraph
import DocumentTree

/// Proves inclusion keyword by keyword: every demand of the receiver is one that the sender makes too, or a looser one.
///
/// It knows plain objects and arrays and alternatives of these, and says nothing where anything else differs. What it needs of the parts it asks of
/// them in the same way; a pair of parts that leads back to itself may be assumed, because values are finite. The cost is
/// linear in the number of pairs, however long the chains and cycles of references are, where the search has to go into values.
final class MonotoneProof {
  /// A class of the sender and one of the receiver.
  struct Pair {
    let sent: Int32
    let received: Int32
    let names: Names

    /// The pair as one number.
    fileprivate var number: Int {
      (Int(sent) << 31 | Int(received)) << 2 | names.rawValue
    }
  }

  /// What names the sender uses that it does not declare.
  enum Names: Int {
    /// Any, in parts as well.
    case any
    /// In parts none that only the receiver declares, but any at this place.
    case freshInParts
    /// None that only the receiver declares.
    case fresh

    /// What holds of the parts of a value.
    var ofParts: Names { self == .any ? .any : .fresh }
    /// What holds where others declare names, too.
    var amongOthers: Names { self == .fresh ? .freshInParts : self }
  }

  let catalog: SchemaCatalog
  let reading: SchemaReading
  private let names: Names
  /// Tells for each side when alternatives exclude each other.
  private let disjointness: (InclusionDecider.Sender) -> BranchDisjointness
  /// Tells for each side which schemas have no value at all.
  let emptiness: (InclusionDecider.Sender) -> EvidentEmptiness
  /// Whether a class, or one that it leads to, declares a property that messages leave out.
  private let mayLeaveOut: (Int32) -> Bool
  private var answers: [Int: Bool] = [:]

  /// The number of pairs that one question may look at.
  private static let pairLimit = 50_000
  /// The number of alternatives that one is compared with.
  private static let partnerLimit = 40

  /// Proofs by a reading of JSON and an assumption. A closed producer sends less than an open one, so that it needs no proofs of its own.
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
    names = assumption == .freshNames ? .fresh : .any
  }

  /// Whether it is proved that all values of one class of schemas are values of another; `false` says nothing.
  func proves(sent: Int32, received: Int32) -> Bool {
    let first = Pair(sent: sent, received: received, names: names)
    if let known = answers[first.number] { return known }
    var order = [first]
    var positions = [first.number: 0]
    /// By position in the order: the positions of those that need it, and whether it is not proved.
    var dependents: [[Int]] = [[]]
    var isRefuted = [false]
    func refute(_ position: Int) {
      var pending = [position]
      while let next = pending.popLast() {
        if isRefuted[next] { continue }
        isRefuted[next] = true
        pending += dependents[next]
      }
    }
    var position = 0
    while position < order.count, !isRefuted[0] {
      let pair = order[position]
      guard
        let parts = parts(pair) ?? (catalog.areSame(pair.sent, pair.received) ? [] : nil)
      else {
        refute(position)
        position += 1
        continue
      }
      for part in parts where part.sent != part.received {
        if let known = answers[part.number] {
          if !known { refute(position) }
        } else if let other = positions[part.number] {
          dependents[other].append(position)
          if isRefuted[other] { refute(position) }
        } else {
          positions[part.number] = order.count
          order.append(part)
          dependents.append([position])
          isRefuted.append(false)
        }
      }
      if order.count > Self.pairLimit { return false }
      position += 1
    }
    // What was not looked at to the end is not known.
    for (pair, isRefuted) in zip(order, isRefuted) where isRefuted || position == order.count {
      answers[pair.number] = !isRefuted
    }
    return !isRefuted[0]
  }

  /// The pairs of parts that have to be proved too; `nil` where the pair itself is not proved.
  private func parts(_ pair: Pair) -> [Pair]? {
    guard let sent = catalog.entry(pair.sent), let received = catalog.entry(pair.received),
      sent.schema.opaqueText == nil, received.schema.opaqueText == nil
    else { return nil }
    if sendsNothing(sent, received) { return [] }
    guard sent.isPlain, received.isPlain else { return alternatives(pair, sent, received) }
    let leftOut = leftOutNames(sent, received)
    guard leftOut == leftOutNames(received, sent),
      leftOut.isEmpty || countsNoMembers(sent.schema) && countsNoMembers(received.schema),
      pair.names == .any || declaresPartsOnce(sent.schema),
      sent.schema.unevaluatedProperties == nil,
      sent.schema.unevaluatedItems == nil,
      isNoStricter(received.schema, than: sent.schema, without: leftOut)
    else { return nil }
    var parts: [Pair] = []
    if sent.schema.effectiveTypes.contains(.object) {
      guard addMembers(pair, sent, received, without: leftOut, to: &parts) else { return nil }
    }
    if sent.schema.effectiveTypes.contains(.array) { addElements(pair, sent, received, to: &parts) }
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
  func countsNoMembers(_ schema: Schema) -> Bool {
    schema.minProperties == nil && schema.maxProperties == nil && schema.dependentRequired.isEmpty
      && schema.patternProperties.isEmpty && schema.enumeration == nil
  }

  /// Of alternatives that are plain: every one of the sender with the one of the receiver that can accept its values.
  ///
  /// What alternatives of alternatives consist of stands for them. In place of a schema that leads back to itself nothing could be
  /// assumed, so that it is not known.
  private func alternatives(
    _ pair: Pair, _ sent: CatalogEntry, _ received: CatalogEntry
  ) -> [Pair]? {
    guard !reading.tellsAlternativesByNames,
      let senders = sent.innermostAlternatives(catalog, throughOneOf: true),
      let receivers = received.innermostAlternatives(catalog, throughOneOf: false),
      senders.allSatisfy(isKnown), receivers.allSatisfy(isKnown),
      received.hasDisjointOneOf(disjointness(received.side))
    else { return nil }
    let declareApart = senders.declareApart && receivers.declareApart
    guard
      declareApart
        || !senders.contains(where: { mayLeaveOut($0.number) })
          && !receivers.contains(where: { mayLeaveOut($0.number) })
    else { return nil }
    var table = AlternativePartners(
      sent: senders.map { $0.whole(catalog) }, received: receivers.map { $0.whole(catalog) },
      asked: senders.count)
    var choices: [AlternativeNames.Choice] = []
    /// For each choice: what holds of names where others may declare some, too.
    var least: [Names] = []
    for sender in senders {
      if receivers.contains(where: { $0.number == sender.number }) { continue }
      let partners = table.partners(of: sender.whole(catalog), usesOwnNames: false)
        .map { receivers[$0] }
      guard let partner = partners.count == 1 ? partners[0] : closest(to: sender, among: partners)
      else { return nil }
      choices.append(AlternativeNames.Choice(sent: sender, received: partner))
      // Where several may accept a value, each may declare names inside it.
      least.append(partners.count == 1 ? pair.names.amongOthers : .any)
    }
    var declared =
      declareApart || pair.names == .any ? nil : AlternativeNames(choices, catalog)
    return choices.indices.map { index in
      let names =
        declared == nil ? pair.names : declared?.names(pair.names, at: index) ?? least[index]
      return Pair(
        sent: choices[index].sent.number, received: choices[index].received.number, names: names)
    }
  }

  /// The one of several alternatives of the receiver that may accept all that an alternative of the sender does, and declares most
  /// of its names.
  private func closest(to sender: CatalogEntry, among receivers: [CatalogEntry]) -> CatalogEntry? {
    guard receivers.count <= Self.partnerLimit else { return nil }
    var best: CatalogEntry?
    var most = -1
    for receiver in receivers
    where receiver.schema.effectiveTypes.isSuperset(of: sender.schema.effectiveTypes)
      && receiver.schema.required.isSubset(of: sender.schema.required)
    {
      var common = 0
      for (index, property) in sender.schema.properties.enumerated()
      where receiver.position(of: property.name, guess: index) != nil {
        common += 1
      }
      if common > most {
        most = common
        best = receiver
      }
    }
    return best
  }

  private func isKnown(_ entry: CatalogEntry) -> Bool {
    entry.isPlain && entry.schema.opaqueText == nil
  }

  /// Whether no member and no element has several schemas, which would declare its names together.
  private func declaresPartsOnce(_ schema: Schema) -> Bool {
    let patterns = schema.patternProperties.count
    return schema.contains == nil && (patterns == 0 || (patterns == 1 && schema.properties.isEmpty))
  }
}

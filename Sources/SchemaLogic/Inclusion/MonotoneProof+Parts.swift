import APIGraph
import DocumentTree

// What is looked at of the members and elements of plain schemas.
extension MonotoneProof {
  /// Whether the sender plainly has no value, for a reason that is new: what is the same on both sides is not looked at.
  func sendsNothing(_ sent: CatalogEntry, _ received: CatalogEntry) -> Bool {
    let emptiness = emptiness(sent.side)
    guard sent.isPlain, sent.schema.effectiveTypes == .object, !sent.schema.required.isEmpty else {
      return emptiness.isEmpty(sent.id)
    }
    guard sent.schema.patternProperties.isEmpty, sent.schema.unevaluatedProperties == nil else {
      return false
    }
    let numbers = sent.memberNumbers(catalog)
    let others = received.memberNumbers(catalog)
    var guess = 0
    for (index, property) in sent.schema.properties.enumerated()
    where sent.schema.required.contains(property.name) {
      if let position = received.position(of: property.name, guess: guess) {
        guess = position + 1
        if numbers[index] == others[position] { continue }
      }
      if emptiness.isEmpty(property.schema),
        !catalog.isLeftOut(property.schema, on: sent.side, by: reading.omission)
      {
        return true
      }
    }
    return false
  }

  /// The names of the properties of an entry that messages leave out, as far as that matters beside another one: where both sides
  /// have the same schema and agree whether it is required, it does not.
  func leftOutNames(_ entry: CatalogEntry, _ other: CatalogEntry) -> Set<ExactString> {
    guard catalog.mentions(reading.omission) else { return [] }
    guard countsNoMembers(entry.schema), countsNoMembers(other.schema) else {
      return entry.names(leftOutBy: reading.omission, catalog)
    }
    let numbers = entry.memberNumbers(catalog)
    let others = other.memberNumbers(catalog)
    var names: Set<ExactString> = []
    var guess = 0
    for (index, property) in entry.schema.properties.enumerated() {
      if let position = other.position(of: property.name, guess: guess) {
        guess = position + 1
        if numbers[index] == others[position],
          entry.schema.required.contains(property.name)
            == other.schema.required.contains(property.name)
        {
          continue
        }
      }
      if catalog.isLeftOut(property.schema, on: entry.side, by: reading.omission) {
        names.insert(property.name)
      }
    }
    return names
  }

  /// Adds the pairs of members that have to be proved; `false` where that does not do.
  func addMembers(
    _ whole: Pair, _ sent: CatalogEntry, _ received: CatalogEntry,
    without leftOut: Set<ExactString>, to parts: inout [Pair]
  ) -> Bool {
    let other = given(sent.schema.additionalProperties, sent)
    let otherNumber = number(of: other, sent)
    let sentNumbers = sent.memberNumbers(catalog)
    let receivedNumbers = received.memberNumbers(catalog)
    func add(_ number: Int32, _ partner: Int32) {
      guard number != partner else { return }
      parts.append(Pair(sent: number, received: partner, names: whole.names.ofParts))
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
          whole.names == .fresh && other == nil && sent.schema.enumeration == nil
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

  func addElements(
    _ whole: Pair, _ sent: CatalogEntry, _ received: CatalogEntry, to parts: inout [Pair]
  ) {
    let count = max(sent.schema.prefixItems.count, received.schema.prefixItems.count)
    for index in 0...count {
      let pair = Pair(
        sent: element(index, sent), received: element(index, received),
        names: whole.names.ofParts)
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

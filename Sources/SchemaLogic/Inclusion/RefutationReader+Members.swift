import APIGraph
import DocumentTree

/// Plain schemas: what makes the receiver refuse a member or an element.
extension RefutationReader {
  /// Whether there is an object with declared names, to which any declared property could be added.
  func hasObject(_ entry: CatalogEntry) -> Bool {
    entry.isPlain && knowledge(entry.side).evident.hasObjectToComplete(entry.id)
      && (!areTexts || knowledge(entry.side).evident.areWritten(entry.schema, depth: 0))
  }

  /// What both say of members with declared names.
  func addMembers(
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
          add(number, receivedNumbers[position], as: .member, to: &result)
        }
      } else if let rest, number != rest, !isLeftOut(property.schema, sent.side) {
        add(number, rest, as: .member, to: &result)
      }
    }
    // What the receiver requires and the sender may leave out.
    for name in received.schema.required where !sent.schema.required.contains(name) {
      let isFlagged =
        isLeftOut(name, received) || isLeftOut(name, sent)
      if !isFlagged { result.isRefuted = true }
    }
  }

  /// Whether a sender uses names that only the receiver declares: as it is assumed to, or as far as nothing is assumed of an object
  /// that declares no names or says what the others hold.
  func usesAnyNames(_ sent: CatalogEntry) -> Bool {
    switch assumption {
    case .openWorld: true
    case .freshNames:
      sent.schema.properties.isEmpty || sent.schema.isMapOfMembers(catalog.store(sent.side))
    case .closedProducer, .namesInUse: false
    }
  }

  /// What the sender may put under names that it does not declare.
  func addOtherMembers(
    _ sent: CatalogEntry, _ received: CatalogEntry, to result: inout Reading
  ) {
    let (sender, receiver) = (sent.schema, received.schema)
    guard sender.patternProperties.isEmpty else { return }
    let others = catalog.number(
      of: sender.additionalProperties ?? catalog.store(sent.side).anything, on: sent.side)
    let receivedNumbers = received.memberNumbers(catalog)
    for (index, property) in receiver.properties.enumerated()
    where sent.position(of: property.name, guess: index) == nil
      && !isLeftOut(property.schema, received.side)
    {
      add(others, receivedNumbers[index], as: .otherMember, to: &result)
    }
    if let rest = rest(receiver) {
      add(others, catalog.number(of: rest, on: received.side), as: .otherMember, to: &result)
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
  func addElements(
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
      as: .member, to: &result)
  }

  /// Adds a pair of parts, unless both are the same.
  func add(
    _ sent: Int32, _ received: Int32, as relation: Relation, to result: inout Reading
  ) {
    guard sent != received else { return }
    result.parts.append(
      Part(pair: RefutationProof.Pair(sent: sent, received: received), relation: relation))
  }
}

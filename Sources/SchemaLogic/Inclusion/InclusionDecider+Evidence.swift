package import APIGraph
package import DocumentTree

/// What can be told of single schemas and of alternatives without a search. `false` says nothing.
extension InclusionDecider {
  /// Whether a schema of a side plainly has an object with a property that it declares with another schema.
  package func plainlyHasObject(
    _ schema: SchemaID, with property: SchemaID, on side: Sender, reading: SchemaReading
  ) -> Bool {
    reading.spelling == .json && !catalog.store(side).isLeftOut(property, by: reading.omission)
      && plainlyHasObjectToComplete(schema, on: side, reading: reading)
      && plainlyHasValue(property, on: side, reading: reading)
  }

  /// Whether a schema of a side plainly is an alternative of another one that accepts all of its values, none of which messages leave
  /// parts out of.
  package func plainlyAccepts(
    _ choice: SchemaID, _ alternative: SchemaID, on side: Sender, reading: SchemaReading
  ) -> Bool {
    evidence.values(side, reading).distinctAlternatives(of: choice).contains(alternative)
      && !solver(reading).compiler.mayLeaveOut(catalog.number(of: choice, on: side))
  }

  /// Whether a schema of a side plainly has an object to which any property can be added that it declares, in JSON or as a form.
  package func plainlyHasObjectToComplete(
    _ schema: SchemaID, on side: Sender, reading: SchemaReading
  ) -> Bool {
    let evident = evidence.values(side, reading)
    guard reading.spelling != .json else { return evident.hasObjectToComplete(schema) }
    let object = catalog.store(side).schema(schema)
    return evident.hasObjectToComplete(schema)
      && object.properties.allSatisfy {
        !object.required.contains($0.name) || evident.hasValueBesideNull($0.schema)
      }
  }

  /// Whether a schema of a side plainly has a list with an element of another schema, which says what its elements are.
  package func plainlyHasList(
    _ schema: SchemaID, of items: SchemaID, on side: Sender, reading: SchemaReading
  ) -> Bool {
    let evident = evidence.values(side, reading)
    return evident.hasListToFill(schema) && evident.hasValue(items)
  }

  /// Whether a schema of a side plainly has a value, in JSON or as a part of a form, where null has no spelling.
  package func plainlyHasValue(
    _ schema: SchemaID, on side: Sender, reading: SchemaReading
  ) -> Bool {
    let evident = evidence.values(side, reading)
    return reading.spelling == .json
      ? evident.hasValue(schema) : evident.hasValueBesideNull(schema)
  }

  /// Whether a schema of a side plainly has a value of which it is known how it is written.
  func plainlyHasValueToWrite(
    _ schema: SchemaID, on side: Sender, reading: SchemaReading
  ) -> Bool {
    switch reading.spelling {
    case .json, .form: plainlyHasValue(schema, on: side, reading: reading)
    case .wire:
      catalog.store(side).plainTypes(of: schema).map {
        $0.isDisjoint(with: [.null, .object, .array])
      } ?? false
    case .xml: false
    }
  }

  /// Whether a discriminator asks nothing of the alternatives of a side, because what each lists for its property tells it from the others.
  package func areToldByListedTags(
    _ branches: [Schema.Branch], _ property: ExactString, on side: Sender, reading: SchemaReading
  ) -> Bool {
    evidence.values(side, reading).areToldByListedTags(branches, property)
  }

  /// Whether values of the alternatives at some positions, as far as they have no other names than these declare or require, belong to
  /// no alternative of the other side at another position: by types, tags and required names.
  ///
  /// At every other position both sides have the same schema. Where messages leave out properties, what one alternative flags bears on
  /// the others that have members or elements.
  package func areToldApart(
    old: [Schema.Branch], new: [Schema.Branch], at positions: [Int], reading: SchemaReading
  ) -> Bool {
    if haveTheSameDisjointTypes(old, new, reading.omission) { return true }
    // The same choice between components stands in many places.
    let leavesOut = catalog.mentions(reading.omission)
    let manner: Int32 = (leavesOut ? 1 : 0) + (reading.tellsByListedTags ? 2 : 0)
    var question = [Int32(old.count), manner]
    question += old.map(\.schema.index)
    question += new.map(\.schema.index)
    question += positions.map(Int32.init)
    if let known = toldApart[question] { return known }
    let answer = tellApart(old, new, positions, reading, leavesOut: leavesOut)
    toldApart[question] = answer
    return answer
  }

  private func tellApart(
    _ old: [Schema.Branch], _ new: [Schema.Branch], _ positions: [Int], _ reading: SchemaReading,
    leavesOut: Bool
  ) -> Bool {
    let oldGroups = old.map { evidence.values(.old, reading).innermostAlternatives(of: $0.schema) }
    var newGroups = oldGroups
    for position in positions {
      newGroups[position] = evidence.values(.new, reading).innermostAlternatives(
        of: new[position].schema)
    }
    guard !leavesOut || [oldGroups, newGroups].allSatisfy(\.declareApart) else {
      return false
    }
    return areToldApart(oldGroups, newGroups, at: positions)
      && areToldApart(newGroups, oldGroups, at: positions)
  }

  /// Whether the alternatives of both sides plainly have the same types, which tell them apart.
  private func haveTheSameDisjointTypes(
    _ old: [Schema.Branch], _ new: [Schema.Branch], _ omission: SchemaReading.Omission
  ) -> Bool {
    let (oldStore, newStore) = (catalog.store(.old), catalog.store(.new))
    var seen: JSONTypes = []
    var containerCount = 0
    for (branch, partner) in zip(old, new) {
      guard let types = oldStore.plainTypes(of: branch.schema), types.isDisjoint(with: seen),
        newStore.plainTypes(of: partner.schema) == types
      else { return false }
      seen.formUnion(types)
      if !types.isDisjoint(with: .containers) { containerCount += 1 }
    }
    return old.count == new.count && (containerCount <= 1 || !catalog.mentions(omission))
  }

  private func areToldApart(_ sent: [[Whole]], _ received: [[Whole]], at positions: [Int]) -> Bool {
    var starts = [0]
    for group in received { starts.append(starts[starts.count - 1] + group.count) }
    var table = AlternativePartners(
      sent: sent.flatMap(\.self), received: received.flatMap(\.self),
      asked: positions.reduce(0) { $0 + sent[$1].count })
    return positions.allSatisfy { position in
      sent[position].allSatisfy { whole in
        !table.hasPartner(of: whole, outside: starts[position]..<starts[position + 1])
      }
    }
  }
}

extension [[Whole]] {
  /// Whether at most one of several alternatives speaks of members or elements.
  fileprivate var declareApart: Bool {
    joined().count { !$0.types.isDisjoint(with: .containers) } <= 1
  }
}

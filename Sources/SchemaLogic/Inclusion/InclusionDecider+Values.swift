package import APIGraph
package import DocumentTree

// Values of schemas, to be shown.
extension InclusionDecider {
  /// A smallest value that both sides allow; `nil` when none was found.
  ///
  /// Used for the parts of a message that have nothing to do with what it shows.
  package func commonValue(old: SchemaID, new: SchemaID, reading: SchemaReading) -> JSONValue? {
    guard case .value(let value) = commonOutcome(old, new, reading) else { return nil }
    return value
  }

  /// What the validator says of a value by a schema of a side: the one that judges the values that are found, so that what it
  /// has made ready serves both.
  package func judge(
    _ value: JSONValue, by schema: SchemaID, on side: Sender, reading: SchemaReading
  ) -> Validator.Answer {
    gate(reading).answer(value, schema, on: side)
  }

  func commonOutcome(
    _ old: SchemaID, _ new: SchemaID, _ reading: SchemaReading
  ) -> Outcome {
    let solver = solver(reading)
    solver.begin()
    return solver.solveWhole(
      [
        Demand(
          location: solver.compiler.location(of: old, on: .old), isNegated: false, roles: []),
        Demand(
          location: solver.compiler.location(of: new, on: .new), isNegated: false, roles: []),
      ], assumption: .openWorld)
  }

  /// A smallest value of the sender's schema that also fits a pattern of members and elements; `nil` when none was found.
  ///
  /// Used to build a whole message around a part of it. The validator has said that the schema allows it.
  package func value(
    of schema: SchemaID, on side: Sender, holding part: JSONValue, at steps: [ValueStep],
    reading: SchemaReading
  ) -> JSONValue? {
    let solver = solver(reading)
    solver.begin()
    if reading.spelling.spellsTypes, isSpelledApart(part, reading),
      let value = surroundings(solver, side).value(of: schema, holding: part, at: steps[...]),
      gate(reading).accepts(value, schema, on: side)
    {
      return value
    }
    solver.begin()
    let outcome = solver.solveWhole(
      [
        Demand(
          location: solver.compiler.location(of: schema, on: side), isNegated: false, roles: []),
        Demand(
          location: solver.compiler.location(holding: part, at: steps), isNegated: false, roles: []),
      ], assumption: .openWorld)
    guard case .value(let value) = outcome,
      gate(reading).accepts(value, schema, on: side)
    else { return nil }
    return value
  }

  /// Whether a part of a value cannot be read as another one.
  private func isSpelledApart(_ part: JSONValue, _ reading: SchemaReading) -> Bool {
    if reading.spelling.ofMembers.spellsTypes { return true }
    guard case .string = part else { return false }
    return WireText.readings(of: part).count == 1
  }
}

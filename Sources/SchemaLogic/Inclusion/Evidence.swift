import APIGraph

/// What can be told of the schemas of both sides without a search; each side and manner of looking at it is kept.
final class Evidence {
  private let catalog: SchemaCatalog
  private let solver: GoalSolver
  private var values = ShortTable<ValueManner, EvidentValues>()
  private var emptiness = ShortTable<EmptinessManner, EvidentEmptiness>()

  private struct ValueManner: Equatable {
    let side: InclusionDecider.Sender
    let usesUndeclaredNames: Bool
    let prefersListedTags: Bool
  }

  private struct EmptinessManner: Equatable {
    let side: InclusionDecider.Sender
    let omission: SchemaReading.Omission
  }

  /// The solver reads schemas as JSON Schema does; it is asked for values that have no parts.
  init(_ catalog: SchemaCatalog, _ solver: GoalSolver) {
    self.catalog = catalog
    self.solver = solver
  }

  /// Which schemas of a side have values by a reading. Who assumes something of names may have to do without those that are required
  /// and not declared.
  func values(
    _ side: InclusionDecider.Sender, _ reading: SchemaReading, usesUndeclaredNames: Bool = true
  ) -> EvidentValues {
    let manner = ValueManner(
      side: side, usesUndeclaredNames: usesUndeclaredNames,
      prefersListedTags: reading.tellsByListedTags)
    if let known = values[manner] { return known }
    let made = EvidentValues(
      catalog.store(side), usesUndeclaredNames: usesUndeclaredNames,
      prefersListedTags: manner.prefersListedTags
    ) { [solver] id in
      solver.begin()
      let demand = Demand(
        location: solver.compiler.location(of: id, on: side), isNegated: false, roles: [])
      if case .value = solver.solveWhole([demand], assumption: .openWorld) { return true }
      return false
    }
    values[manner] = made
    return made
  }

  /// Which schemas of a side have no values.
  func emptiness(
    _ side: InclusionDecider.Sender, _ omission: SchemaReading.Omission
  ) -> EvidentEmptiness {
    let manner = EmptinessManner(side: side, omission: omission)
    if let known = emptiness[manner] { return known }
    let made = EvidentEmptiness(catalog.store(side), omission: omission)
    emptiness[manner] = made
    return made
  }
}

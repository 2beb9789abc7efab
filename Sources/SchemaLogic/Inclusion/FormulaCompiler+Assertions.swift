import APIGraph
import DocumentTree

// What schemas assert about values without looking into them (JSON Schema 2020-12 validation §6).
extension FormulaCompiler {
  func assertions(of entry: CatalogEntry) -> [Formula] {
    var parts: [Formula] = []
    func add(_ literal: Literal) { parts.append(arena.literal(literal)) }
    if let types = entry.schema.types { parts.append(formula(of: types)) }
    if let values = entry.schema.enumeration { add(.enumeration(values)) }
    addNumeric(entry, to: &parts)
    if let least = entry.schema.minLength { add(.minLength(least)) }
    if let most = entry.schema.maxLength { add(.maxLength(most)) }
    for pattern in entry.schema.patterns { add(.pattern(ExactString(pattern))) }
    if let least = entry.schema.minItems { add(.minItems(least)) }
    if let most = entry.schema.maxItems { add(.maxItems(most)) }
    if entry.schema.hasUniqueItems { add(.uniqueItems) }
    if let least = entry.schema.minProperties { add(.minProperties(least)) }
    if let most = entry.schema.maxProperties { add(.maxProperties(most)) }
    return parts
  }

  /// Types, the two kinds of number apart.
  private func formula(of types: JSONTypes) -> Formula {
    let numbers = types.intersection(.number)
    let all = arena.literal(.types(ValueTypes(types)))
    if numbers.isEmpty || numbers == .number { return all }
    let integer = arena.literal(.integer)
    return arena.all([all, numbers == .integer ? integer : fraction(excluding: integer)])
  }

  /// No number, or one with a fraction.
  private func fraction(excluding integer: Formula) -> Formula {
    let number = arena.literal(.types(ValueTypes(only: .number)))
    return arena.any([number.negated, integer.negated])
  }

  private func addNumeric(_ entry: CatalogEntry, to parts: inout [Formula]) {
    func add(_ literal: Literal) { parts.append(arena.literal(literal)) }
    if let bound = entry.schema.minimum { add(.minimum(bound)) }
    if let bound = entry.schema.maximum { add(.maximum(bound)) }
    for divisor in entry.schema.multiplesOf { add(.multipleOf(divisor)) }
    guard reading.assertsFormats, let format = entry.schema.format else { return }
    guard let meaning = FormatSemantics(format) else { return }
    if let range = meaning.range {
      add(.minimum(Bound(range.from)))
      add(.maximum(Bound(range.through)))
    }
    if case .language(let name) = meaning { add(.format(name)) }
  }
}

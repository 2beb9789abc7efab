import APIGraph
import DocumentTree

// What schemas assert about values without looking into them (JSON Schema 2020-12 validation §6).
extension FormulaCompiler {
  func assertions(of schema: Schema) -> [Formula] {
    var parts: [Formula] = []
    func add(_ literal: Literal) { parts.append(arena.literal(literal)) }
    if let types = schema.types { parts.append(formula(of: types)) }
    if let values = schema.enumeration { add(.enumeration(values)) }
    addNumeric(schema, to: &parts)
    if let least = schema.minLength { add(.minLength(least)) }
    if let most = schema.maxLength { add(.maxLength(most)) }
    for pattern in schema.patterns { add(.pattern(ExactString(pattern))) }
    if let least = schema.minItems { add(.minItems(least)) }
    if let most = schema.maxItems { add(.maxItems(most)) }
    if schema.hasUniqueItems { add(.uniqueItems) }
    if let least = schema.minProperties { add(.minProperties(least)) }
    if let most = schema.maxProperties { add(.maxProperties(most)) }
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

  private func addNumeric(_ schema: Schema, to parts: inout [Formula]) {
    func add(_ literal: Literal) { parts.append(arena.literal(literal)) }
    if let bound = schema.minimum { add(.minimum(bound)) }
    if let bound = schema.maximum { add(.maximum(bound)) }
    for divisor in schema.multiplesOf { add(.multipleOf(divisor)) }
    guard reading.assertsFormats, let format = schema.format else { return }
    switch FormatSemantics(format) {
    case .integers(let from, let through)?:
      add(.minimum(Bound(from)))
      add(.maximum(Bound(through)))
    case .floats(let rank)?:
      guard let greatest = FloatRange.greatest(rank: rank) else { break }
      add(.minimum(Bound(greatest.negated)))
      add(.maximum(Bound(greatest)))
    case .language(let name)?: add(.format(name))
    case nil: break
    }
  }
}

/// How far binary floating-point types reach.
private enum FloatRange {
  /// The greatest finite number: (2 − 2^(1−p)) · 2^emax (IEEE 754 §3.3).
  static func greatest(rank: Int) -> Decimal? {
    let (precision, exponent) = rank == 1 ? (24, 127) : (53, 1023)
    guard let most = power(exponent + 1), let step = power(exponent + 1 - precision) else {
      return nil
    }
    return most.subtracting(step)
  }

  private static func power(_ exponent: Int) -> Decimal? {
    var result: Decimal? = Decimal(1)
    var remaining = exponent
    while remaining > 0 {
      let step = min(remaining, 60)
      result = result?.multiplied(by: Decimal(1 << step))
      remaining -= step
    }
    return result
  }
}

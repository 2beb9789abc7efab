import APIGraph
import DocumentTree

// `unevaluatedProperties` and `unevaluatedItems` (JSON Schema 2020-12 core §11): for each way in which the schemas in the
// same place can succeed, what they leave for the rest.
extension FormulaCompiler {
  func unevaluatedMembers(_ rest: SchemaID, _ context: InPlaceContext) -> Formula {
    unevaluated(.members, context) { scenario in
      members(
        named: scenario.names.sorted().map { ($0, catalog.store(context.side).anything) },
        patterns: scenario.patterns.sorted().map { ($0, catalog.store(context.side).anything) },
        additional: rest, context)
    }
  }

  func unevaluatedElements(_ rest: SchemaID, _ context: InPlaceContext) -> Formula {
    if dependsOnPosition(rest, context) {
      return unknown(.omission, context.number, at: context.site)
    }
    return unevaluated(.elements, context) { scenario in
      let beside = site(context.site).classes(ofElement: nil, catalog)
      let others = ([rest] + scenario.contained.sorted()).map {
        location(of: $0, on: context.side, beside: beside)
      }
      return items(
        prefix: Array(repeating: .anything, count: scenario.prefix),
        rest: location(ofAny: others))
    }
  }

  private func unevaluated(
    _ kind: EvaluationScenario.Kind, _ context: InPlaceContext,
    _ literal: (EvaluationScenario) -> Formula
  ) -> Formula {
    let scenarios = EvaluationScenarios(kind, self).scenarios(of: context)
    guard let scenarios else {
      let type = kind == .members ? ValueType.object : .array
      return arena.any([
        arena.literal(.types(ValueTypes(only: type))).negated,
        unknown(.unevaluated, context.number, at: context.site),
      ])
    }
    var parts: [Formula] = []
    for scenario in scenarios where !scenario.coversAll {
      let condition = arena.all(scenario.conditions)
      parts.append(arena.any([arena.refused(condition), literal(scenario)]))
    }
    return arena.all(parts)
  }
}

/// One way in which the schemas for a value can succeed and fail, and what those that succeed evaluate.
struct EvaluationScenario {
  /// What is evaluated.
  enum Kind {
    case members, elements
  }

  var conditions: [Formula] = []
  var coversAll = false
  var names: Set<ExactString> = []
  var patterns: Set<ExactString> = []
  var prefix = 0
  var contained: Set<SchemaID> = []

  /// Whether nothing is evaluated.
  var isEmpty: Bool {
    !coversAll && names.isEmpty && patterns.isEmpty && prefix == 0 && contained.isEmpty
  }

  /// Both at once.
  func joined(with other: EvaluationScenario) -> EvaluationScenario {
    EvaluationScenario(
      conditions: conditions + other.conditions, coversAll: coversAll || other.coversAll,
      names: names.union(other.names), patterns: patterns.union(other.patterns),
      prefix: max(prefix, other.prefix), contained: contained.union(other.contained))
  }
}

/// Enumerates the scenarios of a schema.
private final class EvaluationScenarios {
  private let kind: EvaluationScenario.Kind
  private let compiler: FormulaCompiler
  /// The schemas that may still be looked at.
  private var remaining = 200

  private static let maximumScenarios = 64
  private static let maximumDepth = 30

  init(_ kind: EvaluationScenario.Kind, _ compiler: FormulaCompiler) {
    self.kind = kind
    self.compiler = compiler
  }

  /// The scenarios of what stands beside `unevaluated…`; `nil` when there are too many.
  func scenarios(of context: InPlaceContext) -> [EvaluationScenario]? {
    scenarios(context, withOwnRest: false, depth: 0)
  }

  private func scenarios(
    of id: SchemaID, _ context: InPlaceContext, depth: Int
  ) -> [EvaluationScenario]? {
    guard let entry = compiler.catalog.entry(of: id, on: context.side) else { return nil }
    let inner = InPlaceContext(entry: entry, site: context.site, depth: context.depth + 1)
    return scenarios(inner, withOwnRest: true, depth: depth + 1)
  }

  private func scenarios(
    _ context: InPlaceContext, withOwnRest: Bool, depth: Int
  ) -> [EvaluationScenario]? {
    let entry = context.entry
    guard remaining > 0, depth < Self.maximumDepth, entry.schema.opaqueText == nil else {
      return nil
    }
    remaining -= 1
    var result: [EvaluationScenario]? = [own(entry.schema, withOwnRest: withOwnRest)]
    func multiply(_ factor: [EvaluationScenario]?) {
      guard let known = result, let factor,
        known.count * factor.count <= Self.maximumScenarios
      else { return result = nil }
      result = known.flatMap { first in factor.map { first.joined(with: $0) } }
    }
    for branch in entry.schema.allOf {
      multiply(scenarios(of: branch.schema, context, depth: depth))
    }
    for (name, id) in entry.schema.dependentSchemas {
      let present = compiler.arena.literal(.required(name))
      multiply(alternatives(present, scenarios(of: id, context, depth: depth)))
    }
    let isExclusive = !compiler.reading.tellsAlternativesByNames
    let overlapping = entry.schema.anyOf + (isExclusive ? [] : entry.schema.oneOf)
    for (branch, formula) in zip(overlapping, compiler.branches(overlapping, context)) {
      multiply(alternatives(formula, scenarios(of: branch.schema, context, depth: depth)))
    }
    if isExclusive, !entry.schema.oneOf.isEmpty {
      multiply(exclusive(entry.schema.oneOf, context, depth: depth))
    }
    if let conditional = entry.schema.conditional {
      multiply(scenarios(of: conditional, context, depth: depth))
    }
    return result
  }

  private func own(_ schema: Schema, withOwnRest: Bool) -> EvaluationScenario {
    var scenario = EvaluationScenario()
    switch kind {
    case .members:
      scenario.names = Set(schema.properties.map(\.name))
      scenario.patterns = Set(schema.patternProperties.map(\.pattern))
      scenario.coversAll =
        schema.additionalProperties != nil
        || (withOwnRest && schema.unevaluatedProperties != nil)
    case .elements:
      scenario.prefix = schema.prefixItems.count
      if let contains = schema.contains { scenario.contained = [contains.schema] }
      scenario.coversAll =
        schema.items != nil || (withOwnRest && schema.unevaluatedItems != nil)
    }
    return scenario
  }

  /// A schema that may fail, in which case it evaluates nothing.
  private func alternatives(
    _ formula: Formula, _ inner: [EvaluationScenario]?
  ) -> [EvaluationScenario]? {
    guard let inner else { return nil }
    if inner.allSatisfy(\.isEmpty) { return [EvaluationScenario()] }
    return [EvaluationScenario(conditions: [compiler.arena.refused(formula)])]
      + under([formula], inner)
  }

  private func under(
    _ conditions: [Formula], _ inner: [EvaluationScenario]
  ) -> [EvaluationScenario] {
    inner.map { EvaluationScenario(conditions: conditions).joined(with: $0) }
  }

  /// Branches of which exactly one succeeds; those that evaluate nothing are as good as none.
  private func exclusive(
    _ branches: [Schema.Branch], _ context: InPlaceContext, depth: Int
  ) -> [EvaluationScenario]? {
    var result: [EvaluationScenario] = []
    var failed: [Formula] = []
    for (branch, formula) in zip(branches, compiler.branches(branches, context)) {
      guard let inner = scenarios(of: branch.schema, context, depth: depth) else { return nil }
      if inner.allSatisfy(\.isEmpty) { continue }
      result += under([formula], inner)
      failed.append(compiler.arena.refused(formula))
    }
    return result + [EvaluationScenario(conditions: failed)]
  }

  private func scenarios(
    of conditional: Schema.Conditional, _ context: InPlaceContext, depth: Int
  ) -> [EvaluationScenario]? {
    let condition = compiler.inPlace(conditional.condition, context)
    func scenariosOfBranch(_ id: SchemaID?) -> [EvaluationScenario]? {
      id.map { scenarios(of: $0, context, depth: depth) } ?? [EvaluationScenario()]
    }
    guard let first = scenarios(of: conditional.condition, context, depth: depth),
      let second = scenariosOfBranch(conditional.consequence),
      let third = scenariosOfBranch(conditional.alternative)
    else { return nil }
    let positive = first.flatMap { one in second.map { one.joined(with: $0) } }
    return under([condition], positive) + under([compiler.arena.refused(condition)], third)
  }
}

import APIGraph
import DocumentTree

// What nothing else has evaluated (JSON Schema 2020-12 core §11).
extension Judgement {
  mutating func addUnevaluated(
    _ schema: Schema, _ question: Question, _ value: JSONValue, to all: inout Conjunction
  ) {
    let keyword: String
    let rest: SchemaID
    switch value {
    case .object:
      guard let schema = schema.unevaluatedProperties else { return }
      (keyword, rest) = ("unevaluatedProperties", schema)
    case .array:
      guard let schema = schema.unevaluatedItems else { return }
      (keyword, rest) = ("unevaluatedItems", schema)
    case .null, .boolean, .number, .string: return
    }
    let coverage = coverage(of: question, withOwnRest: false)
    if isWaiting { return }
    let omitted = self.omitted?.names(at: question.place) ?? []
    for (index, child) in places.children(of: question.place).enumerated() {
      if let name = places.name(of: child), omitted.contains(name) { continue }
      switch coverage.states[index] {
      case .yes: break
      case .maybe:
        add(rest, at: child, by: keyword, unlessMatching: coverage.reason, to: &all)
      case .no: add(rest, at: child, by: keyword, to: &all)
      }
    }
  }

  /// What a schema evaluates of the members or elements of a place, given that it accepts the place.
  ///
  /// `withOwnRest` is whether its own `unevaluated…` counts.
  mutating func coverage(of question: Question, withOwnRest: Bool) -> Coverage {
    let prepared = cache.schema(question.schema)
    let schema = prepared.schema
    let children = places.children(of: question.place)
    spend(children.count)
    if let text = schema.opaqueText {
      return Coverage(count: children.count, unknown: .unread(text))
    }
    var coverage = Coverage(count: children.count)
    switch places.value(at: question.place) {
    case .object(let members):
      coverMembers(prepared, children, in: &coverage)
      if withOwnRest, schema.unevaluatedProperties != nil { coverage.coverAll() }
      for (name, part) in schema.dependentSchemas where members[name] != nil {
        cover(part, question, in: &coverage)
      }
    case .array:
      coverElements(schema, children, in: &coverage)
      if withOwnRest, schema.unevaluatedItems != nil { coverage.coverAll() }
    case .null, .boolean, .number, .string: return coverage
    }
    for branch in schema.allOf { cover(branch.schema, question, in: &coverage) }
    for branches in [schema.anyOf, schema.oneOf] where !branches.isEmpty {
      for (branch, verdict) in zip(branches, verdicts(on: branches, schema.discriminator, question))
      where !verdict.isInvalid {
        cover(branch.schema, question, unknown: verdict.reason, in: &coverage)
      }
    }
    if let conditional = schema.conditional { cover(conditional, question, in: &coverage) }
    return coverage
  }

  private mutating func cover(
    _ schema: SchemaID, _ question: Question, unknown reason: UndecidedReason? = nil,
    in coverage: inout Coverage
  ) {
    guard let other = self.coverage(of: schema, inPlaceOf: question) else { return }
    coverage.add(other, unknown: reason)
  }

  private mutating func cover(
    _ conditional: Schema.Conditional, _ question: Question, in coverage: inout Coverage
  ) {
    guard let verdict = verdict(of: conditional.condition, inPlaceOf: question) else { return }
    let reason = verdict.reason
    if !verdict.isInvalid {
      cover(conditional.condition, question, unknown: reason, in: &coverage)
      if let schema = conditional.consequence {
        cover(schema, question, unknown: reason, in: &coverage)
      }
    }
    if !verdict.isValid, let schema = conditional.alternative {
      cover(schema, question, unknown: reason, in: &coverage)
    }
  }

  private func coverMembers(
    _ prepared: PreparedSchema, _ children: ValuePlaceRange, in coverage: inout Coverage
  ) {
    if prepared.schema.additionalProperties != nil { return coverage.coverAll() }
    for (index, child) in children.enumerated() {
      guard let name = places.name(of: child) else { continue }
      if prepared.property(name) != nil { coverage.cover(index) }
      for (expression, _) in prepared.namePatterns {
        switch expression.matches(name.string) {
        case .yes: coverage.cover(index)
        case .no: break
        case .unknown(let reason): coverage.cover(index, unknown: reason)
        }
      }
    }
  }

  /// `contains` evaluates the elements that it counts (JSON Schema 2020-12 core §10.3.1.3).
  private mutating func coverElements(
    _ schema: Schema, _ children: ValuePlaceRange, in coverage: inout Coverage
  ) {
    if schema.items != nil { return coverage.coverAll() }
    for index in children.indices.prefix(schema.prefixItems.count) { coverage.cover(index) }
    guard let contains = schema.contains else { return }
    for (index, child) in children.enumerated() {
      switch verdict(of: contains.schema, at: child, by: "contains") {
      case .valid?: coverage.cover(index)
      case .undecided(let reason)?: coverage.cover(index, unknown: reason)
      case .invalid?, nil: break
      }
    }
  }
}

import APIGraph
import DocumentTree

// What a schema says by all its keywords together.
extension Judgement {
  mutating func verdict(_ question: Question) -> Verdict {
    let prepared = cache.schema(question.schema)
    let place = question.place
    if let text = prepared.opaqueText { return .undecided(.unread(text)) }
    if prepared.isNever { return .invalid(Refusal(place: place, keyword: "false")) }
    let value = value(of: question)
    var all = Conjunction()
    all.add(assertions(of: prepared, on: value, at: place))
    if all.refusal != nil { return all.verdict }
    if prepared.hasSchemasInPlace {
      for branch in prepared.schema.allOf { add(branch.schema, question, to: &all) }
    }
    switch value {
    case .object(let members):
      addMembers(prepared, members, at: place, to: &all)
      addDependencies(prepared, members, question, to: &all)
    case .array: addElements(prepared, at: place, to: &all)
    case .null, .boolean, .number, .string: break
    }
    if isWaiting || all.refusal != nil { return all.verdict }
    if prepared.hasSchemasInPlace { addChoices(prepared.schema, question, to: &all) }
    if isWaiting || all.refusal != nil { return all.verdict }
    if value.isComposite { addUnevaluated(prepared.schema, question, value, to: &all) }
    return all.verdict
  }

  /// Adds what another schema says of the same place.
  mutating func add(_ schema: SchemaID, _ question: Question, to all: inout Conjunction) {
    if let verdict = verdict(of: schema, inPlaceOf: question) { all.add(verdict) }
  }

  /// Adds what a schema says of a member or element.
  mutating func add(
    _ schema: SchemaID, at place: ValuePlace, by keyword: String,
    unlessMatching reason: UndecidedReason? = nil, to all: inout Conjunction
  ) {
    guard let verdict = verdict(of: schema, at: place, by: keyword) else { return }
    if let reason, !verdict.isValid {
      all.add(.undecided(reason))
    } else {
      all.add(verdict)
    }
  }
}

package import APIGraph
package import DocumentTree

/// Tells whether a value is valid under a schema (JSON Schema 2020-12), by a reading.
///
/// It judges by the schemas as they are read and shares nothing with the search for values, so that it can be the gate
/// through which every value goes that the search finds. Three-valued: what cannot be told never counts as either answer.
/// Prepared schemas and regular expressions are kept, so that one validator should serve many values.
package struct Validator {
  private let reading: SchemaReading
  private let cache: ValidationCache

  /// The most steps that one value may take.
  private let budget: Int

  package init(_ store: SchemaStore, reading: SchemaReading, budget: Int = 1_000_000) {
    self.reading = reading
    self.budget = budget
    cache = ValidationCache(store, reading: reading)
  }

  /// The answer for one value.
  package enum Answer: Hashable, Sendable {
    case valid
    /// Refused: a JSON pointer into the value, and the keyword that refuses it there (the deepest one that tells why).
    case invalid(at: String, keyword: String)
    case undecided(UndecidedReason)
  }

  /// Judges a value.
  package func judge(_ value: JSONValue, by schema: SchemaID) -> Answer {
    if reading.spelling == .json,
      let answer = PlainJudgement.answer(of: schema, on: value, cache, budget: budget)
    {
      return answer
    }
    guard let places = ValuePlaces(value, limit: budget) else { return .undecided(.steps) }
    guard !reading.spelling.ofMembers.spellsTypes, value.isComposite else {
      return judge(places, by: schema, .readByEach)
    }
    var joined = JoinedTexts(cache)
    guard joined.exist(in: places, schema, budget: budget) else {
      return judge(places, by: schema, .readByEach)
    }
    return judgeTogether(places, by: schema)
  }

  /// Judges a value whose texts all schemas have to read in the same way: by every value that is spelled so.
  private func judgeTogether(_ places: ValuePlaces, by schema: SchemaID) -> Answer {
    // Mostly it does not matter how the texts are read.
    let answer = judge(places, by: schema, .undecided)
    guard case .undecided = answer else { return answer }
    let assignments = TextAssignments(places)
    var refusals: [Answer] = []
    var doubt: Answer? = assignments.areAll ? nil : .undecided(.spelling)
    for index in 0..<assignments.count {
      guard let places = ValuePlaces(assignments[index], limit: budget) else { continue }
      let answer = judge(places, by: schema, .told)
      switch answer {
      case .valid: return .valid
      case .invalid: refusals.append(answer)
      case .undecided: doubt = doubt ?? answer
      }
    }
    if let doubt { return doubt }
    // Schemas that read the texts for themselves tell best why they refuse them.
    let best = judge(places, by: schema, .readByEach)
    if case .invalid = best { return best }
    return refusals.first ?? .undecided(.spelling)
  }

  private func judge(
    _ places: ValuePlaces, by schema: SchemaID, _ texts: Judgement.TextUse
  ) -> Answer {
    var judgement = Judgement(
      places, reading: reading, texts: texts, cache: cache, budget: budget)
    switch judgement.verdict(on: schema) {
    case .valid: return .valid
    case .invalid(let refusal):
      return .invalid(at: judgement.places.pointer(to: refusal.place), keyword: refusal.keyword)
    case .undecided(let reason): return .undecided(reason)
    }
  }
}

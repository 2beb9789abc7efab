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
    guard let places = ValuePlaces(value, limit: budget) else { return .undecided(.steps) }
    var judgement = Judgement(places, reading: reading, cache: cache, budget: budget)
    switch judgement.verdict(on: schema) {
    case .valid: return .valid
    case .invalid(let refusal):
      return .invalid(at: judgement.places.pointer(to: refusal.place), keyword: refusal.keyword)
    case .undecided(let reason): return .undecided(reason)
    }
  }
}

package import APIGraph
package import DocumentTree

/// Tells whether a value is valid under a schema (JSON Schema 2020-12), by a reading.
package struct Validator {
  private let store: SchemaStore
  private let reading: SchemaReading

  package init(_ store: SchemaStore, reading: SchemaReading) {
    self.store = store
    self.reading = reading
  }

  /// The answer for one value.
  package enum Answer: Hashable, Sendable {
    case valid
    /// Refused: a JSON pointer into the value, and the keyword that refuses it there (the deepest one that tells why).
    case invalid(at: String, keyword: String)
    case undecided(UndecidedReason)
  }

  /// Judges a value.
  package func judge(_ value: JSONValue, by schema: SchemaID) -> Answer { .undecided(.steps) }
}

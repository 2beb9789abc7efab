import APIGraph
import DocumentTree
import SchemaLogic

extension Parameter {
  /// Whether its schema is for texts and the empty one is valid, so that the parameter may be empty whatever `allowEmptyValue` says,
  /// which is about values that the schema has no text for (OAS 3.1 §4.8.12.2.1).
  func holdsEmptyText(_ store: SchemaStore) -> Bool {
    guard content.isEmpty, let schema else { return false }
    // What else an empty text stands for, such as a list without items, depends on who reads it.
    guard let types = store.schema(schema).types, types.contains(.string) else { return false }
    let validator = Validator(store, reading: SchemaReading(spelling: .wire))
    if case .valid = validator.judge(.text(""), by: schema) { return true }
    return false
  }
}

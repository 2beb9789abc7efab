import APIGraph
import DocumentTree
import SchemaLogic

/// The JSON value that a text spells.
func jsonValue(_ text: String) throws -> JSONValue {
  try Tree.parse(Source(name: "value.json", bytes: Array(text.utf8)), seed: HashSeed())
    .rootNode.jsonValue
}

extension SchemaText {
  /// A schema in YAML's flow style, which is short to write.
  init(flow text: String, dialect: Dialect = .openAPI31) throws {
    try self.init(text, dialect: dialect, location: "schema.yaml")
  }

  /// What the validator says of a value that is given as text.
  func judge(_ value: String, _ reading: SchemaReading = .pure) throws -> Validator.Answer {
    Validator(store, reading: reading).judge(try jsonValue(value), by: id)
  }
}

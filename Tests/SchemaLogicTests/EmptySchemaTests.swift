import SchemaLogic
import Testing

/// Which schemas have no value that anybody has in mind: what includes nothing has been proved of nothing.
struct EmptySchemaTests {
  private func hasNoValue(_ schema: String) throws -> Bool {
    let pair = try InclusionPair(schema, "true")
    return pair.decider.haveNoValue(
      [pair.old.id], on: .old, reading: SchemaReading(readsDiscriminators: true))
  }

  @Test(arguments: [
    "false",
    #"{"type": "string", "enum": [1, 2]}"#,
    #"{"type": "string", "minLength": 5, "maxLength": 4}"#,
    #"{"type": "integer", "minimum": 5, "maximum": 4}"#,
    #"{"type": "array", "minItems": 1, "items": {"type": "string", "enum": [1]}}"#,
    #"{"type": "object", "required": ["a"], "properties": {"a": false}}"#,
    #"{"type": "object", "required": ["a"], "maxProperties": 0}"#,
    #"{"type": "object", "required": ["a"], "properties": {"b": {}}, "additionalProperties": false}"#,
    #"{"type": "object", "required": ["a"], "properties": {"a": {"type": "string", "minLength": 2, "maxLength": 1}}}"#,
    #"{"oneOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}]}"#,
    #"{"oneOf": [{"type": "string"}, {"type": "string"}]}"#,
    #"{"type": "string", "oneOf": [{"type": "integer"}, {"type": "boolean"}]}"#,
  ])
  func `a schema that contradicts itself has no value`(schema: String) throws {
    #expect(try hasNoValue(schema))
  }

  @Test(arguments: [
    "true",
    #"{"type": "string", "enum": [1, "a"]}"#,
    #"{"type": "integer", "minimum": 4, "maximum": 4}"#,
    #"{"type": "array", "items": false}"#,
    #"{"type": "object", "required": ["a"], "properties": {"b": {}}}"#,
    #"{"type": "object", "properties": {"a": false}}"#,
    #"{"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": {"const": 1}}}, {"type": "object", "required": ["a"], "properties": {"a": {"const": 2}}}]}"#,
    #"{"anyOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}]}"#,
  ])
  func `a schema with a value that uses its own names has one`(schema: String) throws {
    #expect(try !hasNoValue(schema))
  }
}

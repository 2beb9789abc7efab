import DocumentTree
import SchemaLogic
import Testing

/// Values as texts in URLs, headers and cookies, where only the spelling counts.
struct InclusionSpellingTests {
  private func answer(_ old: String, _ new: String, _ spelling: Spelling = .wire) throws -> String {
    try InclusionPair(old, new, reading: SchemaReading(spelling: spelling)).answer
  }

  @Test(arguments: [
    (#"{"type": "integer"}"#, #"{"type": "string"}"#),
    (#"{"type": "number"}"#, #"{"type": "string"}"#),
    (#"{"type": "boolean"}"#, #"{"type": "string"}"#),
    (#"{"type": "boolean"}"#, #"{"enum": ["true", "false"]}"#),
    (#"{"enum": ["true", "false"]}"#, #"{"type": "boolean"}"#),
    (#"{"enum": ["1", "2"]}"#, #"{"enum": [1, 2]}"#),
    (#"{"enum": [1, 2]}"#, #"{"enum": ["1", "2"]}"#),
    (#"{"type": "integer", "minimum": 0, "maximum": 3}"#, #"{"enum": ["0", "1", "2", "3"]}"#),
    (#"{"type": "integer", "minimum": 0}"#, #"{"type": "string", "pattern": "^[0-9]+$"}"#),
    (#"{"type": "integer"}"#, #"{"type": "string", "pattern": "^-?[0-9]+$"}"#),
    (#"{"type": ["string", "null"]}"#, #"{"type": "string"}"#),
    (
      #"{"type": "array", "items": {"type": "integer"}}"#,
      #"{"type": "array", "items": {"type": "string"}}"#
    ),
  ])
  func `what is spelled alike is accepted`(_ old: String, _ new: String) throws {
    #expect(try answer(old, new) == "included")
  }

  @Test(arguments: [
    (#"{"type": "string"}"#, #"{"type": "integer"}"#, #""""#),
    (#"{"type": "number"}"#, #"{"type": "integer"}"#, "0.5"),
    (#"{"type": "integer"}"#, #"{"type": "string", "pattern": "^[0-9]+$"}"#, "-1"),
    (#"{"type": "integer"}"#, #"{"type": "string", "minLength": 2}"#, "0"),
    (#"{"type": "integer"}"#, #"{"type": "boolean"}"#, "0"),
    (#"{"type": "boolean"}"#, #"{"enum": ["true"]}"#, "false"),
    (#"{"enum": ["1", "2"]}"#, #"{"enum": [1]}"#, "2"),
  ])
  func `what is spelled otherwise is refused`(
    _ old: String, _ new: String, _ witness: String
  ) throws {
    #expect(try answer(old, new) == witness)
  }

  @Test func `members of a form are texts, the form itself is none`() throws {
    let old =
      #"{"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": false}"#
    let new = #"{"type": "object", "properties": {"a": {"type": "string"}}}"#
    #expect(try answer(old, new, .form) == "included")
    #expect(try answer(#"{"type": "integer"}"#, #"{"type": "string"}"#, .form) == "0")
    #expect(try answer(old, new, .json) == #"{"a":0}"#)
  }
}

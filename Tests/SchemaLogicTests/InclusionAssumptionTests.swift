import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// What is taken for granted of those who send values.
struct InclusionAssumptionTests {
  private func answer(
    _ old: String, _ new: String, _ assumption: Assumption = .freshNames
  ) throws -> String {
    try InclusionPair(old, new, assumption: assumption).answer
  }

  @Test func `a new optional property of an open object excludes only values that nobody sends`()
    throws
  {
    let old = #"{"type": "object", "properties": {"a": {"type": "string"}}}"#
    let new = """
      {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}
      """
    let asWritten = try answer(old, new, .openWorld)
    #expect(asWritten != "included")
    #expect(try answer(old, new) == "included")
    #expect(try answer(old, new, .closedProducer) == "included")
    #expect(try InclusionPair(old, new, assumption: .freshNames).relation == .narrower)
  }

  @Test func `closing an object stays refuted by a name that nobody declares`() throws {
    let old = #"{"type": "object", "properties": {"a": {"type": "string"}}}"#
    let new = """
      {"type": "object", "properties": {"a": {"type": "string"}, "b": {}},
       "additionalProperties": false}
      """
    #expect(try answer(old, new) == #"{"z":1}"#)
    #expect(try answer(old, new, .closedProducer) == "included")
  }

  @Test(arguments: [
    #"{"type": "object"}"#,
    #"{"type": "object", "properties": {"a": {}}, "additionalProperties": {"type": "string"}}"#,
    #"{"type": "object", "properties": {"a": {}}, "patternProperties": {"^x": {}}}"#,
    #"{"type": "object", "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
    #"{"anyOf": [{"type": "object"}, {"type": "object", "properties": {"a": {}}}]}"#,
  ])
  func `a map uses any name`(_ old: String) throws {
    let new = #"{"properties": {"b": {"type": "integer"}}}"#
    #expect(try answer(old, new) != "included")
  }

  @Test func `names are declared by the branches that a value satisfies`() throws {
    let old = """
      {"type": "object", "oneOf": [
        {"properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}, "required": ["kind"]},
        {"properties": {"kind": {"const": "dog"}, "bark": {"type": "string"}}, "required": ["kind"]}]}
      """
    // Only dogs declare "bark", so that cats may get one of their own.
    let cats = """
      {"type": "object", "if": {"properties": {"kind": {"const": "cat"}}},
       "then": {"properties": {"bark": {"type": "integer"}}}}
      """
    #expect(try answer(old, cats) == "included")
    let dogs = """
      {"type": "object", "if": {"properties": {"kind": {"const": "dog"}}},
       "then": {"properties": {"bark": {"type": "integer"}}}}
      """
    #expect(try answer(old, dogs) == #"{"bark":"","kind":"dog"}"#)
  }

  @Test func `names that only a negation mentions are not declared`() throws {
    let old = #"{"type": "object", "properties": {"a": {}}}"#
    let new = #"{"not": {"properties": {"b": {"type": "integer"}}, "required": ["b"]}}"#
    #expect(try answer(old, new) != "included")
  }

  @Test func `members of members and elements of arrays have names of their own`() throws {
    let old = """
      {"type": "object", "properties": {"a": {"type": "array", "items":
        {"type": "object", "properties": {"b": {"type": "string"}}}}}}
      """
    let new = """
      {"type": "object", "properties": {"a": {"type": "array", "items":
        {"type": "object", "properties": {"b": {"type": "string"}, "c": {"type": "string"}}}}}}
      """
    #expect(try answer(old, new, .openWorld) != "included")
    #expect(try answer(old, new) == "included")
    let required = """
      {"type": "object", "properties": {"a": {"type": "array", "items":
        {"type": "object", "properties": {"b": {"type": "string"}, "c": {"type": "string"}},
         "required": ["c"]}}}}
      """
    #expect(try answer(old, required) == #"{"a":[{}]}"#)
  }

  @Test func `a name that one part declares is no fresh name for another`() throws {
    let old = """
      {"type": "object", "allOf": [{"properties": {"a": {}}}, {"properties": {"b": {"type": "string"}}}]}
      """
    let new = #"{"type": "object", "properties": {"b": {"type": "integer"}}}"#
    #expect(try answer(old, new) == #"{"b":""}"#)
  }

  @Test func `equal means equal as written`() throws {
    let old = #"{"type": "object", "properties": {"a": {}}}"#
    let new = #"{"type": "object", "properties": {"a": {}, "b": {"type": "integer"}}}"#
    let pair = try InclusionPair(old, new, assumption: .freshNames)
    #expect(pair.answer == "included")
    #expect(pair.reverse == "included")
    #expect(pair.relation == .narrower)
  }
}

import APIGraph
import SchemaLogic
import Testing

/// Which names are taken to be used in values of one of several alternatives.
struct AlternativeNamesTests {
  private func answer(_ old: String, _ new: String) throws -> String {
    try InclusionPair(
      #"{"anyOf": [\#(old)]}"#, #"{"anyOf": [\#(new)]}"#, assumption: .freshNames
    ).answer
  }

  private func object(_ tag: String, _ members: String, required: String = "") -> String {
    #"{"type": "object", "required": ["k"\#(required)], "properties": {"k": {"enum": ["\#(tag)"]}\#(members)}}"#
  }

  private let member = #", "p": {"type": "object", "properties": {"q": {"type": "string"}}}"#

  @Test
  func `a name that only another alternative declares is fresh where no value is one of both`()
    throws
  {
    let other = object("u", #", "n": {"type": "string"}"#)
    let old = object("t", "") + ", " + other
    let new = object("t", #", "n": {"type": "integer"}"#) + ", " + other
    #expect(try answer(old, new) == "included")
  }

  @Test func `and is used where a value is one of both`() throws {
    let other =
      #"{"type": "object", "required": ["m"], "properties": {"m": {}, "n": {"type": "string"}}}"#
    let less = #"{"type": "object", "required": ["m"], "properties": {"m": {}}}"#
    let old = object("t", "") + ", " + other
    let new =
      object("t", #", "n": {"type": "integer"}"#) + ", "
      + less.replacing(#""m": {}}"#, with: #""m": {"type": "null"}}"#)
    #expect(try answer(old, new) != "included")
  }

  @Test func `a value of two alternatives is accepted where the partner of one accepts it`() throws
  {
    let whole = object(
      "t", #", "n": {"type": "string"}, "c": {"type": "integer"}"#, required: #", "c""#)
    let deleted = object("t", #", "d": {"enum": [true]}"#, required: #", "d""#)
    let more = object(
      "t", #", "d": {"enum": [true]}, "n": {"type": "string"}"#, required: #", "d""#)
    #expect(try answer(whole + ", " + deleted, whole + ", " + more) == "included")
  }

  @Test func `names inside members are those of all alternatives that a value is one of`() throws {
    let inner = #", "p": {"type": "object", "properties": {"z": {"type": "integer"}}}"#
    let changed =
      #", "p": {"type": "object", "properties": {"q": {"type": "string"}, "z": {"type": "string"}}}"#
    let old = object("t", member) + ", " + object("t", inner, required: #", "e""#)
    let new = object("t", changed) + ", " + object("u", "")
    #expect(try answer(old, new) != "included")
  }

  /// A member that two schemas of one alternative describe declares the names of both.
  @Test(arguments: ["", #", "type": "object""#])
  func `a pattern beside a property declares names, too`(_ type: String) throws {
    func schema(_ more: String) -> String {
      #"""
      {"anyOf": [
        {"type": "object", "required": ["k"], "properties": {"k": {"enum": ["t"]},
          "ab": {"type": "object", "properties": {"q": {"type": "integer"}}}},
         "patternProperties": {"^a": {"type": "object", "properties": {"p": {"type": "integer"}\#(more)}}}},
        {"type": "object", "required": ["k"], "properties": {"k": {"enum": ["u"]}}}]\#(type)}
      """#
    }
    let pair = try InclusionPair(
      schema(""), schema(#", "q": {"type": "string"}"#), assumption: .freshNames)
    guard case .refuted = pair.inclusion else {
      Issue.record("\(pair.answer)")
      return
    }
  }
}

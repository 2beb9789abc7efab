import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Names inside members where several parts of a sender's schema hold at once: all of them declare names there.
struct InclusionBranchNamesTests {
  private func answer(
    _ old: String, _ new: String, _ assumption: Assumption = .freshNames
  ) throws -> String {
    try InclusionPair(old, new, assumption: assumption).answer
  }

  /// What a receiver demands of the inner member; `y` is no integer for the senders below.
  private let integerInside =
    #"{"properties": {"m": {"properties": {"x": {}, "y": {"type": "integer"}}}}}"#

  /// Schemas whose values may have both `x` and `y` inside `m`, though no part declares both.
  private static let senders = [
    // Branches that hold together.
    """
    {"type": "object", "required": ["m"], "anyOf": [
      {"properties": {"m": {"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}}}}},
      {"properties": {"m": {"type": "object", "required": ["x"], "properties": {"y": {"type": "string"}}}}}]}
    """,
    // A branch beside the part that always holds.
    """
    {"type": "object", "properties": {"m": {"type": "object", "properties": {"x": {"type": "string"}}}},
     "anyOf": [{"required": ["k"]},
      {"properties": {"m": {"type": "object", "properties": {"y": {"type": "string"}}}}}]}
    """,
    // Two choices, each of which declares a name.
    """
    {"type": "object",
     "allOf": [
      {"anyOf": [{"required": ["k"]},
        {"properties": {"m": {"type": "object", "properties": {"x": {"type": "string"}}}}}]},
      {"anyOf": [{"required": ["k"]},
        {"properties": {"m": {"type": "object", "properties": {"y": {"type": "string"}}}}}]}]}
    """,
    // Branches of which exactly one holds, beside a part with names.
    """
    {"type": "object", "properties": {"m": {"type": "object", "properties": {"x": {"type": "string"}}}},
     "oneOf": [
      {"required": ["k"], "properties": {"k": {"const": 1}, "m": {"type": "object", "properties": {"w": {}}}}},
      {"required": ["k"], "properties": {"k": {"const": 2}, "m": {"type": "object", "properties": {"y": {}}}}}]}
    """,
    // A condition and what follows from it.
    """
    {"type": "object", "properties": {"m": {"type": "object", "properties": {"x": {"type": "string"}}}},
     "if": {"properties": {"m": {"type": "object", "properties": {"y": {"type": "string"}}}}},
     "then": {"required": ["m"]}}
    """,
    // A part that holds where a member is present.
    """
    {"type": "object", "properties": {"m": {"type": "object", "properties": {"x": {"type": "string"}}}},
     "dependentSchemas": {"m":
      {"properties": {"m": {"type": "object", "properties": {"y": {"type": "string"}}}}}}}
    """,
    // A member that is both named and matched.
    """
    {"type": "object", "properties": {"m": {"type": "object", "properties": {"x": {"type": "string"}}}},
     "patternProperties": {"^m": {"type": "object", "properties": {"y": {"type": "string"}}}}}
    """,
  ]

  @Test(arguments: senders)
  func `branches that hold together declare names together`(_ old: String) throws {
    for assumption in [Assumption.freshNames, .closedProducer] {
      let pair = try InclusionPair(old, integerInside, assumption: assumption)
      guard case .refuted(let found) = pair.inclusion else {
        Issue.record("\(pair.answer) under \(assumption)")
        continue
      }
      #expect(found.value["m"]?["y"] != nil)
    }
  }

  /// All but the one in which no branch with names need hold.
  @Test(arguments: senders.filter { !$0.contains("\"allOf\"") })
  func `a name that no branch declares stays fresh`(_ old: String) throws {
    let new = #"{"properties": {"m": {"properties": {"v": {"type": "integer"}}}}}"#
    #expect(try answer(old, new) == "included")
    #expect(try answer(old, new, .openWorld) != "included")
  }

  @Test func `elements have the names of all branches that hold`() throws {
    let old = """
      {"type": "array", "items": {"type": "object", "properties": {"x": {}}}, "maxItems": 2,
       "anyOf": [{"minItems": 3}, {"items": {"type": "object", "properties": {"y": {"type": "string"}}}}]}
      """
    let new = #"{"items": {"properties": {"x": {}, "y": {"type": "integer"}}}}"#
    #expect(try answer(old, new) == #"[{"y":""}]"#)
  }

  @Test(arguments: [
    """
    {"type": "object", "allOf": [
      {"properties": {"m": {"type": "object", "properties": {"x": {}}}}},
      {"unevaluatedProperties": {"type": "object", "properties": {"y": {"type": "string"}}}}]}
    """,
    """
    {"type": "array", "items": {"type": "object", "properties": {"x": {}}},
     "contains": {"properties": {"y": {"type": "string"}}}}
    """,
  ])
  func `what applies where others do not declares names too`(_ old: String) throws {
    let new = """
      {"properties": {"m": {"properties": {"x": {}, "y": {"type": "integer"}}}},
       "items": {"properties": {"x": {}, "y": {"type": "integer"}}}}
      """
    #expect(try answer(old, new).contains("y"))
  }

  @Test func `what closes an object lets the names inside be fresh`() throws {
    let old = """
      {"type": "object", "unevaluatedProperties": false,
       "allOf": [{"properties": {"m": {"type": "object", "properties": {"x": {}}}}}]}
      """
    let new = #"{"properties": {"m": {"properties": {"x": {}, "y": {"type": "integer"}}}}}"#
    #expect(try answer(old, new) == "included")
  }

  @Test func `names deeper inside are those of all branches that hold`() throws {
    let old = """
      {"type": "object", "anyOf": [
        {"properties": {"m": {"type": "object", "properties": {"n": {"type": "object", "properties": {"x": {}}}}}}},
        {"properties": {"m": {"type": "object", "properties": {"n": {"type": "object", "properties": {"y": {}}}}}}}]}
      """
    let both = """
      {"not": {"required": ["m"], "properties": {"m": {"required": ["n"], "properties":
        {"n": {"type": "object", "required": ["x", "y"], "properties": {"x": {}, "y": {}}}}}}}}
      """
    #expect(try answer(old, both) != "included")
    let new = """
      {"properties": {"m": {"properties": {"n": {"dependentSchemas": {"x": {"properties": {"y": {"type": "null"}}}},
        "properties": {"x": {}, "y": {}}}}}}}
      """
    #expect(try answer(old, new) == #"{"m":{"n":{"x":1,"y":false}}}"#)
  }

  @Test func `a branch that holds though another would do declares its names`() throws {
    let old = """
      {"type": "object", "required": ["m"], "anyOf": [{"required": ["k"]},
        {"properties": {"m": {"type": "object", "properties": {"x": {"type": "string"}}}}}]}
      """
    let new = #"{"properties": {"m": {"properties": {"v": {"type": "integer"}}}}}"#
    // The second branch must be broken, or `v` would be a name that only the receiver declares.
    guard case .refuted(let found) = try InclusionPair(old, new, assumption: .freshNames).inclusion
    else {
      Issue.record("not refuted")
      return
    }
    #expect(found.value["m"]?["x"] != nil)
  }

  @Test func `branches that exclude each other declare no names together`() throws {
    let old = """
      {"type": "object", "required": ["k"], "oneOf": [
        {"properties": {"k": {"const": "a"}, "m": {"type": "object", "properties": {"x": {"type": "string"}}}}},
        {"properties": {"k": {"const": "b"}, "m": {"type": "object", "properties": {"y": {"type": "string"}}}}}]}
      """
    let new = """
      {"if": {"properties": {"k": {"const": "a"}}},
       "then": {"properties": {"m": {"properties": {"x": {}, "y": {"type": "integer"}}}}}}
      """
    #expect(try answer(old, new) == "included")
  }

  @Test func `a branch that does not hold declares no names, though branches inside it do hold`()
    throws
  {
    // The outer branch is refused because both of its own hold: what these declare is not declared.
    let nested = """
      {"type": "object", "oneOf": [{"type": "object"},
        {"oneOf": [{"required": ["m"]}, {"properties": {"m": {"type": "object", "properties": {"y": {}}}}}]}]}
      """
    let new = #"{"properties": {"m": {"properties": {"x": {"type": "string"}}}}}"#
    #expect(try answer(nested, new).contains("x"))
  }

  @Test func `a condition that does not hold declares no names, though branches inside it do hold`()
    throws
  {
    let old = """
      {"type": "object", "required": ["m"], "then": false, "if":
        {"oneOf": [{"required": ["m"]}, {"properties": {"m": {"type": "object", "properties": {"y": {}}}}}]}}
      """
    let new = #"{"properties": {"m": {"properties": {"x": {"type": "string"}}}}}"#
    #expect(try answer(old, new).contains("x"))
  }
}

import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// What the search has to stand, beside the cases and the oracle.
struct InclusionSearchTests {
  /// A schema nested so deeply, with something at the bottom.
  private func nested(_ bottom: String, depth: Int) -> String {
    var text = bottom
    for level in 0..<depth {
      text =
        level.isMultiple(of: 2)
        ? #"{"type": "object", "properties": {"a": \#(text)}, "required": ["a"]}"#
        : #"{"type": "array", "items": \#(text), "minItems": 1}"#
    }
    return text
  }

  @Test func `values are found that nest deeply, and nothing worse than a limit is met`() throws {
    let deep = try InclusionPair(
      nested(#"{"type": "integer"}"#, depth: 48),
      nested(#"{"type": "integer", "minimum": 1}"#, depth: 48))
    guard case .refuted = deep.inclusion else {
      Issue.record("not refuted: \(deep.answer)")
      return
    }
    let tooDeep = try InclusionPair(
      nested(#"{"type": "integer"}"#, depth: 90),
      nested(#"{"type": "integer", "minimum": 1}"#, depth: 90))
    #expect(tooDeep.inclusion == .undecided(.depth))
  }

  @Test func `unions of many tagged objects are compared at once`() throws {
    func union(_ count: Int, last: String) -> String {
      let branches = (0..<count).map { index in
        """
        {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "k\(index)"},
          "value": {"type": "\(index == count - 1 ? last : "string")"}}}
        """
      }
      return #"{"oneOf": [\#(branches.joined(separator: ","))]}"#
    }
    let pair = try InclusionPair(union(40, last: "string"), union(40, last: "integer"))
    #expect(pair.answer == #"{"kind":"k39","value":""}"#)
    #expect(
      try InclusionPair(union(39, last: "string"), union(40, last: "integer")).answer == "included")
  }

  @Test func `recursion through values comes to an end`() throws {
    let tree = """
      {"$ref": "#/$defs/T", "$defs": {"T": {"type": "object", "properties": {
        "value": {"type": "integer"}, "children": {"type": "array", "items": {"$ref": "#/$defs/T"}}}}}}
      """
    let other = """
      {"$ref": "#/$defs/A", "$defs": {
        "A": {"type": "object", "properties": {
          "value": {"type": "integer"}, "children": {"type": "array", "items": {"$ref": "#/$defs/B"}}}},
        "B": {"type": "object", "properties": {
          "value": {"type": "number"}, "children": {"type": "array", "items": {"$ref": "#/$defs/A"}}}}}}
      """
    let pair = try InclusionPair(tree, other)
    #expect(pair.answer == "included")
    #expect(pair.reverse == #"{"children":[{"value":0.5}]}"#)
    #expect(pair.relation == .wider)
  }

  @Test func `a schema that only endless values could fulfil is empty`() throws {
    let endless = """
      {"type": "object", "properties": {"next": {"$ref": "#"}}, "required": ["next"]}
      """
    #expect(try InclusionPair(endless, "false").answer == "included")
    #expect(try InclusionPair("false", endless).relation == .equal)
  }

  @Test func `a reference that leads back to itself in place is not decided`() throws {
    let circular = ##"{"anyOf": [{"type": "string"}, {"not": {"$ref": "#"}}]}"##
    let pair = try InclusionPair(circular, #"{"type": "string"}"#)
    #expect(pair.inclusion == .undecided(.circularReference))
  }

  @Test func `what could not be read includes itself and nothing else`() throws {
    let unread = #"{"$ref": "other.json"}"#
    #expect(try InclusionPair(unread, unread).answer == "included")
    let pair = try InclusionPair(unread, #"{"type": "string"}"#)
    guard case .undecided(.unread) = pair.inclusion else {
      Issue.record("\(pair.answer)")
      return
    }
    #expect(try InclusionPair(unread, "true").answer == "included")
  }

  @Test func `a whole value is built around a part of it`() throws {
    let schema = """
      {"type": "object", "required": ["id", "items"], "properties": {
        "id": {"type": "string", "minLength": 1},
        "items": {"type": "array", "items": {"type": "object", "properties": {
          "size": {"type": "integer"}, "name": {"type": "string"}}, "required": ["name", "size"]}}}}
      """
    let pair = try InclusionPair(schema, schema)
    let value = pair.decider.value(
      of: pair.old.id, on: .old, holding: .number(Decimal(7)),
      at: [.member("items"), .element(0), .member("size")], reading: .pure)
    #expect(value?.compactText == #"{"id":"a","items":[{"name":"","size":7}]}"#)
    let impossible = pair.decider.value(
      of: pair.old.id, on: .old, holding: .null, at: [.member("id")], reading: .pure)
    #expect(impossible == nil)
  }

  @Test func `the flag of a property counts for the whole object`() throws {
    let old = """
      {"allOf": [{"properties": {"id": {"type": "integer", "readOnly": true}}}, {"anyOf": [
        {"required": ["id"]}, {"required": ["name"], "properties": {"name": {"type": "string"}}}]}]}
      """
    let reading = SchemaReading(omission: .readOnly)
    #expect(try InclusionPair("{}", old, reading: reading).answer == "included")
    #expect(try InclusionPair("{}", old).answer != "included")
  }

  @Test func `what is left out under one name is not left out under another`() throws {
    let old = """
      {"patternProperties": {"^a": {"properties": {"x": {"type": "number"}}}}}
      """
    let new = """
      {"patternProperties": {"^a": {"properties": {"x": {"type": "string"}}},
       "^b": {"properties": {"x": {"readOnly": true}}}}}
      """
    let reading = SchemaReading(omission: .readOnly)
    #expect(try InclusionPair(old, new, reading: reading).answer == #"{"a":{"x":0}}"#)
    let both = """
      {"patternProperties": {"^a": {"properties": {"x": {"type": "string"}}},
       "a$": {"properties": {"x": {"readOnly": true}}}}}
      """
    #expect(try InclusionPair(old, both, reading: reading).answer == #"{"ab":{"x":0}}"#)
    let closed = #"{"additionalProperties": false, "properties": {"a": \#(old)}}"#
    let other = #"{"properties": {"a": \#(both)}}"#
    #expect(try InclusionPair(closed, other, reading: reading).answer != "included")
  }

  @Test func `a witness can be made smaller for people to look at`() throws {
    let old = #"{"type": "array", "items": {"type": "string"}, "minItems": 1}"#
    let pair = try InclusionPair(old, #"{"maxItems": 1}"#)
    let counterexample = Counterexample(
      value: .array(["one", "two", "three", "four"].map(JSONValue.text)), at: "",
      keyword: "maxItems")
    let smaller = pair.decider.smaller(
      counterexample, old: pair.old.id, new: pair.new.id, from: .old, reading: .pure)
    #expect(smaller.value.compactText == #"["",""]"#)
    #expect(smaller.keyword == "maxItems")
  }

  @Test(arguments: ["anyOf", "oneOf", "not", "if"])
  func `schemas nested in place beyond all reason are not decided, and do no harm`(
    _ keyword: String
  ) throws {
    func tower(_ bottom: String, depth: Int) -> String {
      var text = bottom
      for level in 0..<depth {
        text =
          switch keyword {
          case "not": #"{"minLength": \#(level), "not": \#(text)}"#
          case "if": #"{"if": {"minLength": \#(level)}, "then": \#(text)}"#
          default:
            #"{"\#(keyword)": [\#(text), {"type": "object", "minProperties": \#(level + 1)}]}"#
          }
      }
      return text
    }
    let low = try InclusionPair(
      tower(#"{"type": "string"}"#, depth: 9),
      tower(#"{"type": "string", "maxLength": 20}"#, depth: 9))
    #expect(!low.answer.hasPrefix("undecided"))
    let high = try InclusionPair(
      nested(tower(#"{"type": "string"}"#, depth: 300), depth: 40),
      nested(tower(#"{"type": "integer"}"#, depth: 300), depth: 40))
    #expect(high.answer != "included")
  }

  @Test func `arrays may have to be longer than the search goes through`() throws {
    let short = #"{"type": "array", "items": {"type": "string"}, "maxItems": 10000}"#
    let long = #"{"type": "array", "items": {"type": "string"}, "maxItems": 100000000}"#
    #expect(try InclusionPair(short, long).answer == "included")
    guard case .refuted(let found) = try InclusionPair(long, short).inclusion else {
      Issue.record("not refuted")
      return
    }
    #expect(found.value.elements.count == 10001)
    #expect(found.keyword == "maxItems")
  }

  @Test func `branches that overlap, and branches of branches, are counted and not unfolded`()
    throws
  {
    let branches = (1...60).map {
      #"{"required": ["p\#($0)"], "properties": {"p\#($0)": {"type": "string"}}}"#
    }
    let union = #"{"type": "object", "oneOf": [\#(branches.joined(separator: ","))]}"#
    #expect(
      try InclusionPair(union, #"{"type": "object", "minProperties": 1}"#).answer == "included")
    let web = """
      {"$ref": "#/$defs/a", "$defs": {
        "a": {"anyOf": [{"$ref": "#/$defs/b"}, {"$ref": "#/$defs/c"}, {"type": "string"}]},
        "b": {"oneOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/c"}, {"type": "integer"}]},
        "c": {"not": {"anyOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}]}}}}
      """
    #expect(
      try InclusionPair(web, #"{"type": "boolean"}"#).answer == #""""#)
    #expect(
      try InclusionPair(web, #"{"type": ["boolean", "string"]}"#).answer
        == "undecided: circularReference")
  }

  @Test func `names of members in witnesses can be read where there are such names`() throws {
    func answer(_ pattern: String) throws -> String {
      try InclusionPair(
        #"{"type": "object"}"#, #"{"propertyNames": {"pattern": "\#(pattern)"}}"#
      ).answer
    }
    #expect(try answer("^.{1,3}$") == #"{"aaaa":1}"#)
    #expect(try answer("^[^z]$") == #"{"z":1}"#)
    #expect(try answer("^.*$") == #"{"\n":1}"#)
  }
}

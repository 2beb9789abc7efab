import APIGraph
import DocumentTree
import SchemaLogic
import Testing

/// What is proved part by part to be refused, without a value of the whole.
struct RefutationTests {
  private static let names = ["maxLength", "enum", "never", "required", "element", "closed"]

  /// A form with members of every kind, one of which is edited.
  private func form(_ edit: String, isEdited: Bool) -> String {
    func text(_ name: String, _ before: String, _ after: String) -> String {
      isEdited && edit == name ? after : before
    }
    let required = text("required", #"["list", "inner"]"#, #"["list", "inner", "other"]"#)
    let closed = text("closed", "true", "false")
    let other = isEdited && edit == "closed" ? "" : #", "other": {"type": "integer"}"#
    return """
      {"type": "object", "required": \(required), "additionalProperties": \(closed), "properties": {
        "list": {"type": "array", "items": \(text("element", "{}", #"{"enum": ["a"]}"#))},
        "inner": {"type": "object", "required": ["deep"], "properties": {
          "deep": {"type": "string"\(text("maxLength", "", #", "maxLength": 3"#))},
          "free": \(text("never", #"{"type": "boolean"}"#, "false"))}},
        "choice": {"type": "string", "enum": \(text("enum", #"["a", "b", "c"]"#, #"["a", "c"]"#))}
        \(other)}}
      """
  }

  @Test(arguments: names, [Spelling.form, .wire])
  func `one member is enough`(_ edit: String, _ spelling: Spelling) throws {
    for assumption in [Assumption.openWorld, .freshNames] {
      let pair = try InclusionPair(
        form(edit, isEdited: false), form(edit, isEdited: true),
        reading: SchemaReading(spelling: spelling), assumption: assumption)
      guard case .refuted = pair.inclusion else {
        Issue.record("\(edit), \(assumption): \(pair.answer)")
        continue
      }
    }
    let same = try InclusionPair(
      form(edit, isEdited: false), form(edit, isEdited: false),
      reading: SchemaReading(spelling: spelling))
    #expect(same.answer == "included")
  }

  @Test(arguments: [
    // Texts that only look like other values are accepted.
    (#"{"type": "integer"}"#, #"{"type": "string"}"#),
    (#"{"enum": [1, 2]}"#, #"{"enum": ["1", "2"]}"#),
    // A member that cannot be written is never sent.
    (#"{"type": "null"}"#, "false"),
    (#"{"type": "object", "required": ["n"], "properties": {"n": {"type": "null"}}}"#, "false"),
    // Listed texts are as long as they are.
    (#"{"type": "string", "enum": ["a", "bc"]}"#, #"{"enum": ["bc", "a", "d"], "maxLength": 2}"#),
  ])
  func `what no text goes against is not refused`(_ old: String, _ new: String) throws {
    let pair = try InclusionPair(
      #"{"type": "object", "properties": {"a": \#(old)}}"#,
      #"{"type": "object", "properties": {"a": \#(new)}}"#, reading: SchemaReading(spelling: .form))
    #expect(pair.answer == "included")
  }

  @Test func `a name that nobody declares counts in the open world only`() throws {
    let old = #"{"type": "object", "properties": {"a": {"type": "string"}}}"#
    let new =
      #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}"#
    let open = try InclusionPair(old, new)
    #expect(open.answer == #"{"b":null}"#)
    #expect(try InclusionPair(old, new, assumption: .freshNames).answer == "included")
  }

  @Test func `an alternative is refused by its own names although others refuse it, too`() throws {
    func choice(_ more: String) -> String {
      """
      {"anyOf": [
        {"type": "object", "required": ["k"], "properties": {"k": {"enum": ["x"]}, \(more)}},
        {"type": "object", "required": ["k"], "properties": {"k": {"enum": ["y"]}}}]}
      """
    }
    let old = choice(#""a": {"type": "string"}"#)
    let new = choice(#""b": {"type": "string"}, "a": {"type": "string", "maxLength": 2}"#)
    guard case .refuted = try InclusionPair(old, new).inclusion else {
      Issue.record("not refuted")
      return
    }
  }

  @Test func `an alternative is refused by any name where no other has members`() throws {
    func choice(_ more: String, beside other: String) -> String {
      #"{"anyOf": [\#(other), {"type": "object", "properties": {"a": {"type": "string"}\#(more)}}]}"#
    }
    let named = #", "b": {"type": "string"}"#
    for other in [#"{"type": "string"}"#, #"{"type": ["integer", "null"]}"#] {
      let pair = try InclusionPair(choice("", beside: other), choice(named, beside: other))
      #expect(pair.answer == #"{"b":null}"#)
    }
    for other in ["true", #"{"type": "object", "required": ["b"]}"#] {
      let pair = try InclusionPair(choice("", beside: other), choice(named, beside: other))
      #expect(pair.answer == "included")
    }
  }

  /// Objects of so many required objects that there are more ways through them than can be counted.
  @Test(.timeLimit(.minutes(15)))
  func `what is written is found out once`() throws {
    let levels = (0..<12).map { level in
      let members = (0..<16).map { ##""p\##($0)": {"$ref": "#/$defs/l\##(level + 1)"}"## }
      let names = (0..<16).map { #""p\#($0)""# }
      return """
        "l\(level)": {"type": "object", "required": [\(names.joined(separator: ", "))],
          "properties": {\(members.joined(separator: ", "))}}
        """
    }
    func form(_ member: String) -> String {
      """
      {"type": "object", "required": ["n"], "properties": {"n": \(member)},
       "$defs": {\(levels.joined(separator: ", ")), "l12": {"type": "string"}}}
      """
    }
    let pair = try InclusionPair(form(##"{"$ref": "#/$defs/l0"}"##), form("false"))
    let answer = pair.decider.searchedInclusion(
      old: pair.old.id, new: pair.new.id, from: .old, reading: SchemaReading(spelling: .form),
      assumption: .freshNames)
    #expect(!answer.isIncluded)
  }
}

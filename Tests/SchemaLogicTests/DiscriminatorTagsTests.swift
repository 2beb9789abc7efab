import DocumentTree
import SchemaLogic
import Testing

/// Discriminators whose tags are names of schemas that are never sent.
@Suite struct DiscriminatorTagsTests {
  private static let union = """
    {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
     "discriminator": {"propertyName": "kind"},
     "$defs": {
       "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "cat"}}},
       "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}}}
    """

  private static let reading = SchemaReading(readsDiscriminators: true, prefersListedTags: true)

  @Test func `a branch that lists other values is told by those`() throws {
    let text = try SchemaText(Self.union)
    let validator = Validator(text.store, reading: Self.reading)
    #expect(validator.judge(.object(["kind": .text("cat")]), by: text.id) == .valid)
    #expect(validator.judge(.object(["kind": .text("Dog")]), by: text.id) == .valid)
    #expect(validator.judge(.object(["kind": .text("other")]), by: text.id) != .valid)
  }

  @Test func `the search reads such tags as the validator does`() throws {
    let old = try SchemaText(Self.union)
    let new = try SchemaText(#"{"type": "object", "properties": {"kind": {"enum": ["Dog"]}}}"#)
    let decider = InclusionDecider(old: old.store, new: new.store)
    let answer = decider.inclusion(
      old: old.id, new: new.id, from: .old, reading: Self.reading,
      assumption: .openWorld)
    guard case .refuted(let counterexample) = answer else {
      Issue.record("not refuted: \(answer)")
      return
    }
    #expect(counterexample.value == .object(["kind": .text("cat")]))
  }

  /// Two alternatives of which the first is what untagged values are read as, or not.
  private static func fallback(_ field: String) -> String {
    """
    {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
     "discriminator": {"propertyName": "kind", \(field)
                       "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}},
     "$defs": {
       "Cat": {"type": "object", "properties": {"lives": {"type": "integer"}}},
       "Dog": {"type": "object", "properties": {"lives": {"type": "boolean"}}}}}
    """
  }

  private static let withDefault = fallback(##""defaultMapping": "#/$defs/Cat","##)

  @Test func `values without a known tag are read as the default says`() throws {
    let text = try SchemaText(Self.withDefault)
    func isValid(_ value: String) throws -> Bool { try text.judge(value, Self.reading) == .valid }
    for tag in [#""kind": "cat", "#, #""kind": "zebra", "#, #""kind": 5, "#, ""] {
      #expect(try isValid(#"{\#(tag)"lives": 9}"#), "\(tag)")
      #expect(try !isValid(#"{\#(tag)"lives": true}"#), "\(tag)")
    }
    #expect(try isValid(#"{"kind": "dog", "lives": true}"#))
    #expect(try !isValid(#"{"kind": "dog", "lives": 9}"#))
  }

  @Test func `the search reads the default as the validator does`() throws {
    let old = try SchemaText(Self.withDefault)
    let new = try SchemaText(Self.fallback(""))
    let decider = InclusionDecider(old: old.store, new: new.store)
    func answer(_ sender: InclusionDecider.Sender) -> Inclusion {
      decider.inclusion(
        old: old.id, new: new.id, from: sender, reading: Self.reading, assumption: .openWorld)
    }
    #expect(answer(.new).isIncluded)
    guard case .refuted(let counterexample) = answer(.old) else {
      Issue.record("not refuted")
      return
    }
    #expect(
      Validator(old.store, reading: Self.reading).judge(counterexample.value, by: old.id) == .valid)
    #expect(
      Validator(new.store, reading: Self.reading).judge(counterexample.value, by: new.id) != .valid)
  }
}

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
}

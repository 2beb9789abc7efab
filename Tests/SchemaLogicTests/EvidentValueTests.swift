import APIGraph
import SchemaLogic
import TestSupport
import Testing

/// What is seen without a search: a schema that is said to have a value has one.
@Suite struct EvidentValueTests {
  private static let byListedTags = SchemaReading(
    readsDiscriminators: true, prefersListedTags: true)
  private static let byTags = SchemaReading(readsDiscriminators: true)

  private func plainlyHasValue(_ text: String, _ reading: SchemaReading) throws -> Bool {
    let pair = try InclusionPair(text, "false", reading: reading)
    return pair.decider.plainlyHasValue(pair.old.id, on: .old, reading: reading)
  }

  /// A choice between components with a discriminator, whose tags are the names of the components.
  private static func choice(_ keyword: String, _ components: [String]) -> String {
    let names = ["One", "Two", "Three"].prefix(components.count)
    let branches = names.map { ##"{"$ref": "#/$defs/\##($0)"}"## }.joined(separator: ", ")
    let definitions = zip(names, components).map { #""\#($0)": \#($1)"# }.joined(separator: ", ")
    return #"{"\#(keyword)": [\#(branches)], "discriminator": {"propertyName": "t"}, "#
      + #""$defs": {\#(definitions)}}"#
  }

  private static func object(_ tags: [String], isRequired: Bool = true) -> String {
    let list = tags.map { #""\#($0)""# }.joined(separator: ", ")
    let required = isRequired ? #", "required": ["t"]"# : ""
    return #"{"type": "object", "properties": {"t": {"enum": [\#(list)]}}\#(required)}"#
  }

  @Test func `alternatives are told by what they list`() throws {
    let apart = Self.choice("oneOf", [Self.object(["a"]), Self.object(["b"])])
    #expect(try plainlyHasValue(apart, Self.byListedTags))
    // By the tags no value is one of either.
    #expect(try !plainlyHasValue(apart, Self.byTags))
    let own = Self.choice("oneOf", [Self.object(["One"]), Self.object(["Two"])])
    #expect(try plainlyHasValue(own, Self.byListedTags))
    #expect(try plainlyHasValue(own, Self.byTags))
  }

  @Test func `one alternative that all others refuse is enough`() throws {
    let text = Self.choice(
      "oneOf", [Self.object(["a"]), Self.object(["b"], isRequired: false), Self.object(["b"])])
    #expect(try plainlyHasValue(text, Self.byListedTags))
  }

  @Test func `alternatives that list the same are not told apart`() throws {
    let text = Self.choice("oneOf", [Self.object(["a"]), Self.object(["a"])])
    #expect(try !plainlyHasValue(text, Self.byListedTags))
  }

  @Test func `a list of equal elements is seen, and one of different elements is not`() throws {
    let items = #""type": "array", "items": {"type": "string"}, "minItems": 2"#
    #expect(try plainlyHasValue("{\(items)}", .pure))
    #expect(try !plainlyHasValue(#"{\#(items), "maxItems": 1}"#, .pure))
    #expect(try !plainlyHasValue(#"{\#(items), "uniqueItems": true}"#, .pure))
    #expect(try !plainlyHasValue(#"{"type": "array", "items": false, "minItems": 1}"#, .pure))
  }

  @Test func `what is said to have a value has one that is found and valid`() throws {
    var generator = SeededGenerator(seed: 20)
    let tags = [["a"], ["b"], ["a", "b"], ["One"], ["Two"], ["One", "a"], ["Three", "b"]]
    func alternative(_ depth: Int) -> String {
      if depth > 0, Int.random(in: 0..<4, using: &generator) == 0 {
        let inner = (0..<2).map { _ in alternative(depth - 1) }.joined(separator: ", ")
        let keyword = Bool.random(using: &generator) ? "anyOf" : "oneOf"
        let type = Bool.random(using: &generator) ? #""type": "object", "# : ""
        return #"{\#(type)"\#(keyword)": [\#(inner)], "discriminator": {"propertyName": "t"}}"#
      }
      let list = tags[Int.random(in: 0..<tags.count, using: &generator)]
      return Self.object(list, isRequired: Int.random(in: 0..<5, using: &generator) > 0)
    }
    var seen = 0
    for _ in 0..<600 {
      let count = Int.random(in: 2...3, using: &generator)
      let keyword = Bool.random(using: &generator) ? "anyOf" : "oneOf"
      let text = Self.choice(keyword, (0..<count).map { _ in alternative(2) })
      for reading in [Self.byListedTags, Self.byTags] {
        guard try plainlyHasValue(text, reading) else { continue }
        seen += 1
        let pair = try InclusionPair(text, "false", reading: reading)
        guard case .refuted = pair.inclusion else {
          Issue.record("\(text) has no value that can be found")
          continue
        }
      }
    }
    #expect(seen > 200)
  }
}

import APIGraph
import DocumentTree
import Testing

/// Reading takes away what does not change the contract: two spellings of one schema give one canonical form.
@Suite("Schemas: what disappears in reading")
struct SchemasLawsTests {
  @Test("two spellings of one schema are read alike", arguments: Refactoring.all)
  func spellingsAreAlike(_ refactoring: Refactoring) throws {
    let components = Refactoring.components
    let left = try dump(
      refactoring.left, refactoring.leftDialect, components: components)
    let right = try dump(
      refactoring.right, refactoring.rightDialect, components: components)
    #expect(left == right)
  }

  @Test("what tells two schemas apart is kept", arguments: Refactoring.differences)
  func differencesAreKept(_ pair: Refactoring) throws {
    let components = Refactoring.components
    let left = try dump(pair.left, pair.leftDialect, components: components)
    let right = try dump(pair.right, pair.rightDialect, components: components)
    #expect(left != right)
  }

  @Test("a reference has the identifier of its target, and so has a wrapper of nothing else")
  func referencesAreTheirTargets() throws {
    let description = try SmallDescription(
      #"""
      {"a": {"$ref": "#/b"}, "b": {"$ref": "#/c"}, "c": {"type": "string"},
       "d": {"allOf": [{"$ref": "#/a"}]}, "e": {"oneOf": [{"anyOf": [{"$ref": "#/c"}]}]}}
      """#)
    let target = try description.id("/c")
    for pointer in ["/a", "/b", "/d", "/e"] { #expect(try description.id(pointer) == target) }
    #expect(description.store.site(of: target) == (try description.place("/c")))
  }

  @Test("true, {} and null are the schema that says nothing; false is the one that accepts nothing")
  func trivialSchemas() throws {
    let description = try SmallDescription(
      #"{"a": true, "b": {}, "c": null, "d": false, "e": {"allOf": [{}]}}"#)
    for pointer in ["/a", "/b", "/c", "/e"] {
      #expect(try description.id(pointer) == description.store.anything)
    }
    #expect(try description.id("/d") == description.store.nothing)
    #expect(description.store.schema(description.store.nothing).isNever)
    #expect(description.codes == ["invalid-schema"])
  }

  @Test("keywords that say nothing leave no fact", arguments: Refactoring.silent)
  func silentKeywords(_ member: String) throws {
    let schema = try SmallDescription(schema: "{\(member)}").schema()
    #expect(schema.facts.entries.isEmpty, "\(member)")
    #expect(try dump("{\(member)}") == "{}")
  }

  @Test("every merged keyword keeps the place where it was written")
  func mergedKeywordsKeepTheirPlace() throws {
    let description = try SmallDescription(
      schema: """
        {"allOf": [{"minLength": 2, "maxLength": 9, "minimum": 3}, {"minLength": 4, "pattern": "a"}],
         "maxLength": 5, "exclusiveMinimum": 3}
        """)
    let facts = try description.schema().facts
    let expected = [
      ("minLength", "/schema/allOf/1/minLength"), ("maxLength", "/schema/maxLength"),
      ("exclusiveMinimum", "/schema/exclusiveMinimum"), ("pattern", "/schema/allOf/1/pattern"),
    ]
    for (name, pointer) in expected {
      #expect(facts[Field(name)]?.origin == (try description.place(pointer)), "\(name)")
    }
    #expect(facts["minimum"] == nil)
  }

  @Test("properties keep the order of the source and their own place")
  func propertiesKeepTheirOrder() throws {
    let description = try SmallDescription(
      schema: ##"{"properties": {"z": {"$ref": "#/components/schemas/Text"}, "a": {}}}"##,
      components: Refactoring.components)
    let properties = try description.schema().properties
    #expect(properties.map(\.name) == ["z", "a"])
    #expect(properties[0].origin == (try description.place("/schema/properties/z")))
    #expect(properties[0].schema == (try description.id("/components/schemas/Text")))
  }

  @Test("schemas keep their numbers, however many there are")
  func numbers() throws {
    let description = try SmallDescription(schema: "{}")
    let store = description.store
    let origin = try description.place("/schema")
    let ids = (0..<5000).map { number in
      var contents = SchemaContents(origin: origin)
      contents.maxLength = Decimal(number)
      return store.add(contents)
    }
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.index + 1 == $1.index })
    for (number, id) in ids.enumerated() {
      #expect(store.schema(id).maxLength == Decimal(number))
      #expect(store.site(of: id) == nil && store.outline(of: id) == nil)
    }
  }

  @Test("names are equal by their Unicode scalars only")
  func namesAreExact() throws {
    let description = try SmallDescription(
      schema: """
        {"allOf": [{"properties": {"\u{e9}": {"type": "string"}}},
                   {"properties": {"e\u{301}": {"type": "number"}}}],
         "enum": ["\u{e9}", "e\u{301}"], "required": ["\u{e9}", "e\u{301}"]}
        """)
    let schema = try description.schema()
    #expect(schema.properties.count == 2)
    #expect(schema.enumeration?.count == 2)
    #expect(schema.required.count == 2)
  }
}

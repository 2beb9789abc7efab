import APIGraph
import DocumentTree
import Testing

/// What a discriminator selects, and how the branches are named.
@Suite("Schemas: discriminators")
struct SchemasDiscriminatorTests {
  /// A parent whose subtypes build on it, in each way in which they may.
  static let family = #"""
    {"Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
             "discriminator": {"propertyName": "kind", "x-a": 1,
                               "mapping": {"hound": "Dog", "cat": "#/components/schemas/Cat"}}},
     "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"lives": {}}}]},
     "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}]},
     "Puppy": {"allOf": [{"properties": {"age": {}}}, {"allOf": [{"$ref": "#/components/schemas/Dog"}]}]},
     "Rock": {"type": "object"},
     "Choice": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"},
                          {"$ref": "#/components/schemas/Rock"}, {"type": "object"}],
                "discriminator": {"propertyName": "kind",
                                  "mapping": {"a": "Cat", "b": "#/components/schemas/Cat", "z": "Puppy"}}}}
    """#

  private func description() throws -> SmallDescription {
    try SmallDescription(schema: "{}", components: Self.family)
  }

  @Test(
    "subtypes are the targets of the mapping and whatever builds on the parent, with their tags")
  func subtypesAreFound() throws {
    let description = try description()
    let pet = try description.schema("/components/schemas/Pet", .openAPI30)
    let subtypes = try #require(pet.discriminator).subtypes
    let tags = Dictionary(
      uniqueKeysWithValues: subtypes.map { ($0.schema, $0.tags.map(\.string)) })
    #expect(
      tags == [
        try description.id("/components/schemas/Dog", .openAPI30): ["hound"],
        try description.id("/components/schemas/Cat", .openAPI30): ["cat"],
        try description.id("/components/schemas/Puppy", .openAPI30): ["Puppy"],
      ])
    #expect(pet.facts["discriminator"] == nil)
    #expect(pet.facts["discriminator.x-a"]?.value == .number(Decimal(1)))
  }

  @Test("the default is named by a component or by a reference, and knows the tags of the others")
  func defaultIsFound() throws {
    for name in ["Cat", "#/components/schemas/Cat"] {
      let description = try SmallDescription(
        schema: #"""
          {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
           "discriminator": {"propertyName": "kind", "defaultMapping": "\#(name)",
                             "mapping": {"hound": "Dog", "puppy": "Dog"}}}
          """#,
        components: #"{"Cat": {"type": "object"}, "Dog": {"type": "object", "minProperties": 1}}"#)
      let schema = try description.schema()
      #expect(schema.oneOf.map { $0.tagsOfOthers?.map(\.string) } == [["hound", "puppy"], nil])
      #expect(schema.discriminator?.fallback?.schema == schema.oneOf.first?.schema)
      #expect(description.codes.isEmpty)
    }
  }

  @Test("a subtype takes over the members of its parent, but not the parent's discriminator")
  func subtypesDoNotSelect() throws {
    let description = try description()
    for name in ["Cat", "Dog", "Puppy"] {
      let schema = try description.schema("/components/schemas/\(name)", .openAPI30)
      #expect(schema.discriminator == nil, "\(name)")
      #expect(schema.property("kind") != nil && schema.required == ["kind"], "\(name)")
      #expect(schema.allOf.isEmpty, "\(name)")
    }
  }

  @Test("what merely wraps a parent selects as the parent does")
  func wrappersSelect() throws {
    let wrapped = ##"{"allOf": [{"$ref": "#/components/schemas/Pet"}], "description": "d"}"##
    let description = try SmallDescription(schema: wrapped, components: Self.family)
    let subtypes = try description.schema().discriminator?.subtypes.map(\.schema)
    #expect(
      try subtypes
        == description.schema("/components/schemas/Pet").discriminator?.subtypes.map(\.schema))
    #expect(subtypes?.count == 3)
  }

  @Test("branches carry the keys that lead to them, or else the name of their reference")
  func branchesAreTagged() throws {
    let description = try description()
    let choice = try description.schema("/components/schemas/Choice", .openAPI30)
    #expect(choice.oneOf.map { $0.tags.map(\.string) } == [["a", "b"], ["Dog"], ["Rock"], []])
    #expect(choice.oneOf.map(\.referenceName) == ["Cat", "Dog", "Rock", nil])
    let subtypes = try #require(choice.discriminator).subtypes
    #expect(subtypes.map { $0.tags.map(\.string) } == [["z"]])
  }

  @Test("branches that build on the choice they belong to do not choose again")
  func branchesDoNotChooseAgain() throws {
    let description = try SmallDescription(
      schema: "{}",
      components: ##"""
        {"Pet": {"type": "object", "properties": {"kind": {}}, "discriminator": {"propertyName": "kind"},
                 "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]},
         "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"required": ["lives"]}]},
         "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}]}}
        """##)
    let cat = try description.schema("/components/schemas/Cat")
    #expect(cat.oneOf.isEmpty && cat.discriminator == nil)
    #expect(cat.properties.map(\.name) == ["kind"])
    #expect(try description.schema("/components/schemas/Pet").oneOf.count == 2)
  }

  @Test("a family that is split into files is the same family")
  func splitFamilies() throws {
    let description = try SmallDescription(
      schema: ##"{"$ref": "#/components/schemas/Pet"}"##,
      components: ##"""
        {"Pet": {"$ref": "pet.json"}, "Cat": {"$ref": "cat.json"}, "Gone": {"$ref": "gone.json"},
         "Alias": {"$ref": "#/components/schemas/Cat"}}
        """##,
      files: [
        "folder/pet.json": #"{"type": "object", "discriminator": {"propertyName": "kind"}}"#,
        "folder/cat.json": #"{"allOf": [{"$ref": "pet.json"}, {"required": ["kind"]}]}"#,
      ])
    let subtypes = try #require(try description.schema().discriminator).subtypes
    #expect(subtypes.map(\.tags) == [["Cat"]])
    #expect(subtypes.map(\.schema) == [try description.id("/components/schemas/Cat")])
    #expect(description.documents.diagnostics.isEmpty)
  }

  @Test("Swagger 2.0: the subtypes are the definitions that build on the parent")
  func swagger2() throws {
    let description = try SmallDescription(
      #"""
      {"definitions": {
        "Pet": {"type": "object", "discriminator": "kind", "required": ["kind"]},
        "Cat": {"allOf": [{"$ref": "#/definitions/Pet"}, {"type": "object"}]}}}
      """#)
    let discriminator = try description.schema("/definitions/Pet", .swagger2).discriminator
    #expect(discriminator?.propertyName == "kind")
    #expect(discriminator?.subtypes.map(\.tags) == [["Cat"]])
    #expect(description.codes.isEmpty)
  }

  @Test("a mapping to nothing is reported and kept by its text")
  func danglingMapping() throws {
    let description = try SmallDescription(
      schema: ##"{"discriminator": {"propertyName": "k", "mapping": {"a": "#/nowhere", "b": 1}}}"##)
    let subtypes = try #require(try description.schema().discriminator).subtypes
    #expect(subtypes.map { description.store.schema($0.schema).opaqueText } == ["#/nowhere"])
    #expect(description.codes == ["invalid-keyword", "unresolved-reference"])
  }
}

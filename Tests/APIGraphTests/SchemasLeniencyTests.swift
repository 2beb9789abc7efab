import APIGraph
import DocumentTree
import Testing

/// What is read around, and what it leaves behind.
@Suite("Schemas: what is read around")
struct SchemasLeniencyTests {
  @Test(
    "a keyword with a value that means nothing is reported, ignored and kept as it is written",
    arguments: [
      #""minLength": -1"#, #""maxItems": 1.5"#, #""minProperties": "many""#, #""type": 5"#,
      #""pattern": ["a"]"#, #""required": true"#, #""required": ["a", 1]"#, #""enum": "a""#,
      #""multipleOf": 0"#, #""minimum": []"#, #""uniqueItems": "yes""#, #""format": 3"#,
      #""readOnly": "true""#, #""nullable": 1"#, #""properties": ["a"]"#, #""allOf": {}"#,
      #""oneOf": "a""#, #""$ref": 4, "title": "t""#, #""discriminator": {}"#,
      #""prefixItems": {}"#, #""dependentRequired": {"a": "b"}"#, #""exclusiveMinimum": "low""#,
      #""patternProperties": null"#, #""dependentSchemas": []"#, #""type": []"#,
    ])
  func invalidKeywords(_ member: String) throws {
    let description = try SmallDescription(schema: "{\(member)}")
    let schema = try description.schema()
    let name = try #require(member.split(separator: "\"").first.map(String.init))
    let fact = try #require(schema.facts[Field(name)], "\(member)")
    let place = try description.place("/schema/" + name)
    #expect(fact.origin == place)
    #expect(fact.value == description.documents.node(place).jsonValue)
    if member != #""type": []"# { #expect(description.codes == ["invalid-keyword"], "\(member)") }
    let bare = try dump(#"{"title": "t"}"#)
    schema.facts["title"] == nil
      ? #expect(schema.types == nil && schema.required.isEmpty && schema.minimum == nil)
      : #expect(try dump("{\(member)}") != bare)
  }

  @Test(
    "published liberties are understood, with a warning",
    arguments: [
      (#"{"type": "interger"}"#, Dialect.openAPI30, "unknown-type"),
      (#"{"type": ["string", "null"]}"#, .openAPI30, "foreign-keyword"),
      (#"{"type": "string", "nullable": true}"#, .openAPI31, "foreign-keyword"),
      (#"{"oneOf": [{"type": "string"}, {"type": "number"}]}"#, .swagger2, "foreign-keyword"),
      (#"{"minimum": 1, "exclusiveMinimum": true}"#, .openAPI31, "foreign-keyword"),
      (#"{"exclusiveMinimum": 1}"#, .openAPI30, "foreign-keyword"),
      (#"{"maximum": "1e+09"}"#, .openAPI30, "numeric-string"),
      (#"{"items": [{"type": "string"}]}"#, .openAPI31, "tuple-items"),
      (#"{"oneOf": []}"#, .openAPI30, "empty-composition"),
      (#"{"anyOf": [], "type": "string"}"#, .openAPI31, "empty-composition"),
      (#"{"properties": {"a": null}}"#, .openAPI30, "invalid-schema"),
      (
        #"{"$schema": "http://json-schema.org/draft-07/schema#", "type": "string"}"#, .openAPI31,
        "earlier-dialect"
      ),
      (#"{"$schema": "https://a.test/dialect", "type": "string"}"#, .openAPI31, "unknown-dialect"),
    ])
  func liberties(_ schema: String, _ dialect: Dialect, _ code: String) throws {
    let description = try SmallDescription(schema: schema)
    let read = try description.schema("/schema", dialect)
    for id in read.subschemas { _ = description.store.schema(id) }
    #expect(description.codes == [code], "\(schema)")
    #expect(description.store.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(description.store.diagnostics.allSatisfy { $0.location != nil && $0.pointer != nil })
  }

  @Test(
    "null for a type is the type null, however it is written, as it is one value",
    arguments: ["null", "~", "", "Null", "NULL"])
  func nullForType(_ word: String) throws {
    for dialect in [Dialect.openAPI30, .openAPI31] {
      let description = try SmallDescription("schema:\n  type: \(word)", at: "root.yaml")
      #expect(try description.schema("/schema", dialect).types == .null)
      #expect(description.codes == ["invalid-keyword"])
    }
  }

  @Test("what 3.0 and 2.0 allow is no liberty")
  func noFalseWarnings() throws {
    for dialect in [Dialect.openAPI30, .swagger2] {
      let description = try SmallDescription(
        schema: """
          {"type": "object", "required": ["a"], "minProperties": 1, "x-nullable": true,
           "properties": {"a": {"type": "string", "format": "byte", "example": "b", "readOnly": true},
                          "b": {"type": "integer", "minimum": 0, "exclusiveMinimum": true}},
           "additionalProperties": {"type": "array", "items": {"type": "number"}},
           "allOf": [{"description": "d", "externalDocs": {"url": "u"}, "xml": {"name": "x"}}]}
          """)
      for id in try description.schema("/schema", dialect).subschemas {
        _ = description.store.schema(id)
      }
      #expect(description.codes.isEmpty, "\(dialect)")
    }
  }

  @Test("what forbids everything allows nothing, and what forbids nothing says nothing")
  func trivialNot() throws {
    for version in [Dialect.openAPI30, .openAPI31] {
      for word in ["{}", "true"] {
        #expect(
          try SmallDescription(schema: #"{"type": "string", "not": \#(word)}"#)
            .schema("/schema", version).isNever)
      }
      #expect(
        try dump(#"{"type": "string", "not": false}"#, version)
          == dump(#"{"type": "string"}"#, version))
    }
  }

  @Test("a schema that cannot be read equals another only if all that leads to nothing is the same")
  func opaqueChains() throws {
    func text(_ target: String, file: String) throws -> String {
      let description = try SmallDescription(
        schema: ##"{"$ref": "#/components/schemas/A"}"##,
        components: #"{"A": {"$ref": "\#(target)"}, "B": {"$ref": "\#(target)"}}"#,
        files: ["folder/bad.json": file])
      return try #require(try description.schema().opaqueText)
    }
    let texts: [String] = [
      try text("#/no", file: ""), try text("#/other", file: ""),
      try text("#/components/schemas/A", file: ""), try text("#/components/schemas/B", file: ""),
      try text("bad.json", file: "{"), try text("bad.json", file: "["),
    ]
    #expect(Set(texts.map { ExactString($0) }).count == texts.count)
    #expect(try text("bad.json", file: "{") == texts[4])
  }

  @Test("a reference to nothing is opaque, equal to itself by its text, and reported once")
  func unresolvedReferences() throws {
    let description = try SmallDescription(
      #"""
      {"a": {"$ref": " #/nowhere "}, "b": {"properties": {"x": {"$ref": "#/nowhere"}}},
       "c": {"$ref": "./gone.json#/x"}, "d": {"$ref": "./gone.json#/y"},
       "e": {"$ref": "sub/there.json"}}
      """#, files: ["folder/sub/there.json": ##"{"$ref": "#/lost"}"##])
    #expect(try description.schema("/a").opaqueText == "#/nowhere")
    let inner = try description.schema("/b").properties[0].schema
    #expect(description.store.schema(inner).opaqueText == "#/nowhere")
    #expect(try description.schema("/c").opaqueText == "./gone.json#/x")
    #expect(try description.schema("/d").opaqueText == "./gone.json#/y")
    #expect(try description.schema("/e").opaqueText == "sub/there.json → sub/there.json#/lost")
    #expect(
      description.codes
        == ["unresolved-reference", "unresolved-reference", "unresolved-reference"])
    #expect(description.documents.diagnostics.map(\.code) == ["unreadable-document"])
  }

  @Test("values that are no schemas are opaque")
  func valuesThatAreNoSchemas() throws {
    let description = try SmallDescription(#"{"a": "string", "b": [1, "x"], "c": 5}"#)
    #expect(try description.schema("/a").opaqueText == #""string""#)
    #expect(try description.schema("/b").opaqueText == #"[1,"x"]"#)
    #expect(try description.schema("/c").opaqueText == "5")
    #expect(description.codes == ["invalid-schema", "invalid-schema", "invalid-schema"])
  }

  @Test("an opaque part stays a part of its own")
  func opaqueParts() throws {
    let description = try SmallDescription(
      schema: ##"{"allOf": [{"$ref": "#/nowhere"}, {"minLength": 1}], "maxLength": 2}"##)
    let schema = try description.schema()
    #expect(schema.opaqueText == nil)
    #expect(schema.minLength == Decimal(1) && schema.maxLength == Decimal(2))
    #expect(schema.allOf.map { description.store.schema($0.schema).opaqueText } == ["#/nowhere"])
  }

  @Test("a schema that is a part of itself is read without that part, and reported")
  func cyclesOfParts() throws {
    let description = try SmallDescription(
      schema: "{}",
      components: ##"""
        {"A": {"allOf": [{"$ref": "#/components/schemas/B"}], "minLength": 1},
         "B": {"allOf": [{"$ref": "#/components/schemas/C"}, {"maxLength": 9}]},
         "C": {"allOf": [{"$ref": "#/components/schemas/A"}, {"pattern": "p"}]},
         "Loop": {"$ref": "#/components/schemas/Pool"},
         "Pool": {"$ref": "#/components/schemas/Loop"},
         "Wrapper": {"allOf": [{"oneOf": [{"$ref": "#/components/schemas/Wrapper"}]}]}}
        """##)
    let schema = try description.schema("/components/schemas/A")
    #expect(schema.minLength == Decimal(1) && schema.maxLength == Decimal(9))
    #expect(schema.patterns == ["p"] && schema.allOf.isEmpty)
    #expect(try description.schema("/components/schemas/Loop").opaqueText != nil)
    #expect(try description.schema("/components/schemas/Wrapper").opaqueText != nil)
    #expect(Set(description.codes) == ["reference-cycle"])
  }

  @Test("deep nesting and long chains of parts are read on any stack")
  func depth() throws {
    var nested = #"{"minLength": 1}"#
    for level in 2..<400 { nested = #"{"allOf": [\#(nested)], "minLength": \#(level)}"# }
    #expect(try SmallDescription(schema: nested).schema().minLength == Decimal(399))

    let value = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    let deep = try SmallDescription(
      schema: #"{"enum": [\#(value), \#(value)], "example": \#(value), "type": \#(value)}"#)
    #expect(try deep.schema().enumeration?.count == 1)

    let length = 5000
    let chain = (0..<length).map { level in
      level == length - 1
        ? #""S\#(level)": {"type": "string"}"#
        : ##""S\##(level)": {"allOf": [{"$ref": "#/components/schemas/S\##(level + 1)"}, {"minLength": \##(level)}]}"##
    }
    let description = try SmallDescription(
      schema: ##"{"$ref": "#/components/schemas/S0"}"##,
      components: "{\(chain.joined(separator: ","))}")
    #expect(try description.schema().minLength == Decimal(length - 2))
    #expect(try description.schema().types == .string)
  }

  @Test("schemas that combine in ever new ways come to an end, which is said")
  func combinations() throws {
    // The automaton for "the twelfth letter from the end is an a": its states combine in 4096 ways.
    var components = [
      ##""S0": {"properties": {"a": {"allOf": [{"$ref": "#/components/schemas/S0"}, {"$ref": "#/components/schemas/S1"}]}, "b": {"$ref": "#/components/schemas/S0"}}}"##
    ]
    for level in 1..<12 {
      let next = ##"{"$ref": "#/components/schemas/S\##(level + 1)"}"##
      components.append(#""S\#(level)": {"properties": {"a": \#(next), "b": \#(next)}}"#)
    }
    components.append(#""S12": {"minProperties": 1}"#)
    let description = try SmallDescription(
      schema: ##"{"$ref": "#/components/schemas/S0"}"##,
      components: "{\(components.joined(separator: ","))}")
    for (limit, codes) in [(100, ["too-complex"]), (100_000, [])] {
      let store = SchemaStore(documents: description.documents, maximumMergedSchemas: limit)
      var seen: Set<SchemaID> = []
      var pending = [store.id(at: try description.place("/schema"), dialect: .openAPI31)]
      while let id = pending.popLast() {
        if seen.insert(id).inserted { pending += store.schema(id).subschemas }
      }
      #expect(Set(store.diagnostics.map(\.code)).sorted() == codes)
      #expect(limit > 100 ? seen.count > 2000 : seen.count < 1000)
      #expect(seen.contains { store.schema($0).opaqueText != nil } == (limit == 100))
    }
  }

  @Test("reading is lazy: what is not asked for is not read")
  func laziness() throws {
    let description = try SmallDescription(
      schema: #"{"properties": {"a": {"minLength": -1}}, "items": {"$ref": "gone.json"}}"#)
    let schema = try description.schema()
    #expect(description.store.diagnostics.isEmpty)
    _ = description.store.schema(schema.properties[0].schema)
    #expect(description.codes == ["invalid-keyword"])
  }
}

import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Where a value is refused, and by which keyword.
@Suite struct ValidatorAnswerTests {
  struct Refused: CustomTestStringConvertible, Sendable {
    let schema: String
    let value: String
    let at: String
    let keyword: String
    var dialect = Dialect.openAPI31

    var testDescription: String { "\(value) by \(schema)" }
  }

  static let assertions = [
    Refused(schema: "{type: string}", value: "1", at: "", keyword: "type"),
    Refused(schema: "{type: integer}", value: "1.5", at: "", keyword: "type"),
    Refused(schema: "{enum: [1, 2]}", value: "3", at: "", keyword: "enum"),
    Refused(schema: "{const: 1}", value: "true", at: "", keyword: "const"),
    Refused(schema: "{const: {a: [1]}}", value: #"{"a": [2]}"#, at: "", keyword: "const"),
    Refused(schema: "{minimum: 2}", value: "1", at: "", keyword: "minimum"),
    Refused(schema: "{exclusiveMinimum: 2}", value: "2", at: "", keyword: "exclusiveMinimum"),
    Refused(schema: "{exclusiveMaximum: 2}", value: "2", at: "", keyword: "exclusiveMaximum"),
    Refused(
      schema: "{maximum: 2, exclusiveMaximum: true}", value: "2", at: "", keyword: "maximum",
      dialect: .openAPI30),
    Refused(schema: "{multipleOf: 0.1}", value: "0.35", at: "", keyword: "multipleOf"),
    Refused(schema: "{maxLength: 1}", value: "\"e\u{301}\"", at: "", keyword: "maxLength"),
    Refused(schema: "{pattern: ^a$}", value: #""b""#, at: "", keyword: "pattern"),
    Refused(schema: "{format: date}", value: #""2021-02-29""#, at: "", keyword: "format"),
    Refused(schema: "{format: int32}", value: "2147483648", at: "", keyword: "format"),
    Refused(schema: "{uniqueItems: true}", value: "[1, {}, 1.0]", at: "", keyword: "uniqueItems"),
    Refused(schema: "{minItems: 1}", value: "[]", at: "", keyword: "minItems"),
    Refused(schema: "{maxProperties: 0}", value: #"{"a": 1}"#, at: "", keyword: "maxProperties"),
    Refused(schema: "{required: [a]}", value: "{}", at: "", keyword: "required"),
    Refused(
      schema: "{dependentRequired: {a: [b]}}", value: #"{"a": 1}"#, at: "",
      keyword: "dependentRequired"),
    Refused(schema: "false", value: "1", at: "", keyword: "false"),
  ]

  static let parts = [
    Refused(
      schema: "{properties: {a: {items: {type: string}}}}", value: #"{"a": ["x", 1]}"#,
      at: "/a/1", keyword: "type"),
    Refused(
      schema: "{properties: {a/b~c: {minimum: 1}}}", value: #"{"a/b~c": 0}"#, at: "/a~1b~0c",
      keyword: "minimum"),
    Refused(
      schema: "{properties: {a: {}}, additionalProperties: false}", value: #"{"z": 1}"#, at: "/z",
      keyword: "additionalProperties"),
    Refused(
      schema: "{properties: {a: false}}", value: #"{"a": 1}"#, at: "/a", keyword: "properties"),
    Refused(
      schema:
        "{allOf: [{properties: {a: {}}, additionalProperties: false}, {properties: {b: {}}}]}",
      value: #"{"b": 1}"#, at: "/b", keyword: "additionalProperties"),
    Refused(
      schema: "{patternProperties: {^x: false}}", value: #"{"x1": 1}"#, at: "/x1",
      keyword: "patternProperties"),
    Refused(
      schema: "{propertyNames: {maxLength: 1}}", value: #"{"ab": 1}"#, at: "/ab",
      keyword: "propertyNames"),
    Refused(
      schema: "{properties: {a: {}}, unevaluatedProperties: false}", value: #"{"b": 1}"#, at: "/b",
      keyword: "unevaluatedProperties"),
    Refused(
      schema: "{prefixItems: [{}], items: false}", value: "[1, 2]", at: "/1", keyword: "items"),
    Refused(schema: "{contains: {const: 1}}", value: "[2]", at: "", keyword: "contains"),
    Refused(
      schema: "{contains: {const: 1}, minContains: 2}", value: "[1]", at: "", keyword: "minContains"
    ),
    Refused(
      schema: "{contains: {const: 1}, maxContains: 1}", value: "[1, 1]", at: "",
      keyword: "maxContains"),
    Refused(
      schema: "{prefixItems: [{}], unevaluatedItems: false}", value: "[1, 2]", at: "/1",
      keyword: "unevaluatedItems"),
  ]

  static let choices = [
    Refused(schema: "{not: {type: string}}", value: #""x""#, at: "", keyword: "not"),
    Refused(
      schema: "{if: {required: [a]}, then: {required: [b]}}", value: #"{"a": 1}"#, at: "",
      keyword: "required"),
    Refused(
      schema: "{dependentSchemas: {a: {properties: {b: {type: string}}}}}",
      value: #"{"a": 1, "b": 1}"#, at: "/b", keyword: "type"),
    Refused(
      schema: "{anyOf: [{type: string}, {type: integer}]}", value: "null", at: "", keyword: "anyOf"),
    Refused(
      schema: "{oneOf: [{type: number}, {type: integer}]}", value: "1", at: "", keyword: "oneOf"),
    Refused(
      schema: "{anyOf: [{type: 'null'}, {type: string, maxLength: 1}, {type: array}]}",
      value: #""ab""#, at: "", keyword: "maxLength"),
    Refused(
      schema: """
        {oneOf: [
          {properties: {t: {const: a}, x: {type: string}}, required: [t]},
          {properties: {t: {const: b}, x: {type: integer}}, required: [t]}]}
        """, value: #"{"t": "b", "x": "y"}"#, at: "/x", keyword: "type"),
    Refused(
      schema: """
        {oneOf: [
          {properties: {t: {const: a}}, required: [t]}, {properties: {t: {const: b}}, required: [t]}]}
        """, value: #"{"t": "c"}"#, at: "/t", keyword: "const"),
    Refused(
      schema: """
        {oneOf: [
          {properties: {t: {const: a}}, required: [t]}, {properties: {t: {const: b}}, required: [t]}]}
        """, value: "{}", at: "", keyword: "required"),
    Refused(
      schema: "{anyOf: [{minLength: 3}, {pattern: ^x}]}", value: #""ab""#, at: "", keyword: "anyOf"),
  ]

  @Test(arguments: assertions + parts + choices)
  func `the deepest keyword that tells why is named, and its place`(_ refused: Refused) throws {
    let schema = try SchemaText(flow: refused.schema, dialect: refused.dialect)
    #expect(
      try schema.judge(refused.value) == .invalid(at: refused.at, keyword: refused.keyword))
  }

  @Test func `a union that a discriminator divides is explained by the branch that was meant`()
    throws
  {
    let schema = try SchemaText(
      flow: """
        $defs:
          Cat: {properties: {kind: {type: string}, lives: {type: integer}}, required: [kind]}
          Dog: {properties: {kind: {type: string}, lives: {const: 1}}, required: [kind]}
        oneOf: [{$ref: '#/$defs/Cat'}, {$ref: '#/$defs/Dog'}]
        discriminator: {propertyName: kind, mapping: {cat: '#/$defs/Cat', dog: '#/$defs/Dog'}}
        """)
    for reading in [SchemaReading.pure, SchemaReading(readsDiscriminators: true)] {
      #expect(
        try schema.judge(#"{"kind": "dog", "lives": "x"}"#, reading)
          == .invalid(at: "/lives", keyword: "const"))
      #expect(
        try schema.judge(#"{"kind": "cat", "lives": "x"}"#, reading)
          == .invalid(at: "/lives", keyword: "type"))
    }
  }

  @Test func `the same question has the same answer every time`() throws {
    let schema = try SchemaText(
      flow:
        "{required: [a, b, c], anyOf: [{required: [x]}, {minProperties: 3}], additionalProperties: false}"
    )
    let answers = try (0..<50).map { _ in try schema.judge(#"{"q": 1, "p": 2, "a": 1}"#) }
    #expect(Set(answers).count == 1)
  }
}

import APIGraph
import Testing

/// Two spellings of one schema, each in its dialect.
struct Refactoring: Sendable, CustomTestStringConvertible {
  let name: String
  let left: String
  let leftDialect: Dialect
  let right: String
  let rightDialect: Dialect

  init(
    _ name: String, _ left: String, _ right: String, _ leftDialect: Dialect = .openAPI31,
    _ rightDialect: Dialect? = nil
  ) {
    self.name = name
    self.left = left
    self.leftDialect = leftDialect
    self.right = right
    self.rightDialect = rightDialect ?? leftDialect
  }

  var testDescription: String { name }

  /// What the schemas refer to.
  static let components = #"""
    {"Text": {"type": "string"}, "Word": {"$ref": "#/components/schemas/Text"},
     "Pet": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
     "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}},
     "Left": {"properties": {"next": {"$ref": "#/components/schemas/Left"}, "a": {"minimum": 1}}},
     "Right": {"properties": {"next": {"$ref": "#/components/schemas/Right"}, "a": {"minimum": 2}}},
     "Either": {"anyOf": [{"minimum": 1}, {"maxLength": 1}]},
     "Other": {"anyOf": [{"multipleOf": 2}, {"minItems": 1}]}}
    """#

  static let all = references + values + nulls + bounds + dialects + merging + choices

  private static let references = [
    Refactoring(
      "inline and by reference", ##"{"$ref": "#/components/schemas/Word"}"##, #"{"type": "string"}"#
    ),
    Refactoring(
      "inline and by reference below a property",
      ##"{"properties": {"a": {"$ref": "#/components/schemas/Pet"}}}"##,
      #"{"properties": {"a": {"required": ["name"], "type": "object", "properties": {"name": {"type": "string"}}}}}"#
    ),
    Refactoring(
      "siblings of a reference mean nothing in 3.0",
      ##"{"$ref": "#/components/schemas/Text", "maxLength": 3, "description": "d"}"##,
      #"{"type": "string"}"#, .openAPI30),
    Refactoring(
      "siblings of a reference count in 3.1",
      ##"{"$ref": "#/components/schemas/Text", "maxLength": 3, "description": "d"}"##,
      #"{"type": "string", "maxLength": 3, "description": "d"}"#),
    Refactoring(
      "a recursive schema and its first turn unrolled", ##"{"$ref": "#/components/schemas/Node"}"##,
      ##"{"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}"##),
    Refactoring(
      "$defs, identifiers and comments",
      #"{"$id": "https://example.com/s", "$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {"a": {"type": "null"}}, "$comment": "c", "$anchor": "b", "type": "string"}"#,
      #"{"type": "string"}"#),
  ]

  private static let values = [
    Refactoring("const and an enum of one", #"{"const": "a"}"#, #"{"enum": ["a"]}"#),
    Refactoring("const within an enum", #"{"const": 1.0, "enum": [2, 1, "a"]}"#, #"{"const": 1}"#),
    Refactoring(
      "order and repetition of enum", #"{"enum": ["b", 1, "a", 1.0]}"#, #"{"enum": [1, "a", "b"]}"#),
    Refactoring(
      "order and repetition of required", #"{"required": ["b", "a", "b"]}"#,
      #"{"required": ["a", "b"]}"#),
    Refactoring(
      "order of types", #"{"type": ["string", "integer", "array"]}"#,
      #"{"type": ["array", "string", "integer"]}"#),
    Refactoring("a list of one type", #"{"type": ["string"]}"#, #"{"type": "string"}"#),
    Refactoring(
      "integer beside number", #"{"type": ["integer", "number"]}"#, #"{"type": "number"}"#),
    Refactoring(
      "a list of all types",
      #"{"type": ["string", "number", "null", "boolean", "array", "object"]}"#, "{}"),
    Refactoring(
      "order of members", #"{"maxLength": 3, "type": "string"}"#,
      #"{"type": "string", "maxLength": 3}"#),
    Refactoring(
      "spelling of numbers", #"{"maximum": 100, "maxLength": 10.0}"#,
      #"{"maximum": 1e2, "maxLength": 10}"#),
  ]

  private static let nulls = [
    Refactoring(
      "nullable and a list of types", #"{"type": "string", "nullable": true}"#,
      #"{"type": ["null", "string"]}"#, .openAPI30, .openAPI31),
    Refactoring(
      "x-nullable and nullable", #"{"type": "string", "x-nullable": true}"#,
      #"{"type": "string", "nullable": true}"#, .swagger2, .openAPI30),
    Refactoring(
      "x-isnullable and x-nullable", #"{"type": "string", "x-isnullable": true}"#,
      #"{"type": "string", "x-nullable": true}"#, .swagger2),
    Refactoring(
      "nullable in 3.1", #"{"type": "string", "nullable": true}"#, #"{"type": ["string", "null"]}"#),
    Refactoring(
      "a null branch of anyOf",
      #"{"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}]}"#,
      #"{"type": ["string", "null"], "maxLength": 3}"#),
    Refactoring(
      "a null branch of oneOf, by reference, first",
      ##"{"oneOf": [{"enum": [null]}, {"$ref": "#/components/schemas/Text"}], "description": "d"}"##,
      #"{"type": ["string", "null"], "description": "d"}"#),
    Refactoring(
      "a null branch beside an enum", #"{"oneOf": [{"enum": ["a", "b"]}, {"const": null}]}"#,
      #"{"enum": ["a", "b", null]}"#),
    Refactoring(
      "a null branch of anyOf that the other accepts already",
      #"{"anyOf": [{"minLength": 1}, {"type": "null"}]}"#,
      #"{"minLength": 1}"#),
    Refactoring(
      "an enum without null excludes it", #"{"type": "string", "nullable": true, "enum": ["a"]}"#,
      #"{"type": "string", "enum": ["a"]}"#, .openAPI30),
    Refactoring(
      "types without null exclude it from an enum", #"{"type": "string", "enum": ["a", null]}"#,
      #"{"type": "string", "enum": ["a"]}"#),
    Refactoring(
      "an enum with null, from 3.0 to 3.1",
      #"{"type": "string", "nullable": true, "enum": ["a", null]}"#,
      #"{"type": ["string", "null"], "enum": [null, "a"]}"#, .openAPI30, .openAPI31),
  ]

  private static let bounds = [
    Refactoring(
      "boolean and numeric exclusive bounds",
      #"{"minimum": 1, "exclusiveMinimum": true, "maximum": 9, "exclusiveMaximum": true}"#,
      #"{"exclusiveMinimum": 1, "exclusiveMaximum": 9}"#, .openAPI30, .openAPI31),
    Refactoring(
      "the tighter bound counts",
      #"{"minimum": 5, "exclusiveMinimum": 3, "maximum": 5, "exclusiveMaximum": 5}"#,
      #"{"minimum": 5, "exclusiveMaximum": 5}"#),
    Refactoring(
      "an exclusive bound of nothing", #"{"exclusiveMinimum": true}"#, "{}", .openAPI30),
    Refactoring("a bound as a string", #"{"maximum": "1e+09"}"#, #"{"maximum": 1000000000}"#),
  ]

  private static let dialects = [
    Refactoring(
      "example and examples", #"{"type": "string", "example": "a"}"#,
      #"{"type": "string", "examples": ["a"]}"#, .openAPI30, .openAPI31),
    Refactoring(
      "a file is a binary string", #"{"type": "file"}"#, #"{"type": "string", "format": "binary"}"#,
      .swagger2, .openAPI30),
    Refactoring(
      "a list of types in 2.0", #"{"type": ["string", "null"]}"#, #"{"type": ["string", "null"]}"#,
      .swagger2, .openAPI31),
    Refactoring(
      "a list of items", #"{"items": [{"type": "string"}], "additionalItems": false}"#,
      #"{"prefixItems": [{"type": "string"}], "items": false}"#, .openAPI30, .openAPI31),
    Refactoring(
      "dependencies of older drafts", #"{"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}"#,
      #"{"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"required": ["d"]}}}"#),
    Refactoring(
      "a parameter's members that are no keywords",
      #"{"name": "n", "in": "query", "required": true, "description": "d", "type": "string", "maxLength": 3, "default": "a"}"#,
      #"{"type": "string", "maxLength": 3, "default": "a"}"#, .swagger2Parameter, .openAPI31),
    Refactoring(
      "the name of a discriminator's property", #"{"discriminator": "kind"}"#,
      #"{"discriminator": {"propertyName": "kind"}}"#, .swagger2, .openAPI31),
  ]

  private static let merging = [
    Refactoring(
      "allOf of plain schemas",
      #"{"allOf": [{"type": ["string", "null"], "minLength": 2}, {"type": ["string", "integer"], "maxLength": 9, "minLength": 1}]}"#,
      #"{"type": "string", "minLength": 2, "maxLength": 9}"#),
    Refactoring(
      "allOf nested in allOf",
      ##"{"allOf": [{"allOf": [{"$ref": "#/components/schemas/Pet"}, {"required": ["id"]}]}, {"maxProperties": 4}]}"##,
      #"{"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name", "id"], "maxProperties": 4}"#
    ),
    Refactoring(
      "properties of a name in several parts",
      #"{"allOf": [{"properties": {"a": {"minimum": 1}, "b": {}}}, {"properties": {"a": {"maximum": 4}}}]}"#,
      #"{"properties": {"a": {"minimum": 1, "maximum": 4}, "b": {}}}"#),
    Refactoring(
      "additionalProperties counts for the names of other parts",
      #"{"allOf": [{"properties": {"a": {}}, "additionalProperties": {"type": "string"}}, {"properties": {"b": {"maxLength": 1}}}]}"#,
      #"{"properties": {"a": {}, "b": {"type": "string", "maxLength": 1}}, "additionalProperties": {"type": "string"}}"#
    ),
    Refactoring(
      "elements of parts, one by one",
      #"{"allOf": [{"prefixItems": [{"minimum": 1}], "items": {"maximum": 5}}, {"prefixItems": [{"minimum": 2}, {"minimum": 3}]}]}"#,
      #"{"prefixItems": [{"minimum": 2}, {"minimum": 3, "maximum": 5}], "items": {"maximum": 5}}"#),
    Refactoring(
      "patterns and divisors as lists",
      #"{"allOf": [{"pattern": "b", "multipleOf": 3}, {"pattern": "a", "multipleOf": 2}], "pattern": "b"}"#,
      #"{"allOf": [{"pattern": "a", "multipleOf": 2}, {"pattern": "b", "multipleOf": 3}]}"#),
    Refactoring(
      "enums of parts", #"{"allOf": [{"enum": [1, 2, 3]}, {"enum": [2, 3, 4]}, {"const": 3}]}"#,
      #"{"const": 3}"#),
    Refactoring(
      "a part that accepts nothing", #"{"allOf": [{"type": "string"}, false]}"#,
      #"{"allOf": [false, {"minimum": 1}]}"#),
    Refactoring(
      "the order of parts with two choices",
      ##"{"allOf": [{"$ref": "#/components/schemas/Either"}, {"$ref": "#/components/schemas/Other"}, {"maximum": 9}]}"##,
      ##"{"allOf": [{"maximum": 9}, {"$ref": "#/components/schemas/Other"}, {"$ref": "#/components/schemas/Either"}]}"##
    ),
    Refactoring(
      "a choice of the object itself and of a part",
      ##"{"anyOf": [{"minimum": 1}, {"maxLength": 1}], "allOf": [{"$ref": "#/components/schemas/Other"}]}"##,
      ##"{"allOf": [{"$ref": "#/components/schemas/Either"}, {"$ref": "#/components/schemas/Other"}]}"##
    ),
    Refactoring(
      "recursive schemas merged with each other",
      ##"{"allOf": [{"$ref": "#/components/schemas/Left"}, {"$ref": "#/components/schemas/Right"}]}"##,
      ##"{"allOf": [{"$ref": "#/components/schemas/Right"}, {"$ref": "#/components/schemas/Left"}]}"##
    ),
    Refactoring(
      "own annotations win over those of parts",
      #"{"description": "own", "allOf": [{"type": "string", "description": "part", "readOnly": true}]}"#,
      #"{"description": "own", "type": "string", "readOnly": true}"#),
    Refactoring(
      "one choice and a condition from parts",
      #"{"allOf": [{"anyOf": [{"minimum": 1}, {"maxLength": 1}]}, {"if": {"const": 1}, "then": {"maximum": 3}}]}"#,
      #"{"anyOf": [{"minimum": 1}, {"maxLength": 1}], "if": {"const": 1}, "then": {"maximum": 3}}"#),
  ]

  private static let choices = [
    Refactoring(
      "a wrapper of one schema", ##"{"allOf": [{"$ref": "#/components/schemas/Pet"}]}"##,
      ##"{"$ref": "#/components/schemas/Pet"}"##),
    Refactoring(
      "a choice of one",
      ##"{"oneOf": [{"$ref": "#/components/schemas/Pet"}], "maxProperties": 3}"##,
      ##"{"anyOf": [{"allOf": [{"$ref": "#/components/schemas/Pet"}, {"maxProperties": 3}]}]}"##),
    Refactoring(
      "the order of branches", #"{"oneOf": [{"minimum": 1}, {"minLength": 1}]}"#,
      #"{"oneOf": [{"minLength": 1}, {"minimum": 1}]}"#),
    Refactoring(
      "empty compositions", #"{"oneOf": [], "anyOf": [], "allOf": [], "minimum": 1}"#,
      #"{"minimum": 1}"#),
  ]

  /// Pairs that must not be read alike.
  static let differences = [
    Refactoring(
      "enum beside a type and enum alone", #"{"enum": ["a"]}"#,
      #"{"enum": ["a"], "type": "string"}"#),
    Refactoring(
      "siblings of a reference in 3.1", ##"{"$ref": "#/components/schemas/Text", "maxLength": 3}"##,
      ##"{"$ref": "#/components/schemas/Text"}"##),
    Refactoring(
      "nullable without a type", #"{"nullable": true, "minLength": 1}"#, #"{"minLength": 1}"#,
      .openAPI30),
    Refactoring(
      "null in oneOf that the other accepts already",
      #"{"oneOf": [{"minLength": 1}, {"type": "null"}]}"#, #"{"minLength": 1}"#),
    Refactoring(
      "a choice of one under a discriminator",
      ##"{"oneOf": [{"$ref": "#/components/schemas/Pet"}], "discriminator": {"propertyName": "k"}}"##,
      ##"{"$ref": "#/components/schemas/Pet"}"##),
    Refactoring(
      "a property that another part forbids",
      #"{"allOf": [{"properties": {"a": {}}, "additionalProperties": false}, {"properties": {"b": {"type": "string"}}}]}"#,
      #"{"allOf": [{"properties": {"a": {}}, "additionalProperties": false}, {"properties": {"b": {"type": "integer"}}}]}"#
    ),
    Refactoring(
      "formats of parts", #"{"allOf": [{"format": "a"}, {"format": "b"}]}"#,
      #"{"allOf": [{"format": "a"}]}"#),
    Refactoring(
      "closed patterns beside names of other parts",
      #"{"allOf": [{"patternProperties": {"^a": {}}, "additionalProperties": false}, {"properties": {"ab": {}}}]}"#,
      #"{"patternProperties": {"^a": {}}, "additionalProperties": false, "properties": {"ab": {}}}"#
    ),
    Refactoring(
      "unevaluatedProperties of a part",
      #"{"allOf": [{"unevaluatedProperties": false}, {"properties": {"a": {}}}]}"#,
      #"{"unevaluatedProperties": false, "properties": {"a": {}}}"#),
    Refactoring("invalid keywords", #"{"minLength": -1}"#, #"{"minLength": -2}"#),
    Refactoring("annotations", #"{"x-a": 1}"#, #"{"x-a": 2}"#),
    Refactoring("bounds of nothing and of zero", #"{"maxLength": 0}"#, "{}"),
  ]

  /// Members that say nothing.
  static let silent = [
    #""minLength": 0"#, #""minItems": 0"#, #""minProperties": 0"#, #""uniqueItems": false"#,
    #""required": []"#, #""contains": {"type": "string"}, "minContains": 0"#, #""minContains": 3"#,
    #""additionalProperties": true"#, #""additionalProperties": {}"#, #""items": {}"#,
    #""items": true"#, #""prefixItems": [true, {}]"#, #""exclusiveMinimum": false"#,
    #""readOnly": false"#, #""writeOnly": false"#, #""deprecated": false"#, #""nullable": false"#,
    #""propertyNames": true"#, #""properties": {}"#, #""if": {"type": "string"}"#,
    #""then": {"type": "string"}"#, #""dependentRequired": {"a": []}"#, #""allOf": [{}, true]"#,
    #""$defs": {"a": {"type": "string"}}"#, #""$comment": "x""#, #""oneOf": []"#,
  ]
}

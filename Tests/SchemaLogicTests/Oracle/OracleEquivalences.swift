import APIGraph
import DocumentTree
import TestSupport

/// A change to one schema of a document, by its name.
struct OracleRewrite: Sendable {
  let name: String
  /// Whether what counts as evaluated stays the same (JSON Schema 2020-12 core §11).
  var keepsEvaluations = false
  /// Whether it holds where messages leave properties out: flags of properties are still seen where they were.
  var keepsFlags = true
  /// Makes the new schema of a place; `nil` where the change does not apply.
  let apply: @Sendable (_ schema: JSONValue, _ context: inout OracleRewriteContext) -> JSONValue?
}

/// What a rewrite may use besides the schema that it changes.
struct OracleRewriteContext {
  var generator: SeededGenerator
  let dialect: Dialect
  /// The document, which rewrites may add definitions to.
  var root: JSONValue
  /// Makes new schemas that may stand anywhere: references lead to definitions only from members and elements.
  var random: RandomSchema

  var is31: Bool { dialect == .openAPI31 }

  /// A schema that says something new.
  mutating func anySchema() -> JSONValue {
    random.generator = generator
    defer { generator = random.generator }
    // No reference in place: it could lead back to where the schema is put.
    return random.schema(RandomSchema.Place(depth: 1, level: .max - 1))
  }

  /// The schema that accepts nothing.
  var never: JSONValue { is31 ? .boolean(false) : .members(["not": .object([:])]) }
}

/// Rewrites after which a schema accepts what it accepted before.
enum OracleEquivalences {
  /// All of them.
  static let all: [OracleRewrite] = references + wrappings + spellings + derivations

  private static let references = [
    OracleRewrite(name: "inline a reference", keepsEvaluations: true) { schema, context in
      guard let reference = schema["$ref"]?.string,
        let steps = SchemaReference.steps(of: reference), !steps.isEmpty,
        let target = context.root.part(at: steps[...])
      else { return nil }
      guard context.is31, case .object(var rest) = schema, rest.count > 1 else { return target }
      rest["$ref"] = nil
      return .object(rest).adding("allOf", target)
    },
    OracleRewrite(name: "extract to a definition", keepsEvaluations: true) { schema, context in
      var definitions = context.root[RandomSchema.definitionsKey] ?? .object([:])
      let name = ExactString("Extracted\(definitions.sortedMembers.count)")
      definitions[name] = schema
      context.root[RandomSchema.definitionsKey] = definitions
      return .members(["$ref": RandomSchema.pointer(name).json])
    },
  ]

  private static let wrappings = [
    OracleRewrite(name: "wrap in allOf", keepsEvaluations: true) { schema, _ in
      .members(["allOf": .array([schema])])
    },
    OracleRewrite(name: "wrap in anyOf", keepsEvaluations: true) { schema, _ in
      .members(["anyOf": .array([schema])])
    },
    OracleRewrite(name: "wrap in oneOf", keepsEvaluations: true) { schema, _ in
      .members(["oneOf": .array([schema])])
    },
    OracleRewrite(name: "negate twice", keepsFlags: false) { schema, _ in
      .members(["not": .members(["not": schema])])
    },
    OracleRewrite(name: "repeat in allOf", keepsEvaluations: true) { schema, _ in
      .members(["allOf": .array([schema, schema])])
    },
    OracleRewrite(name: "repeat in anyOf", keepsEvaluations: true, keepsFlags: false) { schema, _ in
      .members(["anyOf": .array([schema, schema])])
    },
    OracleRewrite(
      name: "add a branch that accepts nothing to oneOf", keepsEvaluations: true, keepsFlags: false
    ) {
      schema, context in
      .members(["oneOf": .array([schema, context.never].shuffled(using: &context.generator))])
    },
    OracleRewrite(name: "absorb a stricter alternative", keepsFlags: false) { schema, context in
      .members([
        "anyOf": .array([schema, .members(["allOf": .array([schema, context.anySchema()])])])
      ])
    },
    OracleRewrite(name: "absorb a looser part", keepsFlags: false) { schema, context in
      .members([
        "allOf": .array([schema, .members(["anyOf": .array([schema, context.anySchema()])])])
      ])
    },
    OracleRewrite(name: "split by another schema", keepsFlags: false) { schema, context in
      let other = context.anySchema()
      return .members([
        "anyOf": .array([
          .members(["allOf": .array([schema, other])]),
          .members(["allOf": .array([schema, .members(["not": other])])]),
        ])
      ])
    },
    OracleRewrite(name: "put under a condition that always holds", keepsFlags: false) {
      schema, context in
      context.is31 ? .members(["if": .boolean(true), "then": schema]) : nil
    },
    OracleRewrite(name: "put under either outcome of a condition", keepsFlags: false) {
      schema, context in
      guard context.is31 else { return nil }
      return .members(["if": context.anySchema(), "then": schema, "else": schema])
    },
  ]

  private static let spellings = [
    OracleRewrite(name: "add annotations", keepsEvaluations: true) { schema, context in
      guard schema.isObject, context.is31 || schema["$ref"] == nil else { return nil }
      var schema = schema
      schema["title"] = "Title".json
      schema["description"] = "required".json
      schema["x-note"] = .members(["type": "string".json, "$ref": "#/nowhere".json])
      if context.generator.chance(50) { schema["example"] = .members(["a": .integer(1)]) }
      if context.generator.chance(50) { schema["default"] = "a".json }
      if context.generator.chance(30) { schema["deprecated"] = .boolean(true) }
      return schema
    },
    OracleRewrite(name: "add keywords that say nothing", keepsEvaluations: true) {
      schema, context in
      guard schema.isObject, context.is31 || schema["$ref"] == nil else { return nil }
      var schema = schema
      for (name, value) in [("minLength", 0), ("minItems", 0), ("minProperties", 0)] {
        if schema[ExactString(name)] == nil { schema[ExactString(name)] = .integer(value) }
      }
      if schema["required"] == nil { schema["required"] = .array([]) }
      if schema["uniqueItems"] == nil { schema["uniqueItems"] = .boolean(false) }
      return schema
    },
    OracleRewrite(name: "let additional properties be anything") { schema, context in
      guard schema.isObject, schema["additionalProperties"] == nil, schema["$ref"] == nil else {
        return nil
      }
      var schema = schema
      schema["additionalProperties"] =
        context.generator.chance(50) ? .boolean(true) : .object([:])
      return schema
    },
    OracleRewrite(name: "put lists in another order", keepsEvaluations: true) { schema, context in
      guard context.is31 || schema["$ref"] == nil else { return nil }
      var schema = schema
      for name: ExactString in ["required", "enum", "allOf", "anyOf", "oneOf", "type"] {
        guard case .array(let elements)? = schema[name] else { continue }
        schema[name] = .array(elements.shuffled(using: &context.generator))
      }
      return schema
    },
    OracleRewrite(name: "write a list of values as alternatives", keepsEvaluations: true) {
      schema, context in
      guard schema["anyOf"] == nil, case .array(let values)? = schema["enum"], !values.isEmpty,
        context.is31 || (schema["$ref"] == nil && schema["nullable"] == nil)
      else { return nil }
      var schema = schema
      schema["enum"] = nil
      schema["anyOf"] = .array(
        values.map { value in
          context.is31
            ? .members(["const": value]) : .members(["enum": .array([value])])
        })
      return schema
    },
    OracleRewrite(name: "write const as enum and back", keepsEvaluations: true) { schema, context in
      guard context.is31 else { return nil }
      var schema = schema
      if let value = schema["const"], schema["enum"] == nil {
        schema["const"] = nil
        schema["enum"] = .array([value])
      } else if case .array(let values)? = schema["enum"], values.count == 1, schema["const"] == nil
      {
        schema["enum"] = nil
        schema["const"] = values[0]
      } else {
        return nil
      }
      return schema
    },
    OracleRewrite(name: "write a list of types as alternatives", keepsEvaluations: true) {
      schema, context in
      guard context.is31, schema["anyOf"] == nil, let types = schema["type"]?.elements,
        types.count > 1
      else { return nil }
      var schema = schema
      schema["type"] = nil
      schema["anyOf"] = .array(types.map { .members(["type": $0]) })
      return schema
    },
    OracleRewrite(name: "write integer as a multiple of one", keepsEvaluations: true) {
      schema, context in
      guard schema["type"]?.string == "integer", schema["multipleOf"] == nil,
        schema["$ref"] == nil
      else { return nil }
      var schema = schema
      schema["type"] = "number".json
      schema["multipleOf"] = .integer(1)
      return schema
    },
    OracleRewrite(name: "shift an exclusive bound of integers", keepsEvaluations: true) {
      schema, context in
      guard context.is31, schema["type"]?.string == "integer", schema["minimum"] == nil,
        let bound = schema["exclusiveMinimum"]?.decimal?.integer
      else { return nil }
      var schema = schema
      schema["exclusiveMinimum"] = nil
      schema["minimum"] = .integer(bound + 1)
      return schema
    },
    OracleRewrite(name: "write a pattern in another way", keepsEvaluations: true) { schema, _ in
      guard let pattern = schema["pattern"]?.string,
        let other = OraclePattern.equalPairs.first(where: { $0.0 == pattern })
      else { return nil }
      var schema = schema
      schema["pattern"] = other.1.json
      return schema
    },
  ]
}

extension JSONValue {
  /// The schema with another schema at the end of a composition.
  func adding(_ keyword: ExactString, _ schema: JSONValue) -> JSONValue {
    var copy = self
    copy[keyword] = .array((self[keyword]?.elements ?? []) + [schema])
    return copy
  }
}

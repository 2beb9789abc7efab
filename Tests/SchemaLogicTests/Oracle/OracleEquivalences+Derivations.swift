import DocumentTree
import TestSupport

// Equivalences that hold by the definition of keywords (JSON Schema 2020-12 core §10, validation §6).
extension OracleEquivalences {
  static let derivations = [
    OracleRewrite(name: "split into parts of allOf", keepsFlags: false) { schema, context in
      split(schema, &context)
    },
    OracleRewrite(name: "move a choice outwards", keepsFlags: false) { schema, context in
      guard schema["$ref"] == nil, schema["unevaluatedProperties"] == nil,
        schema["discriminator"] == nil, let branches = schema["anyOf"]?.elements, branches.count > 1
      else { return nil }
      var rest = schema
      rest["anyOf"] = nil
      rest[RandomSchema.definitionsKey] = nil
      return .members(["anyOf": .array(branches.map { .members(["allOf": .array([$0, rest])]) })])
    },
    OracleRewrite(name: "negate every branch of a choice", keepsFlags: false) { schema, _ in
      guard let branches = schema["anyOf"]?.elements, schema["discriminator"] == nil else {
        return nil
      }
      var schema = schema
      schema["anyOf"] = nil
      let refused = JSONValue.array(branches.map { .members(["not": $0]) })
      return schema.adding("allOf", .members(["not": .members(["allOf": refused])]))
    },
    OracleRewrite(name: "spell oneOf out", keepsFlags: false) { schema, _ in
      guard let branches = schema["oneOf"]?.elements, branches.count == 2,
        schema["discriminator"] == nil
      else { return nil }
      var schema = schema
      schema["oneOf"] = nil
      let choices = [(0, 1), (1, 0)].map { index, other in
        JSONValue.members([
          "allOf": .array([branches[index], .members(["not": branches[other]])])
        ])
      }
      return schema.adding("allOf", .members(["anyOf": .array(choices)]))
    },
    OracleRewrite(name: "spell a condition out", keepsFlags: false) { schema, _ in
      guard let condition = schema["if"] else { return nil }
      var rest = schema
      for name: ExactString in ["if", "then", "else"] { rest[name] = nil }
      let holds = [condition] + [schema["then"]].compactMap { $0 }
      let fails = [.members(["not": condition])] + [schema["else"]].compactMap { $0 }
      return rest.adding(
        "allOf",
        .members([
          "anyOf": .array([
            .members(["allOf": .array(holds)]), .members(["allOf": .array(fails)]),
          ])
        ]))
    },
    OracleRewrite(name: "spell dependentRequired out", keepsFlags: false) { schema, _ in
      guard let member = schema["dependentRequired"]?.sortedMembers.first else { return nil }
      var schema = schema
      schema["dependentRequired"]?[member.key] = nil
      return schema.adding(
        "allOf",
        .members([
          "anyOf": .array([
            .members(["not": .members(["required": .array([member.key.json])])]),
            .members(["required": member.value]),
          ])
        ]))
    },
    OracleRewrite(name: "spell contains out", keepsFlags: false) { schema, _ in
      guard let element = schema["contains"], schema["minContains"] == nil,
        schema["maxContains"] == nil
      else { return nil }
      var schema = schema
      schema["contains"] = nil
      return schema.adding(
        "allOf",
        .members([
          "anyOf": .array([
            .members(["not": .members(["type": "array".json])]),
            .members(["not": .members(["items": .members(["not": element])])]),
          ])
        ]))
    },
    OracleRewrite(name: "count what is required", keepsFlags: false) { schema, _ in
      guard schema["$ref"] == nil, let required = schema["required"]?.names, !required.isEmpty,
        schema["minProperties"] == nil
      else { return nil }
      var schema = schema
      schema["minProperties"] = .integer(Set(required).count)
      return schema
    },
    // A property that messages leave out is free under its name, even where a schema beside the closed object is the one that
    // declares it. No list of names knows of it, so that this holds only where nothing is left out.
    OracleRewrite(name: "list the names of a closed object", keepsFlags: false) {
      schema, context in
      guard context.is31, schema["additionalProperties"] == .boolean(false),
        schema["patternProperties"] == nil, schema["propertyNames"] == nil,
        let properties = schema["properties"], !properties.sortedMembers.isEmpty
      else { return nil }
      var schema = schema
      schema["propertyNames"] = .members([
        "enum": .array(properties.sortedMembers.map(\.key.json))
      ])
      return schema
    },
    OracleRewrite(name: "close a tuple by its length") { schema, _ in
      guard schema["items"] == .boolean(false), schema["maxItems"] == nil,
        case let prefix = schema["prefixItems"]?.elements ?? []
      else { return nil }
      var schema = schema
      schema["items"] = nil
      schema["maxItems"] = .integer(prefix.count)
      return schema
    },
    OracleRewrite(name: "write a length as a pattern", keepsEvaluations: true) { schema, _ in
      guard schema["pattern"] == nil, schema["$ref"] == nil,
        let length = schema["minLength"]?.decimal?.integer
      else { return nil }
      var schema = schema
      schema["minLength"] = nil
      schema["pattern"] = "^[\\s\\S]{\(length),}$".json
      return schema
    },
  ]

  /// Keywords that mean something only together.
  private static let groups: [[ExactString]] = [
    ["properties", "patternProperties", "additionalProperties"], ["prefixItems", "items"],
    ["contains", "minContains", "maxContains"], ["if", "then", "else"], ["type", "nullable"],
    ["minimum", "exclusiveMinimum"], ["maximum", "exclusiveMaximum"],
    ["oneOf", "anyOf", "discriminator"],
  ]

  private static func split(_ schema: JSONValue, _ context: inout OracleRewriteContext)
    -> JSONValue?
  {
    guard case .object(var rest) = schema, context.is31 || rest["$ref"] == nil,
      rest["unevaluatedProperties"] == nil, rest["unevaluatedItems"] == nil
    else { return nil }
    var parts: [JSONValue] = []
    for group in groups {
      var part: [ExactString: JSONValue] = [:]
      for name in group { part[name] = rest.removeValue(forKey: name) }
      if !part.isEmpty { parts.append(.object(part)) }
    }
    for (name, value) in JSONValue.object(rest).sortedMembers
    where name != RandomSchema.definitionsKey {
      parts.append(.object([name: value]))
    }
    guard parts.count > 1 else { return nil }
    parts.shuffle(using: &context.generator)
    // Two parts, or as many as there are keywords.
    if context.generator.chance(50) {
      let middle = context.generator.draw(1...parts.count - 1)
      parts = [Array(parts[..<middle]), Array(parts[middle...])].map { merged in
        .object(
          merged.flatMap(\.sortedMembers).reduce(into: [:]) { $0[$1.key] = $1.value })
      }
    }
    return .members(["allOf": .array(parts)])
  }
}

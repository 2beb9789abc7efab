import DocumentTree
import TestSupport

/// Changes after which a schema accepts all that it accepted before, and perhaps more.
enum OracleWidenings {
  /// All of them.
  static let all: [OracleRewrite] = bounds + lists + structures

  /// Keywords that only refuse values; without one of them a schema accepts at least as much.
  private static let assertions: [ExactString] = [
    "maxLength", "minLength", "pattern", "format", "multipleOf", "minItems", "maxItems",
    "uniqueItems", "minProperties", "maxProperties", "dependentRequired", "enum", "const", "not",
    "propertyNames", "exclusiveMinimum", "exclusiveMaximum",
  ]

  /// Keywords that also tell what was evaluated.
  private static let applicators: [ExactString] = [
    "dependentSchemas", "allOf", "anyOf", "oneOf", "items", "additionalProperties",
    "unevaluatedProperties", "unevaluatedItems", "then", "else",
  ]

  private static let bounds = [
    OracleRewrite(name: "drop an assertion", keepsEvaluations: true) { schema, context in
      let present = assertions.filter { schema[$0] != nil }
      guard let name = context.generator.one(from: present) else { return nil }
      var schema = schema
      schema[name] = nil
      return schema
    },
    OracleRewrite(name: "drop a bound", keepsEvaluations: true) { schema, context in
      let present = ["minimum", "maximum"].filter { schema[ExactString($0)] != nil }
      guard let name = context.generator.one(from: present) else { return nil }
      var schema = schema
      schema[ExactString(name)] = nil
      // In 3.0 a flag makes the bound exclusive, and says nothing without it.
      for flag: ExactString in ["exclusiveMinimum", "exclusiveMaximum"]
      where schema[flag]?.boolean != nil {
        schema[flag] = nil
      }
      return schema
    },
    OracleRewrite(name: "move a limit", keepsEvaluations: true) { schema, context in
      let limits = [
        "maximum", "maxLength", "maxItems", "maxProperties", "exclusiveMaximum",
        "minimum", "minLength", "minItems", "minProperties", "exclusiveMinimum",
      ].filter { schema[ExactString($0)]?.decimal?.integer != nil }
      guard let name = context.generator.one(from: limits),
        let limit = schema[ExactString(name)]?.decimal?.integer
      else { return nil }
      var schema = schema
      let step = context.generator.draw(1...3)
      let isUpper = name.lowercased().contains("max")
      let isSize = name.hasPrefix("minL") || name.hasPrefix("minI") || name.hasPrefix("minP")
      schema[ExactString(name)] = .integer(
        isUpper ? limit + step : isSize ? max(0, limit - step) : limit - step)
      return schema
    },
    OracleRewrite(name: "make a bound inclusive", keepsEvaluations: true) { schema, _ in
      var schema = schema
      if let bound = schema["exclusiveMaximum"], schema["maximum"] == nil, bound.decimal != nil {
        schema["exclusiveMaximum"] = nil
        schema["maximum"] = bound
        return schema
      }
      if schema["exclusiveMinimum"]?.boolean == true {
        schema["exclusiveMinimum"] = .boolean(false)
        return schema
      }
      return nil
    },
    OracleRewrite(name: "multiples of a divisor", keepsEvaluations: true) { schema, context in
      var divisors = ["6": "3", "2": "0.5", "3": "1", "0.5": "0.1", "7": "0.7"]
      if context.random.profile == .portable {
        divisors["0.5"] = nil
        divisors["7"] = nil
      }
      guard let multiple = schema["multipleOf"]?.decimal,
        let divisor = divisors[multiple.description].flatMap({ Decimal($0) })
      else { return nil }
      var schema = schema
      schema["multipleOf"] = .number(divisor)
      return schema
    },
    OracleRewrite(name: "take a looser pattern", keepsEvaluations: true) { schema, context in
      guard let pattern = schema["pattern"]?.string,
        let wider = context.generator.one(
          from: OraclePattern.widerPairs.filter { $0.0 == pattern })
      else { return nil }
      var schema = schema
      schema["pattern"] = wider.1.json
      return schema
    },
    OracleRewrite(name: "take a wider format", keepsEvaluations: true) { schema, _ in
      let wider = ["int32": "int64", "float": "double"]
      guard let format = schema["format"]?.string, let other = wider[format] else { return nil }
      var schema = schema
      schema["format"] = other.json
      return schema
    },
    OracleRewrite(name: "integers become numbers", keepsEvaluations: true) { schema, _ in
      guard schema["type"]?.string == "integer" else { return nil }
      var schema = schema
      schema["type"] = "number".json
      return schema
    },
  ]

  private static let lists = [
    OracleRewrite(name: "require less", keepsEvaluations: true) { schema, context in
      guard case .array(var names)? = schema["required"], !names.isEmpty else { return nil }
      names.remove(at: context.generator.draw(0...names.count - 1))
      var schema = schema
      schema["required"] = .array(names)
      return schema
    },
    OracleRewrite(name: "add a listed value", keepsEvaluations: true) { schema, context in
      guard let values = schema["enum"]?.elements else { return nil }
      var schema = schema
      let value = context.generator.one(from: RandomSchema.constants) ?? .null
      schema["enum"] = .array(values.contains(value) ? values : values + [value])
      return schema
    },
    OracleRewrite(name: "add a type", keepsEvaluations: true) { schema, context in
      let names = ["string", "number", "boolean", "null", "object", "array"]
      guard let type = schema["type"], let added = context.generator.one(from: names) else {
        return nil
      }
      var schema = schema
      if context.is31 {
        let types = type.string.map { [$0.json] } ?? type.elements
        guard !types.contains(added.json) else { return nil }
        schema["type"] = .array(types + [added.json])
      } else {
        schema["nullable"] = .boolean(true)
      }
      return schema
    },
    OracleRewrite(name: "drop the type", keepsEvaluations: true) { schema, _ in
      guard schema["type"] != nil, schema["$ref"] == nil else { return nil }
      var schema = schema
      schema["type"] = nil
      schema["nullable"] = nil
      return schema
    },
    OracleRewrite(name: "count fewer contained elements", keepsEvaluations: true) { schema, _ in
      guard schema["contains"] != nil else { return nil }
      var schema = schema
      let count = schema["minContains"]?.decimal?.integer ?? 1
      schema["minContains"] = .integer(max(0, count - 1))
      return schema
    },
    OracleRewrite(name: "count more contained elements", keepsEvaluations: true) { schema, _ in
      guard let count = schema["maxContains"]?.decimal?.integer else { return nil }
      var schema = schema
      schema["maxContains"] = .integer(count + 1)
      return schema
    },
  ]

  private static let structures = [
    OracleRewrite(name: "drop an applicator", keepsFlags: false) { schema, context in
      let present = applicators.filter { schema[$0] != nil }
      guard schema["$ref"] == nil, schema["discriminator"] == nil,
        let name = context.generator.one(from: present)
      else { return nil }
      var schema = schema
      schema[name] = nil
      return schema
    },
    OracleRewrite(name: "drop a part of allOf", keepsFlags: false) { schema, context in
      guard case .array(var parts)? = schema["allOf"], parts.count > 1 else { return nil }
      parts.remove(at: context.generator.draw(0...parts.count - 1))
      var schema = schema
      schema["allOf"] = .array(parts)
      return schema
    },
    OracleRewrite(name: "add a branch to anyOf", keepsEvaluations: true, keepsFlags: false) {
      schema, context in
      guard schema["anyOf"] != nil, context.is31 || schema["$ref"] == nil,
        schema["discriminator"] == nil
      else { return nil }
      return schema.adding("anyOf", context.anySchema())
    },
    OracleRewrite(name: "allow something else", keepsEvaluations: true, keepsFlags: false) {
      schema, context in
      .members(["anyOf": .array([schema, context.anySchema()].shuffled(using: &context.generator))])
    },
    OracleRewrite(name: "allow anything", keepsFlags: false) { schema, context in
      context.is31 ? .boolean(true) : .object([:])
    },
    OracleRewrite(name: "drop a property of an open object", keepsFlags: false) { schema, context in
      guard case .object(var properties)? = schema["properties"], isOpen(schema),
        let name = context.generator.one(from: properties.keys.sorted())
      else { return nil }
      properties[name] = nil
      var schema = schema
      schema["properties"] = .object(properties)
      return schema
    },
    OracleRewrite(name: "drop a pattern of an open object") { schema, context in
      guard case .object(var patterns)? = schema["patternProperties"], isOpen(schema),
        let name = context.generator.one(from: patterns.keys.sorted())
      else { return nil }
      patterns[name] = nil
      var schema = schema
      schema["patternProperties"] = .object(patterns)
      return schema
    },
    OracleRewrite(name: "declare a property of a closed object") { schema, context in
      guard schema["additionalProperties"] == .boolean(false),
        let name = context.generator.one(from: RandomSchema.propertyNames),
        schema["properties"]?[name] == nil
      else { return nil }
      var schema = schema
      var properties = schema["properties"] ?? .object([:])
      // A name that a pattern matches is constrained by the new schema too.
      guard schema["patternProperties"] == nil else { return nil }
      properties[name] = context.anySchema()
      schema["properties"] = properties
      return schema
    },
    OracleRewrite(name: "open a closed object") { schema, context in
      guard schema["additionalProperties"] == .boolean(false) else { return nil }
      var schema = schema
      schema["additionalProperties"] = context.anySchema()
      return schema
    },
    OracleRewrite(name: "drop the last of a tuple") { schema, _ in
      guard case .array(var prefix)? = schema["prefixItems"], schema["items"] == nil,
        !prefix.isEmpty
      else { return nil }
      prefix.removeLast()
      var schema = schema
      schema["prefixItems"] = prefix.isEmpty ? nil : .array(prefix)
      return schema
    },
  ]

  private static func isOpen(_ schema: JSONValue) -> Bool {
    switch schema["additionalProperties"] {
    case nil, .boolean(true)?, .object([:])?: true
    default: false
    }
  }
}

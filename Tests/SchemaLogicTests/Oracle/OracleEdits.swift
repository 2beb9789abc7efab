import DocumentTree
import TestSupport

/// Changes of which nothing is known.
enum OracleEdits {
  /// All of them.
  static let all: [OracleRewrite] = [
    OracleRewrite(name: "another schema") { _, context in context.anySchema() },
    OracleRewrite(name: "drop any keyword") { schema, context in
      let names = schema.sortedMembers.map(\.key).filter { $0 != RandomSchema.definitionsKey }
      guard let name = context.generator.one(from: names) else { return nil }
      var schema = schema
      schema[name] = nil
      return schema
    },
    OracleRewrite(name: "keywords of another schema") { schema, context in
      guard schema.isObject, context.is31 || schema["$ref"] == nil else { return nil }
      var schema = schema
      for (name, value) in context.anySchema().sortedMembers where name != "$ref" {
        if context.generator.chance(60) { schema[name] = value }
      }
      return schema
    },
    OracleRewrite(name: "change a number") { schema, context in
      let names = schema.sortedMembers.filter { $0.value.decimal != nil }.map(\.key)
      guard let name = context.generator.one(from: names),
        let number = schema[name]?.decimal?.integer
      else { return nil }
      let changed = number + context.generator.one(of: -1, 1, 2)
      guard changed >= 0, name != "multipleOf" || changed > 0 else { return nil }
      var schema = schema
      schema[name] = .integer(changed)
      return schema
    },
    OracleRewrite(name: "change a list of values") { schema, context in
      guard case .array(var values)? = schema["enum"] else { return nil }
      if values.count > 1, context.generator.chance(50) { values.removeFirst() }
      if context.generator.chance(50) { values.append(context.random.constant()) }
      var schema = schema
      schema["enum"] = .array(values)
      return schema
    },
    OracleRewrite(name: "require something else") { schema, context in
      guard context.is31 || schema["$ref"] == nil, schema.isObject,
        let name = context.generator.one(from: RandomSchema.propertyNames)
      else { return nil }
      var schema = schema
      let names = Set(schema["required"]?.names ?? [])
      schema["required"] = .array(names.symmetricDifference([name]).sorted().map(\.json))
      return schema
    },
    OracleRewrite(name: "declare a property") { schema, context in
      guard let properties = schema["properties"],
        let name = context.generator.one(from: RandomSchema.propertyNames), properties[name] == nil
      else { return nil }
      var schema = schema
      schema["properties"]?[name] = context.anySchema()
      return schema
    },
    OracleRewrite(name: "turn a schema round") { schema, _ in .members(["not": schema]) },
    OracleRewrite(name: "let one branch hold instead of any") { schema, _ in
      var schema = schema
      let (one, any) = (schema["oneOf"], schema["anyOf"])
      guard one != nil || any != nil, schema["discriminator"] == nil else { return nil }
      schema["anyOf"] = one
      schema["oneOf"] = any
      return schema
    },
    OracleRewrite(name: "demand something besides") { schema, context in
      .members(["allOf": .array([schema, context.anySchema()])])
    },
  ]
}

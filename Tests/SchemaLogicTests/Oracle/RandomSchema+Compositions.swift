import DocumentTree
import TestSupport

// Compositions and unions.
extension RandomSchema {
  mutating func composition(_ place: Place) -> JSONValue {
    switch generator.draw(0...(isFull && is31 ? 9 : 7)) {
    case 0, 1: return conjunction(place)
    case 2, 3:
      var schema = generator.chance(20) ? self.schema(place.inside) : .object([:])
      guard mayHaveSiblings(schema) else { return schema }
      schema["anyOf"] = branches(place)
      return schema
    case 4: return .members(["oneOf": branches(place)])
    case 5: return union(place)
    case 6:
      var schema = generator.chance(70) ? self.schema(place.inside) : .object([:])
      guard mayHaveSiblings(schema) else { return schema }
      schema["not"] = self.schema(place.inside)
      return schema
    case 7: return .members(["allOf": .array([object(place), object(place)])])
    default: return conditional(place)
    }
  }

  /// Whether keywords may be put beside those of a schema.
  private func mayHaveSiblings(_ schema: JSONValue) -> Bool {
    schema.isObject && (is31 || schema["$ref"] == nil)
  }

  private mutating func branches(_ place: Place) -> JSONValue {
    .array((0..<generator.draw(2...(isWild ? 4 : 3))).map { _ in schema(place.inside) })
  }

  /// The commonest composition: a reference or an object, and what is added to it.
  private mutating func conjunction(_ place: Place) -> JSONValue {
    var parts = [reference(place.inside) ?? schema(place.inside)]
    parts.append(generator.chance(70) ? object(place.inside) : schema(place.inside))
    return .members(["allOf": .array(parts)])
  }

  private mutating func conditional(_ place: Place) -> JSONValue {
    var schema = generator.chance(60) ? object(place.inside) : .object([:])
    schema["if"] = self.schema(place.inside)
    if generator.chance(80) { schema["then"] = self.schema(place.inside) }
    if generator.chance(60) { schema["else"] = self.schema(place.inside) }
    return schema
  }

  /// A union whose branches require a property with a value of their own.
  private mutating func union(_ place: Place) -> JSONValue {
    let tags = generator.some(generator.draw(2...3), from: ["cat", "dog", "a", "b"])
    let branches = tags.map { tag in
      var branch = object(place.inside)
      var properties = branch["properties"] ?? .object([:])
      properties["kind"] =
        is31 && generator.chance(50)
        ? .members(["const": tag.json])
        : .members(["type": "string".json, "enum": .array([tag.json])])
      branch["properties"] = properties
      let required = Set((branch["required"]?.names ?? []) + ["kind"])
      branch["required"] = .array(required.sorted().map(\.json))
      return branch
    }
    return .members([generator.one(of: "oneOf", "anyOf"): .array(branches)])
  }

  /// An object that a discriminator may select.
  mutating func tagged(_ place: Place) -> JSONValue {
    var branch = object(place)
    if generator.chance(60) {
      var properties = branch["properties"] ?? .object([:])
      properties["kind"] = .members(["type": "string".json])
      branch["properties"] = properties
    }
    return branch
  }

  /// Branches by reference and a discriminator that tells them apart.
  mutating func discriminatedUnion() -> JSONValue {
    var discriminator = JSONValue.members(["propertyName": "kind".json])
    if generator.chance(60) {
      var mapping: [ExactString: JSONValue] = ["cat": Self.pointer("Cat").json]
      if generator.chance(60) { mapping["dog"] = Self.pointer("Dog").json }
      if generator.chance(30) { mapping["kitten"] = Self.pointer("Cat").json }
      discriminator["mapping"] = .object(mapping)
    }
    return .members([
      generator.one(of: "oneOf", "anyOf"): .array([
        .members(["$ref": Self.pointer("Cat").json]), .members(["$ref": Self.pointer("Dog").json]),
      ]),
      "discriminator": discriminator,
    ])
  }
}

import DocumentTree
import TestSupport

// Objects and arrays.
extension RandomSchema {
  /// Names of properties; some of them look like keywords, and one is a reference's.
  static let propertyNames: [ExactString] = [
    "a", "b", "c", "id", "name", "kind", "default", "$ref", "required", "x-a", "foo", "abc",
  ]

  mutating func object(_ place: Place) -> JSONValue {
    var schema = JSONValue.members(["type": "object".json])
    let count = generator.weighted([(2, 0), (3, 1), (4, 2), (2, 3)]) ?? 1
    let names = generator.some(count, from: Array(Self.propertyNames.prefix(isFull ? 12 : 9)))
    var properties: [ExactString: JSONValue] = [:]
    for name in names { properties[name] = property(place) }
    if !properties.isEmpty { schema["properties"] = .object(properties) }
    // Values have to be finite: what is required may not lead back here too often, which the depth of places sees to.
    let required = names.filter { _ in generator.chance(40) }
    if !required.isEmpty || generator.chance(2) {
      schema["required"] = .array(required.map(\.json))
    }
    if generator.chance(6), let other = generator.one(from: Self.propertyNames) {
      schema["required"] = .array(Set(required + [other]).sorted().map(\.json))
    }
    switch generator.draw(0...9) {
    case 0...2: schema["additionalProperties"] = .boolean(false)
    case 3: schema["additionalProperties"] = self.schema(place.below)
    case 4: schema["additionalProperties"] = .boolean(true)
    default: break
    }
    if rarely(6) { schema["minProperties"] = .integer(generator.draw(0...3)) }
    if rarely(6) { schema["maxProperties"] = .integer(generator.draw(0...4)) }
    if isFull, is31 { addUnusualMemberKeywords(to: &schema, place) }
    return schema
  }

  /// A property's schema, with a flag now and then.
  private mutating func property(_ place: Place) -> JSONValue {
    if usesDiscriminators, generator.chance(20) { return discriminatedUnion() }
    var property = schema(place.below)
    if usesFlags, generator.chance(40), property.isObject, property["$ref"] == nil {
      property[generator.one(of: "readOnly", "writeOnly")] = .boolean(true)
    }
    return property
  }

  private mutating func addUnusualMemberKeywords(to schema: inout JSONValue, _ place: Place) {
    if rarely(18) {
      var patterns: [ExactString: JSONValue] = [:]
      for _ in 0..<generator.draw(1...2) {
        guard let pattern = pattern() else { continue }
        patterns[ExactString(pattern.text)] = self.schema(place.below)
      }
      schema["patternProperties"] = .object(patterns)
    }
    if rarely(10) { schema["propertyNames"] = names(place) }
    if rarely(8), let one = generator.one(from: Self.propertyNames) {
      let others = generator.some(generator.draw(1...2), from: Self.propertyNames)
      schema["dependentRequired"] = .object([one: .array(others.map(\.json))])
    }
    if rarely(6), let one = generator.one(from: Self.propertyNames) {
      schema["dependentSchemas"] = .object([one: self.schema(place.inside)])
    }
    if usesUnevaluated, generator.chance(50) {
      schema["additionalProperties"] = nil
      schema["unevaluatedProperties"] =
        generator.chance(60) ? .boolean(false) : self.schema(place.below)
    }
  }

  /// What names have to be like.
  private mutating func names(_ place: Place) -> JSONValue {
    switch generator.draw(0...3) {
    case 0: return .members(["maxLength": .integer(generator.draw(1...4))])
    case 1:
      return .members([
        "enum": .array(generator.some(4, from: Self.propertyNames).map(\.json))
      ])
    case 2: return .members(["not": .members(["enum": .array(["a".json, "id".json])])])
    default: return pattern().map { .members(["pattern": $0.text.json]) } ?? .boolean(true)
    }
  }

  mutating func array(_ place: Place) -> JSONValue {
    var schema = JSONValue.members(["type": "array".json])
    // Before 3.1 an array has to say what its elements are (OAS 3.0 §4.7.24.1).
    if !is31 || generator.chance(80) { schema["items"] = self.schema(place.below) }
    if rarely(18) { schema["minItems"] = .integer(generator.draw(0...3)) }
    if rarely(18) { schema["maxItems"] = .integer(generator.draw(0...4)) }
    guard isFull else { return schema }
    if rarely(10) { schema["uniqueItems"] = .boolean(true) }
    guard is31 else { return schema }
    if rarely(18) {
      let count = generator.draw(1...2)
      schema["prefixItems"] = .array((0..<count).map { _ in self.schema(place.below) })
      if generator.chance(25) { schema["items"] = .boolean(false) }
    }
    if rarely(18) {
      schema["contains"] = self.schema(place.below)
      if generator.chance(30) { schema["minContains"] = .integer(generator.draw(0...2)) }
      if generator.chance(30) { schema["maxContains"] = .integer(generator.draw(0...2)) }
    }
    if usesUnevaluated, generator.chance(40) {
      schema["items"] = nil
      schema["unevaluatedItems"] = generator.chance(60) ? .boolean(false) : self.schema(place.below)
    }
    return schema
  }
}

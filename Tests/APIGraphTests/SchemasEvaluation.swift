import APIGraph
import DocumentTree

/// Judges values by a schema as it is written, after the book (JSON Schema 2020-12), as simply as can be.
///
/// `evaluated` gives the names of members that the schema has evaluated; `nil` when the value is refused.
struct WrittenSchema {
  let components: [JSONValue]

  func evaluated(_ schema: JSONValue, _ value: JSONValue) -> Set<ExactString>? {
    guard case .object(let keywords) = schema else { return schema == .boolean(true) ? [] : nil }
    var names: Set<ExactString> = []
    /// Takes what an in-place subschema evaluated; says whether it accepts.
    func applies(_ part: JSONValue) -> Bool {
      guard let more = evaluated(part, value) else { return false }
      names.formUnion(more)
      return true
    }
    func list(_ key: ExactString) -> [JSONValue]? {
      if case .array(let elements)? = keywords[key] { elements } else { nil }
    }
    guard acceptsScalar(keywords, value), acceptsElements(keywords, value) else { return nil }
    if let reference = keywords["$ref"]?.string, let index = reference.last?.wholeNumberValue {
      guard applies(components[index]) else { return nil }
    }
    if let parts = list("allOf"), parts.contains(where: { !applies($0) }) { return nil }
    if let parts = list("anyOf"), parts.filter(applies).isEmpty { return nil }
    if let parts = list("oneOf"), parts.filter(applies).count != 1 { return nil }
    if let part = keywords["not"], evaluated(part, value) != nil { return nil }
    if let condition = keywords["if"] {
      if let branch = keywords[applies(condition) ? "then" : "else"], !applies(branch) {
        return nil
      }
    }
    guard case .object(let members) = value else { return names }
    guard let own = evaluatedMembers(keywords, members) else { return nil }
    names.formUnion(own)
    if let rest = keywords["unevaluatedProperties"] {
      for (name, member) in members where !names.contains(name) {
        guard evaluated(rest, member) != nil else { return nil }
      }
      names = Set(members.keys)
    }
    return names
  }

  private func acceptsScalar(_ keywords: [ExactString: JSONValue], _ value: JSONValue) -> Bool {
    if let type = keywords["type"] {
      var names = [type]
      if case .array(let several) = type { names = several }
      guard names.contains(where: { Judgement.hasType(value, $0.string ?? "") }) else {
        return false
      }
    }
    if case .array(let values)? = keywords["enum"], !values.contains(value) { return false }
    if let number = value.decimal {
      if let bound = keywords["minimum"]?.decimal, number < bound { return false }
      if let bound = keywords["exclusiveMaximum"]?.decimal, number >= bound { return false }
    }
    if let text = value.string {
      if let length = keywords["minLength"]?.decimal, Judgement.length(text) < length {
        return false
      }
      if let length = keywords["maxLength"]?.decimal, length < Judgement.length(text) {
        return false
      }
      if let pattern = keywords["pattern"]?.string, !Judgement.matches(text, pattern) {
        return false
      }
    }
    return true
  }

  private func acceptsElements(_ keywords: [ExactString: JSONValue], _ value: JSONValue) -> Bool {
    guard case .array(let elements) = value else { return true }
    if let size = keywords["maxItems"]?.decimal, size < Decimal(elements.count) { return false }
    var prefix: [JSONValue] = []
    if case .array(let schemas)? = keywords["prefixItems"] { prefix = schemas }
    for (index, element) in elements.enumerated() {
      let schema = index < prefix.count ? prefix[index] : keywords["items"] ?? .boolean(true)
      guard evaluated(schema, element) != nil else { return false }
    }
    if let contained = keywords["contains"] {
      let count = elements.filter { evaluated(contained, $0) != nil }.count
      if Decimal(count) < keywords["minContains"]?.decimal ?? Decimal(1) { return false }
    }
    return true
  }

  private func evaluatedMembers(
    _ keywords: [ExactString: JSONValue], _ members: [ExactString: JSONValue]
  ) -> Set<ExactString>? {
    if case .array(let required)? = keywords["required"],
      required.contains(where: { members[ExactString($0.string ?? "")] == nil })
    {
      return nil
    }
    var names: Set<ExactString> = []
    for (name, member) in members {
      if let schema = keywords["propertyNames"], evaluated(schema, .string(name)) == nil {
        return nil
      }
      var isDeclared = false
      if case .object(let properties)? = keywords["properties"], let schema = properties[name] {
        isDeclared = true
        guard evaluated(schema, member) != nil else { return nil }
      }
      if case .object(let patterns)? = keywords["patternProperties"] {
        for (pattern, schema) in patterns where Judgement.matches(name.string, pattern.string) {
          isDeclared = true
          guard evaluated(schema, member) != nil else { return nil }
        }
      }
      if !isDeclared, let schema = keywords["additionalProperties"] {
        isDeclared = true
        guard evaluated(schema, member) != nil else { return nil }
      }
      if isDeclared { names.insert(name) }
    }
    return names
  }
}

/// Judges values by schemas that have been read.
struct ReadSchema {
  let store: SchemaStore

  func evaluated(_ id: SchemaID, _ value: JSONValue) -> Set<ExactString>? {
    let schema = store.schema(id)
    guard !schema.isNever, acceptsScalar(schema, value), acceptsElements(schema, value) else {
      return nil
    }
    var names: Set<ExactString> = []
    func applies(_ part: SchemaID) -> Bool {
      guard let more = evaluated(part, value) else { return false }
      names.formUnion(more)
      return true
    }
    if schema.allOf.contains(where: { !applies($0.schema) }) { return nil }
    if !schema.anyOf.isEmpty, schema.anyOf.filter({ applies($0.schema) }).isEmpty { return nil }
    if !schema.oneOf.isEmpty, schema.oneOf.filter({ applies($0.schema) }).count != 1 { return nil }
    if schema.not.contains(where: { evaluated($0, value) != nil }) { return nil }
    if let conditional = schema.conditional {
      let branch =
        applies(conditional.condition) ? conditional.consequence : conditional.alternative
      if let branch, !applies(branch) { return nil }
    }
    guard case .object(let members) = value else { return names }
    guard let own = evaluatedMembers(schema, members) else { return nil }
    names.formUnion(own)
    if let rest = schema.unevaluatedProperties {
      for (name, member) in members where !names.contains(name) {
        guard evaluated(rest, member) != nil else { return nil }
      }
      names = Set(members.keys)
    }
    return names
  }

  private func acceptsScalar(_ schema: Schema, _ value: JSONValue) -> Bool {
    if !schema.effectiveTypes.names.contains(where: { Judgement.hasType(value, $0) }) {
      return false
    }
    if let values = schema.enumeration, !values.contains(value) { return false }
    if let number = value.decimal {
      if let bound = schema.minimum, number < bound.value { return false }
      if let bound = schema.maximum, bound.isExclusive, number >= bound.value { return false }
    }
    if let text = value.string {
      if let length = schema.minLength, Judgement.length(text) < length { return false }
      if let length = schema.maxLength, length < Judgement.length(text) { return false }
      if schema.patterns.contains(where: { !Judgement.matches(text, $0) }) { return false }
    }
    return true
  }

  private func acceptsElements(_ schema: Schema, _ value: JSONValue) -> Bool {
    guard case .array(let elements) = value else { return true }
    if let size = schema.maxItems, size < Decimal(elements.count) { return false }
    for (index, element) in elements.enumerated() {
      let prefix = schema.prefixItems
      if let id = index < prefix.count ? prefix[index] : schema.items,
        evaluated(id, element) == nil
      {
        return false
      }
    }
    if let contained = schema.contains {
      let count = elements.filter { evaluated(contained.schema, $0) != nil }.count
      if Decimal(count) < contained.minimum { return false }
    }
    return true
  }

  private func evaluatedMembers(
    _ schema: Schema, _ members: [ExactString: JSONValue]
  ) -> Set<ExactString>? {
    if schema.required.contains(where: { members[$0] == nil }) { return nil }
    var names: Set<ExactString> = []
    for (name, member) in members {
      if let id = schema.propertyNames, evaluated(id, .string(name)) == nil { return nil }
      var ids = schema.properties.filter { $0.name == name }.map(\.schema)
      for pattern in schema.patternProperties
      where Judgement.matches(name.string, pattern.pattern.string) {
        ids.append(pattern.schema)
      }
      if ids.isEmpty, let additional = schema.additionalProperties { ids = [additional] }
      if ids.contains(where: { evaluated($0, member) == nil }) { return nil }
      if !ids.isEmpty { names.insert(name) }
    }
    return names
  }
}

/// What both kinds of schema judge by.
enum Judgement {
  static func hasType(_ value: JSONValue, _ name: String) -> Bool {
    switch value {
    case .null: name == "null"
    case .boolean: name == "boolean"
    case .number(let number): name == "number" || (name == "integer" && number.isInteger)
    case .string: name == "string"
    case .array: name == "array"
    case .object: name == "object"
    }
  }

  static func length(_ text: String) -> Decimal { Decimal(text.unicodeScalars.count) }

  /// Whether a text matches one of the two kinds of pattern that occur here: `^start` and `end$`.
  static func matches(_ text: String, _ pattern: String) -> Bool {
    pattern.hasPrefix("^")
      ? text.hasPrefix(pattern.dropFirst()) : text.hasSuffix(pattern.dropLast())
  }
}

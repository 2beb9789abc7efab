import DocumentTree
import TestSupport

/// Makes values near the borders of what a schema accepts.
///
/// Nothing here has to be right: values are judged by the validator. The schemas are looked at as they are written.
struct AimedValues {
  let root: JSONValue
  var generator: SeededGenerator

  /// A value that the root schema probably accepts.
  mutating func value() -> JSONValue { value(for: [root], depth: 5) }

  // MARK: Conjunctions

  /// The schemas that hold together when some do: parts, targets, and a branch of every choice.
  private mutating func flattened(_ schemas: [JSONValue]) -> [JSONValue] {
    var found: [JSONValue] = []
    var pending = schemas
    while let schema = pending.popLast(), found.count < 24 {
      found.append(schema)
      if let reference = schema["$ref"]?.string,
        let target = SchemaReference.steps(of: reference).flatMap({ root.part(at: $0[...]) })
      {
        pending.append(target)
      }
      pending += schema["allOf"]?.elements ?? []
      for choice: ExactString in ["anyOf", "oneOf"] {
        if let branch = generator.one(from: schema[choice]?.elements ?? []) {
          pending.append(branch)
        }
      }
      if let condition = schema["if"] {
        if generator.chance(50) {
          pending += [condition, schema["then"]].compactMap { $0 }
        } else {
          pending += [schema["else"]].compactMap { $0 }
        }
      }
      // What is refused is worth a try, and so is what is refused twice.
      if let refused = schema["not"], generator.chance(35) {
        pending.append(refused["not"] ?? refused)
      }
      if generator.chance(50) {
        pending += schema["dependentSchemas"]?.sortedMembers.map(\.value) ?? []
      }
    }
    return found
  }

  private mutating func value(for schemas: [JSONValue], depth: Int) -> JSONValue {
    let parts = flattened(schemas)
    let listed = parts.flatMap { ($0["enum"]?.elements ?? []) + [$0["const"]].compactMap { $0 } }
    if let value = generator.one(from: listed), generator.chance(85) { return value }
    switch type(of: parts) {
    case "null": return .null
    case "boolean": return .boolean(generator.chance(50))
    case "integer", "number": return number(parts)
    case "string": return string(parts)
    case "array": return depth > 0 ? array(parts, depth) : .array([])
    case "object": return depth > 0 ? object(parts, depth) : .object([:])
    default: return generator.one(from: RandomSchema.constants) ?? .null
    }
  }

  private mutating func type(of parts: [JSONValue]) -> String {
    var common: [String]?
    for part in parts {
      guard let type = part["type"] else { continue }
      var names = type.string.map { [$0] } ?? type.elements.compactMap(\.string)
      if part["nullable"]?.boolean == true { names.append("null") }
      if names.contains("number") { names.append("integer") }
      common = common.map { known in known.filter { names.contains($0) } } ?? names
    }
    if let common { return generator.one(from: common) ?? "null" }
    let hints: [(ExactString, String)] = [
      ("properties", "object"), ("required", "object"), ("additionalProperties", "object"),
      ("patternProperties", "object"), ("propertyNames", "object"), ("minProperties", "object"),
      ("maxProperties", "object"), ("dependentRequired", "object"), ("dependentSchemas", "object"),
      ("items", "array"), ("prefixItems", "array"), ("contains", "array"), ("minItems", "array"),
      ("maxItems", "array"), ("uniqueItems", "array"), ("unevaluatedItems", "array"),
      ("pattern", "string"), ("minLength", "string"), ("maxLength", "string"),
      ("format", "string"), ("minimum", "number"), ("maximum", "number"), ("multipleOf", "number"),
      ("exclusiveMinimum", "number"), ("exclusiveMaximum", "number"),
    ]
    let hinted = hints.filter { name, _ in parts.contains { $0[name] != nil } }.map(\.1)
    if let type = generator.one(from: hinted), generator.chance(85) { return type }
    return generator.one(of: "null", "boolean", "number", "string", "array", "object")
  }

  // MARK: Scalars

  private static let half = Decimal("0.5") ?? Decimal(0)

  private mutating func number(_ parts: [JSONValue]) -> JSONValue {
    let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
    let limits = parts.flatMap { part in bounds.compactMap { part[ExactString($0)]?.decimal } }
    guard let limit = generator.one(from: limits), generator.chance(80) else {
      return .number(
        generator.one(
          of: Decimal(0), Decimal(1), Decimal(2), Decimal(-1), Decimal(6), Decimal(12), Decimal(42),
          Decimal(2_147_483_648), Self.half))
    }
    guard let integer = limit.integer else { return .number(limit) }
    let near = integer + generator.one(of: -1, 0, 0, 1, 2, 6)
    return generator.chance(12)
      ? .number(Decimal("\(near).5") ?? limit) : .integer(near)
  }

  private mutating func string(_ parts: [JSONValue]) -> JSONValue {
    let patterns = parts.compactMap { $0["pattern"]?.string }
    if let pattern = generator.one(from: patterns), generator.chance(75) {
      return word(of: pattern).json
    }
    let formats = parts.compactMap { $0["format"]?.string }
    if let name = generator.one(from: formats), generator.chance(80),
      let format = OracleFormat.ofStrings.first(where: { $0.name == name }),
      let word = generator.one(from: generator.chance(75) ? format.words : format.misses)
    {
      return word.json
    }
    let lengths = parts.flatMap { part in
      ["minLength", "maxLength"].compactMap { part[ExactString($0)]?.decimal?.integer }
    }
    if let length = generator.one(from: lengths), generator.chance(80) {
      let near = min(max(0, length + generator.one(of: -1, 0, 0, 1)), 400)
      return String(repeating: generator.one(of: "a", "a", "b", "x"), count: near).json
    }
    return generator.one(of: "", "a", "b", "abc", "foo", "x-a", "1", "zzzzzzz").json
  }

  /// A text that a pattern matches, or narrowly does not.
  private mutating func word(of pattern: String) -> String {
    let known = OraclePattern.byText[pattern]
    let words = known?.words ?? OraclePattern.all.flatMap(\.words)
    let misses = known?.misses ?? []
    return generator.one(from: generator.chance(75) || misses.isEmpty ? words : misses) ?? ""
  }

  // MARK: Structures

  private mutating func object(_ parts: [JSONValue], _ depth: Int) -> JSONValue {
    let required = parts.flatMap { $0["required"]?.names ?? [] }
    var names = Set(required)
    if generator.chance(6), let dropped = generator.one(from: names.sorted()) {
      names.remove(dropped)
    }
    let optional = [15, 50, 90][generator.draw(0...2)]
    for name in Set(parts.flatMap { $0["properties"]?.sortedMembers.map(\.key) ?? [] }).sorted()
    where generator.chance(optional) {
      names.insert(name)
    }
    for pattern in parts.flatMap({ $0["patternProperties"]?.sortedMembers.map(\.key) ?? [] })
    where generator.chance(40) {
      names.insert(ExactString(word(of: pattern.string)))
    }
    let least = parts.compactMap { $0["minProperties"]?.decimal?.integer }.max() ?? 0
    while names.count < least || generator.chance(14) {
      let other = generator.one(from: RandomSchema.propertyNames + ["z", "zz", "zzz"])
      if let other, !names.insert(other).inserted, names.count >= least { break }
    }
    var members: [ExactString: JSONValue] = [:]
    for name in names.sorted() {
      members[name] = value(for: schemas(of: name, in: parts), depth: depth - 1)
    }
    return .object(members)
  }

  /// What is said of a member.
  private func schemas(of name: ExactString, in parts: [JSONValue]) -> [JSONValue] {
    parts.flatMap { part in
      var schemas: [JSONValue] = []
      if let schema = part["properties"]?[name] { schemas.append(schema) }
      for (pattern, schema) in part["patternProperties"]?.sortedMembers ?? []
      where OraclePattern.byText[pattern.string]?.words.contains(name.string) ?? false {
        schemas.append(schema)
      }
      let others = [part["additionalProperties"], part["unevaluatedProperties"]]
      if schemas.isEmpty { schemas += others.compactMap { $0 } }
      return schemas
    }
  }

  private mutating func array(_ parts: [JSONValue], _ depth: Int) -> JSONValue {
    let least = parts.compactMap { $0["minItems"]?.decimal?.integer }
    let most = parts.compactMap { $0["maxItems"]?.decimal?.integer }
    let prefix = parts.compactMap { $0["prefixItems"]?.elements.count }
    let count = parts.compactMap {
      ($0["minContains"] ?? $0["maxContains"])?.decimal?.integer
    }
    var length = generator.one(from: least + most + prefix + count + [0, 1, 2]) ?? 1
    length = max(0, length + generator.one(of: -1, 0, 0, 0, 1))
    if let most = most.min(), generator.chance(85) { length = min(length, most) }
    if let least = least.max(), generator.chance(85) { length = max(length, least) }
    let contained = parts.compactMap { $0["contains"] }
    return .array(
      (0..<min(length, 8)).map { index in
        var schemas = parts.flatMap { part in
          let prefix = part["prefixItems"]?.elements ?? []
          if prefix.indices.contains(index) { return [prefix[index]] }
          return [part["items"] ?? part["unevaluatedItems"]].compactMap { $0 }
        }
        if let schema = generator.one(from: contained), generator.chance(50) {
          schemas.append(schema)
        }
        return value(for: schemas, depth: depth - 1)
      })
  }
}

import APIGraph
import DocumentTree
import TestSupport

/// What random schemas are made of.
enum OracleProfile: String, Sendable {
  /// What nearly every description uses.
  case core
  /// All of JSON Schema.
  case full
  /// All of it, the rare keywords often and schemas large.
  case wild
  /// All that Python judges as JSON Schema does.
  case portable
}

/// Makes random schemas that look like those of OpenAPI descriptions.
///
/// References in place lead only to later definitions, so that no schema is a part of itself; references from members and
/// elements lead anywhere, so that schemas are recursive.
struct RandomSchema {
  let profile: OracleProfile
  let dialect: Dialect
  /// Whether unions are told apart by a `discriminator`.
  var usesDiscriminators = false
  /// Whether properties are marked `readOnly` and `writeOnly`.
  var usesFlags = false
  /// Whether `unevaluated…` is used.
  var usesUnevaluated = false
  var generator: SeededGenerator
  private(set) var definitions: [ExactString: JSONValue] = [:]
  var definitionNames: [ExactString] = []

  init(profile: OracleProfile, dialect: Dialect, generator: SeededGenerator) {
    self.profile = profile
    self.dialect = dialect
    self.generator = generator
  }

  var isFull: Bool { profile != .core }
  var isWild: Bool { profile == .wild }
  var is31: Bool { dialect == .openAPI31 }

  /// Where a schema stands: how deep below it schemas may nest, and from which definition on references in place may lead.
  struct Place {
    var depth: Int
    var level: Int

    /// The place of a member or element: what stands there may refer to anything.
    var below: Place { Place(depth: depth - 1, level: -1) }
    /// The place of a schema for the same value.
    var inside: Place { Place(depth: depth - 1, level: level) }
  }

  /// Whether something rare is done, so many times in a hundred or more often.
  mutating func rarely(_ percent: Int) -> Bool {
    generator.chance(isWild ? min(percent * 3, 50) : percent)
  }

  /// The name under which definitions stand in a document.
  static let definitionsKey: ExactString = "$defs"

  /// A root schema with its definitions.
  mutating func document() -> JSONValue {
    let count = generator.weighted([(4, 0), (3, 1), (3, 2), (1, 3)]) ?? 0
    definitionNames = Array(["Node", "Pet", "default", "Kind"].prefix(count)).map {
      ExactString($0)
    }
    if usesDiscriminators { definitionNames = ["Cat", "Dog", "Owner"] }
    definitions = [:]
    for (index, name) in definitionNames.enumerated() {
      definitions[name] =
        usesDiscriminators && index < 2
        ? tagged(Place(depth: 1, level: index))
        : schema(Place(depth: generator.draw(1...2), level: index))
    }
    var root =
      usesDiscriminators && generator.chance(60)
      ? discriminatedUnion() : rootSchema()
    if !root.isObject { root = .members(["allOf": .array([root])]) }
    if !definitions.isEmpty {
      if root["$ref"] != nil, !is31 { root = .members(["allOf": .array([root])]) }
      root[Self.definitionsKey] = .object(definitions)
    }
    return root
  }

  /// Descriptions are mostly of objects.
  private mutating func rootSchema() -> JSONValue {
    let place = Place(depth: generator.draw(isWild ? 2...4 : 1...3), level: -2)
    return generator.chance(40) ? object(place) : schema(place)
  }

  /// A schema for a place.
  mutating func schema(_ place: Place) -> JSONValue {
    let canRefer = !definitionNames.isEmpty || place.level == -1
    let kinds: [(weight: Int, item: Kind)] = [
      (is31 ? 2 : 1, .anything), (22, .string), (18, .number), (5, .boolean), (10, .enumeration),
      (place.depth > 0 ? 26 : 3, .object), (place.depth > 0 ? 12 : 1, .array),
      (place.depth > 0 ? isWild ? 34 : 18 : 0, .composition), (canRefer ? 12 : 0, .reference),
      (isWild ? 8 : isFull ? 3 : 1, .loose),
    ]
    switch generator.weighted(kinds) ?? .anything {
    case .anything:
      return is31 ? .boolean(generator.chance(70)) : .object([:])
    case .string: return nullable(string())
    case .number: return nullable(number())
    case .boolean: return nullable(.members(["type": "boolean".json]))
    case .enumeration: return enumeration()
    case .object: return nullable(object(place))
    case .array: return nullable(array(place))
    case .composition: return composition(place)
    case .reference: return reference(place) ?? string()
    case .loose: return loose(place)
    }
  }

  private enum Kind {
    case anything, string, number, boolean, enumeration, object, array, composition, reference
    case loose
  }

  /// A reference that may stand at a place.
  mutating func reference(_ place: Place) -> JSONValue? {
    if place.level == -1 {
      if definitionNames.isEmpty || generator.chance(15) { return .members(["$ref": "#".json]) }
      return generator.one(from: definitionNames).map { .members(["$ref": Self.pointer($0).json]) }
    }
    let later = definitionNames.dropFirst(max(place.level + 1, 0))
    return generator.one(from: Array(later)).map { .members(["$ref": Self.pointer($0).json]) }
  }

  /// The reference to a definition.
  static func pointer(_ name: ExactString) -> String { "#/\(definitionsKey)/\(name)" }

  /// A schema of one type with null besides, now and then.
  private mutating func nullable(_ schema: JSONValue) -> JSONValue {
    guard generator.chance(10), let type = schema["type"]?.string else { return schema }
    var schema = schema
    if is31 {
      schema["type"] = .array([type.json, "null".json])
    } else {
      schema["nullable"] = .boolean(true)
    }
    return schema
  }

  /// Keywords of several types without a `type`, or with several.
  private mutating func loose(_ place: Place) -> JSONValue {
    var schema = JSONValue.object([:])
    for part in [string(), number(), place.depth > 0 ? object(place) : string()] {
      guard generator.chance(60) else { continue }
      // What bounds numbers and what makes a bound exclusive belong together in 3.0, as do the keywords for members.
      for (name, value) in part.sortedMembers where name != "type" && name != "format" {
        schema[name] = value
      }
    }
    if is31, generator.chance(40) {
      let types = ["string", "number", "integer", "boolean", "null", "object", "array"]
      schema["type"] = .array(generator.some(generator.draw(2...3), from: types).map(\.json))
    }
    if isFull, is31, usesUnevaluated, generator.chance(40) {
      schema["unevaluatedProperties"] = .boolean(false)
    }
    return schema
  }
}

extension String {
  /// The text as a JSON value.
  var json: JSONValue { .text(self) }
}

extension ExactString {
  /// The name as a JSON value.
  var json: JSONValue { .string(self) }
}

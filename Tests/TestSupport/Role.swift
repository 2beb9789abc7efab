package import DocumentTree

/// What a value of a description is for, as far as rewriting has to know: the same keys mean other things elsewhere.
package enum Role: Hashable, Sendable {
  /// The OpenAPI Object.
  case document
  /// Any other object with fixed fields.
  case object
  /// A Path Item Object, which may have members beside `$ref` (OAS 3.0 §4.7.9.1).
  case pathItem
  /// A Schema Object, or a list of them.
  case schema
  /// Names with objects, such as `responses` or `content`.
  case objectMap
  /// Names with schemas, such as `properties`.
  case schemaMap
  /// Keys with path items, such as `paths`.
  case pathItemMap
  /// Names with callbacks, which are maps of path items themselves.
  case callbackMap
  /// Names with Example Objects.
  case exampleMap
  /// An Example Object, whose `value` is data.
  case example
  /// Values that descriptions only quote: examples, defaults, enumerations and extensions.
  case data

  /// The role of a member of an object in this role.
  package func member(_ key: String, _ value: Node) -> Role {
    member(key, isObject: value.kind == .object)
  }

  /// The role of a member of an object in this role, by whether the member is an object itself.
  package func member(_ key: String, isObject: Bool) -> Role {
    switch self {
    case .data: .data
    case .objectMap: .object
    case .schemaMap: .schema
    case .pathItemMap: .pathItem
    case .callbackMap: .pathItemMap
    case .exampleMap: .example
    case .example: key == "value" || key.hasPrefix("x-") ? .data : .object
    case .schema: Role.ofSchemaMember(key)
    case .document, .object, .pathItem: Role.ofMember(key, isObject: isObject)
    }
  }

  /// Whether members of an object in this role are fixed fields and not names that the author chose.
  package var hasFixedFields: Bool {
    switch self {
    case .document, .object, .pathItem, .schema: true
    case .objectMap, .schemaMap, .pathItemMap, .callbackMap, .exampleMap, .example, .data: false
    }
  }

  private static func ofSchemaMember(_ key: String) -> Role {
    switch key {
    case "properties", "patternProperties", "dependentSchemas", "$defs", "definitions": .schemaMap
    case "items", "prefixItems", "additionalProperties", "additionalItems", "allOf", "anyOf",
      "oneOf", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties",
      "unevaluatedItems", "contentSchema":
      .schema
    case "example", "examples", "default", "const", "enum": .data
    case "dependentRequired": .objectMap
    default: key.hasPrefix("x-") ? .data : .object
    }
  }

  private static func ofMember(_ key: String, isObject: Bool) -> Role {
    switch key {
    case "schema", "itemSchema", "items": .schema
    case "schemas", "definitions": .schemaMap
    case "paths", "pathItems", "webhooks": .pathItemMap
    case "callbacks": .callbackMap
    case "responses", "requestBodies", "headers", "content", "mediaTypes", "links", "encoding",
      "mapping",
      "securitySchemes", "securityDefinitions", "variables", "scopes", "additionalOperations":
      .objectMap
    case "parameters": isObject ? .objectMap : .object
    case "examples": isObject ? .exampleMap : .data
    case "example", "default", "enum": .data
    default: key.hasPrefix("x-") ? .data : .object
    }
  }

  /// The role of a whole document, guessed from its members: other files of a description do not say what they are.
  package static func ofDocument(_ root: Node) -> Role {
    let keys = Set(root.members.compactMap(\.key).map { ExactString($0) })
    if keys.contains("openapi") || keys.contains("swagger") || keys.contains("components") {
      return .document
    }
    let schemaKeys: Set<ExactString> = [
      "type", "properties", "allOf", "anyOf", "oneOf", "enum", "items", "$schema",
    ]
    if !keys.isDisjoint(with: schemaKeys) { return .schema }
    let methods: Set<ExactString> = ["get", "put", "post", "delete", "options", "head", "patch"]
    if !keys.isDisjoint(with: methods) { return .pathItem }
    return keys.allSatisfy { $0.string.hasPrefix("/") } ? .pathItemMap : .schemaMap
  }
}

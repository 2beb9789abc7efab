/// Which fields an element may have: those that are plain facts, and those that are read as elements of their own.
struct ElementFields: Sendable {
  /// The element's name in messages.
  let name: String
  /// Fields that become facts as they are.
  let plain: WordList
  /// Fields that have a meaning of their own and leave no fact here.
  let structural: WordList

  init(_ name: String, plain: WordList = [], structural: WordList = []) {
    self.name = name
    self.plain = plain
    self.structural = structural
  }
}

/// A few words, among which one is found by looking at all of them: that costs less than to hash it.
struct WordList: ExpressibleByArrayLiteral, Sendable {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  init(arrayLiteral words: String...) { self.words = words }

  func contains(_ word: String) -> Bool {
    let count = word.utf8.count
    for other in words where other.utf8.count == count && other == word { return true }
    return false
  }

  func union(_ others: [String]) -> WordList { WordList(words + others) }
}

/// The fields of OpenAPI 3.0, 3.1 and 3.2 in one table: a field that came later has no other meaning before.
extension ElementFields {
  static let operation = ElementFields(
    "operation",
    plain: ["summary", "description", "operationId", "tags", "deprecated", "externalDocs"],
    structural: ["parameters", "requestBody", "responses", "callbacks", "security", "servers"])

  static let parameter = ElementFields(
    "parameter", plain: ["description", "deprecated", "allowReserved", "allowEmptyValue"],
    structural: [
      "name", "in", "required", "style", "explode", "schema", "content", "example", "examples",
    ])

  static let header = ElementFields(
    "header", plain: ["description", "deprecated", "allowReserved", "allowEmptyValue"],
    structural: ["required", "style", "explode", "schema", "content", "example", "examples"])

  static let requestBody = ElementFields(
    "request body", plain: ["description"], structural: ["required", "content"])

  static let mediaType = ElementFields(
    "media type",
    structural: [
      "schema", "itemSchema", "example", "examples", "encoding", "prefixEncoding", "itemEncoding",
    ])

  // The encodings of nested multipart bodies (OAS 3.2) are compared as they are written.
  static let encoding = ElementFields(
    "encoding",
    plain: ["contentType", "allowReserved", "encoding", "prefixEncoding", "itemEncoding"],
    structural: ["style", "explode", "headers"])

  static let response = ElementFields(
    "response", plain: ["summary", "description"], structural: ["headers", "content", "links"])

  static let link = ElementFields(
    "link",
    plain: ["operationRef", "operationId", "parameters", "requestBody", "description", "server"])

  static let server = ElementFields(
    "server", plain: ["description", "name"], structural: ["url", "variables"])

  static let serverVariable = ElementFields(
    "server variable", plain: ["default", "description"], structural: ["enum"])

  static let securityScheme = ElementFields(
    "security scheme",
    plain: [
      "type", "in", "description", "bearerFormat", "openIdConnectUrl", "oauth2MetadataUrl",
      "deprecated",
    ],
    structural: ["name", "scheme", "flows"])

  static let flow = ElementFields(
    "flow",
    plain: [
      "authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl", "scopes",
    ])

  static let info = ElementFields(
    "info",
    plain: ["title", "summary", "description", "termsOfService", "contact", "license"],
    structural: ["version"])

  static let document = ElementFields(
    "document", plain: ["externalDocs", "jsonSchemaDialect", "$self"],
    structural: [
      "openapi", "info", "paths", "webhooks", "components", "security", "servers", "tags",
    ])

  static let components = ElementFields(
    "components",
    structural: [
      "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
      "securitySchemes", "links", "callbacks", "pathItems", "mediaTypes",
    ])
}

/// The fields of Swagger 2.0 where they are not those of OpenAPI 3.
extension ElementFields {
  static let swagger2Operation = ElementFields(
    "operation", plain: operation.plain,
    structural: ["parameters", "responses", "security", "schemes", "consumes", "produces"])

  static let swagger2BodyParameter = ElementFields(
    "body parameter", plain: ["description"], structural: ["name", "in", "required", "schema"])

  // The keywords of the value stand among the parameter's own fields and are read with its schema.
  static let swagger2Parameter = ElementFields(
    "parameter", plain: ["description", "allowEmptyValue"],
    structural: swagger2Value.union(["name", "in", "required", "schema"]))

  static let swagger2Header = ElementFields(
    "header", plain: ["description"], structural: swagger2Value)

  private static let swagger2Value = WordList(Keyword.ofParameters.keywords.map(\.text))
    .union(["default", "collectionFormat", "example", "examples"])

  static let swagger2Response = ElementFields(
    "response", plain: ["description"], structural: ["headers", "schema", "examples"])

  static let swagger2SecurityScheme = ElementFields(
    "security scheme", plain: ["in", "description"],
    structural: ["type", "name", "flow", "authorizationUrl", "tokenUrl", "scopes"])

  static let swagger2Document = ElementFields(
    "document", plain: ["externalDocs"],
    structural: [
      "swagger", "info", "paths", "definitions", "parameters", "responses", "securityDefinitions",
      "security", "host", "basePath", "schemes", "consumes", "produces", "tags",
    ])
}

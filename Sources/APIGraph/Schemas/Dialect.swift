/// The words that a schema is written in.
package enum Dialect: Hashable, Sendable {
  /// The Schema Object of Swagger 2.0.
  case swagger2

  /// A non-body parameter or header of Swagger 2.0: the schema's keywords stand in the object itself.
  case swagger2Parameter

  /// The Schema Object of OpenAPI 3.0.
  case openAPI30

  /// JSON Schema 2020-12 with the words of OpenAPI 3.1 and 3.2.
  case openAPI31
}

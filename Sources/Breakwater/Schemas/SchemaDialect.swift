internal import APIGraph

/// The words that a schema is written in.
public enum SchemaDialect: String, Sendable, CaseIterable {
  /// The Schema Object of OpenAPI 3.0.
  case openAPI30 = "3.0"

  /// JSON Schema 2020-12, with the words of OpenAPI 3.1 and 3.2.
  case openAPI31 = "3.1"

  var dialect: Dialect {
    switch self {
    case .openAPI30: .openAPI30
    case .openAPI31: .openAPI31
    }
  }
}

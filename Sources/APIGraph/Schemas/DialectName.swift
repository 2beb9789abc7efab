/// The URI by which a description names the dialect of its schemas (`$schema`, `jsonSchemaDialect`), and what is known of it.
package struct DialectName: Hashable, Sendable {
  /// The URI without an empty fragment.
  package let uri: String

  package init(_ uri: String) {
    self.uri = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
  }

  /// How well the schemas of a dialect are understood.
  package enum Standing: Sendable {
    /// They mean what they are taken to mean.
    case known
    /// An earlier draft, whose schemas are read as those of the last one.
    case earlier
    /// Nobody knows what their keywords mean.
    case unknown
  }

  /// What is known without looking the dialect up.
  package var standing: Standing {
    if Self.known.contains(uri) || Self.isOpenAPI(uri) { return .known }
    return Self.earlier.contains(uri) ? .earlier : .unknown
  }

  /// The dialects of OpenAPI 3.1 and 3.2, which are published by date (OAS 3.2 §4.24.6).
  private static func isOpenAPI(_ uri: String) -> Bool {
    ["3.1", "3.2"].contains { uri.hasPrefix("https://spec.openapis.org/oas/\($0)/dialect/") }
  }

  private static let known: Set<String> = [
    "https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/schema",
    "https://json-schema.org/schema",
  ]

  private static let earlier: Set<String> = [
    "http://json-schema.org/draft-04/schema", "https://json-schema.org/draft-04/schema",
    "http://json-schema.org/draft-06/schema", "https://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema",
    "https://json-schema.org/draft/2019-09/schema",
  ]

  /// Whether the meaning of the vocabularies is known that a metaschema lists.
  static func isKnown(vocabulary uri: String) -> Bool {
    uri.hasPrefix("https://json-schema.org/draft/2020-12/vocab/")
      || uri.hasPrefix("https://spec.openapis.org/oas/3.")
  }

  /// What is to be said to people of a description that names the dialect; `nil` where nothing is.
  func remark(_ standing: Standing) -> (code: String, message: String)? {
    switch standing {
    case .known: nil
    case .earlier:
      (
        "earlier-dialect",
        "schemas of '\(uri)' are read as those of JSON Schema 2020-12, with which most of them agree"
      )
    case .unknown:
      (
        "unknown-dialect",
        "the dialect '\(uri)' is not known; schemas are read as those of JSON Schema 2020-12"
      )
    }
  }
}

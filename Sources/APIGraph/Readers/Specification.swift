/// The specification that a description says it follows.
package struct Specification: Hashable, Sendable {
  /// Versions that are read alike.
  package enum Family: String, Hashable, Sendable {
    case swagger2, openAPI30, openAPI31, openAPI32
  }

  package let family: Family
  /// The version as it is written, such as `3.0.3`.
  package let version: String

  package init(family: Family, version: String) {
    self.family = family
    self.version = version
  }

  /// The dialect of the schemas of bodies.
  package var dialect: Dialect {
    switch family {
    case .swagger2: .swagger2
    case .openAPI30: .openAPI30
    case .openAPI31, .openAPI32: .openAPI31
    }
  }
}

extension Specification.Family {
  /// The family's name in messages.
  var title: String {
    switch self {
    case .swagger2: "Swagger 2.0"
    case .openAPI30: "OpenAPI 3.0"
    case .openAPI31: "OpenAPI 3.1"
    case .openAPI32: "OpenAPI 3.2"
    }
  }
}

package import DocumentTree

/// A parameter of an operation, inherited ones included (OAS 3.1 §4.8.12; Swagger 2.0's body and form parameters are
/// request bodies).
package struct Parameter: Sendable {
  /// Where the value travels.
  package enum Location: String, Sendable, Comparable {
    case path, query, header, cookie
    /// The whole query string (OAS 3.2).
    case querystring

    package static func < (left: Location, right: Location) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package let location: Location
  /// The name as written; header names compare without case by `key`.
  package let name: ExactString
  /// `required` (only when true), `style`, `explode`, `allowReserved`, `allowEmptyValue` (each only when it is not the
  /// default of the place), `description`, `deprecated`, `example`/`examples`, extensions.
  package var facts = Facts()
  package var isRequired = false
  /// The effective style, defaults filled in (OAS 3.1 §4.8.12.2.1).
  package var style = "simple"
  /// The effective explode, defaults filled in.
  package var explodes = false
  /// Whether reserved characters stand in the value as they are: `allowReserved` where it has a meaning.
  package var takesReservedCharacters = false
  /// Whether the name may stand without a value: `allowEmptyValue` where it has a meaning.
  package var takesEmptyValue = false
  /// The schema; `nil` when there is none or the value has a media type.
  package var schema: SchemaID?
  /// At most one media type by which the value is written (`content`).
  package var content: [MediaType] = []
  /// For path parameters: the position of its first use in the template, from 0; `nil` when the template lacks it.
  package var position: Int?
  package let origin: Origin

  package init(location: Location, name: ExactString, origin: Origin) {
    self.location = location
    self.name = name
    self.origin = origin
  }

  /// The name by which parameters of one place are told apart: header names in lower case.
  package var key: ExactString {
    location == .header ? ExactString(name.string.lowercased()) : name
  }

  /// Whether OpenAPI 3.x takes no notice of a header parameter of this name, because other parts of a description say the same
  /// (OAS 3.1 §4.8.12.2.1). Swagger 2.0 has no such rule.
  package static func isIgnoredHeader(_ name: String) -> Bool {
    ["accept", "content-type", "authorization"].contains(name.lowercased())
  }
}

package import DocumentTree

/// The body of a request (OAS 3.1 §4.8.13).
package struct RequestBody: Sendable {
  /// `required` (only when true), `description`, extensions.
  package var facts = Facts()
  package var isRequired = false
  /// Whether that follows from its parts, as in Swagger 2.0, whose forms are lists of parameters.
  package var isMadeOfParts = false
  package var content: [MediaType] = []
  package let origin: Origin

  package init(origin: Origin) { self.origin = origin }
}

/// One media type or range of a content map, with its schema (OAS 3.1 §4.8.14).
package struct MediaType: Sendable {
  package let range: MediaRange
  /// `example`/`examples`, extensions.
  package var facts = Facts()
  package var schema: SchemaID?
  /// The schema of each item of a sequential media type (OAS 3.2).
  package var itemSchema: SchemaID?
  package var encodings: [Encoding] = []
  /// `prefixEncoding` of OAS 3.2.
  package var prefixEncodings: [Encoding] = []
  /// `itemEncoding` of OAS 3.2.
  package var itemEncoding: Encoding?
  package let origin: Origin

  package init(range: MediaRange, origin: Origin) {
    self.range = range
    self.origin = origin
  }
}

/// How one property of a form or multipart body is written (OAS 3.1 §4.8.15).
package struct Encoding: Sendable {
  /// The property, or the position in a prefix, or `*` for every item.
  package let name: ExactString
  /// `contentType`, `style`, `explode`, `allowReserved`, extensions: as written.
  package var facts = Facts()
  /// Whether the part is written by a style and not by a media type: one of `style`, `explode` and `allowReserved` stands there
  /// and has a meaning (OAS 3.1.1 §4.8.15.1.2).
  package var isStyled = false
  /// The style, defaults filled in.
  package var style = "form"
  package var explodes = true
  package var headers: [Header] = []
  package let origin: Origin

  package init(name: ExactString, origin: Origin) {
    self.name = name
    self.origin = origin
  }
}

/// A response of an operation (OAS 3.1 §4.8.17).
package struct Response: Sendable {
  package let status: StatusRange
  /// `description`, `summary`, extensions; 2.0's `examples`.
  package var facts = Facts()
  package var headers: [Header] = []
  package var content: [MediaType] = []
  package var links: [Link] = []
  package let origin: Origin

  package init(status: StatusRange, origin: Origin) {
    self.status = status
    self.origin = origin
  }
}

/// A header of a response or of a part of a multipart body (OAS 3.1 §4.8.21).
package struct Header: Sendable {
  /// As written; names compare without case by `key`.
  package let name: ExactString
  /// As for parameters.
  package var facts = Facts()
  package var isRequired = false
  /// The effective style; other than `simple` only in Swagger 2.0, whose headers have a `collectionFormat`.
  package var style = "simple"
  package var explodes = false
  package var schema: SchemaID?
  package var content: [MediaType] = []
  package let origin: Origin

  package init(name: ExactString, origin: Origin) {
    self.name = name
    self.origin = origin
  }

  /// The name in lower case (RFC 9110 §5.1).
  package var key: ExactString { ExactString(name.string.lowercased()) }
}

/// What a response says about a possible next call (OAS 3.1 §4.8.20).
package struct Link: Sendable {
  package let name: ExactString
  /// Every field as written.
  package var facts = Facts()
  package let origin: Origin

  package init(name: ExactString, origin: Origin) {
    self.name = name
    self.origin = origin
  }
}

package import DocumentTree

/// Where the parts of an operation stand.
///
/// There is one only of operations that have nothing beside parts that can be read one by one. An owner that cannot be copied, because
/// it holds many lists and each is looked at once.
package struct OperationOutline: ~Copyable, Sendable {
  /// What stands in the path item beside operations and parameters, and the servers that the operation names.
  package internal(set) var surroundings: [NodeID] = []
  /// The parameters of the path item.
  package internal(set) var inheritedParameters: Origin?
  package internal(set) var parameters: Origin?
  package internal(set) var requestBody: Origin?
  package internal(set) var responses: [Response] = []
  /// What the operation says itself of how callers authenticate.
  package internal(set) var security: Origin?
  /// What says something about the operation as a whole, if it was to be listed.
  package internal(set) var facts: [NodeID] = []
  /// The extensions among the responses.
  package internal(set) var factsOfResponses: [NodeID] = []

  /// A response where it is declared.
  package struct Response: Sendable {
    package let status: StatusRange
    package let origin: Origin
  }

  /// The response with a status, found quickly where it is likely to stand.
  package func response(_ status: StatusRange, likelyAt position: Int) -> Response? {
    if position < responses.count, responses[position].status == status {
      return responses[position]
    }
    return responses.first { $0.status == status }
  }
}

/// The parts of a request or response whose bodies are JSON texts that a schema describes.
package struct MessageOutline {
  /// Where it stands, a reference followed.
  package internal(set) var origin: Origin
  package internal(set) var headers: Origin?
  package internal(set) var links: Origin?
  package internal(set) var content: [Content] = []
  /// Whether the text says it all, so that the same text elsewhere says the same: a reference, or a message all of whose schemas
  /// are references.
  package internal(set) var isSaidByText = true

  /// A media type.
  package struct Content {
    package let range: MediaRange
    package let origin: Origin
    package let schema: SchemaID?
    /// Its examples.
    package let facts: Facts
  }
}

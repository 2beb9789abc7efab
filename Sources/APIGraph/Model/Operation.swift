package import DocumentTree

/// What is known of an operation before its body is read: enough to pair it.
package struct OperationHeading: Sendable {
  /// Where operations hang.
  package enum Place: Hashable, Sendable {
    /// A key of `paths`, as written.
    case path(String)
    /// A key of `webhooks`.
    case webhook(String)
    /// An expression of a callback of an operation.
    case callback(name: String, expression: String)
    /// A path item that is a component, under whatever path it will be used.
    case component(String)
  }

  package let place: Place
  /// The HTTP method in capitals (`additionalOperations` keep their spelling).
  package let method: String
  /// The operation object.
  private let node: Node
  /// Where it stands.
  package let origin: Origin
  /// The path item that holds it, references followed.
  package let pathItem: Origin
  /// The key of the path item where it is declared (in `paths`, `webhooks` or the callback), references not followed.
  package let declaration: Origin

  package init(
    place: Place, method: String, node: Node, document: Int32, pathItem: Origin,
    declaration: Origin
  ) {
    self.place = place
    self.method = method
    self.node = node
    origin = Origin(document: document, node: node.id)
    self.pathItem = pathItem
    self.declaration = declaration
  }

  package var operationID: String? { node["operationId"]?.string }
}

/// An operation with everything that it inherits from its path item and its document.
package struct Operation: Sendable {
  package let heading: OperationHeading
  /// `summary`, `description`, `operationId`, `tags` (a set), `deprecated`, `externalDocs`, extensions; the path item's
  /// `summary`, `description` and extensions under `pathItem.summary` and so on.
  package var facts = Facts()
  package var parameters: [Parameter] = []
  package var requestBody: RequestBody?
  package var responses: [Response] = []
  package var callbacks: [Callback] = []
  package var security: Security
  package var servers: [Server] = []
  /// Parts that could not be read, by their text.
  package var unread: [UnreadPart] = []

  package init(heading: OperationHeading, security: Security) {
    self.heading = heading
    self.security = security
  }
}

/// A part of an element that could not be read, such as a reference to nothing. Equal to another by its text only.
package struct UnreadPart: Hashable, Sendable {
  /// What it should have been: `parameter`, `response`, `request body`, …
  package let subject: String
  /// What is written instead.
  package let text: String
  package let origin: Origin

  package init(subject: String, text: String, origin: Origin) {
    self.subject = subject
    self.text = text
    self.origin = origin
  }
}

/// A set of requests that the API makes to an address that it was given (OAS 3.1 §4.8.18).
package struct Callback: Sendable {
  package let name: ExactString
  /// Extensions.
  package var facts = Facts()
  /// The operations of all its expressions, each with a `callback` place.
  package var operations: [Operation] = []
  package let origin: Origin

  package init(name: ExactString, origin: Origin) {
    self.name = name
    self.origin = origin
  }
}

/// A component, read as what components of its kind are.
package enum ComponentContent: Sendable {
  case schema(SchemaID)
  case parameter(Parameter)
  case requestBody(RequestBody)
  case response(Response)
  case header(Header)
  /// The operations of a path item, without what the document would give them.
  case pathItem([Operation])
  case callback(Callback)
  case link(Link)
  case mediaType(MediaType)
  case securityScheme(SecurityScheme)
}

extension API {
  /// Reads a component that no operation needs to use; without content where its kind has none that messages show.
  package func component(
    _ kind: String, at origin: Origin
  ) -> (content: ComponentContent?, unread: [UnreadPart]) {
    let reading = readComponent(kind, at: origin)
    return (reading.value, reading.unread)
  }
}

import APIGraph

/// What the value of a parameter, a header or a field of a form is, and how it is written.
struct WireValue {
  let style: SerializationStyle
  /// The media type by which the value is written instead of by a style.
  let content: MediaType?
  let schema: SchemaID?

  init(style: SerializationStyle, content: MediaType? = nil, schema: SchemaID?) {
    self.style = style
    self.content = content
    self.schema = schema
  }

  init(_ parameter: Parameter) {
    self.init(
      style: SerializationStyle(parameter), content: parameter.content.first,
      schema: parameter.schema)
  }

  init(_ header: Header) {
    self.init(
      style: SerializationStyle(header), content: header.content.first, schema: header.schema)
  }

  /// The schemas of two values of which one has a media type and the other a style, where both are written as the same text;
  /// `nil` where they are not.
  static func plainSchemas(
    _ old: WireValue, _ new: WireValue, _ schemas: SchemaPair
  ) -> (old: SchemaID, new: SchemaID)? {
    guard let before = old.plainSchema(schemas.old), let after = new.plainSchema(schemas.new)
    else { return nil }
    return (before, after)
  }

  /// The schema of a value that is written as its bare text.
  private func plainSchema(_ store: SchemaStore) -> SchemaID? {
    guard let content else {
      // These styles put something in front.
      return ["label", "matrix", "deepObject"].contains(style.style) ? nil : schema
    }
    guard let id = content.schema, let types = store.schema(id).types, !types.isEmpty else {
      return nil
    }
    // Numbers and truth values have no other text in JSON (RFC 8259 §3); strings have quotes.
    let plain: JSONTypes =
      content.range.isJSON ? [.number, .boolean] : [.number, .boolean, .string]
    let isText = content.range.type == "text" && content.range.subtype == "plain"
    return (content.range.isJSON || isText) && types.isSubset(of: plain) ? id : nil
  }
}

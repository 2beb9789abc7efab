package import DocumentTree

extension SchemaStore {
  /// The schema of an object with these properties, for a form whose fields are parameters (Swagger 2.0 §Parameter Object).
  package func object(
    properties: [Schema.Property], required: [(name: ExactString, origin: Origin)], origin: Origin
  ) -> SchemaID {
    var schema = SchemaContents(origin: origin)
    var origins = KeywordOrigins()
    schema.types = .object
    schema.properties = properties
    schema.required = Set(required.map(\.name))
    origins[.required] = required.first?.origin
    return add(Schema(schema, origins: origins))
  }
}

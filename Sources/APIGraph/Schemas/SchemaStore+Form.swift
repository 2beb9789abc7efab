package import DocumentTree

extension SchemaStore {
  /// The schema of an object with these properties, for a form whose fields are parameters (Swagger 2.0).
  ///
  /// `facts` are annotations of a property that stand beside its keywords, by the property's name.
  package func object(
    properties: [Schema.Property], required: [(name: ExactString, origin: Origin)], origin: Origin
  ) -> SchemaID { anything }
}

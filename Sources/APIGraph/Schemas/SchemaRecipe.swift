import DocumentTree

/// How a schema comes about.
enum SchemaRecipe {
  /// It is read from a schema object.
  case site(SchemaPlace)
  /// It is merged from several.
  case merged([SchemaID])
  /// It was given as a whole.
  case made
}

/// What tells schemas apart: a place, the words it is read in, and the dynamic scope.
struct SchemaPlace: Hashable {
  let origin: Origin
  let dialect: Dialect
  let scope: DynamicScope
}

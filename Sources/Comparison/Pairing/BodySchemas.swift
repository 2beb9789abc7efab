import APIGraph
import SchemaLogic

/// What the bodies of two media types that belong together have to be compared by.
struct BodySchemas {
  private(set) var old: SchemaID?
  private(set) var new: SchemaID?
  private(set) var oldItem: SchemaID?
  private(set) var newItem: SchemaID?

  init(_ old: MediaType, _ new: MediaType, _ schemas: SchemaPair) {
    self.old = Self.schema(old, schemas.old)
    self.new = Self.schema(new, schemas.new)
    oldItem = old.itemSchema
    newItem = new.itemSchema
    // A sequence as a whole is an array of its items (OAS 3.2 §4.14.3).
    if oldItem == nil, self.new == nil, newItem != nil,
      let items = Self.items(self.old, schemas.old)
    {
      self.old = nil
      oldItem = items
    } else if newItem == nil, self.old == nil, oldItem != nil,
      let items = Self.items(self.new, schemas.new)
    {
      self.new = nil
      newItem = items
    }
  }

  /// The schema; `nil` for the binary string by which OpenAPI 3.0 says that a body is no JSON (OAS 3.1 §4.8.14.2).
  private static func schema(_ type: MediaType, _ store: SchemaStore) -> SchemaID? {
    guard let id = type.schema, Spelling(of: type.range) == .json, !type.range.isJSON,
      type.range.type != "*"
    else { return type.schema }
    let schema = store.schema(id)
    let isBare = schema.facts.entries.allSatisfy {
      ["type", "format"].contains($0.field.name) || $0.field.isDocumentation
    }
    return schema.types == .string && schema.format == "binary" && isBare ? nil : id
  }

  private static func items(_ id: SchemaID?, _ store: SchemaStore) -> SchemaID? {
    guard let schema = id.map(store.schema), schema.types == .array, schema.prefixItems.isEmpty,
      schema.contains == nil, schema.minItems == nil, schema.maxItems == nil,
      !schema.hasUniqueItems
    else { return nil }
    return schema.items
  }
}

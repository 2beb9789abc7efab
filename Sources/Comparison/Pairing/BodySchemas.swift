import APIGraph
import SchemaLogic

/// What the bodies of two media types that belong together have to be compared by.
struct BodySchemas {
  private(set) var old: SchemaID?
  private(set) var new: SchemaID?
  private(set) var oldItem: SchemaID?
  private(set) var newItem: SchemaID?

  init(_ old: MediaType, _ new: MediaType, _ schemas: SchemaPair) {
    self.old = old.schema
    self.new = new.schema
    oldItem = old.itemSchema
    newItem = new.itemSchema
    if Self.isBinary(old, schemas.old) && Self.saysNothing(new, schemas.new)
      || Self.isBinary(new, schemas.new) && Self.saysNothing(old, schemas.old)
    {
      self.old = nil
      self.new = nil
    }
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

  /// Whether the schema is the binary string by which OpenAPI 3.0 says that a body is no JSON, where 3.1 says nothing
  /// (OAS 3.1 §4.8.14.2).
  private static func isBinary(_ type: MediaType, _ store: SchemaStore) -> Bool {
    guard let id = type.schema, Spelling(of: type.range) == .json, !type.range.isJSON,
      type.range.type != "*"
    else { return false }
    let schema = store.schema(id)
    return schema.types == .string && schema.format == "binary"
      && schema.facts.entries.allSatisfy {
        ["type", "format"].contains($0.field.name) || $0.field.isDocumentation
      }
  }

  private static func saysNothing(_ type: MediaType, _ store: SchemaStore) -> Bool {
    type.schema.map { store.schema($0).saysNothing } ?? true
  }

  private static func items(_ id: SchemaID?, _ store: SchemaStore) -> SchemaID? {
    guard let schema = id.map(store.schema), schema.types == .array, schema.prefixItems.isEmpty,
      schema.contains == nil, schema.minItems == nil, schema.maxItems == nil,
      !schema.hasUniqueItems
    else { return nil }
    return schema.items
  }
}

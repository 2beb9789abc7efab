import APIGraph
import DocumentTree
import SchemaLogic

/// The parts of a form on both sides, with what their encodings say.
struct FormParts {
  private let old: Side
  private let new: Side
  private let schemas: SchemaPair
  private let isMultipart: Bool

  /// The form of one side.
  private struct Side {
    let store: SchemaStore
    let type: MediaType
    let schema: Schema?
    var schemas: [ExactString: SchemaID] = [:]
    var encodings: [ExactString: Encoding] = [:]
    var prefixEncodings: [ExactString: Encoding] = [:]
    /// The names that parts have in any branch; `nil` where there may be others.
    let names: Set<ExactString>?

    init(_ type: MediaType, _ store: SchemaStore) {
      self.type = type
      self.store = store
      schema = type.schema.map(store.schema)
      names = type.schema.flatMap { Self.names(of: $0, store) }
      for property in schema?.properties ?? [] { schemas[property.name] = property.schema }
      for encoding in type.encodings { encodings[encoding.name] = encoding }
      for encoding in type.prefixEncodings { prefixEncodings[encoding.name] = encoding }
    }

    /// The schema of a part by its position, or of those behind all positions.
    func element(_ position: Int?) -> SchemaID? {
      guard let schema else { return type.itemSchema }
      if let position, position < schema.prefixItems.count { return schema.prefixItems[position] }
      return schema.items ?? type.itemSchema
    }

    private static func names(of id: SchemaID, _ store: SchemaStore) -> Set<ExactString>? {
      let schema = store.schema(id)
      guard !schema.properties.isEmpty, schema.patternProperties.isEmpty, schema.allOf.isEmpty,
        !schema.hasGroup, schema.conditional == nil, schema.dependentSchemas.isEmpty,
        schema.additionalProperties.map({ store.schema($0).isNever }) ?? true
      else { return nil }
      return Set(schema.properties.map(\.name))
    }
  }

  init(_ old: MediaType, _ new: MediaType, _ schemas: SchemaPair) {
    self.schemas = schemas
    self.old = Side(old, schemas.old)
    self.new = Side(new, schemas.new)
    isMultipart = new.range.isMultipart
  }

  /// How the part with a name is written.
  func named(_ name: ExactString) -> PartPair {
    let oldSchema = old.schemas[name]
    let newSchema = new.schemas[name]
    let before = PartWriting(oldSchema, old.store, old.encodings[name])
    let after = PartWriting(newSchema, new.store, new.encodings[name])
    guard oldSchema != nil, newSchema != nil else {
      // What only one side declares is a change of its own.
      return PartPair(
        old: oldSchema == nil && newSchema != nil ? nil : before,
        new: newSchema == nil && oldSchema != nil ? nil : after, lists: nil,
        isMultipart: isMultipart)
    }
    let exploded = SerializationStyle(style: "form", explodes: true)
    let lists = ListValues(
      WireValue(style: before.style ?? exploded, schema: oldSchema),
      WireValue(style: after.style ?? exploded, schema: newSchema), schemas)
    return PartPair(old: before, new: after, lists: lists, isMultipart: isMultipart)
  }

  /// How a part is written that has a position instead of a name; `nil` for those behind all positions (OAS 3.2 §4.14.5).
  func unnamed(_ name: ExactString?) -> PartPair {
    func writing(_ side: Side) -> PartWriting {
      let encoding = name.map { side.prefixEncodings[$0] } ?? side.type.itemEncoding
      return PartWriting(side.element(name.flatMap { Int($0.string) }), side.store, encoding)
    }
    return PartPair(
      old: writing(old), new: writing(new), lists: nil, isMultipart: isMultipart)
  }

  /// Whether neither side has a part with the name: its encoding is ignored then (OAS 3.1 §4.8.14.1).
  func haveNone(_ name: ExactString) -> Bool {
    guard let before = old.names, let after = new.names else { return false }
    return !before.contains(name) && !after.contains(name)
  }

  /// Whether the schemas of the part with a name cannot differ, by what is said of two schemas.
  func areUnchanged(
    _ name: ExactString, _ areUnchanged: (SchemaID, SchemaID) -> Bool
  ) -> Bool {
    switch (old.schemas[name], new.schemas[name]) {
    case (let old?, let new?): areUnchanged(old, new)
    default: false
    }
  }

  /// The parts that both sides declare and of which no encoding speaks, with the places where they are declared.
  var withoutEncoding: [(old: Schema.Property, new: Schema.Property)] {
    var partners: [ExactString: Schema.Property] = [:]
    for property in new.schema?.properties ?? [] { partners[property.name] = property }
    return (old.schema?.properties ?? []).compactMap { property in
      guard let partner = partners[property.name], old.encodings[property.name] == nil,
        new.encodings[property.name] == nil
      else { return nil }
      return (property, partner)
    }
  }
}

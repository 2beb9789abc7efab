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
    var properties: [ExactString: Schema.Property] = [:]
    var encodings: [ExactString: Encoding] = [:]
    var prefixEncodings: [ExactString: Encoding] = [:]
    /// Whether parts have no other names than those of the properties, in whatever branch.
    let hasNoOtherNames: Bool

    init(_ type: MediaType, _ store: SchemaStore) {
      self.type = type
      self.store = store
      schema = type.schema.map(store.schema)
      hasNoOtherNames = schema?.namesAllMembers(store) ?? false
      let declared = schema?.properties ?? []
      properties.reserveCapacity(declared.count)
      for property in declared { properties[property.name] = property }
      encodings.reserveCapacity(type.encodings.count)
      for encoding in type.encodings { encodings[encoding.name] = encoding }
      for encoding in type.prefixEncodings { prefixEncodings[encoding.name] = encoding }
    }

    /// The schema of a part by its position, or of those behind all positions.
    func element(_ position: Int?) -> SchemaID? {
      guard let schema else { return type.itemSchema }
      if let position, position < schema.prefixItems.count { return schema.prefixItems[position] }
      return schema.items ?? type.itemSchema
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
    let oldSchema = old.properties[name]?.schema
    let newSchema = new.properties[name]?.schema
    let before = PartWriting(oldSchema, old.store, old.encodings[name])
    let after = PartWriting(newSchema, new.store, new.encodings[name])
    guard oldSchema != nil, newSchema != nil else {
      // What only one side declares is a change of its own.
      return PartPair(
        old: oldSchema == nil && newSchema != nil ? nil : before,
        new: newSchema == nil && oldSchema != nil ? nil : after, lists: nil,
        isMultipart: isMultipart, schemas: schemas)
    }
    let exploded = SerializationStyle(style: "form", explodes: true)
    let lists = ListValues(
      WireValue(style: before.style ?? exploded, schema: oldSchema),
      WireValue(style: after.style ?? exploded, schema: newSchema), schemas)
    return PartPair(
      old: before, new: after, lists: lists, isMultipart: isMultipart, schemas: schemas)
  }

  /// How a part is written that has a position instead of a name; `nil` for those behind all positions (OAS 3.2 §4.14.5).
  func unnamed(_ name: ExactString?) -> PartPair {
    func writing(_ side: Side) -> PartWriting {
      let encoding = name.map { side.prefixEncodings[$0] } ?? side.type.itemEncoding
      return PartWriting(side.element(name.flatMap { Int($0.string) }), side.store, encoding)
    }
    return PartPair(
      old: writing(old), new: writing(new), lists: nil, isMultipart: isMultipart,
      schemas: schemas)
  }

  /// Whether neither side has a part with the name: its encoding is ignored then (OAS 3.1 §4.8.14.1).
  func haveNone(_ name: ExactString) -> Bool {
    old.hasNoOtherNames && new.hasNoOtherNames && old.properties[name] == nil
      && new.properties[name] == nil
  }

  /// Whether the schemas of the part with a name cannot differ, by what is said of two schemas.
  func areUnchanged(
    _ name: ExactString, _ areUnchanged: (SchemaID, SchemaID) -> Bool
  ) -> Bool {
    switch (old.properties[name], new.properties[name]) {
    case (let old?, let new?): areUnchanged(old.schema, new.schema)
    default: false
    }
  }

  /// The parts that both sides declare and of which no encoding speaks, with the places where they are declared.
  var withoutEncoding: [(old: Schema.Property, new: Schema.Property)] {
    (old.schema?.properties ?? []).compactMap { property in
      guard let partner = new.properties[property.name], old.encodings[property.name] == nil,
        new.encodings[property.name] == nil
      else { return nil }
      return (property, partner)
    }
  }
}

extension Schema {
  /// Whether a member, if any are named, can have no other name than those of the properties.
  fileprivate func namesAllMembers(_ store: SchemaStore) -> Bool {
    !properties.isEmpty && patternProperties.isEmpty && allOf.isEmpty && !hasGroup
      && conditional == nil && dependentSchemas.isEmpty
      && additionalProperties.map { store.schema($0).isNever } ?? true
  }
}

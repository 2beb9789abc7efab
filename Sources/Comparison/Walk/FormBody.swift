import APIGraph
import DocumentTree
import SchemaLogic

/// A form or multipart body, taken apart by how its parts are written.
///
/// Texts among the parts are compared as texts. An object among them is a document of its own (JSON, when nothing else is said),
/// in which the types of values can be told (OAS 3.1.1 §4.8.15.1).
struct FormBody {
  /// What is compared as the form; parts that are documents accept everything in it.
  private(set) var old: SchemaID?
  private(set) var new: SchemaID?
  /// How the members of the form are spelt.
  private(set) var spelling = Spelling.form
  /// The parts that are documents.
  private(set) var documents: [Document] = []

  /// A part that is a document on both sides.
  struct Document {
    let name: ExactString
    let old: SchemaID
    let new: SchemaID
    let spelling: Spelling
    /// Whether it is there in no message, because one side flags it so.
    let isIgnored: Bool
  }

  /// The pair of parts with a name, as far as both sides declare it.
  typealias Parts = (ExactString) -> PartPair

  /// Takes the form apart. `isUnchanged` tells of the schemas of a part that they cannot differ.
  init(
    _ old: SchemaID?, _ new: SchemaID?, _ schemas: SchemaPair, isReceived: Bool,
    isUnchanged: (SchemaID, SchemaID) -> Bool, parts: Parts
  ) {
    self.old = old
    self.new = new
    guard let old, let new else { return }
    let before = schemas.old.schema(old)
    let after = schemas.new.schema(new)
    guard before.isOnlyMembers(schemas.old), after.isOnlyMembers(schemas.new) else {
      // Where parts cannot be told one by one, types that only documents tell are told of all.
      let hasDocuments = before.hasDocuments(schemas.old) || after.hasDocuments(schemas.new)
      spelling = hasDocuments ? .json : .form
      return
    }
    var oldProperties = before.properties
    var newProperties = after.properties
    var isChanged = false
    var newPositions: [ExactString: Int] = [:]
    newPositions.reserveCapacity(newProperties.count)
    for (position, property) in newProperties.enumerated() {
      newPositions[property.name] = position
    }
    for (position, oldProperty) in before.properties.enumerated() {
      guard let newPosition = newPositions[oldProperty.name] else { continue }
      let newProperty = after.properties[newPosition]
      func replace(_ old: SchemaID, _ new: SchemaID) {
        oldProperties[position] = oldProperty.with(old)
        newProperties[newPosition] = newProperty.with(new)
        isChanged = true
      }
      // What is no document and has not changed is no list on one side only.
      if isUnchanged(oldProperty.schema, newProperty.schema),
        !schemas.new.isDocument(newProperty.schema)
      {
        continue
      }
      let part = parts(oldProperty.name)
      let oldSchema = schemas.old.schema(oldProperty.schema)
      let newSchema = schemas.new.schema(newProperty.schema)
      if let lists = part.lists, lists.change != nil,
        let oldValue = lists.oldValue, let newValue = lists.newValue
      {
        replace(oldValue, newValue)
      } else if oldSchema.isDocument(schemas.old), newSchema.isDocument(schemas.new),
        let content = part.new?.content?.first, part.old?.content != nil
      {
        replace(
          schemas.old.add(oldSchema.withoutContent), schemas.new.add(newSchema.withoutContent))
        documents.append(
          Document(
            name: oldProperty.name, old: oldProperty.schema, new: newProperty.schema,
            spelling: Spelling(of: content),
            isIgnored: isReceived
              ? oldSchema.isReadOnly || newSchema.isReadOnly
              : oldSchema.isWriteOnly || newSchema.isWriteOnly))
      }
    }
    guard isChanged else { return }
    var oldForm = SchemaContents(before)
    oldForm.properties = oldProperties
    var newForm = SchemaContents(after)
    newForm.properties = newProperties
    self.old = schemas.old.add(oldForm)
    self.new = schemas.new.add(newForm)
  }

  /// How a schema of parts that have no names is spelt.
  static func spelling(ofParts old: SchemaID?, _ new: SchemaID?, _ schemas: SchemaPair) -> Spelling
  {
    func isDocument(_ id: SchemaID?, _ store: SchemaStore) -> Bool {
      id.map { store.schema($0) }.map { $0.isDocument(store) || $0.hasDocuments(store) } ?? false
    }
    return isDocument(old, schemas.old) || isDocument(new, schemas.new) ? .json : .wire
  }
}

extension SchemaStore {
  /// See `Schema.isDocument`; plain texts of values without parts are not read.
  fileprivate func isDocument(_ id: SchemaID) -> Bool {
    if let types = plainTypes(of: id), types.isDisjoint(with: .containers) { return false }
    return schema(id).isDocument(self)
  }

  /// Whether all values of a schema have types that it names, containers among them; plain texts are not read.
  fileprivate func hasContainers(_ id: SchemaID) -> Bool {
    let types = plainTypes(of: id) ?? schema(id).types
    return types.map { !$0.isDisjoint(with: .containers) } ?? false
  }
}

extension Schema.Property {
  fileprivate func with(_ schema: SchemaID) -> Schema.Property {
    Schema.Property(name: name, schema: schema, origin: origin)
  }
}

extension Schema {
  /// The schema without anything that it says of values, but for their type.
  fileprivate var withoutContent: SchemaContents {
    var schema = SchemaContents(origin: origin)
    schema.types = types
    for field: Field in ["readOnly", "writeOnly"] { schema.facts.set(field, facts[field]) }
    return schema
  }

  /// Whether every value is an object, or a list of objects or lists, which no form can hold as texts.
  fileprivate func isDocument(_ store: SchemaStore) -> Bool {
    switch types?.subtracting(.null) {
    case .object?: true
    case .array?: items.map(store.hasContainers) ?? false
    default: false
    }
  }

  /// Whether it says nothing but which members there are.
  fileprivate func isOnlyMembers(_ store: SchemaStore) -> Bool {
    effectiveTypes.contains(.object) && opaqueText == nil && patternProperties.isEmpty
      && additionalProperties.map { store.schema($0).isNever } ?? true
      && unevaluatedProperties == nil && dependentSchemas.isEmpty && prefixItems.isEmpty
      && items == nil && contains == nil && allOf.isEmpty && !hasGroup && not.isEmpty
      && conditional == nil && enumeration == nil
  }

  /// Whether any part, of whatever branch, may be a document.
  fileprivate func hasDocuments(_ store: SchemaStore) -> Bool {
    var seen: Set<SchemaID> = []
    var pending: [Schema] = [self]
    while let schema = pending.popLast() {
      guard seen.count < Self.mostBranches else { return true }
      let members =
        schema.properties.map(\.schema) + schema.patternProperties.map(\.schema)
        + schema.prefixItems
        + [
          schema.additionalProperties, schema.unevaluatedProperties, schema.items,
          schema.contains?.schema,
        ]
        .compactMap(\.self)
      if members.contains(where: { store.schema($0).mayBeDocument(store) }) { return true }
      let branches =
        (schema.allOf + schema.anyOf + schema.oneOf).map(\.schema) + schema.not
        + schema.dependentSchemas.map(\.schema)
        + [
          schema.conditional?.condition, schema.conditional?.consequence,
          schema.conditional?.alternative,
        ].compactMap(\.self)
      for branch in branches where seen.insert(branch).inserted {
        pending.append(store.schema(branch))
      }
    }
    return false
  }

  /// More branches than anybody looks through.
  private static var mostBranches: Int { 200 }

  private func mayBeDocument(_ store: SchemaStore) -> Bool {
    isDocument(store) || hasGroup || !allOf.isEmpty || types == nil && !properties.isEmpty
  }
}

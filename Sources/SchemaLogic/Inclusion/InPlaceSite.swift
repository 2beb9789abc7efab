import APIGraph
import DocumentTree

/// All schemas that one description applies to a place, if only under a condition, and what follows from all of them.
///
/// A property that is left out of messages is left out for all of them: the flag belongs to the property and not to the
/// part of the schema that declares it (OAS 3.0 §4.7.24.2).
struct InPlaceSite {
  /// The names of the properties that messages leave out.
  private(set) var omitted: Set<ExactString> = []

  /// The schemas, where that matters.
  private var schemas: [Schema] = []

  /// The place of schemas of which nothing is left out.
  init() {}

  init(
    classes: [Int32], side: InclusionDecider.Sender, store: SchemaStore,
    omission: SchemaReading.Omission, catalog: SchemaCatalog
  ) {
    var seen: Set<SchemaID> = []
    var pending: [SchemaID] = []
    for number in classes {
      guard let (schema, schemaSide) = catalog.schema(number), schemaSide == side else { continue }
      schemas.append(schema)
      pending += schema.schemasInSamePlace
    }
    while let id = pending.popLast() {
      guard seen.insert(id).inserted else { continue }
      let schema = store.schema(id)
      schemas.append(schema)
      pending += schema.schemasInSamePlace
    }
    for schema in schemas {
      for property in schema.properties {
        let declared = store.schema(property.schema)
        if omission == .readOnly ? declared.isReadOnly : declared.isWriteOnly {
          omitted.insert(property.name)
        }
      }
    }
  }

  /// The schemas that apply to the member with a name, if only perhaps.
  func schemas(ofMember name: ExactString, matching patterns: (ExactString) -> Bool) -> [SchemaID] {
    schemas.flatMap { schema in
      var ids = schema.patternProperties.filter { patterns($0.pattern) }.map(\.schema)
      if let property = schema.property(name) {
        ids.append(property.schema)
      } else if let additional = schema.additionalProperties {
        ids.append(additional)
      }
      if let rest = schema.unevaluatedProperties { ids.append(rest) }
      return ids
    }
  }

  /// The schemas that apply to members that no name is declared for, if only perhaps.
  var schemasOfOtherMembers: [SchemaID] {
    schemas.flatMap { schema in
      schema.patternProperties.map(\.schema)
        + [schema.additionalProperties, schema.unevaluatedProperties].compactMap(\.self)
    }
  }

  /// The schemas that apply to an element, if only perhaps; those after every prefix have the index `nil`.
  func schemas(ofElement index: Int?) -> [SchemaID] {
    schemas.flatMap { schema in
      var ids = [schema.contains?.schema, schema.unevaluatedItems].compactMap(\.self)
      if let index, index < schema.prefixItems.count {
        ids.append(schema.prefixItems[index])
      } else if let rest = schema.items {
        ids.append(rest)
      }
      return ids
    }
  }
}

extension Schema {
  /// The schemas that apply to the same value as this one, if only under a condition.
  var schemasInSamePlace: [SchemaID] {
    var ids = (allOf + anyOf + oneOf).map(\.schema) + not
    ids += dependentSchemas.map(\.schema)
    if let conditional {
      ids += [conditional.condition, conditional.consequence, conditional.alternative]
        .compactMap(\.self)
    }
    return ids
  }
}

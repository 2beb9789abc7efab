import APIGraph
import DocumentTree

/// All schemas that one description applies to a place, if only under a condition, and what follows from all of them.
///
/// A property that is left out of messages is left out for all of them: the flag belongs to the property and not to the
/// part of the schema that declares it (OAS 3.0 §4.7.24.2).
struct InPlaceSite {
  /// The names of the properties that messages leave out.
  private(set) var omitted: Set<ExactString> = []

  /// The schemas, where that matters. A class may be known by a schema of either description.
  private var entries: [CatalogEntry] = []

  /// The classes of the schemas that are declared for each name, with the positions of the schemas that declare them.
  private var declared: [ExactString: [(position: Int, number: Int32)]] = [:]

  /// The positions of the schemas that say something of members that they do not declare by name.
  private var open: [Int] = []

  /// The place of schemas of which nothing is left out.
  init() {}

  init(classes: [Int32], omission: SchemaReading.Omission, catalog: SchemaCatalog) {
    var seen = Set(classes)
    var pending = classes
    while let number = pending.popLast() {
      guard let entry = catalog.entry(number) else { continue }
      add(entry, catalog)
      for id in entry.schema.schemasInSamePlace {
        let inner = catalog.number(of: id, on: entry.side)
        if seen.insert(inner).inserted { pending.append(inner) }
      }
      omitted.formUnion(entry.schema.names(leftOutBy: omission, catalog, entry.side))
    }
  }

  private mutating func add(_ entry: CatalogEntry, _ catalog: SchemaCatalog) {
    let schema = entry.schema
    for property in schema.properties {
      let number = catalog.number(of: property.schema, on: entry.side)
      declared[property.name, default: []].append((entries.count, number))
    }
    if !schema.patternProperties.isEmpty || schema.additionalProperties != nil
      || schema.unevaluatedProperties != nil
    {
      open.append(entries.count)
    }
    entries.append(entry)
  }

  /// The classes of the schemas that apply to the member with a name, if only perhaps.
  func classes(
    ofMember name: ExactString, matching patterns: (ExactString) -> Bool, _ catalog: SchemaCatalog
  ) -> [Int32] {
    let declared = self.declared[name] ?? []
    var numbers = declared.map(\.number)
    for position in open {
      let schema = entries[position].schema
      var ids = schema.patternProperties.filter { patterns($0.pattern) }.map(\.schema)
      if let additional = schema.additionalProperties,
        !declared.contains(where: { $0.position == position })
      {
        ids.append(additional)
      }
      if let rest = schema.unevaluatedProperties { ids.append(rest) }
      numbers += ids.map { catalog.number(of: $0, on: entries[position].side) }
    }
    return numbers
  }

  /// The classes of the schemas that apply to members that no name is declared for, if only perhaps.
  func classesOfOtherMembers(
    matching patterns: (ExactString) -> Bool, _ catalog: SchemaCatalog
  ) -> [Int32] {
    classes(catalog) { schema in
      schema.patternProperties.filter { patterns($0.pattern) }.map(\.schema)
        + [schema.additionalProperties, schema.unevaluatedProperties].compactMap(\.self)
    }
  }

  /// The classes of all schemas that apply to some member.
  func classesOfMembers(_ catalog: SchemaCatalog) -> [Int32] {
    classesOfOtherMembers(matching: { _ in true }, catalog)
      + classes(catalog) { $0.properties.map(\.schema) }
  }

  /// All names that are declared.
  var names: [ExactString] { entries.flatMap { $0.schema.properties.map(\.name) } }

  /// All patterns for names.
  var patterns: [ExactString] { entries.flatMap { $0.schema.patternProperties.map(\.pattern) } }

  /// The number of elements that have schemas of their own.
  var longestPrefix: Int { entries.lazy.map { $0.schema.prefixItems.count }.max() ?? 0 }

  /// The classes of the schemas that apply to an element, if only perhaps; those after every prefix have the index `nil`.
  func classes(ofElement index: Int?, _ catalog: SchemaCatalog) -> [Int32] {
    classes(catalog) { schema in
      var ids = [schema.contains?.schema, schema.unevaluatedItems].compactMap(\.self)
      if let index, index < schema.prefixItems.count {
        ids.append(schema.prefixItems[index])
      } else if let rest = schema.items {
        ids.append(rest)
      }
      return ids
    }
  }

  private func classes(_ catalog: SchemaCatalog, _ ids: (Schema) -> [SchemaID]) -> [Int32] {
    entries.flatMap { entry in
      ids(entry.schema).map { catalog.number(of: $0, on: entry.side) }
    }
  }
}

extension Schema {
  /// The names of the declared properties that messages leave out.
  func names(
    leftOutBy omission: SchemaReading.Omission, _ catalog: SchemaCatalog,
    _ side: InclusionDecider.Sender
  ) -> [ExactString] {
    guard catalog.mentions(omission) else { return [] }
    let store = catalog.store(side)
    return properties.filter { store.isLeftOut($0.schema, by: omission) }.map(\.name)
  }

  /// Whether some declared property is left out of messages.
  func leavesOut(
    _ omission: SchemaReading.Omission, _ catalog: SchemaCatalog, _ side: InclusionDecider.Sender
  ) -> Bool {
    guard catalog.mentions(omission) else { return false }
    let store = catalog.store(side)
    return properties.contains { store.isLeftOut($0.schema, by: omission) }
  }

  /// All schemas that this one names, for the same value and for its parts.
  var allParts: [SchemaID] {
    schemasInSamePlace + properties.map(\.schema) + patternProperties.map(\.schema) + prefixItems
      + [additionalProperties, unevaluatedProperties, items, unevaluatedItems, contains?.schema]
      .compactMap(\.self)
  }

  /// The schemas that apply to the same value as this one, if only under a condition.
  var schemasInSamePlace: [SchemaID] {
    branchesInSamePlace + not + conditionsInSamePlace
  }

  /// The same without those that must not hold.
  var schemasAffirmedInSamePlace: [SchemaID] { branchesInSamePlace + conditionsInSamePlace }

  private var branchesInSamePlace: [SchemaID] { (allOf + anyOf + oneOf).map(\.schema) }

  private var conditionsInSamePlace: [SchemaID] {
    dependentSchemas.map(\.schema)
      + [conditional?.condition, conditional?.consequence, conditional?.alternative]
      .compactMap(\.self)
  }
}

extension SchemaStore {
  /// Whether messages leave out a property with this schema.
  func isLeftOut(_ id: SchemaID, by omission: SchemaReading.Omission) -> Bool {
    switch omission {
    case .none: false
    case .readOnly: schema(id).isReadOnly
    case .writeOnly: schema(id).isWriteOnly
    }
  }
}

extension SchemaReading.Omission {
  /// The keyword of what is left out.
  var flag: String? {
    switch self {
    case .none: nil
    case .readOnly: "readOnly"
    case .writeOnly: "writeOnly"
    }
  }
}

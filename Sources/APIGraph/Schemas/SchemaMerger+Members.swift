import DocumentTree

// Joining what two schemas say about types, values, members and elements.
extension SchemaMerger {
  mutating func mergeAssertions(_ part: Schema) {
    if let types = part.types {
      let common = schema.types.map { $0.intersection(types) } ?? types
      if common != schema.types { take(.type, part) }
      schema.types = common
    }
    if let values = part.enumeration {
      let common = schema.enumeration.map { $0.filter(Set(values).contains) } ?? values
      if common.count != schema.enumeration?.count { take(.enum, part) }
      schema.enumeration = common
    }
    if let bound = part.minimum, schema.minimum.map({ bound.isTighterMinimum(than: $0) }) ?? true {
      schema.minimum = bound
      take(.minimum, .exclusiveMinimum, part)
    }
    if let bound = part.maximum, schema.maximum.map({ bound.isTighterMaximum(than: $0) }) ?? true {
      schema.maximum = bound
      take(.maximum, .exclusiveMaximum, part)
    }
    if Self.raise(&schema.minLength, to: part.minLength) { take(.minLength, part) }
    if Self.raise(&schema.minItems, to: part.minItems) { take(.minItems, part) }
    if Self.raise(&schema.minProperties, to: part.minProperties) { take(.minProperties, part) }
    if Self.lower(&schema.maxLength, to: part.maxLength) { take(.maxLength, part) }
    if Self.lower(&schema.maxItems, to: part.maxItems) { take(.maxItems, part) }
    if Self.lower(&schema.maxProperties, to: part.maxProperties) { take(.maxProperties, part) }
    if !part.patterns.isEmpty {
      if schema.patterns.isEmpty { take(.pattern, part) }
      schema.patterns += part.patterns
    }
    if !part.multiplesOf.isEmpty {
      if schema.multiplesOf.isEmpty { take(.multipleOf, part) }
      schema.multiplesOf += part.multiplesOf
    }
    if schema.format == nil, part.format != nil {
      schema.format = part.format
      take(.format, part)
    }
    if part.hasUniqueItems, !schema.hasUniqueItems {
      schema.hasUniqueItems = true
      take(.uniqueItems, part)
    }
    if !part.required.isEmpty {
      if schema.required.isEmpty { take(.required, part) }
      schema.required.formUnion(part.required)
    }
    if !part.dependentRequired.isEmpty {
      if schema.dependentRequired.isEmpty { take(.dependentRequired, part) }
      schema.dependentRequired.merge(part.dependentRequired) { $0.union($1) }
    }
  }

  private mutating func take(_ keyword: Keyword, _ part: Schema) {
    origins[keyword] = part.facts[keyword.field]?.origin
  }

  private mutating func take(_ inclusive: Keyword, _ exclusive: Keyword, _ part: Schema) {
    let fact = part.facts[inclusive.field] ?? part.facts[exclusive.field]
    origins[inclusive] = fact?.origin
    origins[exclusive] = fact?.origin
  }

  /// Raises a lower limit to another one; whether that is higher.
  private static func raise(_ limit: inout Decimal?, to other: Decimal?) -> Bool {
    guard let other, limit.map({ $0 < other }) ?? true else { return false }
    limit = other
    return true
  }

  /// Lowers an upper limit to another one; whether that is lower.
  private static func lower(_ limit: inout Decimal?, to other: Decimal?) -> Bool {
    guard let other, limit.map({ other < $0 }) ?? true else { return false }
    limit = other
    return true
  }

  /// Whether one object can say what both say about members.
  ///
  /// `additionalProperties` looks at the names and patterns beside it (JSON Schema 2020-12 core §10.3.2.3). Names that
  /// come in from the other side can be given its schema; patterns cannot, nor names that may match a pattern.
  func canMergeMembers(_ part: Schema) -> Bool {
    canTakeIn(part, by: schema) && canTakeIn(schema, by: part)
  }

  private func canTakeIn(_ guest: some MemberKeywords, by host: some MemberKeywords) -> Bool {
    guard let additional = host.additionalProperties else { return true }
    if !guest.patternProperties.isEmpty { return false }
    // Properties that the other part forbids would be lost, with all that is said about them.
    let isClosed = store.finishedSchema(additional)?.isNever ?? false
    if host.patternProperties.isEmpty && !isClosed || guest.properties.isEmpty { return true }
    let names = Set(host.properties.map(\.name))
    return guest.properties.allSatisfy { names.contains($0.name) }
  }

  mutating func mergeMembers(_ part: Schema) {
    mergeProperties(part)
    schema.additionalProperties = combined(schema.additionalProperties, part.additionalProperties)
    schema.propertyNames = combined(schema.propertyNames, part.propertyNames)
    if !part.patternProperties.isEmpty { mergePatterns(part) }
    if !part.dependentSchemas.isEmpty { mergeDependencies(part) }
    schema.contentSchema = schema.contentSchema ?? part.contentSchema
  }

  private mutating func mergePatterns(_ part: Schema) {
    var patterns = schema.patternProperties
    for pattern in part.patternProperties {
      if let index = patterns.firstIndex(where: { $0.pattern == pattern.pattern }) {
        let mine = patterns[index]
        patterns[index] = Schema.PatternProperty(
          pattern: mine.pattern, schema: store.merged([mine.schema, pattern.schema]),
          origin: mine.origin)
      } else {
        patterns.append(pattern)
      }
    }
    schema.patternProperties = patterns
  }

  private mutating func mergeDependencies(_ part: Schema) {
    var dependencies = schema.dependentSchemas
    for (name, id) in part.dependentSchemas {
      if let index = dependencies.firstIndex(where: { $0.name == name }) {
        dependencies[index] = (name, store.merged([dependencies[index].schema, id]))
      } else {
        dependencies.append((name, id))
      }
    }
    schema.dependentSchemas = dependencies
  }

  private mutating func mergeProperties(_ part: Schema) {
    let own = schema.properties.count
    var positions: [ExactString: Int] = [:]
    if !part.properties.isEmpty {
      positions.reserveCapacity(own)
      for (index, property) in schema.properties.enumerated() { positions[property.name] = index }
    }
    var declaredByBoth: Set<Int> = []
    for property in part.properties {
      if let index = positions[property.name] {
        declaredByBoth.insert(index)
        restrictProperty(at: index, to: property.schema)
      } else {
        schema.properties.append(
          Schema.Property(
            name: property.name,
            schema: combined(schema.additionalProperties, property.schema) ?? property.schema,
            origin: property.origin))
      }
    }
    guard let additional = part.additionalProperties else { return }
    for index in 0..<own where !declaredByBoth.contains(index) {
      restrictProperty(at: index, to: additional)
    }
  }

  private mutating func restrictProperty(at index: Int, to id: SchemaID) {
    let mine = schema.properties[index]
    schema.properties[index] = Schema.Property(
      name: mine.name, schema: store.merged([mine.schema, id]), origin: mine.origin)
  }

  /// Element by element; what is beyond one side's prefix is what that side says of the rest (JSON Schema 2020-12 core
  /// §10.3.1).
  mutating func mergeElements(_ part: Schema) {
    guard part.items != nil || !part.prefixItems.isEmpty else { return }
    let count = max(schema.prefixItems.count, part.prefixItems.count)
    schema.prefixItems = (0..<count).map { index in
      let mine = index < schema.prefixItems.count ? schema.prefixItems[index] : schema.items
      let theirs = index < part.prefixItems.count ? part.prefixItems[index] : part.items
      return combined(mine, theirs) ?? store.anything
    }
    schema.items = combined(schema.items, part.items)
  }

  private func combined(_ mine: SchemaID?, _ theirs: SchemaID?) -> SchemaID? {
    guard let mine else { return theirs }
    guard let theirs else { return mine }
    return store.merged([mine, theirs])
  }
}

/// What says which members there may be.
private protocol MemberKeywords {
  var properties: [Schema.Property] { get }
  var patternProperties: [Schema.PatternProperty] { get }
  var additionalProperties: SchemaID? { get }
}

extension Schema: MemberKeywords {}
extension SchemaContents: MemberKeywords {}

package import DocumentTree

/// The keywords that few schemas have, kept apart so that the others are small.
struct RareKeywords: Sendable {
  var opaqueText: String?
  var minimum: Bound?
  var maximum: Bound?
  var multiplesOf: [Decimal] = []
  var patterns: [String] = []
  var minItems: Decimal?
  var maxItems: Decimal?
  var minProperties: Decimal?
  var maxProperties: Decimal?
  var dependentRequired: [ExactString: Set<ExactString>] = [:]
  var patternProperties: [Schema.PatternProperty] = []
  var propertyNames: SchemaID?
  var unevaluatedProperties: SchemaID?
  var prefixItems: [SchemaID] = []
  var contains: Schema.Contains?
  var unevaluatedItems: SchemaID?
  var dependentSchemas: [(name: ExactString, schema: SchemaID)] = []
  var contentSchema: SchemaID?
  var not: [SchemaID] = []
  var conditional: Schema.Conditional?
  var discriminator: Schema.Discriminator?
}

/// Rare keywords behind a reference.
final class RareKeywordBox: Sendable {
  let keywords: RareKeywords

  init(_ keywords: RareKeywords) { self.keywords = keywords }
}

/// The rare keywords, of which those are read that are there.
extension Schema {
  /// Whether rare keywords hold schemas, or what could not be read: all of them but assertions.
  package var hasRareParts: Bool {
    guard let keywords = rare?.keywords else { return false }
    return keywords.opaqueText != nil || !keywords.patternProperties.isEmpty
      || keywords.propertyNames != nil || keywords.unevaluatedProperties != nil
      || !keywords.prefixItems.isEmpty || keywords.contains != nil
      || keywords.unevaluatedItems != nil || !keywords.dependentSchemas.isEmpty
      || keywords.contentSchema != nil || !keywords.not.isEmpty || keywords.conditional != nil
      || keywords.discriminator != nil
  }

  /// What could not be read, as written (an unresolved reference, or a value that is no schema). Such a schema equals only
  /// itself by this text; everything else about it is undecided.
  package var opaqueText: String? { rare?.keywords.opaqueText }
  package var minimum: Bound? { rare?.keywords.minimum }
  package var maximum: Bound? { rare?.keywords.maximum }
  /// Every one must divide the value.
  package var multiplesOf: [Decimal] { rare?.keywords.multiplesOf ?? [] }
  /// Every one must match.
  package var patterns: [String] { rare?.keywords.patterns ?? [] }
  package var minItems: Decimal? { rare?.keywords.minItems }
  package var maxItems: Decimal? { rare?.keywords.maxItems }
  package var minProperties: Decimal? { rare?.keywords.minProperties }
  package var maxProperties: Decimal? { rare?.keywords.maxProperties }
  package var dependentRequired: [ExactString: Set<ExactString>] {
    rare?.keywords.dependentRequired ?? [:]
  }
  package var patternProperties: [Schema.PatternProperty] { rare?.keywords.patternProperties ?? [] }
  package var propertyNames: SchemaID? { rare?.keywords.propertyNames }
  package var unevaluatedProperties: SchemaID? { rare?.keywords.unevaluatedProperties }
  package var prefixItems: [SchemaID] { rare?.keywords.prefixItems ?? [] }
  package var contains: Schema.Contains? { rare?.keywords.contains }
  package var unevaluatedItems: SchemaID? { rare?.keywords.unevaluatedItems }
  package var dependentSchemas: [(name: ExactString, schema: SchemaID)] {
    rare?.keywords.dependentSchemas ?? []
  }
  package var contentSchema: SchemaID? { rare?.keywords.contentSchema }
  package var not: [SchemaID] { rare?.keywords.not ?? [] }
  package var conditional: Schema.Conditional? { rare?.keywords.conditional }
  package var discriminator: Schema.Discriminator? { rare?.keywords.discriminator }
}

extension SchemaContents {
  package var opaqueText: String? {
    get { rare?.keywords.opaqueText }
    set { if rare != nil || newValue != nil { change { $0.opaqueText = newValue } } }
  }

  package var minimum: Bound? {
    get { rare?.keywords.minimum }
    set { if rare != nil || newValue != nil { change { $0.minimum = newValue } } }
  }

  package var maximum: Bound? {
    get { rare?.keywords.maximum }
    set { if rare != nil || newValue != nil { change { $0.maximum = newValue } } }
  }

  package var multiplesOf: [Decimal] {
    get { rare?.keywords.multiplesOf ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.multiplesOf = newValue } } }
  }

  package var patterns: [String] {
    get { rare?.keywords.patterns ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.patterns = newValue } } }
  }

  package var minItems: Decimal? {
    get { rare?.keywords.minItems }
    set { if rare != nil || newValue != nil { change { $0.minItems = newValue } } }
  }

  package var maxItems: Decimal? {
    get { rare?.keywords.maxItems }
    set { if rare != nil || newValue != nil { change { $0.maxItems = newValue } } }
  }

  package var minProperties: Decimal? {
    get { rare?.keywords.minProperties }
    set { if rare != nil || newValue != nil { change { $0.minProperties = newValue } } }
  }

  package var maxProperties: Decimal? {
    get { rare?.keywords.maxProperties }
    set { if rare != nil || newValue != nil { change { $0.maxProperties = newValue } } }
  }

  package var dependentRequired: [ExactString: Set<ExactString>] {
    get { rare?.keywords.dependentRequired ?? [:] }
    set { if rare != nil || !newValue.isEmpty { change { $0.dependentRequired = newValue } } }
  }

  package var patternProperties: [Schema.PatternProperty] {
    get { rare?.keywords.patternProperties ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.patternProperties = newValue } } }
  }

  package var propertyNames: SchemaID? {
    get { rare?.keywords.propertyNames }
    set { if rare != nil || newValue != nil { change { $0.propertyNames = newValue } } }
  }

  package var unevaluatedProperties: SchemaID? {
    get { rare?.keywords.unevaluatedProperties }
    set { if rare != nil || newValue != nil { change { $0.unevaluatedProperties = newValue } } }
  }

  package var prefixItems: [SchemaID] {
    get { rare?.keywords.prefixItems ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.prefixItems = newValue } } }
  }

  package var contains: Schema.Contains? {
    get { rare?.keywords.contains }
    set { if rare != nil || newValue != nil { change { $0.contains = newValue } } }
  }

  package var unevaluatedItems: SchemaID? {
    get { rare?.keywords.unevaluatedItems }
    set { if rare != nil || newValue != nil { change { $0.unevaluatedItems = newValue } } }
  }

  package var dependentSchemas: [(name: ExactString, schema: SchemaID)] {
    get { rare?.keywords.dependentSchemas ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.dependentSchemas = newValue } } }
  }

  package var contentSchema: SchemaID? {
    get { rare?.keywords.contentSchema }
    set { if rare != nil || newValue != nil { change { $0.contentSchema = newValue } } }
  }

  package var not: [SchemaID] {
    get { rare?.keywords.not ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.not = newValue } } }
  }

  package var conditional: Schema.Conditional? {
    get { rare?.keywords.conditional }
    set { if rare != nil || newValue != nil { change { $0.conditional = newValue } } }
  }

  package var discriminator: Schema.Discriminator? {
    get { rare?.keywords.discriminator }
    set { if rare != nil || newValue != nil { change { $0.discriminator = newValue } } }
  }

  /// Changes the rare keywords. Copies all of them, which is seldom done.
  private mutating func change(_ body: (inout RareKeywords) -> Void) {
    var keywords = rare?.keywords ?? RareKeywords()
    body(&keywords)
    rare = RareKeywordBox(keywords)
  }
}

package import DocumentTree

/// What a schema consists of, for those who make one.
package struct SchemaContents: Sendable {
  package let origin: Origin

  /// What could not be read, as written (an unresolved reference, or a value that is no schema). Such a schema equals only
  /// itself by this text; everything else about it is undecided.
  package var opaqueText: String?

  /// The schema `false`: nothing is valid.
  package var isNever = false

  package var facts = Facts()

  // Assertions. `nil` means that the keyword says nothing.
  package var types: JSONTypes?
  package var enumeration: [JSONValue]?
  package var minimum: Bound?
  package var maximum: Bound?
  /// Every one must divide the value.
  package var multiplesOf: [Decimal] = []
  package var minLength: Decimal?
  package var maxLength: Decimal?
  /// Every one must match.
  package var patterns: [String] = []
  package var format: String?
  package var minItems: Decimal?
  package var maxItems: Decimal?
  package var hasUniqueItems = false
  package var minProperties: Decimal?
  package var maxProperties: Decimal?
  package var required: Set<ExactString> = []
  package var dependentRequired: [ExactString: Set<ExactString>] = [:]

  // Applicators on members and elements.
  package var properties: [Schema.Property] = []
  package var patternProperties: [Schema.PatternProperty] = []
  /// `nil` when it is absent, `true` or `{}`.
  package var additionalProperties: SchemaID?
  package var propertyNames: SchemaID?
  package var unevaluatedProperties: SchemaID?
  package var prefixItems: [SchemaID] = []
  /// The elements after the prefix; `nil` when it is absent, `true` or `{}`.
  package var items: SchemaID?
  package var contains: Schema.Contains?
  package var unevaluatedItems: SchemaID?
  package var dependentSchemas: [(name: ExactString, schema: SchemaID)] = []
  package var contentSchema: SchemaID?

  // Applicators in place.
  /// The parts that could not be merged exactly.
  package var allOf: [Schema.Branch] = []
  /// Empty when absent.
  package var anyOf: [Schema.Branch] = []
  /// Empty when absent.
  package var oneOf: [Schema.Branch] = []
  package var not: [SchemaID] = []
  package var conditional: Schema.Conditional?
  package var discriminator: Schema.Discriminator?

  package init(origin: Origin) { self.origin = origin }

  /// What a schema consists of.
  package init(_ schema: Schema) {
    origin = schema.origin
    opaqueText = schema.opaqueText
    isNever = schema.isNever
    facts = schema.facts
    types = schema.types
    enumeration = schema.enumeration
    minimum = schema.minimum
    maximum = schema.maximum
    multiplesOf = schema.multiplesOf
    minLength = schema.minLength
    maxLength = schema.maxLength
    patterns = schema.patterns
    format = schema.format
    minItems = schema.minItems
    maxItems = schema.maxItems
    hasUniqueItems = schema.hasUniqueItems
    minProperties = schema.minProperties
    maxProperties = schema.maxProperties
    required = schema.required
    dependentRequired = schema.dependentRequired
    properties = schema.properties
    patternProperties = schema.patternProperties
    additionalProperties = schema.additionalProperties
    propertyNames = schema.propertyNames
    unevaluatedProperties = schema.unevaluatedProperties
    prefixItems = schema.prefixItems
    items = schema.items
    contains = schema.contains
    unevaluatedItems = schema.unevaluatedItems
    dependentSchemas = schema.dependentSchemas
    contentSchema = schema.contentSchema
    allOf = schema.allOf
    anyOf = schema.anyOf
    oneOf = schema.oneOf
    not = schema.not
    conditional = schema.conditional
    discriminator = schema.discriminator
  }
}

package import DocumentTree

/// What a schema consists of, for those who make one.
package struct SchemaContents: Sendable {
  package let origin: Origin

  /// The schema `false`: nothing is valid.
  package var isNever = false

  package var facts = Facts()

  // Assertions. `nil` means that the keyword says nothing.
  package var types: JSONTypes?
  package var enumeration: [JSONValue]? { didSet { enumerationHash = nil } }
  /// See `Schema.enumerationHash`. What changes the values takes it away.
  var enumerationHash: StructuralHash?
  package var minLength: Decimal?
  package var maxLength: Decimal?
  package var format: String?
  package var hasUniqueItems = false
  package var required: Set<ExactString> = []

  // Applicators on members and elements.
  package var properties: [Schema.Property] = []
  /// `nil` when it is absent, `true` or `{}`.
  package var additionalProperties: SchemaID?
  /// The elements after the prefix; `nil` when it is absent, `true` or `{}`.
  package var items: SchemaID?

  // Applicators in place.
  /// The parts that could not be merged exactly.
  package var allOf: [Schema.Branch] = []
  /// Empty when absent.
  package var anyOf: [Schema.Branch] = []
  /// Empty when absent.
  package var oneOf: [Schema.Branch] = []

  /// The keywords that few schemas have.
  var rare: RareKeywordBox?

  package init(origin: Origin) { self.origin = origin }

  /// What a schema consists of.
  package init(_ schema: Schema) {
    origin = schema.origin
    isNever = schema.isNever
    rare = schema.rare
    facts = schema.facts
    types = schema.types
    minLength = schema.minLength
    maxLength = schema.maxLength
    format = schema.format
    hasUniqueItems = schema.hasUniqueItems
    required = schema.required
    properties = schema.properties
    additionalProperties = schema.additionalProperties
    items = schema.items
    allOf = schema.allOf
    anyOf = schema.anyOf
    oneOf = schema.oneOf
    listValues(of: schema)
  }

  /// Lists the values that a schema lists.
  package mutating func listValues(of schema: Schema) {
    enumeration = schema.enumeration
    enumerationHash = schema.enumerationHash
  }
}

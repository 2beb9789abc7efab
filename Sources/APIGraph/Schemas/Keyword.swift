import DocumentTree

/// The keywords of schemas to which the reader gives a meaning, in the order in which their facts are listed.
enum Keyword: String, CaseIterable {
  // Assertions (JSON Schema 2020-12 validation §6).
  case type, `enum`, const, nullable
  case minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern, format
  case minItems, maxItems, uniqueItems, minContains, maxContains
  case minProperties, maxProperties, required, dependentRequired

  // Applicators (JSON Schema 2020-12 core §10, §11).
  case properties, patternProperties, additionalProperties, propertyNames, unevaluatedProperties
  case prefixItems, items, additionalItems, contains, unevaluatedItems
  case dependentSchemas, dependencies, contentSchema
  case allOf, anyOf, oneOf, not, discriminator
  case condition = "if"
  case consequence = "then"
  case alternative = "else"
  case reference = "$ref"
  case dynamicReference = "$dynamicRef"

  // Annotations whose absence and `false` are the same, or that have two spellings.
  case readOnly, writeOnly, deprecated, example, examples

  // What only names or holds schemas (JSON Schema 2020-12 core §8).
  case identifier = "$id"
  case metaschema = "$schema"
  case vocabulary = "$vocabulary"
  case anchor = "$anchor"
  case dynamicAnchor = "$dynamicAnchor"
  case comment = "$comment"
  case defs = "$defs"
  case definitions

  // What vendors of Swagger 2.0 wrote for want of `nullable`.
  case vendorNullable = "x-nullable"
  case vendorIsNullable = "x-isnullable"

  /// The field under which a fact of this keyword is kept.
  var field: Field { Field(rawValue) }

  /// The assertions whose facts are made anew, in canonical form, when a schema has been read.
  static let canonical: Set<Field> = Set(
    allCases.prefix { $0 != .properties }.filter { $0 != .const && $0 != .nullable }.map(\.field))

  /// The keywords of the vocabulary of assertions (JSON Schema 2020-12 validation §6).
  static let assertions: Set<Keyword> = Set(
    allCases.prefix { $0 != .properties }.filter { $0 != .nullable && $0 != .format })

  /// The keywords of JSON Schema 2020-12 that the Schema Object of OpenAPI 3.0 lacks (OAS 3.0 §4.7.24).
  static let lackedByOpenAPI30: Set<Keyword> = [
    .const, .minContains, .maxContains, .dependentRequired, .patternProperties, .propertyNames,
    .unevaluatedProperties, .prefixItems, .contains, .unevaluatedItems, .dependentSchemas,
    .condition, .consequence, .alternative, .dynamicReference,
  ]

  /// The keywords that the Schema Object of Swagger 2.0 lacks (Swagger 2.0 §Schema Object).
  static let lackedBySwagger2: Set<Keyword> =
    lackedByOpenAPI30.union([.anyOf, .oneOf, .not, .nullable])

  /// What a non-body parameter or a header of Swagger 2.0 says about its value (Swagger 2.0 §Parameter Object).
  static let ofParameters: Set<Keyword> = [
    .type, .enum, .const, .nullable, .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum,
    .multipleOf, .minLength, .maxLength, .pattern, .format, .minItems, .maxItems, .uniqueItems,
    .items, .vendorNullable, .vendorIsNullable,
  ]
}

/// The keywords of a document by the numbers of its keys, so that no key is read as text to be understood.
struct KeywordTable {
  private let keywords: [Keyword?]

  init(_ keys: KeyTable) {
    var keywords = [Keyword?](repeating: nil, count: keys.count)
    for keyword in Keyword.allCases {
      if let id = keys.id(of: keyword.rawValue) { keywords[Int(id)] = keyword }
    }
    self.keywords = keywords
  }

  /// The keyword that a member of an object is; `nil` for an unknown one.
  subscript(member: Node) -> Keyword? {
    let key = member.record.key
    return key == NodeRecord.noKey ? nil : keywords[Int(key)]
  }
}

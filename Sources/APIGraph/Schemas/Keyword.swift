import DocumentTree

/// The keywords of schemas to which the reader gives a meaning, in the order in which their facts are listed.
enum Keyword: UInt8, CaseIterable {
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
  case condition
  case consequence
  case alternative
  case reference
  case dynamicReference

  // Annotations whose absence and `false` are the same, or that have two spellings.
  case readOnly, writeOnly, deprecated, example, examples

  // What only names or holds schemas (JSON Schema 2020-12 core §8).
  case identifier
  case metaschema
  case vocabulary
  case anchor
  case dynamicAnchor
  case comment
  case defs
  case definitions

  // What vendors of Swagger 2.0 wrote for want of `nullable`.
  case vendorNullable
  case vendorIsNullable

  /// How it is written.
  var text: String { Self.texts[Int(rawValue)] }

  /// The field under which a fact of this keyword is kept.
  var field: Field { Field(text) }

  /// The keywords as they are written, in their order.
  private static let texts = [
    "type", "enum", "const", "nullable", "minimum", "exclusiveMinimum",
    "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
    "format", "minItems", "maxItems", "uniqueItems", "minContains", "maxContains",
    "minProperties", "maxProperties", "required", "dependentRequired", "properties",
    "patternProperties",
    "additionalProperties", "propertyNames", "unevaluatedProperties", "prefixItems", "items",
    "additionalItems",
    "contains", "unevaluatedItems", "dependentSchemas", "dependencies", "contentSchema", "allOf",
    "anyOf", "oneOf", "not", "discriminator", "if", "then",
    "else", "$ref", "$dynamicRef", "readOnly", "writeOnly", "deprecated",
    "example", "examples", "$id", "$schema", "$vocabulary", "$anchor",
    "$dynamicAnchor", "$comment", "$defs", "definitions", "x-nullable", "x-isnullable",
  ]

  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.map { (ExactString($0.text), $0) })

  /// The keyword that is written so; `nil` for an unknown one.
  init?(_ text: String) {
    guard let keyword = Self.numbers[ExactString(text)] else { return nil }
    self = keyword
  }

  /// The assertions whose facts are made anew, in canonical form, when a schema has been read.
  static let canonical: Set<Field> = Set(
    allCases.prefix { $0 != .properties }.filter { $0 != .const && $0 != .nullable }.map(\.field))

  /// The keywords of the vocabulary of assertions (JSON Schema 2020-12 validation §6).
  static let assertions = KeywordSet(
    allCases.prefix { $0 != .properties }.filter { $0 != .nullable && $0 != .format })

  /// The keywords of JSON Schema 2020-12 that the Schema Object of OpenAPI 3.0 lacks (OAS 3.0 §4.7.24).
  static let lackedByOpenAPI30: KeywordSet = [
    .const, .minContains, .maxContains, .dependentRequired, .patternProperties, .propertyNames,
    .unevaluatedProperties, .prefixItems, .contains, .unevaluatedItems, .dependentSchemas,
    .condition, .consequence, .alternative, .dynamicReference,
  ]

  /// The keywords that the Schema Object of Swagger 2.0 lacks (Swagger 2.0 §Schema Object).
  static let lackedBySwagger2: KeywordSet =
    lackedByOpenAPI30.union([.anyOf, .oneOf, .not, .nullable])

  /// What a non-body parameter or a header of Swagger 2.0 says about its value (Swagger 2.0 §Parameter Object).
  static let ofParameters: KeywordSet = [
    .type, .enum, .const, .nullable, .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum,
    .multipleOf, .minLength, .maxLength, .pattern, .format, .minItems, .maxItems, .uniqueItems,
    .items, .vendorNullable, .vendorIsNullable,
  ]
}

/// A set of keywords, which costs nothing to ask.
struct KeywordSet: ExpressibleByArrayLiteral, Sendable {
  private var bits: UInt64 = 0

  init(_ keywords: [Keyword]) {
    for keyword in keywords { insert(keyword) }
  }

  init(arrayLiteral keywords: Keyword...) { self.init(keywords) }

  var isEmpty: Bool { bits == 0 }

  func contains(_ keyword: Keyword) -> Bool { bits & (1 << UInt64(keyword.rawValue)) != 0 }

  func isDisjoint(with other: KeywordSet) -> Bool { bits & other.bits == 0 }

  func isSubset(of other: KeywordSet) -> Bool { bits & ~other.bits == 0 }

  mutating func insert(_ keyword: Keyword) { bits |= 1 << UInt64(keyword.rawValue) }

  func union(_ other: KeywordSet) -> KeywordSet {
    var union = self
    union.bits |= other.bits
    return union
  }

  /// The keywords in their order.
  var keywords: [Keyword] { Keyword.allCases.filter(contains) }
}

/// The keywords of a document by the numbers of its keys, so that no key is read as text to be understood.
struct KeywordTable {
  private let keywords: [Keyword?]
  private let reference: UInt32

  init(_ keys: KeyTable) {
    var keywords = [Keyword?](repeating: nil, count: keys.count)
    for keyword in Keyword.allCases {
      if let id = keys.id(of: keyword.text) { keywords[Int(id)] = keyword }
    }
    self.keywords = keywords
    reference = keys.id(of: Keyword.reference.text) ?? NodeRecord.noKey
  }

  /// The keyword that a member of an object is; `nil` for an unknown one.
  subscript(member: Node) -> Keyword? { self[member.record] }

  /// The keyword that the member with a record is; `nil` for an unknown one.
  subscript(member: NodeRecord) -> Keyword? {
    member.key == NodeRecord.noKey ? nil : keywords[Int(member.key)]
  }

  /// The string of the reference in an object.
  func reference(in node: Node) -> Node? {
    let record = node.record
    guard record.kind == .object, reference != NodeRecord.noKey else { return nil }
    let records = node.tree.records
    for index in Int(record.first)..<Int(record.first) + Int(record.count)
    where records[index].key == reference {
      guard records[index].kind == .string else { return nil }
      return Node(tree: node.tree, id: NodeID(index: UInt32(index)))
    }
    return nil
  }
}

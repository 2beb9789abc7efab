import APIGraph
import DocumentTree

/// A schema made ready to judge by: looked up once, with its names indexed and its expressions parsed.
final class PreparedSchema {
  let schema: Schema

  private let store: SchemaStore

  /// Whether it says nothing but what is asked of a value by itself, of members by their names and of elements by their positions.
  let isPlain: Bool
  /// Whether values without parts are asked for nothing but the same, and to be valid under all, any or one of some other schemas.
  let offersPlainChoices: Bool

  /// What is asked of every schema, so that it need not be looked up in all that a schema holds.
  let isNever: Bool
  let opaqueText: String?
  let types: JSONTypes
  let isEnumeration: Bool
  let hasUniqueItems: Bool

  private var properties: PropertyFinder
  /// The properties that the reading leaves out of messages, among those that are declared here.
  let omitted: [ExactString]
  /// The names of `required` in order.
  let required: [ExactString]

  /// The names of the properties in order.
  private(set) lazy var namesInOrder = schema.properties.map(\.name).sorted()
  let dependentRequired: [(name: ExactString, others: [ExactString])]
  let namePatterns: [(expression: PreparedExpression, schema: SchemaID)]
  let patterns: [PreparedExpression]

  /// The listed values that are no arrays or objects.
  private let scalarConstants: [JSONValue]
  /// The same as a set, once they have been asked for so often that it is worth while.
  private var scalarSet: Set<JSONValue>?
  private var scalarQuestions = 0
  /// The listed arrays and objects.
  let compositeConstants: [JSONValue]

  let format: (name: String, meaning: FormatSemantics)?

  let length: SizeLimits
  let itemCount: SizeLimits
  let propertyCount: SizeLimits

  /// The schemas that apply to the same place as this one, if only under a condition.
  let schemasInPlace: [SchemaID]

  /// Whether other schemas apply to the same place.
  var hasSchemasInPlace: Bool { !schemasInPlace.isEmpty }

  init(
    _ schema: Schema, store: SchemaStore, reading: SchemaReading, cache: ValidationCache
  ) {
    var schema = schema
    if reading.prefersListedTags, let name = schema.discriminator?.propertyName {
      var contents = SchemaContents(schema)
      for index in schema.anyOf.indices where schema.anyOf[index].refusesItsTags(in: name, store) {
        contents.anyOf[index].tags = []
      }
      for index in schema.oneOf.indices where schema.oneOf[index].refusesItsTags(in: name, store) {
        contents.oneOf[index].tags = []
      }
      schema = Schema(contents)
    }
    self.schema = schema
    self.store = store
    isPlain = PreparedSchema.isPlain(schema)
    offersPlainChoices =
      schema.opaqueText == nil && schema.not.isEmpty && schema.conditional == nil
    isNever = schema.isNever
    opaqueText = schema.opaqueText
    types = schema.effectiveTypes
    isEnumeration = schema.enumeration != nil
    hasUniqueItems = schema.hasUniqueItems
    omitted = PreparedSchema.omitted(
      in: schema, store: store, reading: reading, cache: cache)
    properties = PropertyFinder(schema)
    required = schema.required.isEmpty ? [] : schema.required.sorted()
    dependentRequired =
      schema.dependentRequired.isEmpty
      ? []
      : schema.dependentRequired.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    namePatterns = schema.patternProperties.map {
      (cache.expression($0.pattern.string), $0.schema)
    }
    patterns = schema.patterns.map(cache.expression)
    let constants = schema.enumeration ?? []
    compositeConstants = constants.filter(\.isComposite)
    scalarConstants =
      compositeConstants.isEmpty ? constants : constants.filter { !$0.isComposite }
    format = schema.format.flatMap { name in
      reading.assertsFormats ? FormatSemantics(name).map { (name, $0) } : nil
    }
    schemasInPlace = PreparedSchema.schemasInPlace(of: schema)
    length = SizeLimits(schema.minLength, schema.maxLength)
    itemCount = SizeLimits(schema.minItems, schema.maxItems)
    propertyCount = SizeLimits(schema.minProperties, schema.maxProperties)
  }
}

extension PreparedSchema {
  /// The property with a name.
  func property(_ name: ExactString) -> Schema.Property? {
    properties.property(name)
  }

  private static func isPlain(_ schema: Schema) -> Bool {
    guard schema.isPlain, schema.opaqueText == nil else { return false }
    return schema.patternProperties.isEmpty && schema.propertyNames == nil
      && schema.dependentRequired.isEmpty && schema.contains == nil
      && schema.unevaluatedProperties == nil && schema.unevaluatedItems == nil
  }

  /// Whether a value that is no array or object is listed.
  func lists(_ scalar: JSONValue) -> Bool {
    if let scalarSet { return scalarSet.contains(scalar) }
    scalarQuestions += 1
    // Most lists are asked for a few values, and to hash a value takes as long as to compare it with many.
    guard scalarQuestions > 4 else { return scalarConstants.lists(scalar) }
    let set = Set(scalarConstants)
    scalarSet = set
    return set.contains(scalar)
  }

  /// The declared properties that messages leave out.
  private static func omitted(
    in schema: Schema, store: SchemaStore, reading: SchemaReading, cache: ValidationCache
  ) -> [ExactString] {
    guard cache.mentionsOmission else { return [] }
    return schema.properties.filter { store.isLeftOut($0.schema, by: reading.omission) }
      .map(\.name)
  }

  /// The keyword that forbids a declared member, if it is forbidden: one that was declared with a schema and then merged with
  /// a closed object is refused by the latter.
  func keyword(closing property: Schema.Property) -> String {
    let node = store.documents.node(property.origin)
    return node.kind == .boolean || node["$ref"] != nil ? "properties" : "additionalProperties"
  }

  // The words with which the document says what has several spellings.

  var enumerationKeyword: String { keyword("enum", "enum", ["const"]) }

  var minimumKeyword: String {
    schema.minimum?.isExclusive ?? false
      ? keyword("exclusiveMinimum", "exclusiveMinimum", ["minimum"]) : "minimum"
  }

  var maximumKeyword: String {
    schema.maximum?.isExclusive ?? false
      ? keyword("exclusiveMaximum", "exclusiveMaximum", ["maximum"]) : "maximum"
  }

  private func keyword(_ field: Field, _ usual: String, _ others: [String]) -> String {
    guard let origin = schema.facts[field]?.origin,
      let word = store.documents.node(origin).key, others.contains(word)
    else { return usual }
    return word
  }

  private static func schemasInPlace(of schema: Schema) -> [SchemaID] {
    if schema.isPlain { return [] }
    var ids = (schema.allOf + schema.anyOf + schema.oneOf).map(\.schema) + schema.not
    ids += schema.dependentSchemas.map(\.schema)
    if let conditional = schema.conditional {
      ids += [conditional.condition, conditional.consequence, conditional.alternative]
        .compactMap(\.self)
    }
    return ids
  }
}

/// The limits of a length or count.
struct SizeLimits {
  let least: Int
  let most: Int

  /// Limits beyond all sizes are as good as the largest size.
  init(_ least: Decimal?, _ most: Decimal?) {
    self.least = least.map { $0.integer ?? Int.max } ?? 0
    self.most = most.map { $0.integer ?? Int.max } ?? Int.max
  }

  /// Whether some size goes against them.
  var isLimited: Bool { least > 0 || most < Int.max }

  /// The keyword that a size goes against.
  func refusal(of size: Int, least leastKeyword: String, most mostKeyword: String) -> String? {
    if size < least { return leastKeyword }
    return size > most ? mostKeyword : nil
  }
}

import DocumentTree

/// The facts of a schema's assertions in canonical form.
enum CanonicalFacts {
  /// The facts of all assertions, in a fixed order, followed by the facts that are kept as they are.
  static func facts(of schema: Schema, origins: KeywordOrigins, rest: Facts) -> Facts {
    var facts = Facts()
    facts.reserveCapacity(4 + rest.entries.count)
    func append(_ keyword: Keyword, _ value: JSONValue?) {
      guard let value else { return }
      facts.append(keyword.field, Fact(value, origin: origins[keyword] ?? schema.origin))
    }
    func append(_ inclusive: Keyword, _ exclusive: Keyword, _ bound: Bound?) {
      guard let bound else { return }
      append(bound.isExclusive ? exclusive : inclusive, .number(bound.value))
    }
    append(.type, schema.types.map { oneOrMany($0.names.map(JSONValue.text)) })
    append(.enum, schema.enumeration.map(JSONValue.array))
    append(.minimum, .exclusiveMinimum, schema.minimum)
    append(.maximum, .exclusiveMaximum, schema.maximum)
    append(
      .multipleOf,
      schema.multiplesOf.isEmpty ? nil : oneOrMany(schema.multiplesOf.map(JSONValue.number)))
    append(.minLength, schema.minLength.map(JSONValue.number))
    append(.maxLength, schema.maxLength.map(JSONValue.number))
    append(
      .pattern, schema.patterns.isEmpty ? nil : oneOrMany(schema.patterns.map(JSONValue.text)))
    append(.format, schema.format.map(JSONValue.text))
    append(.minItems, schema.minItems.map(JSONValue.number))
    append(.maxItems, schema.maxItems.map(JSONValue.number))
    append(.uniqueItems, schema.hasUniqueItems ? .boolean(true) : nil)
    append(
      .minContains, schema.contains.flatMap { $0.minimum == one ? nil : .number($0.minimum) })
    append(.maxContains, schema.contains.flatMap { $0.maximum.map(JSONValue.number) })
    append(.minProperties, schema.minProperties.map(JSONValue.number))
    append(.maxProperties, schema.maxProperties.map(JSONValue.number))
    append(.required, schema.required.isEmpty ? nil : names(schema.required))
    append(
      .dependentRequired,
      schema.dependentRequired.isEmpty ? nil : .object(schema.dependentRequired.mapValues(names)))
    for entry in rest.entries { facts.append(entry.field, entry.fact) }
    return facts
  }

  /// Whether a fact of a finished schema was made here, so that it is to be made anew after a merge.
  static func isCanonical(_ field: Field, _ fact: Fact) -> Bool {
    if case .value = fact.content { Keyword.canonical.contains(field) } else { false }
  }

  /// The number that `minContains` is when it is absent (JSON Schema 2020-12 validation §6.4.5).
  static let one = Decimal(1)

  private static func oneOrMany(_ values: [JSONValue]) -> JSONValue {
    values.count == 1 ? values[0] : .array(values)
  }

  private static func names(_ names: Set<ExactString>) -> JSONValue {
    .array(names.sorted().map(JSONValue.string))
  }
}

extension JSONValue {
  /// The values as a set: each once, in an order that depends on nothing but the values.
  static func canonicalSet(_ values: [JSONValue]) -> [JSONValue] {
    // What is written in order, as most of it is, need not be sorted.
    if zip(values, values.dropFirst()).allSatisfy({ $0.precedes($1) }) { return values }
    return Set(values).sorted { $0.precedes($1) }
  }

  private func precedes(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.string(let mine), .string(let theirs)): mine < theirs
    case (.number(let mine), .number(let theirs)): mine < theirs
    case _ where rank != other.rank: rank < other.rank
    default: ExactString(compactText) < ExactString(other.compactText)
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .boolean: 1
    case .number: 2
    case .string: 3
    case .array: 4
    case .object: 5
    }
  }
}

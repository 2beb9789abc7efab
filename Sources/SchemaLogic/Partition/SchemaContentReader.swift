import APIGraph
import DocumentTree

/// Turns schemas into contents, and remembers which number stands for what.
///
/// All that asserts under any reading belongs to the content, and nothing else does. Whatever has a number has it by its
/// value, never by a hash alone.
final class SchemaContentReader {
  private var texts: [ExactString: Int32] = [:]
  private var numbers: [Decimal: Int32] = [:]
  private var values: [JSONValue: Int32] = [:]
  private var labels: [[Int32]: Int32] = [:]
  private var shapes: [[Int32]: Int32] = [:]
  /// The list in which the shape of the schema at hand is gathered.
  private var scratch: [Int32] = []

  /// What introduces each part of a shape, so that different parts cannot be taken for each other.
  private enum Part: Int32 {
    case never, opaque, readOnly, writeOnly
    case types, enumeration, minimum, exclusiveMinimum, maximum, exclusiveMaximum, multiplesOf
    case minLength, maxLength, patterns, format
    case minItems, maxItems, uniqueItems, minProperties, maxProperties, required, dependentRequired
    case properties, patternProperties, additionalProperties, propertyNames, unevaluatedProperties
    case prefixItems, items, contains, maxContains, unevaluatedItems, dependentSchemas
    case condition, consequence, alternative
  }

  /// The content of a schema whose references are those nodes that a function makes of identifiers.
  func content(of schema: Schema, node: (SchemaID) -> Int32) -> SchemaContent {
    var shape = scratch
    scratch = []
    shape.removeAll(keepingCapacity: true)
    defer { scratch = shape }
    var edges: [SchemaContent.Edge] = []
    addFlags(of: schema, to: &shape)
    addScalars(of: schema, to: &shape)
    addSizes(of: schema, to: &shape)
    func refer(_ part: Part, _ id: SchemaID?) {
      guard let id else { return }
      shape.append(part.rawValue)
      edges.append(SchemaContent.Edge(target: node(id), label: 0))
    }
    func refer(_ part: Part, _ entries: [(name: Int32, id: SchemaID)]) {
      guard !entries.isEmpty else { return }
      shape.append(part.rawValue)
      shape.append(Int32(entries.count))
      edges.reserveCapacity(entries.count + 4)
      for entry in entries.sorted(by: { $0.name < $1.name }) {
        shape.append(entry.name)
        edges.append(SchemaContent.Edge(target: node(entry.id), label: 0))
      }
    }
    if !schema.properties.isEmpty {
      refer(.properties, schema.properties.map { (number(of: $0.name), $0.schema) })
    }
    if !schema.patternProperties.isEmpty {
      refer(
        .patternProperties, schema.patternProperties.map { (number(of: $0.pattern), $0.schema) })
    }
    // What is absent says the same as `true`, but that `unevaluatedProperties` sees a difference.
    refer(.additionalProperties, schema.additionalProperties)
    refer(.propertyNames, schema.propertyNames)
    refer(.unevaluatedProperties, schema.unevaluatedProperties)
    if !schema.prefixItems.isEmpty {
      refer(.prefixItems, schema.prefixItems.enumerated().map { (Int32($0.offset), $0.element) })
    }
    refer(.items, schema.items)
    refer(.contains, schema.contains?.schema)
    if let contains = schema.contains {
      shape.append(number(of: contains.minimum))
      add(.maxContains, contains.maximum, to: &shape)
    }
    refer(.unevaluatedItems, schema.unevaluatedItems)
    if !schema.dependentSchemas.isEmpty {
      refer(.dependentSchemas, schema.dependentSchemas.map { (number(of: $0.name), $0.schema) })
    }
    refer(.condition, schema.conditional?.condition)
    refer(.consequence, schema.conditional?.consequence)
    refer(.alternative, schema.conditional?.alternative)
    let orderedCount = edges.count
    let shapeNumber = number(of: shape)
    if schema.allOf.isEmpty, schema.anyOf.isEmpty, schema.oneOf.isEmpty, schema.not.isEmpty {
      return SchemaContent(shape: shapeNumber, edges: edges, orderedCount: orderedCount, bags: [])
    }
    var bags: [SchemaContent.Bag] = []
    func addBag(_ branches: [SchemaContent.Edge], countsRepetition: Bool = false) {
      edges += branches
      bags.append(SchemaContent.Bag(end: edges.count, countsRepetition: countsRepetition))
    }
    addBag(schema.allOf.map { SchemaContent.Edge(target: node($0.schema), label: 0) })
    addBag(schema.anyOf.map { edge($0, of: schema, node) })
    addBag(schema.oneOf.map { edge($0, of: schema, node) }, countsRepetition: true)
    addBag(schema.not.map { SchemaContent.Edge(target: node($0), label: 0) })
    return SchemaContent(
      shape: shapeNumber, edges: edges, orderedCount: orderedCount, bags: bags)
  }

  /// The number of a shape. What is remembered is a copy, so that the list can be used again.
  private func number(of shape: [Int32]) -> Int32 {
    if let number = shapes[shape] { return number }
    let number = Int32(shapes.count)
    shapes[Array(shape[...])] = number
    return number
  }

  /// A branch; beside a discriminator its tags belong to it (OAS 3.1 §4.8.25).
  private func edge(
    _ branch: Schema.Branch, of schema: Schema, _ node: (SchemaID) -> Int32
  ) -> SchemaContent.Edge {
    var label: Int32 = 0
    if let discriminator = schema.discriminator,
      !branch.tags.isEmpty || branch.tagsOfOthers != nil
    {
      let tags = Set((branch.tagsOfOthers ?? branch.tags).map { number(of: $0) }).sorted()
      let name = number(of: discriminator.propertyName)
      // Numbers begin with zero, so that what is below stands for nothing else.
      label = 1 + Self.number(of: [name, branch.tagsOfOthers == nil ? -1 : -2] + tags, in: &labels)
    }
    return SchemaContent.Edge(target: node(branch.schema), label: label)
  }

  // MARK: The parts of a shape

  private func addFlags(of schema: Schema, to shape: inout [Int32]) {
    if schema.isNever { shape.append(Part.never.rawValue) }
    if let text = schema.opaqueText {
      shape.append(Part.opaque.rawValue)
      shape.append(number(of: ExactString(text)))
    }
    // Readers of requests and responses look at these from the object above.
    if schema.isReadOnly { shape.append(Part.readOnly.rawValue) }
    if schema.isWriteOnly { shape.append(Part.writeOnly.rawValue) }
  }

  private func addScalars(of schema: Schema, to shape: inout [Int32]) {
    if schema.effectiveTypes != .all {
      shape.append(Part.types.rawValue)
      shape.append(Int32(schema.effectiveTypes.rawValue))
    }
    if let enumeration = schema.enumeration {
      add(.enumeration, enumeration.map { number(of: $0) }, to: &shape)
    }
    if let bound = schema.minimum {
      add(bound.isExclusive ? .exclusiveMinimum : .minimum, bound.value, to: &shape)
    }
    if let bound = schema.maximum {
      add(bound.isExclusive ? .exclusiveMaximum : .maximum, bound.value, to: &shape)
    }
    if !schema.multiplesOf.isEmpty {
      add(.multiplesOf, schema.multiplesOf.map { number(of: $0) }, to: &shape)
    }
    if !schema.patterns.isEmpty {
      add(.patterns, schema.patterns.map { number(of: ExactString($0)) }, to: &shape)
    }
    // Any other format is an annotation (JSON Schema 2020-12 validation §7.2.1).
    if let format = schema.format, FormatSemantics(format) != nil {
      shape.append(Part.format.rawValue)
      shape.append(number(of: ExactString(format)))
    }
  }

  private func addSizes(of schema: Schema, to shape: inout [Int32]) {
    add(.minLength, schema.minLength, to: &shape)
    add(.maxLength, schema.maxLength, to: &shape)
    add(.minItems, schema.minItems, to: &shape)
    add(.maxItems, schema.maxItems, to: &shape)
    if schema.hasUniqueItems { shape.append(Part.uniqueItems.rawValue) }
    add(.minProperties, schema.minProperties, to: &shape)
    add(.maxProperties, schema.maxProperties, to: &shape)
    if !schema.required.isEmpty {
      add(.required, schema.required.map { number(of: $0) }, to: &shape)
    }
    guard !schema.dependentRequired.isEmpty else { return }
    // In the order of the names, so that numbers are handed out alike in every run.
    let dependencies = schema.dependentRequired.sorted { $0.key < $1.key }
    for entry in dependencies.map({ (name: number(of: $0.key), names: $0.value) })
      .sorted(by: { $0.name < $1.name })
    {
      shape.append(Part.dependentRequired.rawValue)
      shape.append(entry.name)
      add(.required, entry.names.map { number(of: $0) }, to: &shape)
    }
  }

  /// Adds a set, of which a member may be listed several times.
  private func add(_ part: Part, _ members: [Int32], to shape: inout [Int32]) {
    shape.append(part.rawValue)
    let count = shape.count
    shape.append(0)
    for member in members.sorted() where shape.count == count + 1 || shape.last != member {
      shape.append(member)
    }
    shape[count] = Int32(shape.count - count - 1)
  }

  private func add(_ part: Part, _ decimal: Decimal?, to shape: inout [Int32]) {
    guard let decimal else { return }
    shape.append(part.rawValue)
    shape.append(number(of: decimal))
  }

  // MARK: Numbers for values

  private func number(of text: ExactString) -> Int32 { Self.number(of: text, in: &texts) }

  private func number(of decimal: Decimal) -> Int32 {
    Self.number(of: decimal, in: &numbers)
  }

  /// Texts have the even numbers, all other values the odd ones.
  private func number(of value: JSONValue) -> Int32 {
    if case .string(let text) = value { return number(of: text) << 1 }
    return Self.number(of: value, in: &values) << 1 | 1
  }

  private static func number<Value: Hashable>(
    of value: Value, in numbers: inout [Value: Int32]
  ) -> Int32 {
    if let number = numbers[value] { return number }
    let number = Int32(numbers.count)
    numbers[value] = number
    return number
  }
}

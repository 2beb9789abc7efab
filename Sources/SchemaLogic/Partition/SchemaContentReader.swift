import APIGraph
import DocumentTree

/// Turns schemas into contents, and remembers which number stands for what.
///
/// All that asserts under any reading belongs to the content, and nothing else does. Whatever has a number has it by its
/// value, never by a hash alone.
final class SchemaContentReader {
  private var texts: [ExactString: Int32] = [:]
  private var numbers: [Decimal: Int32] = [:]
  /// The lists of values, each in its one order.
  private var lists: [ValueList: Int32] = [:]
  private var listsByHash: [StructuralHash: Int32] = [:]
  private var labels: [[Int32]: Int32] = [:]
  private var shapes: [[Int32]: Int32] = [:]
  /// Where shapes are written before it is known whether they are new.
  private var buffer: [Int32] = []

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
    var shape = buffer
    buffer = []
    shape.removeAll(keepingCapacity: true)
    var edges: [SchemaContent.Edge] = []
    addFlags(of: schema, to: &shape)
    addScalars(of: schema, to: &shape)
    addSizes(of: schema, to: &shape)
    func refer(_ part: Part, _ id: SchemaID?) {
      guard let id else { return }
      shape.append(part.rawValue)
      edges.append(SchemaContent.Edge(target: node(id), label: 0))
    }
    /// Schemas under names, in the order of the numbers of the names.
    func refer<Entry>(
      _ part: Part, _ entries: [Entry], _ name: (Entry) -> ExactString, _ id: (Entry) -> SchemaID
    ) {
      guard !entries.isEmpty else { return }
      shape.append(part.rawValue)
      shape.append(Int32(entries.count))
      let start = edges.count
      // The label of an edge is its name until all are in order.
      for entry in entries {
        edges.append(SchemaContent.Edge(target: node(id(entry)), label: number(of: name(entry))))
      }
      if (start + 1..<edges.count).contains(where: { edges[$0 - 1].label > edges[$0].label }) {
        edges[start...].sort { $0.label < $1.label }
      }
      for index in start..<edges.count {
        shape.append(edges[index].label)
        edges[index].label = 0
      }
    }
    edges.reserveCapacity(schema.properties.count + schema.allOf.count + schema.anyOf.count + 2)
    refer(.properties, schema.properties, \.name, \.schema)
    refer(.patternProperties, schema.patternProperties, \.pattern, \.schema)
    // What is absent says the same as `true`, but that `unevaluatedProperties` sees a difference.
    refer(.additionalProperties, schema.additionalProperties)
    refer(.propertyNames, schema.propertyNames)
    refer(.unevaluatedProperties, schema.unevaluatedProperties)
    for (index, id) in schema.prefixItems.enumerated() {
      shape.append(Int32(index))
      refer(.prefixItems, id)
    }
    refer(.items, schema.items)
    refer(.contains, schema.contains?.schema)
    if let contains = schema.contains {
      shape.append(number(of: contains.minimum))
      add(.maxContains, contains.maximum, to: &shape)
    }
    refer(.unevaluatedItems, schema.unevaluatedItems)
    refer(.dependentSchemas, schema.dependentSchemas, \.name, \.schema)
    if let conditional = schema.conditional {
      refer(.condition, conditional.condition)
      refer(.consequence, conditional.consequence)
      refer(.alternative, conditional.alternative)
    }
    let orderedCount = edges.count
    var bags: [SchemaContent.Bag] = []
    func addBag(_ branches: [SchemaContent.Edge], countsRepetition: Bool = false) {
      edges += branches
      bags.append(SchemaContent.Bag(end: edges.count, countsRepetition: countsRepetition))
    }
    if schema.hasBranches {
      addBag(schema.allOf.map { SchemaContent.Edge(target: node($0.schema), label: 0) })
      addBag(schema.anyOf.map { edge($0, of: schema, node) })
      addBag(schema.oneOf.map { edge($0, of: schema, node) }, countsRepetition: true)
      addBag(schema.not.map { SchemaContent.Edge(target: node($0), label: 0) })
    }
    let content = SchemaContent(
      shape: Self.number(of: shape, in: &shapes), edges: edges, orderedCount: orderedCount,
      bags: bags)
    buffer = shape
    return content
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
      shape.append(Part.enumeration.rawValue)
      shape.append(number(ofValues: enumeration, schema.enumerationHash))
    }
    if let bound = schema.minimum {
      add(bound.isExclusive ? .exclusiveMinimum : .minimum, bound.value, to: &shape)
    }
    if let bound = schema.maximum {
      add(bound.isExclusive ? .exclusiveMaximum : .maximum, bound.value, to: &shape)
    }
    if !schema.multiplesOf.isEmpty {
      add(.multiplesOf, schema.multiplesOf, to: &shape) { number(of: $0) }
    }
    if !schema.patterns.isEmpty {
      add(.patterns, schema.patterns, to: &shape) { number(of: ExactString($0)) }
    }
    // Any other format is an annotation (JSON Schema 2020-12 validation §7.2.1).
    if let format = schema.format, FormatSemantics(format) != nil {
      shape.append(Part.format.rawValue)
      shape.append(number(of: ExactString(format)))
    }
  }

  /// The number of a list of values.
  private func number(ofValues values: [JSONValue], _ hash: StructuralHash?) -> Int32 {
    if let hash, let known = listsByHash[hash] { return known }
    let ofList = Self.number(of: ValueList(values), in: &lists)
    if let hash { listsByHash[hash] = ofList }
    return ofList
  }

  private func addSizes(of schema: Schema, to shape: inout [Int32]) {
    add(.minLength, schema.minLength, to: &shape)
    add(.maxLength, schema.maxLength, to: &shape)
    add(.minItems, schema.minItems, to: &shape)
    add(.maxItems, schema.maxItems, to: &shape)
    if schema.hasUniqueItems { shape.append(Part.uniqueItems.rawValue) }
    add(.minProperties, schema.minProperties, to: &shape)
    add(.maxProperties, schema.maxProperties, to: &shape)
    // In the order of the names, so that numbers are handed out, and schemas read, alike in every run.
    if !schema.required.isEmpty {
      add(.required, schema.required.sorted(), to: &shape) { number(of: $0) }
    }
    guard !schema.dependentRequired.isEmpty else { return }
    let dependencies = schema.dependentRequired.sorted { $0.key < $1.key }
    for entry in dependencies.map({ (name: number(of: $0.key), names: $0.value) })
      .sorted(by: { $0.name < $1.name })
    {
      shape.append(Part.dependentRequired.rawValue)
      shape.append(entry.name)
      add(.required, entry.names.sorted(), to: &shape) { number(of: $0) }
    }
  }

  /// Members of which neither order nor repetition matters.
  private func add<Members: Collection>(
    _ part: Part, _ members: Members, to shape: inout [Int32],
    _ number: (Members.Element) -> Int32
  ) {
    shape.append(part.rawValue)
    let start = shape.count + 1
    shape.append(0)
    for member in members { shape.append(number(member)) }
    if (start + 1..<max(start + 1, shape.count)).contains(where: { shape[$0 - 1] >= shape[$0] }) {
      shape[start...].sort()
      var end = start
      for index in start..<shape.count where index == start || shape[index] != shape[end - 1] {
        shape[end] = shape[index]
        end += 1
      }
      shape.removeSubrange(end...)
    }
    shape[start - 1] = Int32(shape.count - start)
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

  private static func number<Value: Hashable>(
    of value: Value, in numbers: inout [Value: Int32]
  ) -> Int32 {
    if let number = numbers[value] { return number }
    let number = Int32(numbers.count)
    numbers[value] = number
    return number
  }
}

extension Schema {
  /// Whether there are references whose order means nothing.
  fileprivate var hasBranches: Bool {
    !allOf.isEmpty || !anyOf.isEmpty || !oneOf.isEmpty || !not.isEmpty
  }
}

import APIGraph
import DocumentTree
import Testing

/// The canonical form accepts exactly the values that the schema accepts as it is written.
@Suite("Schemas: what reading must not change")
struct SchemasMeaningTests {
  @Test("schemas of all shapes accept the same values before and after reading", arguments: 0..<8)
  func meaningIsKept(seed: UInt64) throws {
    var generator = SchemaGenerator(seed: seed)
    var accepted = 0
    var refused = 0
    for _ in 0..<600 {
      let components = (0..<3).map { generator.schema(depth: 2, firstTarget: $0 + 1) }
      let schema = generator.schema(depth: 3, firstTarget: 0)
      let description = try SmallDescription(
        schema: schema.compactText, components: SchemaGenerator.components(components).compactText)
      let written = WrittenSchema(components: components)
      let read = ReadSchema(store: description.store)
      let id = try description.id()
      for value in SchemaGenerator.universe {
        let expected = written.evaluated(schema, value) != nil
        let actual = read.evaluated(id, value) != nil
        expected ? (accepted += 1) : (refused += 1)
        guard expected != actual else { continue }
        Issue.record(
          """
          \(schema.compactText) with \(SchemaGenerator.components(components).compactText) \
          \(expected ? "accepts" : "refuses") \(value.compactText), but what was read does not: \
          \(SchemaDump(store: description.store).text(id, depth: 6))
          """)
        return
      }
    }
    #expect(accepted > 2000 && refused > 2000, "the schemas say something")
  }
}

/// Schemas made of few words, and the values that can tell them apart.
struct SchemaGenerator {
  private var state: UInt64
  /// Whether `unevaluatedProperties` is among the words.
  private let asksForEvaluations: Bool

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    asksForEvaluations = seed % 2 == 0
  }

  private mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  private mutating func pick(_ values: [JSONValue]) -> JSONValue { values[next(values.count)] }

  static func components(_ schemas: [JSONValue]) -> JSONValue {
    var members: [ExactString: JSONValue] = [:]
    for (index, schema) in schemas.enumerated() { members[ExactString("S\(index)")] = schema }
    return .object(members)
  }

  static let scalars: [JSONValue] = [
    .null, .boolean(true), .number(Decimal(0)), .number(Decimal(1)), .number(Decimal(2)),
    .number(Decimal("1.5") ?? Decimal(9)), .text(""), .text("a"), .text("ab"), .text("b"),
  ]

  static let universe: [JSONValue] = {
    let one = JSONValue.number(Decimal(1))
    let text = JSONValue.text("a")
    var values = scalars
    values += [
      .array([]), .array([one]), .array([text]), .array([text, one]), .array([one, one, .null]),
    ]
    values += [
      .object([:]), .object(["a": one]), .object(["a": text]), .object(["b": one]),
      .object(["ab": text]), .object(["a": one, "b": text]), .object(["a": .null, "ab": one]),
      .object(["a": .object(["a": one])]),
      .object(["b": .object(["ab": text]), "a": .array([one])]),
      .object(["c": one]), .object(["c": .object([:]), "a": one, "ab": .null]),
    ]
    return values
  }()

  /// A schema; in place it refers only to components from `firstTarget` on, so that none is a part of itself.
  mutating func schema(depth: Int, firstTarget: Int) -> JSONValue {
    if next(12) == 0 { return .boolean(next(3) > 0) }
    var members: [ExactString: JSONValue] = [:]
    for _ in 0...next(3) {
      switch depth > 0 ? next(24) : next(8) {
      case 0: members["type"] = type()
      case 1: members["enum"] = .array((0...next(4)).map { _ in pick(SchemaGenerator.scalars) })
      case 2: members["minimum"] = number()
      case 3: members["exclusiveMaximum"] = number()
      case 4: members["minLength"] = number()
      case 5: members["pattern"] = pick([.text("^a"), .text("b$")])
      case 6: members["required"] = .array([name()])
      case 7: members["maxItems"] = number()
      case 8, 9: members["properties"] = .object(map(depth, keys: ["a", "b", "ab"]))
      case 10: members["patternProperties"] = .object(map(depth, keys: ["^a", "b$"]))
      case 11: members["additionalProperties"] = below(depth)
      case 12: members["items"] = below(depth)
      case 13: members["prefixItems"] = .array((0...next(2)).map { _ in below(depth) })
      case 14: members["contains"] = below(depth)
      case 15: members["minContains"] = number()
      case 16, 17, 18: members["allOf"] = branches(depth, firstTarget)
      case 19: members["anyOf"] = branches(depth, firstTarget)
      case 20: members["oneOf"] = branches(depth, firstTarget)
      case 21: members["not"] = schema(depth: depth - 1, firstTarget: firstTarget)
      case 22:
        members["if"] = schema(depth: depth - 1, firstTarget: firstTarget)
        members[next(2) == 0 ? "then" : "else"] = schema(
          depth: depth - 1, firstTarget: firstTarget)
      default:
        if next(2) == 0, firstTarget < 3 {
          members["$ref"] = reference(from: firstTarget)
        } else if asksForEvaluations {
          members["unevaluatedProperties"] = below(0)
        } else {
          members["propertyNames"] = .object(["maxLength": number()])
        }
      }
    }
    return .object(members)
  }

  /// A schema of a member or element, which may refer to any component.
  private mutating func below(_ depth: Int) -> JSONValue {
    next(5) == 0
      ? .object(["$ref": reference(from: 0)]) : schema(depth: max(0, depth - 1), firstTarget: 3)
  }

  private mutating func reference(from first: Int) -> JSONValue {
    .text("#/components/schemas/S\(first + next(3 - first))")
  }

  private mutating func branches(_ depth: Int, _ firstTarget: Int) -> JSONValue {
    .array(
      (0...next(3)).map { _ in
        if next(6) == 0 { return .object(["type": .text("null")]) }
        if next(3) == 0, firstTarget < 3 { return .object(["$ref": reference(from: firstTarget)]) }
        return schema(depth: depth - 1, firstTarget: firstTarget)
      })
  }

  private mutating func map(_ depth: Int, keys: [ExactString]) -> [ExactString: JSONValue] {
    var members: [ExactString: JSONValue] = [:]
    for _ in 0...next(2) { members[keys[next(keys.count)]] = below(depth) }
    return members
  }

  private mutating func type() -> JSONValue {
    let names = ["null", "boolean", "integer", "number", "string", "array", "object"]
    if next(2) == 0 { return .text(names[next(names.count)]) }
    return .array((0...next(3)).map { _ in .text(names[next(names.count)]) })
  }

  private mutating func number() -> JSONValue { .number(Decimal(next(3))) }

  private mutating func name() -> JSONValue { pick([.text("a"), .text("b"), .text("ab")]) }
}

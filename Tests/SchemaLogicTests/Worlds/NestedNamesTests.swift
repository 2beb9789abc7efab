import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Names inside members, where several branches of a sender may hold at once: random pairs of small schemas, and all values
/// of a small universe.
struct NestedNamesTests {
  @Test func `what is included with fresh names has no fresh value that is not`() throws {
    var tally = Tally()
    for seed in OracleSettings.seeds(Repository.isRelease ? 6000 : 600) {
      var world = NestedNamesWorld(SeededGenerator(seed: seed))
      let (old, new) = world.pair()
      let pair = try InclusionPair(
        old.compactText, new.compactText, assumption: .freshNames)
      let use = NameUse(sender: pair.old, receiver: pair.new)
      let oldValidator = Validator(pair.old.store, reading: .pure)
      let newValidator = Validator(pair.new.store, reading: .pure)
      let counterexample = world.values.first {
        oldValidator.judge($0, by: pair.old.id) == .valid
          && newValidator.judge($0, by: pair.new.id) != .valid && use.isFresh($0)
      }
      switch pair.inclusion {
      case .included:
        tally.included += 1
        if let counterexample {
          tally.wrong.append(
            "\(seed): \(old.compactText) in \(new.compactText): \(counterexample.compactText)")
        }
      case .refuted(let found):
        tally.refuted += 1
        if !use.isFresh(found.value) { tally.foreign += 1 }
      case .undecided: tally.undecided += 1
      }
    }
    print(
      "nested names: included \(tally.included), refuted \(tally.refuted),"
        + " undecided \(tally.undecided), wrong \(tally.wrong.count), foreign \(tally.foreign)"
    )
    let wrongCount = tally.wrong.count
    #expect(wrongCount == 0, "\(tally.wrong.prefix(4).joined(separator: "\n"))")
    #expect(tally.included > 0 && tally.refuted > 0 && tally.undecided == 0)
  }

  private struct Tally {
    var included = 0
    var refuted = 0
    var undecided = 0
    var wrong: [String] = []
    /// Witnesses with names that only the receiver declares, in a part of its schema that was not looked at.
    var foreign = 0
  }
}

/// Small schemas of objects in objects, and the values that tell them apart.
struct NestedNamesWorld {
  private var generator: SeededGenerator
  /// Whether the inner objects stand in an array.
  private let hasArrays: Bool

  init(_ generator: SeededGenerator) {
    self.generator = generator
    hasArrays = self.generator.chance(30)
  }

  /// A sender's schema and a receiver's: mostly the same with more names declared inside.
  mutating func pair() -> (JSONValue, JSONValue) {
    let old = outer(depth: 2)
    guard generator.chance(70) else { return (old, outer(depth: 2)) }
    var new = old
    for steps in old.allSteps where steps.last == .member("m") {
      guard generator.chance(70), let part = new.part(at: steps[...]) else { continue }
      new = new.replacing(at: steps[...], with: declaringMore(part))
    }
    return (old, new)
  }

  private mutating func declaringMore(_ schema: JSONValue) -> JSONValue {
    var schema = schema
    if let items = schema["items"] {
      schema["items"] = declaringMore(items)
    } else {
      schema["properties"] = schema["properties"] ?? .object([:])
      schema["properties"]?[generator.one(of: "x", "y")] = scalar()
    }
    return schema
  }

  private mutating func outer(depth: Int) -> JSONValue {
    var schema = JSONValue.members(["type": "object".json])
    var properties = JSONValue.object([:])
    if generator.chance(35) {
      properties["k"] = .members(["enum": .array([generator.one(of: "p", "q").json])])
      if generator.chance(60) { schema["required"] = .array(["k".json]) }
    }
    if generator.chance(depth == 2 ? 40 : 75) { properties["m"] = inner(depth: 1) }
    if generator.chance(20) { properties["x"] = scalar() }
    if !properties.sortedMembers.isEmpty { schema["properties"] = properties }
    guard depth > 0, generator.chance(depth == 2 ? 95 : 30) else { return schema }
    switch generator.draw(0...5) {
    case 0, 1: schema["anyOf"] = .array(outers(generator.draw(2...3), depth))
    case 2: schema["oneOf"] = .array(outers(2, depth))
    case 3: schema["allOf"] = .array(outers(2, depth))
    case 4:
      schema["allOf"] = .array(outers(1, depth))
      schema["anyOf"] = .array(outers(2, depth))
    default:
      schema["if"] = outer(depth: 0)
      schema[generator.one(of: "then", "else")] = outer(depth: depth - 1)
    }
    return schema
  }

  private mutating func outers(_ count: Int, _ depth: Int) -> [JSONValue] {
    (0..<count).map { _ in outer(depth: depth - 1) }
  }

  private mutating func inner(depth: Int) -> JSONValue {
    var schema = JSONValue.members(["type": "object".json])
    for name: ExactString in ["x", "y"] where generator.chance(45) {
      schema["properties"] = schema["properties"] ?? .object([:])
      schema["properties"]?[name] = scalar()
    }
    if generator.chance(10) { schema["additionalProperties"] = scalar() }
    if depth > 0, generator.chance(20) {
      schema["anyOf"] = .array([inner(depth: 0), inner(depth: 0)])
    }
    guard hasArrays, depth > 0 else { return schema }
    return .members(["type": "array".json, "items": schema])
  }

  private mutating func scalar() -> JSONValue {
    .members(["type": generator.one(of: "string", "integer").json])
  }

  /// All values with the names and scalars of the schemas, and one more name.
  var values: [JSONValue] {
    let scalars: [JSONValue?] = [nil, .integer(0), "s".json]
    var inner: [JSONValue] = []
    for x in scalars {
      for y in scalars {
        for z in scalars.prefix(2) {
          var object = JSONValue.object([:])
          object["x"] = x
          object["y"] = y
          object["z"] = z
          inner.append(hasArrays ? .array([object]) : object)
        }
      }
    }
    var values: [JSONValue] = []
    for m in [nil] + inner.map(Optional.some) {
      for k in [nil, "p".json, "q".json] {
        for x in scalars {
          var object = JSONValue.object([:])
          object["m"] = m
          object["k"] = k
          object["x"] = x
          values.append(object)
        }
      }
    }
    return values
  }
}

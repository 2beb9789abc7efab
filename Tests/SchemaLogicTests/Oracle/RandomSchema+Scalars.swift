import DocumentTree
import TestSupport

// Strings, numbers and lists of values.
extension RandomSchema {
  /// The values that lists of values and `const` draw from: few, so that lists meet.
  static let constants: [JSONValue] = [
    .null, .boolean(true), .boolean(false), .integer(0), .integer(1), .integer(2), .integer(5),
    .number(Decimal("0.5") ?? Decimal(0)), "a".json, "b".json, "abc".json, "foo".json, "x-a".json,
    "1".json, "".json, "cat".json, "dog".json,
  ]

  /// Values that consist of others.
  static let compositeConstants: [JSONValue] = [
    .array([]), .array([.integer(1)]), .object([:]), .members(["a": .integer(1)]),
    .members(["a": .integer(1), "b": "a".json]), .array([.integer(0), "a".json]),
  ]

  mutating func string() -> JSONValue {
    var schema = JSONValue.members(["type": "string".json])
    if generator.chance(25) { schema["minLength"] = .integer(generator.draw(0...4)) }
    if generator.chance(25) { schema["maxLength"] = .integer(generator.draw(1...6)) }
    if rarely(isFull ? 20 : 15), let pattern = pattern() {
      schema["pattern"] = pattern.text.json
    }
    if generator.chance(12), profile != .portable {
      if let format = generator.one(from: OracleFormat.ofStrings) {
        schema["format"] = format.name.json
      }
    }
    return schema
  }

  /// A pattern of the profile.
  mutating func pattern() -> OraclePattern? {
    generator.one(
      from: OraclePattern.all.filter { pattern in
        switch profile {
        case .core: !pattern.isUnusual
        case .full, .wild: true
        case .portable: pattern.isPortable
        }
      })
  }

  mutating func number() -> JSONValue {
    var schema = JSONValue.members(["type": generator.one(of: "integer", "integer", "number").json])
    if generator.chance(35) {
      schema["minimum"] = bound(generator.draw(-3...5))
      if generator.chance(25) { makeExclusive("minimum", "exclusiveMinimum", in: &schema) }
    }
    if generator.chance(35) {
      schema["maximum"] = bound(generator.draw(0...12))
      if generator.chance(25) { makeExclusive("maximum", "exclusiveMaximum", in: &schema) }
    }
    if generator.chance(15) {
      let texts =
        profile == .portable ? ["2", "3", "0.5", "6"] : ["2", "3", "0.1", "0.5", "6", "7"]
      schema["multipleOf"] = generator.one(from: texts).flatMap { Decimal($0) }.map { .number($0) }
    }
    if generator.chance(10), profile != .portable {
      schema["format"] = generator.one(of: "int32", "int64", "float", "double").json
    }
    return schema
  }

  /// A number to bound others; now and then one that binary floating-point numbers cannot hold.
  private mutating func bound(_ usual: Int) -> JSONValue {
    guard isWild, generator.chance(20) else { return .integer(usual) }
    let text = generator.one(
      of: "9007199254740993", "9007199254740992", "0.1", "0.30000000000000004", "1e30", "-1e-20")
    return Decimal(text).map { .number($0) } ?? .integer(usual)
  }

  private mutating func makeExclusive(
    _ bound: ExactString, _ exclusive: ExactString, in schema: inout JSONValue
  ) {
    if is31 {
      schema[exclusive] = schema[bound]
      schema[bound] = nil
    } else {
      schema[exclusive] = .boolean(true)
    }
  }

  mutating func enumeration() -> JSONValue {
    if is31, generator.chance(25) { return .members(["const": constant()]) }
    let count = generator.draw(1...4)
    if generator.chance(60) {
      let texts = Self.constants.filter { $0.string != nil }
      return .members([
        "type": "string".json, "enum": .array(generator.some(count, from: texts)),
      ])
    }
    var values = generator.some(count, from: Self.constants)
    if isFull, generator.chance(20) { values.append(constant()) }
    return .members(["enum": .array(values)])
  }

  /// One value for `const` or `enum`.
  mutating func constant() -> JSONValue {
    let pool = isFull ? Self.constants + Self.compositeConstants : Self.constants
    return generator.one(from: pool) ?? .null
  }
}

import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Texts in URLs and headers against the definition: a text is accepted when some value that is spelled so is valid under the
/// whole schema, all parts of which read the text in the same way.
struct WireWorldTests {
  /// Schemas, and values of which only the spelling counts.
  struct World: CustomStringConvertible, Sendable {
    let description: String
    let schemas: [JSONValue]
    let values: [JSONValue]
  }

  @Test(arguments: [World.scalars, .lists, .records])
  func `a text is accepted when a value that is spelled so is`(_ world: World) throws {
    let judges = try world.schemas.map { try WireJudge($0, .wire) }
    var failures: [String] = []
    var open = 0
    for judge in judges {
      for value in world.values {
        let expected = judge.accepts(value)
        switch judge.wire.judge(value, by: judge.text.id) {
        case .undecided: open += 1
        case let answer where (answer == .valid) != expected:
          failures.append("\(judge.schema.compactText) \(value.compactText): \(answer)")
        case .valid, .invalid: break
        }
      }
    }
    print("texts of \(world): \(judges.count * world.values.count) judged, \(open) undecided")
    let failureCount = failures.count
    #expect(failureCount == 0, "\(failures.prefix(8).joined(separator: "\n"))")
  }

  @Test(arguments: [World.scalars, .lists, .records])
  func `inclusion of texts is decided as trying them decides it`(_ world: World) throws {
    try checkInclusion(world, world.values, .wire)
  }

  @Test func `inclusion of forms is decided as trying them decides it`() throws {
    try checkInclusion(.records, World.records.values.filter(\.isObject), .form)
  }

  private func checkInclusion(
    _ world: World, _ values: [JSONValue], _ spelling: Spelling
  ) throws {
    let judges = try world.schemas.map { try WireJudge($0, spelling) }
    let sent = judges.map { judge in values.map(judge.sends) }
    let accepted = judges.map { judge in values.map(judge.accepts) }
    var failures: [String] = []
    var counts = (included: 0, refuted: 0, undecided: 0)
    for (one, old) in judges.enumerated() {
      for (two, new) in judges.enumerated() {
        guard Repository.isRelease || (one * 31 + two * 17).isMultiple(of: 13) else { continue }
        let decider = InclusionDecider(old: old.text.store, new: new.text.store)
        let answer = decider.inclusion(
          old: old.text.id, new: new.text.id, from: .old,
          reading: SchemaReading(spelling: spelling), assumption: .openWorld)
        switch answer {
        case .included:
          counts.included += 1
          let index = values.indices.first { sent[one][$0] && !accepted[two][$0] }
          guard let index else { continue }
          failures.append(
            "\(old.schema.compactText) in \(new.schema.compactText):"
              + " \(values[index].compactText)")
        case .refuted(let found):
          counts.refuted += 1
          if old.sends(found.value), !new.accepts(found.value) { continue }
          failures.append(
            "\(old.schema.compactText) not in \(new.schema.compactText):"
              + " \(found.value.compactText)")
        case .undecided(let reason):
          counts.undecided += 1
          // What is proved to be refused part by part, and for which the search has no value, is refused all the same.
          guard reason == .rejectedWitness,
            !values.indices.contains(where: { sent[one][$0] && !accepted[two][$0] })
          else { continue }
          failures.append(
            "\(old.schema.compactText) not in \(new.schema.compactText): no value")
        }
      }
    }
    print("inclusion of \(world) as \(spelling): \(counts)")
    let failureCount = failures.count
    #expect(failureCount == 0, "\(failureCount)\n\(failures.prefix(8).joined(separator: "\n"))")
  }
}

/// Judges texts by one schema, by the definition and by the validator.
private struct WireJudge {
  let schema: JSONValue
  let text: SchemaText
  let wire: Validator
  private let plain: Validator
  private let spelling: Spelling

  init(_ schema: JSONValue, _ spelling: Spelling) throws {
    self.schema = schema
    self.spelling = spelling
    text = try SchemaText(schema.compactText)
    wire = Validator(text.store, reading: SchemaReading(spelling: .wire))
    plain = Validator(text.store, reading: .pure)
  }

  /// Whether some value that is spelled like this one is valid.
  func accepts(_ value: JSONValue) -> Bool { accepts(value, asSent: false) }

  /// Whether a sender may spell a valid value like this one: numbers are spelled in the plain way only.
  func sends(_ value: JSONValue) -> Bool { accepts(value, asSent: true) }

  private func accepts(_ value: JSONValue, asSent isSent: Bool) -> Bool {
    // What a form holds are texts; the form itself is none.
    let readings =
      spelling == .form && !value.isObject ? [value] : readings(of: value, asSent: isSent)
    return readings.contains { plain.judge($0, by: text.id) == .valid }
  }

  private func readings(of value: JSONValue, asSent isSent: Bool) -> [JSONValue] {
    switch value {
    case .null: return []
    case .boolean(let flag): return [value, (flag ? "true" : "false").json]
    case .number(let number): return [value, number.description.json]
    case .string(let text):
      let number = (try? JSONValue(parsing: text.string)).flatMap { value -> JSONValue? in
        switch value {
        case .number(let number): isSent && number.description != text.string ? nil : value
        case .boolean: value
        case .null, .string, .array, .object: nil
        }
      }
      return [value] + (number.map { [$0] } ?? [])
    case .array(let elements):
      return elements.reduce([[]]) { lists, element in
        lists.flatMap { list in readings(of: element, asSent: isSent).map { list + [$0] } }
      }.map(JSONValue.array)
    case .object:
      return value.sortedMembers.reduce([JSONValue.object([:])]) { objects, member in
        objects.flatMap { object in
          readings(of: member.value, asSent: isSent).map { reading in
            var object = object
            object[member.key] = reading
            return object
          }
        }
      }
    }
  }
}

extension WireWorldTests.World {
  /// Each atom, its negation, and pairs of atoms under every applicator.
  private static func grammar(_ atoms: [String], pairs: Int) -> [JSONValue] {
    let atoms = atoms.compactMap { try? JSONValue(parsing: $0) }
    var schemas = atoms + atoms.map { .members(["not": $0]) }
    var count = 0
    for (index, one) in atoms.enumerated() {
      for two in atoms[(index + 1)...] {
        count += 1
        guard count.isMultiple(of: pairs) else { continue }
        for keyword: ExactString in ["allOf", "anyOf", "oneOf"] {
          schemas.append(.object([keyword: .array([one, two])]))
        }
        schemas.append(.members(["if": one, "then": two]))
        schemas.append(.members(["allOf": .array([one, .members(["not": two])])]))
      }
    }
    return schemas
  }

  /// Scalars: numbers, words and what may be either.
  static let scalars = WireWorldTests.World(
    description: "scalars",
    schemas: grammar(
      [
        #"{"type": "string"}"#, #"{"type": "integer"}"#, #"{"type": "number"}"#,
        #"{"type": "boolean"}"#, #"{"type": ["integer", "string"]}"#, #"{"minimum": 1}"#,
        #"{"type": "integer", "maximum": 1}"#, #"{"minLength": 2}"#,
        #"{"type": "string", "maxLength": 1}"#, #"{"pattern": "^1"}"#, #"{"enum": [1, "a"]}"#,
        #"{"enum": ["1", "2"]}"#, #"{"enum": [true, "false"]}"#, #"{"multipleOf": 2}"#,
      ], pairs: 2),
    values: [
      "", "0", "1", "2", "3", "10", "12", "-1", "0.5", "1.0", "1e1", "a", "ab", "1a", "true",
      "false",
    ].map(\.json))

  /// Lists of texts, as in a query.
  static let lists = WireWorldTests.World(
    description: "lists",
    schemas: grammar(
      [
        #"{"type": "array"}"#, #"{"type": "array", "items": {"type": "integer"}}"#,
        #"{"type": "array", "items": {"type": "string"}}"#,
        #"{"type": "array", "items": {"type": "boolean"}}"#,
        #"{"type": "array", "items": {"enum": [1, "a"]}}"#,
        #"{"type": "array", "items": {"oneOf": [{"type": "integer"}, {"type": "string"}]}}"#,
        #"{"type": "array", "maxItems": 1}"#, #"{"type": "array", "minItems": 2}"#,
        #"{"prefixItems": [{"type": "integer"}]}"#, #"{"contains": {"type": "integer"}}"#,
        #"{"contains": {"type": "string"}, "minContains": 2}"#,
        #"{"contains": {"type": "string"}, "maxContains": 1}"#, #"{"type": "string"}"#,
      ], pairs: 2),
    values: {
      let texts = ["1", "a", "true", "0.5"].map(\.json)
      let pairs = texts.flatMap { one in texts.map { [one, $0] } }
      let lists =
        [[]] + texts.map { [$0] } + pairs + texts.map { $0 }.map { [texts[0], texts[0], $0] }
      return lists.map(JSONValue.array) + texts
    }())

  /// Objects of texts, as in a deep object of a query.
  static let records = WireWorldTests.World(
    description: "records",
    schemas: grammar(
      [
        #"{"type": "object", "properties": {"a": {"type": "integer"}}}"#,
        #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
        #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}"#,
        #"{"type": "object", "properties": {"a": {"enum": [1, "a"]}}, "required": ["a"]}"#,
        #"{"type": "object", "additionalProperties": {"type": "integer"}}"#,
        #"{"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": false}"#,
        #"{"type": "object", "patternProperties": {"^a": {"type": "boolean"}}}"#,
        #"{"type": "object", "required": ["b"]}"#, #"{"maxProperties": 1}"#, #"{"type": "string"}"#,
      ], pairs: 1),
    values: {
      let texts: [JSONValue?] = [nil] + ["1", "a", "true"].map { Optional($0.json) }
      let objects = texts.flatMap { a in
        texts.map { b in
          var object = JSONValue.object([:])
          object["a"] = a
          object["b"] = b
          return object
        }
      }
      return objects + texts.compactMap { $0 }
    }())
}

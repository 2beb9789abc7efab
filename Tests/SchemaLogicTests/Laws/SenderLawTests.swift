import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Laws of what is taken for granted of senders, and of spellings.
struct SenderLawTests {
  private static let rounds = Repository.isRelease ? 600 : 60

  /// An object that declares properties and is otherwise merely open, at the root of a document that nothing refers to.
  private func openObject(_ seed: UInt64) -> (document: JSONValue, random: RandomSchema)? {
    var random = RandomSchema(
      profile: .core, dialect: .openAPI31, generator: SeededGenerator(seed: seed))
    _ = random.document()
    var object = random.object(RandomSchema.Place(depth: 2, level: -2))
    object["additionalProperties"] = nil
    guard let properties = object["properties"], !properties.sortedMembers.isEmpty else {
      return nil
    }
    if !random.definitions.isEmpty {
      object[RandomSchema.definitionsKey] = .object(random.definitions)
    }
    // A reference to the root would change with it, and perhaps under a negation.
    return object.compactText.contains(##""$ref":"#""##) ? nil : (object, random)
  }

  private func includes(
    _ old: JSONValue, in new: JSONValue, _ assumption: Assumption,
    spelling: Spelling = .json
  ) throws -> Bool? {
    var pair = OraclePair(old: old, new: new)
    pair.reading.spelling = spelling
    return try OracleJudge(pair).inclusion(from: .old, assumption).decision
  }

  @Test func `with fresh names an optional property may be added to an open object`() throws {
    var count = 0
    for seed in OracleSettings.seeds(Self.rounds) {
      guard var (old, random) = openObject(seed) else { continue }
      var new = old
      let property = random.schema(RandomSchema.Place(depth: 1, level: -1))
      guard property["$ref"] == nil, property.compactText.contains("$ref") == false else {
        continue
      }
      new["properties"]?["added"] = property
      count += 1
      #expect(try includes(old, in: new, .freshNames) != false, "\(old) \(new)")
      #expect(try includes(new, in: old, .freshNames) != false, "\(old) \(new)")
      #expect(try includes(new, in: old, .openWorld) != false, "\(old) \(new)")
      old["x-note"] = .null
      #expect(try includes(old, in: new, .closedProducer) != false, "\(old) \(new)")
    }
    #expect(count > 0)
  }

  @Test func `closing an open object is refuted where an unknown member was accepted`() throws {
    var count = 0
    for seed in OracleSettings.seeds(Self.rounds) {
      guard let (old, _) = openObject(seed) else { continue }
      var new = old
      new["additionalProperties"] = .boolean(false)
      let judge = try OracleJudge(OraclePair(old: old, new: new))
      var aimed = AimedValues(root: old, generator: SeededGenerator(seed: seed))
      let accepted = (0..<20).contains { _ in
        var value = aimed.value()
        guard value.isObject else { return false }
        value["z"] = .integer(1)
        return judge.isOld(value) == true
      }
      guard accepted else { continue }
      count += 1
      #expect(judge.inclusion(from: .old, .freshNames).decision != true, "\(judge.pair)")
      #expect(judge.inclusion(from: .old, .openWorld).decision != true, "\(judge.pair)")
      #expect(judge.inclusion(from: .new, .freshNames).decision != false, "\(judge.pair)")
      #expect(judge.inclusion(from: .old, .closedProducer).decision != false, "\(judge.pair)")
    }
    #expect(count > 0)
  }

  @Test func `what holds of all values holds of those that senders are taken to send`() throws {
    var (fresh, closed) = (0, 0)
    for seed in OracleSettings.seeds(Self.rounds) {
      var maker = OraclePairMaker(profile: .full, seed: seed)
      let judge = try OracleJudge(maker.pair())
      for sender in [InclusionDecider.Sender.old, .new] {
        let answers = [Assumption.openWorld, .freshNames, .closedProducer].map {
          judge.inclusion(from: sender, $0)
        }
        // The assumptions do not follow from each other: a part that speaks of other names lifts closing as a whole, and fresh
        // names only where it holds.
        for fewer in answers.dropFirst() where answers[0].decision == true {
          #expect(fewer.decision != false, "\(judge.pair)")
        }
        if answers[0].decision == false, answers[1].decision == true { fresh += 1 }
        if answers[0].decision == false, answers[2].decision == true { closed += 1 }
        for case .refuted(let counterexample) in answers {
          #expect(judge.isOld(counterexample.value) == (sender == .old), "\(judge.pair)")
          #expect(judge.isNew(counterexample.value) == (sender == .new), "\(judge.pair)")
        }
      }
    }
    // Assumptions seldom matter; among the few pairs of a debug build there need be none where they do.
    #expect(!Repository.isRelease || (fresh > 0 && closed > 0))
  }

  @Test func `a scalar that is included as JSON is included on the wire`() throws {
    var count = 0
    for seed in OracleSettings.seeds(Self.rounds * 3) {
      var maker = OraclePairMaker(profile: .core, seed: seed)
      let pair = maker.pair()
      guard pair.reading == .pure, pair.oldDialect == .openAPI31, pair.newDialect == .openAPI31,
        !hasParts(pair.old), !hasParts(pair.new),
        try includes(pair.old, in: pair.new, .openWorld) == true
      else { continue }
      count += 1
      #expect(
        try includes(pair.old, in: pair.new, .openWorld, spelling: .wire) != false, "\(pair)")
    }
    #expect(count > 0)
  }

  /// Whether a schema speaks of members or elements, whose texts each part of a schema reads on its own.
  private func hasParts(_ schema: JSONValue) -> Bool {
    let text = schema.compactText
    return ["properties", "Properties", "items", "contains"].contains { text.contains("\($0)\":") }
  }
}

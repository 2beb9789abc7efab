import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// What holds of all schemas, whatever they say. Tried on random ones.
struct LawTests {
  /// How often each law is tried.
  private static let rounds = Repository.isRelease ? 400 : 40

  private func document(
    _ generator: inout SeededGenerator, _ dialect: Dialect = .openAPI31
  ) -> (JSONValue, RandomSchema) {
    var random = RandomSchema(
      profile: generator.chance(50) ? .core : .full, dialect: dialect,
      generator: SeededGenerator(seed: generator.next()))
    return (random.document(), random)
  }

  @Test(arguments: OracleEquivalences.all.map(\.name))
  func `a schema is what it was after every rewrite`(_ name: String) throws {
    let rewrite = try #require(OracleEquivalences.all.first { $0.name == name })
    var applied = 0
    for seed in OracleSettings.seeds(Self.rounds * 5) where applied < Self.rounds / 4 {
      var generator = SeededGenerator(seed: seed)
      let (document, random) = document(&generator, generator.chance(25) ? .openAPI30 : .openAPI31)
      var maker = OraclePairMaker(profile: random.profile, seed: seed)
      guard let pair = maker.pair(document, rewrite, random) else { continue }
      applied += 1
      let judge = try OracleJudge(pair)
      for sender in [InclusionDecider.Sender.old, .new] {
        #expect(judge.inclusion(from: sender).decision != false, "from \(sender)\n\(pair)")
      }
    }
    #expect(applied > 0)
  }

  @Test func `parts are in unions and intersections are in parts`() throws {
    for seed in OracleSettings.seeds(Self.rounds) {
      var generator = SeededGenerator(seed: seed)
      let parts: JSONValue = .array([JointSchemas.reference("A"), JointSchemas.reference("B")])
      let joint = try JointSchemas(
        ["A": document(&generator).0, "B": document(&generator).0],
        .members(["union": .members(["anyOf": parts]), "meet": .members(["allOf": parts])]))
      for name: ExactString in ["A", "B"] {
        #expect(joint.includes(name, in: name) == true, "\(joint.document.compactText)")
        #expect(joint.includes(name, in: "union") != false, "\(joint.document.compactText)")
        #expect(joint.includes("meet", in: name) != false, "\(joint.document.compactText)")
      }
    }
  }

  @Test func `inclusion, emptiness of the difference and inclusion of the complements agree`()
    throws
  {
    for seed in OracleSettings.seeds(Self.rounds) {
      var generator = SeededGenerator(seed: seed)
      var maker = OraclePairMaker(profile: generator.chance(50) ? .core : .full, seed: seed)
      let pair = maker.pair()
      guard pair.oldDialect == .openAPI31 else { continue }
      let notB = JSONValue.members(["not": JointSchemas.reference("B")])
      let joint = try JointSchemas(
        ["A": pair.old, "B": pair.new],
        .members([
          "difference": .members(["allOf": .array([JointSchemas.reference("A"), notB])]),
          "nothing": .boolean(false), "notA": .members(["not": JointSchemas.reference("A")]),
          "notB": notB,
        ]))
      let answers = [
        joint.includes("A", in: "B"), joint.includes("difference", in: "nothing"),
        joint.includes("notB", in: "notA"),
      ].compactMap { $0 }
      #expect(Set(answers).count <= 1, "\(joint.document.compactText)")
    }
  }

  @Test func `inclusion is transitive`() throws {
    var chains = 0
    for seed in OracleSettings.seeds(Self.rounds) {
      var maker = OraclePairMaker(profile: .full, seed: seed)
      let first = maker.pair()
      let second = maker.pair()
      guard first.oldDialect == .openAPI31, second.oldDialect == .openAPI31 else { continue }
      let joint = try JointSchemas(
        ["A": first.old, "B": first.new, "C": second.old, "D": second.new], .object([:]))
      let names: [ExactString] = ["A", "B", "C", "D"]
      for one in names {
        for two in names where two != one {
          guard joint.includes(one, in: two) == true else { continue }
          for three in names where three != one && three != two {
            guard joint.includes(two, in: three) == true else { continue }
            chains += 1
            #expect(
              joint.includes(one, in: three) != false,
              "\(one), \(two), \(three)\n\(joint.document.compactText)")
          }
        }
      }
    }
    #expect(chains > 0)
  }

  @Test func `answers do not depend on names of definitions or on the order of members`() throws {
    for seed in OracleSettings.seeds(Self.rounds) {
      var maker = OraclePairMaker(profile: .full, seed: seed)
      let pair = maker.pair()
      guard pair.reading == .pure else { continue }
      var renamed = pair
      renamed.new = pair.new.renamingDefinitions()
      let judge = try OracleJudge(pair)
      let other = try OracleJudge(renamed)
      let text = try SchemaText(pair.old.shuffledText(seed: seed), dialect: pair.oldDialect)
      for sender in [InclusionDecider.Sender.old, .new] {
        let decision = judge.inclusion(from: sender).decision
        #expect(other.inclusion(from: sender).decision == decision, "\(pair)")
        let decider = InclusionDecider(old: text.store, new: judge.new.store)
        let answer = decider.inclusion(
          old: text.id, new: judge.new.id, from: sender, reading: .pure, assumption: .openWorld)
        #expect(answer.decision == nil || decision == nil || answer.decision == decision, "\(pair)")
      }
    }
  }

  @Test func `the same question has the same answer in another decider`() throws {
    for seed in OracleSettings.seeds(Self.rounds) {
      var maker = OraclePairMaker(profile: .full, seed: seed)
      let pair = maker.pair()
      let (one, other) = (try OracleJudge(pair), try OracleJudge(pair))
      // Asked in another order, what is remembered is another.
      let answer = one.inclusion(from: .new)
      _ = other.inclusion(from: .old)
      let again = other.inclusion(from: .new)
      #expect(answer.decision == again.decision, "\(pair)")
    }
  }
}

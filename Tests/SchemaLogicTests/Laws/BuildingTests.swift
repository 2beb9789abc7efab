import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Values that are built around a part of them.
struct BuildingTests {
  @Test func `a value that is built around a part is valid and holds the part`() throws {
    var asked = 0
    var built = 0
    for seed in OracleSettings.seeds(Repository.isRelease ? 600 : 60) {
      var maker = OraclePairMaker(profile: .full, seed: seed)
      let judge = try OracleJudge(maker.pair())
      var generator = SeededGenerator(seed: seed)
      for value in OracleValues.values(for: judge.pair, seed: seed, count: 12) {
        guard judge.isOld(value) == true, let steps = generator.one(from: value.allSteps),
          let part = value.part(at: steps[...])
        else { continue }
        asked += 1
        let found = judge.decider.value(
          of: judge.old.id, on: .old, holding: part, at: steps.map(\.valueStep),
          reading: judge.pair.reading)
        guard let found else { continue }
        built += 1
        #expect(judge.isOld(found) == true, "\(found.compactText)\n\(judge.pair)")
        #expect(found.part(at: steps[...]) == part, "\(found.compactText) at \(steps)")
      }
    }
    // Each of these questions has an answer: the value that the part was taken from.
    print("building: \(asked) questions, \(built) values")
    #expect(asked > 0)
    #expect(built * 100 >= asked * 98)
  }
}

extension JSONStep {
  /// The step as the decider has it.
  fileprivate var valueStep: ValueStep {
    switch self {
    case .member(let name): .member(name)
    case .element(let index): .element(index)
    }
  }
}

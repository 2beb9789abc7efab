import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The decider of inclusion against random schemas, values and what is known by construction.
///
/// `ORACLE_PAIRS=20000 swift test -c release --filter OracleTests` judges as many pairs; `ORACLE_SEED` gives the first seed.
struct OracleTests {
  @Test(arguments: [OracleProfile.core, .full, .wild])
  func `no answer about a random pair is refuted by a value or by construction`(
    _ profile: OracleProfile
  ) throws {
    var tally = OracleTally()
    for seed in OracleSettings.seeds(OracleSettings.pairCount / 3) {
      var maker = OraclePairMaker(profile: profile, seed: seed)
      let pair = maker.pair()
      let judge = try OracleJudge(pair)
      let result = judge.result(seed: seed, valueCount: OracleSettings.valueCount)
      tally.add(result, pair, seed: seed)
    }
    print("oracle, profile \(profile), first seed \(OracleSettings.firstSeed)\n\(tally)")
    for failure in tally.failures {
      Issue.record("profile \(profile), seed \(failure.seed): \(failure.text)")
    }
    #expect(tally.undecided * 100 <= tally.questions, "more than 1% undecided")
  }
}

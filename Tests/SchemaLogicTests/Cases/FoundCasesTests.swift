import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Pairs of schemas about which an answer was once wrong.
struct FoundCasesTests {
  @Test(arguments: FoundCase.all)
  func `what was once answered wrongly is so no more`(_ found: FoundCase) throws {
    var pair = OraclePair(
      old: try JSONValue(parsing: found.old), new: try JSONValue(parsing: found.new))
    pair.reading = found.reading
    let judge = try OracleJudge(pair)
    for (sender, expected) in [
      (InclusionDecider.Sender.old, found.isOldInNew), (.new, found.isNewInOld),
    ] {
      switch judge.inclusion(from: sender) {
      case .included: #expect(expected, "from \(sender)")
      case .refuted(let counterexample):
        #expect(!expected, "from \(sender): \(counterexample.value.compactText)")
        #expect(judge.isOld(counterexample.value) == (sender == .old))
        #expect(judge.isNew(counterexample.value) == (sender == .new))
      case .undecided(let reason):
        #expect(found.mayBeUndecided && reason != .rejectedWitness, "from \(sender): \(reason)")
      }
    }
    // The label itself: no value that is aimed at the pair may contradict it.
    for value in OracleValues.values(for: pair, seed: 1, count: 200) {
      let (isOld, isNew) = (judge.isOld(value), judge.isNew(value))
      #expect(!(found.isOldInNew && isOld == true && isNew == false), "\(value.compactText)")
      #expect(!(found.isNewInOld && isNew == true && isOld == false), "\(value.compactText)")
    }
  }
}

import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The oracle with python's `jsonschema` as the judge.
@Suite(.enabled(if: PythonJudge.isInstalled, Comment(rawValue: PythonJudge.isMissing)))
struct PythonOracleTests {
  @Test func `python's validator agrees with claims, with answers and with this validator`() throws
  {
    var judges: [OracleJudge] = []
    var requests: [PythonJudge.Request] = []
    for seed in OracleSettings.seeds(OracleSettings.pythonPairCount) {
      var maker = OraclePairMaker(profile: .portable, seed: seed)
      let judge = try OracleJudge(maker.pair())
      var known: [JSONValue] = []
      for sender in [InclusionDecider.Sender.old, .new] {
        if case .refuted(let counterexample) = judge.inclusion(from: sender) {
          known.append(counterexample.value)
        }
      }
      let values = OracleValues.values(for: judge.pair, seed: seed, count: 40, near: known)
        .filter { $0.isPortable }
      judges.append(judge)
      requests.append(PythonJudge.Request(schema: judge.pair.oldJSONSchema, values: values))
      requests.append(PythonJudge.Request(schema: judge.pair.newJSONSchema, values: values))
    }
    let answers = try PythonJudge.judge(requests)
    try #require(answers.count == requests.count)
    var judged = 0
    for (index, judge) in judges.enumerated() {
      let inclusions = [judge.inclusion(from: .old), judge.inclusion(from: .new)]
      let values = requests[2 * index].values
      for (value, (isOld, isNew)) in zip(values, zip(answers[2 * index], answers[2 * index + 1])) {
        guard let isOld, let isNew else { continue }
        judged += 1
        expect(judge.isOld(value), isOld, "old", value, judge.pair)
        expect(judge.isNew(value), isNew, "new", value, judge.pair)
        guard isOld != isNew else { continue }
        let claims = isOld ? judge.pair.claimsOldInNew : judge.pair.claimsNewInOld
        #expect(!claims, "the claim is refuted by \(value.compactText)\n\(judge.pair)")
        #expect(
          !inclusions[isOld ? 0 : 1].isIncluded,
          "the answer is refuted by \(value.compactText)\n\(judge.pair)")
      }
    }
    print("python: \(judges.count) pairs, \(judged) values, first seed \(OracleSettings.firstSeed)")
    #expect(judged > judges.count)
  }

  private func expect(
    _ answer: Bool?, _ expected: Bool, _ side: String, _ value: JSONValue, _ pair: OraclePair
  ) {
    guard let answer, answer != expected else { return }
    Issue.record(
      "\(value.compactText) is \(expected ? "" : "in")valid under \(side) for python\n\(pair)")
  }
}

extension JSONValue {
  /// Whether python has it as JSON does: numbers are exact in binary floating point, and no text ends in a line break, before
  /// which python's `$` matches.
  fileprivate var isPortable: Bool {
    switch self {
    case .null, .boolean: true
    case .number(let number): number.isInteger || number.isMultiple(of: Decimal("0.5") ?? number)
    case .string(let text): !text.string.utf8.contains(UInt8(ascii: "\n"))
    case .array(let elements): elements.allSatisfy(\.isPortable)
    case .object(let members):
      members.allSatisfy { JSONValue.string($0.key).isPortable && $0.value.isPortable }
    }
  }
}

import DocumentTree
import TestSupport
import Testing

/// The oracle with python's `jsonschema` as the judge.
@Suite(.enabled(if: PythonJudge.isInstalled, Comment(rawValue: PythonJudge.isMissing)))
struct PythonOracleTests {
  @Test func `what the generators claim holds by python's validator`() throws {
    var pairs: [OraclePair] = []
    var requests: [PythonJudge.Request] = []
    for seed in OracleSettings.seeds(OracleSettings.pythonPairCount) {
      var maker = OraclePairMaker(profile: .portable, seed: seed)
      let pair = maker.pair()
      let values = OracleValues.values(for: pair, seed: seed, count: 40)
      pairs.append(pair)
      requests.append(PythonJudge.Request(schema: pair.old, values: values))
      requests.append(PythonJudge.Request(schema: pair.new, values: values))
    }
    let answers = try PythonJudge.judge(requests)
    try #require(answers.count == requests.count)
    var valid = 0
    var judged = 0
    for (index, pair) in pairs.enumerated() {
      let values = requests[2 * index].values
      for (value, (old, new)) in zip(values, zip(answers[2 * index], answers[2 * index + 1])) {
        judged += 1
        if old == true { valid += 1 }
        if pair.claimsOldInNew, old == true, new == false {
          Issue.record("claimed to be in new: \(value.compactText)\n\(pair)")
        }
        if pair.claimsNewInOld, new == true, old == false {
          Issue.record("claimed to be in old: \(value.compactText)\n\(pair)")
        }
      }
    }
    print("python: \(judged) values, \(valid) valid under old")
  }
}

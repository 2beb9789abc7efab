import APIGraph
import Comparison
import DocumentTree
import FoundationEssentials
import TestSupport
import Testing

/// A peer's own pairs with its verdicts, against ours: every disagreement stands in `oasdiff-disagreements.tsv` with the
/// reason why ours is right, and nothing stands there that is none.
@Suite(.enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
struct OasdiffTests {
  /// One pair of the suite.
  private struct Case: Decodable {
    let id: String
    let old: String
    let new: String
    let verdict: String

    enum CodingKeys: String, CodingKey {
      case id, old, new
      case verdict = "peer_verdict"
    }
  }

  @Test func `every disagreement with the peer has a reason and every reason a disagreement`()
    throws
  {
    let folder = (Repository.shared ?? "") + "/conformance/oasdiff"
    let cases = try Files.text(folder + "/cases.jsonl").split(separator: "\n").map { line in
      try JSONDecoder().decode(Case.self, from: Data(line.utf8))
    }
    #expect(cases.count == 495)
    var disagreements: Set<String> = []
    for pair in cases where try disagrees(pair, in: folder) { disagreements.insert(pair.id) }
    let reasons = try reasons()
    let unexplained = disagreements.subtracting(reasons.keys).sorted()
    let outdated = Set(reasons.keys).subtracting(disagreements).sorted()
    #expect(unexplained.isEmpty, "no reason is written down for \(unexplained)")
    #expect(outdated.isEmpty, "these agree with the peer now: \(outdated)")
    #expect(reasons.values.allSatisfy { $0.count > 20 })
  }

  private func disagrees(_ pair: Case, in folder: String) throws -> Bool {
    // A warning of the peer's is neither.
    guard pair.verdict == "breaking" || pair.verdict == "compatible" else { return false }
    let seed = HashSeed()
    let old = try Description(path: folder + "/" + pair.old).api(seed: seed)
    let new = try Description(path: folder + "/" + pair.new).api(seed: seed)
    let isBreaking = compare(old: old, new: new).changes.contains { $0.impact == .breaking }
    return isBreaking != (pair.verdict == "breaking")
  }

  private func reasons() throws -> [String: String] {
    let path = Repository.root + "/Tests/ConformanceTests/oasdiff-disagreements.tsv"
    let lines = try Files.text(path).split(separator: "\n").dropFirst()
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let columns = line.split(separator: "\t", maxSplits: 1).map(String.init)
        return (columns[0], columns.count == 2 ? columns[1] : "")
      })
  }
}

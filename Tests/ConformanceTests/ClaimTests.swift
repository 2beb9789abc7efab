import APIGraph
import Comparison
import DocumentTree
import TestSupport
import Testing

/// What people said of real changes, against our verdicts: every contradiction stands in `claim-contradictions.tsv` with
/// who is right and why, and nothing stands there that is none.
@Suite(
  .enabled(if: Repository.sharedCorpus != nil, Comment(rawValue: Repository.noSharedFiles)),
  .enabled(if: Repository.isRelease, Comment(rawValue: Repository.needsRelease)))
struct ClaimTests {
  /// A line of the list.
  private struct Contradiction {
    let id: String
    let claim: String
    let verdict: String
    let right: String
    let reason: String
    /// The rule and the place of a change that shows it; `-` where nothing at all changed.
    let evidence: String
  }

  @Test func `every claim that our verdict contradicts is judged, and nothing else`() throws {
    let contradictions = try list()
    let judged = Dictionary(uniqueKeysWithValues: contradictions.map { ($0.id, $0) })
    let claimed = SharedPair.all.filter { $0.claimsBreak != nil }
    #expect(claimed.count > 100)
    for pair in claimed {
      let changes = try changes(of: pair)
      let impact = changes.map(\.impact).max()
      let isBreaking = impact == .breaking
      guard let line = judged[pair.id] else {
        #expect(
          isBreaking == pair.claimsBreak,
          "\(pair): nobody has judged this contradiction\n\(Trace.summary(changes))")
        continue
      }
      #expect(isBreaking != pair.claimsBreak, "\(pair): there is no contradiction any more")
      #expect(line.claim == (pair.claimsBreak == true ? "breaking" : "non-breaking"), "\(pair)")
      #expect(line.verdict == impact?.rawValue ?? "none", "\(pair)")
      let strongest = changes.filter { $0.impact == impact }.map { "\($0.rule) @ \($0.site)" }
      #expect(
        strongest.isEmpty ? line.evidence == "-" : strongest.contains(line.evidence),
        "\(pair): no '\(line.evidence)' among\n\(strongest.prefix(8).joined(separator: "\n"))")
    }
    let known = Set(claimed.map(\.id))
    #expect(contradictions.allSatisfy { known.contains($0.id) })
    #expect(contradictions.allSatisfy { ["ours", "claim", "both"].contains($0.right) })
    #expect(contradictions.allSatisfy { $0.reason.count > 40 })
  }

  private func changes(of pair: SharedPair) throws -> [Change] {
    let seed = HashSeed()
    return compare(old: try pair.old.api(seed: seed), new: try pair.new.api(seed: seed)).changes
  }

  private func list() throws -> [Contradiction] {
    let path = Repository.root + "/Tests/ConformanceTests/claim-contradictions.tsv"
    return try Files.text(path).split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t").map(String.init)
      try #require(columns.count == 6, "\(line)")
      return Contradiction(
        id: columns[0], claim: columns[1], verdict: columns[2], right: columns[3],
        reason: columns[4], evidence: columns[5])
    }
  }
}

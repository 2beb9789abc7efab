import Comparison
import TestSupport
import Testing

/// The list of what a peer checks, against our rules: each of its checks has a rule of ours or a reason.
@Suite struct PeerCheckTests {
  @Test func `every check of the peer has a rule that exists or a reason`() throws {
    let rules = Set(RuleDescription.all.map(\.id))
    let rows = try Material.rows("peer-checks.tsv")
    #expect(rows.count > 500)
    for row in rows {
      try #require(row.count == 3, "\(row)")
      let named = row[1].split(separator: " ").map(String.init)
      #expect(named.allSatisfy(rules.contains), "\(row[0]): \(named)")
      let isSpecific = !AuditReasons.generalRules.isSuperset(of: named)
      #expect(isSpecific || row[2].count > 20, "\(row[0]) has neither a rule nor a reason")
    }
  }

  @Test(.enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
  func `every check of the peer is on the list and no other`() throws {
    let shared = (Repository.shared ?? "") + "/conformance/oasdiff-checks.tsv"
    let theirs = Set(
      try Files.text(shared).split(separator: "\n").dropFirst().map { line in
        String(line.prefix { $0 != "\t" })
      })
    let ours = Set(try Material.rows("peer-checks.tsv").compactMap(\.first))
    #expect(theirs == ours, "\(theirs.symmetricDifference(ours).sorted())")
  }
}

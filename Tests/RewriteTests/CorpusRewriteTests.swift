import DocumentTree
import TestSupport
import Testing

/// No refactoring of a description is a change of the contract: every description of the corpus, rewritten in every way.
@Suite struct CorpusRewriteTests {
  /// The folders of the corpus that hold cases of a rule.
  static let groups = Files.names(in: Repository.corpus).filter {
    Files.isFolder(Repository.corpus + "/" + $0)
  }

  @Test func `there are descriptions and ways to rewrite them`() {
    #expect(CorpusRewriteTests.groups.count > 100)
    #expect(RewriteLaw.ways.count > 20)
  }

  @Test(arguments: groups)
  func `a rewritten description is no change above cosmetic`(_ group: String) throws {
    for path in CorpusRewriteTests.documents(in: group) {
      let name = String(path.dropFirst(Repository.corpus.count + 1))
      guard let law = try RewriteLaw(Description(path: path), named: name) else { continue }
      for (index, way) in RewriteLaw.ways.enumerated() {
        if let violation = try law.violation(of: way, seed: UInt64(index)) {
          Issue.record("\(violation)")
        }
      }
    }
  }

  /// The root documents of the cases of a group.
  private static func documents(in group: String) -> [String] {
    Files.names(in: Repository.corpus + "/" + group).flatMap { name in
      ["old", "new"].compactMap { side in
        let base = "\(Repository.corpus)/\(group)/\(name)/\(side)"
        return [base + ".yaml", base + ".json", base + "/openapi.yaml"].first(where: Files.isFile)
      }
    }
  }
}

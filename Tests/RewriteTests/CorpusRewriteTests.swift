import DocumentTree
import TestSupport
import Testing

/// No refactoring of a description is a change of the contract: every description of the corpus, rewritten in every way.
///
/// In debug builds those of some rules only, as all of them take minutes there.
@Suite struct CorpusRewriteTests {
  /// The folders of the corpus that hold cases of a rule.
  static let groups = Files.names(in: Repository.corpus)
    .filter { Files.isFolder(Repository.corpus + "/" + $0) }.enumerated()
    .filter { Repository.isRelease || $0.offset % 20 == 0 }.map(\.element)

  @Test func `there are descriptions and ways to rewrite them`() {
    #expect(CorpusRewriteTests.groups.count > (Repository.isRelease ? 100 : 5))
    #expect(RewriteLaw.ways.count > 20)
  }

  @Test func `every way to rewrite finds descriptions to rewrite`() throws {
    var counts = [Int](repeating: 0, count: RewriteLaw.ways.count)
    var descriptions = 0
    for (_, path) in CorpusRewriteTests.groups.flatMap(CorpusRewriteTests.documents) {
      guard let law = try RewriteLaw(Description(path: path), named: path) else { continue }
      descriptions += 1
      for (index, way) in RewriteLaw.ways.enumerated()
      where law.applies(way, seed: UInt64(index + descriptions)) {
        counts[index] += 1
      }
    }
    print("\(descriptions) descriptions of the corpus, \(counts.reduce(0, +)) rewrites")
    for (way, count) in zip(RewriteLaw.ways, counts) {
      print("\(way.name): \(count)")
      if Repository.isRelease { #expect(count > 0, "\(way.name)") }
    }
    #expect(descriptions > (Repository.isRelease ? 500 : 20))
  }

  @Test(arguments: groups)
  func `a rewritten description is no change above cosmetic`(_ group: String) throws {
    // Every description has seeds of its own: with one seed a way that has but one place to choose would never choose it.
    for (turn, document) in CorpusRewriteTests.documents(in: group).enumerated() {
      guard let law = try RewriteLaw(Description(path: document.path), named: document.name)
      else { continue }
      for (index, way) in RewriteLaw.ways.enumerated() {
        if let violation = try law.violation(of: way, seed: UInt64(index + turn)) {
          Issue.record("\(violation)")
        }
      }
    }
  }

  @Test(arguments: groups)
  func `a change is judged alike when one side is rewritten`(_ group: String) throws {
    let documents = CorpusRewriteTests.documents(in: group)
    for (index, (old, new)) in zip(documents, documents.dropFirst()).enumerated()
    where index % 2 == 0 {
      let seed = HashSeed()
      let (oldDescription, newDescription) = (
        Description(path: old.path), Description(path: new.path)
      )
      for (before, after) in [(oldDescription, newDescription), (newDescription, oldDescription)] {
        let name = old.name + (before.location == old.path ? "" : ", reversed")
        guard let law = try RewriteLaw(before, named: name, seed: seed) else { continue }
        let other = try after.api(seed: seed)
        for (turn, way) in RewriteLaw.ways.enumerated() {
          if let violation = try law.violation(
            of: way, seed: UInt64(turn + index), inChangeTo: other)
          {
            Issue.record("\(violation)")
          }
        }
      }
    }
  }

  /// The root documents of the cases of a group: of each case the old one, then the new one.
  private static func documents(in group: String) -> [(name: String, path: String)] {
    Files.names(in: Repository.corpus + "/" + group).flatMap { example in
      ["old", "new"].compactMap { side in
        let base = "\(Repository.corpus)/\(group)/\(example)/\(side)"
        return [base + ".yaml", base + ".json", base + "/openapi.yaml"].first(where: Files.isFile)
          .map { ("\(group)/\(example)/\(side)", $0) }
      }
    }
  }
}

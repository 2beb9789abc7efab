import DocumentTree
import TestSupport
import Testing

/// No refactoring of a published description is a change of the contract.
@Suite(.enabled(if: Repository.sharedCorpus != nil, Comment(rawValue: Repository.noSharedFiles)))
struct SharedRewriteTests {
  /// Some descriptions of every API, few enough to wait for; in debug builds small ones only.
  private static let chosen: [String] = {
    let largest = Repository.isRelease ? 250_000 : 12_000
    var counts: [Substring: Int] = [:]
    return SharedPair.files.filter { file in
      let description = SharedPair.description(of: file)
      guard let size = try? description.root().bytes.count, size <= largest,
        (try? RewriteSubject(description)) != nil
      else { return false }
      let publisher = file.prefix { $0 != "/" }
      counts[publisher, default: 0] += 1
      return counts[publisher, default: 0] <= 6
    }
  }()

  @Test func `there are descriptions of many kinds`() {
    #expect(SharedRewriteTests.chosen.count >= (Repository.isRelease ? 60 : 3))
  }

  @Test(arguments: chosen.enumerated().map { (turn: $0.offset, file: $0.element) })
  func `a rewritten description is no change above cosmetic`(turn: Int, file: String) throws {
    let law = try #require(
      try RewriteLaw(SharedPair.description(of: file), named: file),
      "\(file) is of no version that is known")
    // Each way is tried on every other description, as neighbours are much alike.
    for (index, way) in RewriteLaw.ways.enumerated() where (index + turn) % 2 == 0 {
      if let violation = try law.violation(of: way, seed: UInt64(turn)) {
        Issue.record("\(violation)")
      }
    }
  }
}

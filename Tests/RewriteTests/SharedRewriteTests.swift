import TestSupport
import Testing

/// No refactoring of a published description is a change of the contract.
@Suite(
  .enabled(if: Repository.sharedCorpus != nil, Comment(rawValue: Repository.noSharedFiles)),
  .enabled(if: Repository.isRelease, Comment(rawValue: Repository.needsRelease)))
struct SharedRewriteTests {
  @Test(arguments: SharedPair.files)
  func `a rewritten description is no change above cosmetic`(_ file: String) throws {
    guard let law = try RewriteLaw(SharedPair.description(of: file), named: file) else { return }
    for (index, way) in RewriteLaw.ways.enumerated() {
      if let violation = try law.violation(of: way, seed: UInt64(index)) {
        Issue.record("\(violation)")
      }
    }
  }
}

import Comparison
import DocumentTree
import TestSupport
import Testing

/// The acceptance suite over the published descriptions of `../shared/corpus`.
@Suite(
  .enabled(if: Repository.sharedCorpus != nil, Comment(rawValue: Repository.noSharedFiles)),
  .enabled(if: Repository.isRelease, Comment(rawValue: Repository.needsRelease)))
struct RealPairsTests {
  @Test func `the manifest lists 156 pairs`() {
    #expect(SharedPair.all.count == 156)
  }

  @Test(arguments: SharedPair.all)
  func `a pair is compared within two seconds`(_ pair: SharedPair) throws {
    for prunes in [true, false] {
      let (changes, time) = try ThreadTime.measure {
        try Inquiry(pair.old, pair.new, prunes: prunes).changes()
      }
      #expect(
        time <= .seconds(2),
        "\(pair): \(time) for \(changes.count) changes, prunes: \(prunes)")
    }
  }

  /// Such a reference leaves questions open that no search can answer, here about objects with hundreds of members.
  @Test func `a reference that leads nowhere is compared within some seconds`() throws {
    let path = (Repository.sharedCorpus ?? "") + "/figma/2024-04-26-ee81b29--openapi.yaml"
    let text = try Files.text(path)
    let last = try #require(text.ranges(of: "#/components/schemas/IsLayerTrait").last)
    let old = Description(text)
    let new = Description(
      text[..<last.lowerBound] + "#/components/schemas/Nowhere" + text[last.upperBound...])
    let (changes, time) = try ThreadTime.measure { try Inquiry(old, new).changes() }
    #expect(changes.contains { $0.impact == .breaking })
    #expect(time <= .seconds(15), "\(time)")
  }

  @Test(arguments: SharedPair.all)
  func `a pair has the same report with and without pruning`(_ pair: SharedPair) throws {
    let pruned = try Inquiry(pair.old, pair.new, prunes: true).result().result
    let unpruned = try Inquiry(pair.old, pair.new, prunes: false).result().result
    #expect(pruned.isComplete == unpruned.isComplete, "\(pair)")
    let prunedLines = pruned.changes.map(Trace.line)
    let unprunedLines = unpruned.changes.map(Trace.line)
    guard prunedLines != unprunedLines else { return }
    let missed = unprunedLines.filter { !Set(prunedLines).contains($0) }
    let invented = prunedLines.filter { !Set(unprunedLines).contains($0) }
    Issue.record(
      """
      \(pair): \(prunedLines.count) changes with pruning, \(unprunedLines.count) without
      only without pruning: \(missed.count)
      \(missed.prefix(3).joined(separator: "\n"))
      only with pruning: \(invented.count)
      \(invented.prefix(3).joined(separator: "\n"))
      """)
  }

  @Test(arguments: SharedPair.files)
  func `a description against itself in every rendering has no change`(_ file: String) throws {
    let description = SharedPair.description(of: file)
    try expectNoChange(description, description, "\(file) against itself")
    try expectNoChange(
      description, description.rendered(as: .json), "\(file) against its JSON rendering")
    // Where a key stands twice the last one counts, so that the order has a meaning.
    guard try !hasDuplicateKeys(description) else { return }
    try expectNoChange(
      description, description.rendered(as: .json, rewriting: Shuffling(seed: 7)),
      "\(file) against itself with shuffled keys")
  }

  @Test(arguments: SharedPair.files)
  func `a description of 3·0 rewritten as 3·1 has no change`(_ file: String) throws {
    let description = SharedPair.description(of: file)
    guard Upgrade.applies(to: try description.rootTree().rootNode) else { return }
    try expectNoChange(
      description, description.rendered(as: .json, rewriting: Upgrade()), "\(file) as 3.1")
  }

  private func expectNoChange(_ old: Description, _ new: Description, _ what: String) throws {
    let changes = try Inquiry(old, new, prunes: false).changes()
    #expect(changes.isEmpty, "\(what): \(changes.count) changes\n\(Trace.summary(changes))")
  }

  private func hasDuplicateKeys(_ description: Description) throws -> Bool {
    try description.rootTree().diagnostics.contains { $0.code == "duplicate-key" }
  }
}

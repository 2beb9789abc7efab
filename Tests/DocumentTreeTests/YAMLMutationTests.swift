import DocumentTree
import Foundation
import Testing

/// Random edits of descriptions: what is read without libyaml is never a mistake, and is what libyaml reads.
@Suite struct YAMLMutationTests {
  #if DEBUG
    private static let defaultCount = 3000
  #else
    private static let defaultCount = 100_000
  #endif

  private static let environment = ProcessInfo.processInfo.environment

  /// The number of mutants; `YAML_MUTANTS` asks for more.
  private static let count = environment["YAML_MUTANTS"].flatMap { Int($0) } ?? defaultCount

  private static let firstSeed = environment["YAML_SEED"].flatMap { UInt64($0) } ?? 2026

  @Test func `mutants that are read without libyaml are read alike`() {
    var mutator = YAMLMutator(seed: YAMLMutationTests.firstSeed)
    var taken = 0
    for _ in 0..<YAMLMutationTests.count {
      let source = Source(name: "mutant.yaml", bytes: mutator.next())
      guard let finding = YAMLMutationTests.finding(source, readAs: source) else { continue }
      taken += 1
      if let difference = finding.difference {
        Issue.record("\(difference) in:\n\(String(decoding: source.bytes, as: UTF8.self))")
      }
    }
    print("mutants: \(YAMLMutationTests.count), read without libyaml: \(taken)")
    #expect(taken > YAMLMutationTests.count / 6)
  }

  /// What a scanner with a mistake would read is what this one reads after the text was changed by as little.
  @Test(arguments: [
    ("|-", "| "), ("|\n", ">\n"), ("''", "' "), (" #", " ~"), ("\\n", "\\t"), (": ", ":\u{A0}"),
    ("\n\n", "\n "),
  ])
  func `a scanner that makes a mistake is found`(_ text: String, _ mistake: String) {
    var mutator = YAMLMutator(seed: YAMLMutationTests.firstSeed)
    var found = 0
    for _ in 0..<3000 where found < 3 {
      let bytes = mutator.next()
      let wrong = String(decoding: bytes, as: UTF8.self)
        .replacing(text, with: mistake)
      let source = Source(name: "mutant.yaml", bytes: bytes)
      let finding = YAMLMutationTests.finding(
        source, readAs: Source(name: "mutant.yaml", bytes: Array(wrong.utf8)))
      if finding?.difference != nil { found += 1 }
    }
    #expect(found == 3, "'\(text)' read as '\(mistake)' was not noticed")
  }

  /// What is different where a source is read without libyaml, as if it were another; `nil` if it is not read so.
  private static func finding(
    _ source: Source, readAs other: Source
  ) -> (difference: String?, Void)? {
    guard let tree = Tree.blockYAML(other, limits: .standard, seed: seed) else { return nil }
    guard let expected = try? Tree.libYAML(source, limits: .standard, seed: seed) else {
      return ("a mistake was accepted", ())
    }
    return (TreeDifference.between(tree, expected), ())
  }
}

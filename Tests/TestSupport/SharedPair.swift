/// Two versions of a published description in `../shared/corpus`, as its manifest lists them.
package struct SharedPair: Sendable, CustomStringConvertible {
  /// The name of the pair, such as `stripe-01`.
  package let id: String

  /// The kind of the pair, such as `consecutive`.
  package let kind: String

  /// What people said of the change, such as its commit message.
  package let claim: String

  /// The old description's file, relative to the corpus.
  package let oldFile: String

  /// The new description's file, relative to the corpus.
  package let newFile: String

  /// The name, for the test's trace.
  package var description: String { id }

  /// The old description.
  package var old: Description { SharedPair.description(of: oldFile) }

  /// The new description.
  package var new: Description { SharedPair.description(of: newFile) }

  /// Whether people said that the change breaks callers, or that it does not; `nil` where they said neither.
  package var claimsBreak: Bool? {
    switch kind {
    case "claim-breaking", "claim-implied": return true
    case "claim-nonbreaking", "claim-nonbreaking(not visible in spec)", "claim-deprecation",
      "same-api-rendition":
      return false
    default: break
    }
    if claim.contains("not backward compatible") { return true }
    let denials = ["backward compatible", "backwards compatible", "no API change"]
    if denials.contains(where: claim.contains) { return false }
    // The first number of a release says whether it may break (semver.org §8).
    let words = claim.split(separator: " ")
    guard claim.contains("semver"), words.count > 3, words[0] == "release" else { return nil }
    return words[1].prefix { $0 != "." } != words[3].prefix { $0 != "." }
  }

  /// All pairs of the manifest; empty on machines that lack it.
  package static let all: [SharedPair] = {
    guard let corpus = Repository.sharedCorpus,
      let manifest = try? Files.text(corpus + "/manifest.tsv")
    else { return [] }
    var lines = manifest.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard !lines.isEmpty else { return [] }
    let columns = lines.removeFirst()
    return lines.compactMap { line in
      func field(_ name: String) -> String? {
        guard let index = columns.firstIndex(of: name), index < line.count else { return nil }
        return line[index]
      }
      guard let id = field("id"), let old = field("old_file"), let new = field("new_file") else {
        return nil
      }
      return SharedPair(
        id: id, kind: field("kind") ?? "", claim: field("claim") ?? "", oldFile: old, newFile: new)
    }
  }()

  /// Every root document of the corpus, once.
  package static let files: [String] = Set(all.flatMap { [$0.oldFile, $0.newFile] }).sorted()

  /// The description in a file of the corpus.
  package static func description(of file: String) -> Description {
    Description(path: (Repository.sharedCorpus ?? "") + "/" + file)
  }
}

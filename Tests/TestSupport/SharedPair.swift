/// Two versions of a published description in `../shared/corpus`, as its manifest lists them.
package struct SharedPair: Sendable, CustomStringConvertible {
  /// The name of the pair, such as `stripe-01`.
  package let id: String

  /// The kind of the pair, such as `consecutive`.
  package let kind: String

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
      return SharedPair(id: id, kind: field("kind") ?? "", oldFile: old, newFile: new)
    }
  }()

  /// Every root document of the corpus, once.
  package static let files: [String] = Set(all.flatMap { [$0.oldFile, $0.newFile] }).sorted()

  /// The description in a file of the corpus.
  package static func description(of file: String) -> Description {
    Description(path: (Repository.sharedCorpus ?? "") + "/" + file)
  }
}

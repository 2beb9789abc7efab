import DocumentTree
import Foundation
import TestSupport

/// Two versions of a description, in one syntax each, ready on disk.
struct BenchmarkPair {
  /// What the pair is called in tables.
  let name: String

  /// The two files.
  let files: [String]

  /// Whether both are JSON, or both YAML; `nil` for a pair of one each.
  let syntax: Tree.Syntax?

  /// The pairs: the synthetic one in both syntaxes, and published ones as they are and in the other syntax.
  static func all(seed: UInt64, folder: String) throws -> [BenchmarkPair] {
    var pairs: [BenchmarkPair] = []
    for syntax in [Tree.Syntax.json, .yaml] {
      pairs.append(
        try SyntheticDescription.pair(
          "synthetic", seed: seed, resources: 240, as: syntax, folder: folder))
    }
    guard Repository.sharedCorpus != nil else {
      Output.line("\(Repository.noSharedFiles): only the synthetic pair\n")
      return pairs
    }
    for pair in SharedPair.all where published.contains(pair.id) {
      let old = try pair.old.root()
      let new = try pair.new.root()
      let syntaxes = Set(try [old, new].map { try Tree.parse($0, seed: HashSeed()).syntax })
      pairs.append(
        BenchmarkPair(
          name: pair.id + (syntaxes.count == 1 ? "" : " mixed"), files: [old.name, new.name],
          syntax: syntaxes.count == 1 ? syntaxes.first : nil))
      for syntax in [Tree.Syntax.json, .yaml] where !syntaxes.contains(syntax) {
        pairs.append(
          try rendered(pair.id + " rendered", old: old, new: new, as: syntax, folder: folder))
      }
    }
    return pairs
  }

  /// Pairs of `../shared/corpus` that are large, and not split over several files.
  private static let published: Set<String> = [
    "stripe-02", "stripe-03", "github-01", "openai-06", "openai-08", "box-02", "box-04",
  ]

  /// A pair written in a syntax.
  static func rendered(
    _ name: String, old: Source, new: Source, as syntax: Tree.Syntax, folder: String
  ) throws -> BenchmarkPair {
    var files: [String] = []
    for (side, source) in [("old", old), ("new", new)] {
      let root = try Tree.parse(source, seed: HashSeed()).rootNode
      let slug = name.split(separator: " ").joined(separator: "-")
      let file = "\(folder)/\(slug)-\(side).\(syntax == .json ? "json" : "yaml")"
      let bytes =
        syntax == .json ? JSONTextWriter.render(root, indent: 2) : YAMLTextWriter.render(root)
      try Files.write(bytes, to: file)
      files.append(file)
    }
    return BenchmarkPair(name: name, files: files, syntax: syntax)
  }

  /// The old file with another word at the end of its last description.
  func fileWithOneChangedLeaf() throws -> String {
    let text = try Files.text(files[0])
    guard let key = text.ranges(of: "description").last else {
      throw BenchmarkFailure("\(files[0]) describes nothing")
    }
    let rest = text[key.upperBound...]
    guard let word = rest.firstRange(of: "e") else {
      throw BenchmarkFailure("\(files[0]) ends with an empty description")
    }
    let changed = text.replacingCharacters(in: word, with: "i")
    let file = files[0].replacing("-old.", with: "-leaf.")
    try Files.write(Array(changed.utf8), to: file)
    return file
  }
}

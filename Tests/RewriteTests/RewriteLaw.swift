import APIGraph
import Comparison
import DocumentTree
import TestSupport

/// The law that a rewritten description is no other contract, in both directions.
struct RewriteLaw {
  private let name: String
  private let subject: RewriteSubject
  private let original: API
  private let hashSeed: HashSeed

  /// A way to rewrite a description, given which places to rewrite; `nil` where there is nothing to rewrite.
  struct Way: Sendable {
    let name: String
    /// Whether a bundle of components offers what it offered.
    var keepsComponents = true
    let make: @Sendable (RewriteSubject, inout PlaceSelection) -> Description?
  }

  /// The law for a description; `nil` if it is of a version without a name or cannot be read.
  init?(_ description: Description, named name: String, seed: HashSeed = HashSeed()) throws {
    guard let subject = try RewriteSubject(description) else { return nil }
    self.name = name
    hashSeed = seed
    self.subject = subject
    original = try description.api(seed: hashSeed)
  }

  /// All ways to rewrite a description.
  static let ways: [Way] =
    Rewrite.all.map { rewrite in
      Way(name: rewrite.description, keepsComponents: rewrite.keepsComponents) {
        subject, selection in
        let root = rewrite.apply(subject, &selection)
        return root == subject.root ? nil : subject.with(root: root)?.description
      }
    } + [
      Way(name: "split into files", make: FileSplit.apply),
      Way(name: "as YAML") { subject, _ in subject.description.rendered(as: .yaml) },
      Way(name: "shuffled") { subject, selection in
        let seed = UInt64(selection.draw(below: 1 << 30))
        return subject.description.rendered(
          as: .json, rewriting: Shuffling(seed: seed, includesSets: true))
      },
    ]

  /// What a way to rewrite changes though it should not, with the places that are enough for it; `nil` where the law holds.
  ///
  /// It holds for components that no operation uses as well, wherever a bundle offers them under the same names.
  func violation(of way: Way, seed: UInt64) throws -> String? {
    try violation(of: way, seed: seed) { rewritten in
      for judgesComponents in way.keepsComponents ? [false, true] : [false] {
        for (old, new) in [(original, rewritten), (rewritten, original)] {
          let changes = compare(old: old, new: new, judgesComponents: judgesComponents).changes
            .filter { $0.impact > .cosmetic }
          if !changes.isEmpty { return Trace.summary(changes, limit: 4) }
        }
      }
      return nil
    }
  }

  /// How a way to rewrite alters the impact of a change to this description; `nil` where the law holds.
  func violation(of way: Way, seed: UInt64, inChangeTo new: API) throws -> String? {
    let expected = compare(old: original, new: new).changes
    return try violation(of: way, seed: seed) { rewritten in
      let changes = compare(old: rewritten, new: new).changes
      guard RewriteLaw.impact(changes) != RewriteLaw.impact(expected) else { return nil }
      return
        "before:\n\(Trace.summary(expected, limit: 4))\nafter:\n\(Trace.summary(changes, limit: 4))"
    }
  }

  /// The impact of all changes; what is cosmetic is no impact.
  private static func impact(_ changes: [Change]) -> Impact {
    max(changes.map(\.impact).max() ?? .cosmetic, .cosmetic)
  }

  /// Whether a way finds something to rewrite.
  func applies(_ way: Way, seed: UInt64) -> Bool {
    var selection = PlaceSelection(seed: seed)
    return way.make(subject, &selection) != nil
  }

  private func violation(
    of way: Way, seed: UInt64, finding: (API) throws -> String?
  ) throws -> String? {
    var selection = PlaceSelection(seed: seed)
    guard let rewritten = way.make(subject, &selection) else { return nil }
    guard var smallest = try finding(try rewritten.api(seed: hashSeed)) else { return nil }
    var range = 0..<selection.offered
    // Halves the places as long as one half is enough.
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      var isSmaller = false
      for half in [range.lowerBound..<middle, middle..<range.upperBound] where !isSmaller {
        var chosen = PlaceSelection(seed: seed, among: half)
        guard let part = way.make(subject, &chosen),
          let found = try finding(try part.api(seed: hashSeed))
        else { continue }
        (range, smallest, selection, isSmaller) = (half, found, chosen, true)
      }
      if !isSmaller { break }
    }
    let places = selection.taken.prefix(3).joined(separator: ", ")
    return "\(name): \(way.name) at \(places)\n\(smallest)"
  }
}

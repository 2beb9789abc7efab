import APIGraph
import Comparison
import DocumentTree
import TestSupport

/// The law that a rewritten description is no other contract, in both directions.
struct RewriteLaw {
  private let name: String
  private let subject: RewriteSubject
  private let original: API
  private let hashSeed = HashSeed()

  /// A way to rewrite a description, given which places to rewrite; `nil` where there is nothing to rewrite.
  struct Way: Sendable {
    let name: String
    let make: @Sendable (RewriteSubject, inout PlaceSelection) -> Description?
  }

  /// The law for a description; `nil` if it is of a version without a name or cannot be read.
  init?(_ description: Description, named name: String) throws {
    let root = try description.rootTree().rootNode.jsonValue
    guard let subject = RewriteSubject(root) else { return nil }
    self.name = name
    self.subject = subject
    original = try description.api(seed: hashSeed)
  }

  /// All ways to rewrite a description.
  static let ways: [Way] =
    Rewrite.all.map { rewrite in
      Way(name: rewrite.description) { subject, selection in
        let root = rewrite.apply(subject, &selection)
        return root == subject.root
          ? nil : Description(root.compactText, named: "description.json")
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

  /// What a way to rewrite changes though it should not, with the one place that is enough for it; `nil` where the law holds.
  func violation(of way: Way, seed: UInt64) throws -> String? {
    var selection = PlaceSelection(seed: seed)
    guard let rewritten = way.make(subject, &selection) else { return nil }
    guard let found = try difference(rewritten) else { return nil }
    var range = 0..<selection.offered
    var smallest = found
    var places = selection.taken
    // Halves the places as long as one half is enough.
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      let halves = [range.lowerBound..<middle, middle..<range.upperBound]
      var isSmaller = false
      for half in halves where !isSmaller {
        var chosen = PlaceSelection(seed: seed, among: half)
        guard let part = way.make(subject, &chosen), let found = try difference(part) else {
          continue
        }
        (range, smallest, places, isSmaller) = (half, found, chosen.taken, true)
      }
      if !isSmaller { break }
    }
    return "\(name): \(way.name) at \(places.prefix(3).joined(separator: ", "))\n\(smallest)"
  }

  /// The changes above cosmetic between the original and another description, and back.
  private func difference(_ rewritten: Description) throws -> String? {
    let api = try rewritten.api(seed: hashSeed)
    for (old, new) in [(original, api), (api, original)] {
      let changes = compare(old: old, new: new).changes.filter { $0.impact > .cosmetic }
      if !changes.isEmpty { return Trace.summary(changes, limit: 4) }
    }
    return nil
  }
}

import APIGraph
import DocumentTree

/// A change before its uses are weighed: everything that is the same wherever it is met.
struct Draft {
  let rule: Int
  let finding: Finding
  let old: Origin?
  let new: Origin?
  let before: JSONValue?
  let after: JSONValue?
  var uses: [Use] = []

  /// One way in which an operation meets the change.
  struct Use {
    let operation: String?
    let direction: Direction?
    let impact: Impact
    let certainty: Certainty
    let reason: String?
    let path: SitePath
  }

  /// What makes two findings the same change: one root cause, one change.
  struct Key: Hashable {
    let rule: Int
    let old: Origin?
    let new: Origin?
    let before: JSONValue?
    let after: JSONValue?
    let detail: String
  }
}

/// A finding at one place of the graph: the change that it belongs to, and what it does there.
struct Emission {
  let draft: Int
  let effect: Effect
  let certainty: Certainty
  let reason: String?
  /// The way from the place to the part that the finding is about, such as the name of a property.
  var step: String?
}

/// An element that a finding is about: its facts and where it stands.
struct ElementPlace {
  let facts: Facts
  let origin: Origin
}

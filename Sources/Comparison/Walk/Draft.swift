import APIGraph
import DocumentTree
import SchemaLogic

/// A change before its uses are weighed: everything that is the same wherever it is met.
struct Draft {
  let rule: Int
  let finding: Finding
  let old: Origin?
  let new: Origin?
  let before: JSONValue?
  let after: JSONValue?
  /// What the old side told of the lives of the parts that are gone with this change; empty when nothing is gone.
  var removed: [Lifecycle] = []
  /// The uses that the walk has noted. Those of what was found below schemas are searched for afterwards.
  var uses: [Use] = []

  /// One way in which an operation meets the change.
  struct Use {
    let operation: String?
    let direction: Direction?
    /// Whether the API receives the message.
    let isReceived: Bool
    private(set) var impact: Impact
    private(set) var certainty: Certainty
    private(set) var reason: String?
    let path: SitePath

    /// Takes back that anything is lost here.
    mutating func lowersNothing() {
      impact = .cosmetic
      certainty = .proven
      reason = nil
    }
  }

  /// What makes two findings the same change: one root cause, one change.
  struct Key: Equatable {
    let rule: Int
    let old: Origin?
    let new: Origin?
    let before: JSONValue?
    let after: JSONValue?
    let detail: String

    /// A number that is the same for equal keys. Leaves the values out, which may be long and seldom tell two keys apart.
    var digest: Int {
      var hasher = Hasher()
      hasher.combine(rule)
      hasher.combine(old)
      hasher.combine(new)
      hasher.combine(detail)
      return hasher.finalize()
    }
  }
}

/// A finding at one place of the graph: the change that it belongs to, and what it does there.
struct Emission {
  let draft: Int
  var effect: Effect
  var certainty: Certainty
  var reason: String?
  /// The way from the place to the part that the finding is about, such as the name of a property.
  var step: String?
  /// A value of the pair at this place that the receiver refuses.
  var counterexample: Counterexample?
}

/// A value that shows a break of a pair of schemas, as far as the part goes, and the message that it is to be shown in.
struct Evidence {
  let counterexample: Counterexample
  /// The operation whose message it is.
  let operation: String
  /// The way from the operation to the part.
  let path: SitePath
  /// The pair of schemas of the whole message.
  let message: SchemaPairKey
  /// The examples that the sender's description gives of the message.
  let examples: Fact?
}

/// An element that a finding is about: its facts and where it stands.
struct ElementPlace {
  let facts: Facts
  let origin: Origin
}

import APIGraph
import DocumentTree

/// Tells for each alternative of a sender which alternatives of a receiver could accept any of its values: by types, and among
/// objects by a property whose values are listed and by required names. What it leaves out certainly accepts none.
struct AlternativePartners {
  private let receivers: [Marks]
  private let tag: ExactString?

  /// What a value of an alternative can be told by.
  private struct Marks {
    let types: JSONTypes
    /// The values of the tag; `nil` where they are not listed.
    let tags: Set<JSONValue>?
    let required: Set<ExactString>
  }

  /// Partners among some schemas of the receiver, for some of the sender.
  init(sent: [Whole], received: [Whole]) {
    tag = Self.tag(sent: sent, received: received)
    receivers = received.map { [tag] in Self.marks(of: $0, tag) }
  }

  /// A property that every object of the sender has, with values that both sides list.
  private static func tag(sent: [Whole], received: [Whole]) -> ExactString? {
    let objects = sent.filter { $0.types.contains(.object) }
    let others = received.filter { $0.types.contains(.object) }
    guard others.count > 1, let first = objects.first else { return nil }
    return first.required.first { name in
      objects.allSatisfy { $0.required.contains(name) && $0.values(of: name) != nil }
        && others.allSatisfy { $0.values(of: name) != nil }
    }
  }

  private static func marks(of schema: Whole, _ tag: ExactString?) -> Marks {
    Marks(
      types: schema.types, tags: tag.flatMap(schema.values).map(Set.init),
      required: Set(schema.required))
  }

  /// The positions of those that may accept a value of an alternative.
  ///
  /// `names` are all that its objects may have, where that is known.
  func partners(of schema: Whole, names: Set<ExactString>?) -> [Int] {
    let own = Self.marks(of: schema, tag)
    return receivers.indices.filter { index in
      let other = receivers[index]
      let common = own.types.intersection(other.types)
      if common.isEmpty { return false }
      guard common == .object else { return true }
      if let names, !other.required.isSubset(of: names) { return false }
      guard let tags = own.tags, let others = other.tags else { return true }
      return !tags.isDisjoint(with: others)
    }
  }
}

package import APIGraph
package import DocumentTree

/// Decides how the schemas of two stores lie to each other. Remembers what it has decided.
///
/// Answers rest on steps that are counted, never on time, so that the same question has the same answer everywhere.
package final class InclusionDecider {
  private let old: SchemaStore
  private let new: SchemaStore

  /// A decider for the schemas of an old and a new description.
  package init(old: SchemaStore, new: SchemaStore) {
    self.old = old
    self.new = new
  }

  /// Which side sends the values: the one whose every value has to be one of the other.
  package enum Sender: UInt8, Hashable, Sendable {
    case old
    case new
  }

  /// Whether every value of the sender's schema is one of the other's.
  package func inclusion(
    old: SchemaID, new: SchemaID, from sender: Sender, reading: SchemaReading,
    assumption: Assumption
  ) -> Inclusion {
    .undecided(.steps)
  }

  /// Whether the two unfold to the same tree of assertions; a quick and certain "equal".
  package func areIdentical(old: SchemaID, new: SchemaID, reading: SchemaReading) -> Bool { false }

  /// How the old schema and the new one lie to each other, both questions asked.
  package func relation(
    old: SchemaID, new: SchemaID, reading: SchemaReading, assumption: Assumption
  ) -> Relation {
    .undecided
  }

  /// A smallest value of the sender's schema that also fits a pattern of members and elements; `nil` when none was found.
  ///
  /// Used to build a whole message around a part of it.
  package func value(
    of schema: SchemaID, on side: Sender, holding part: JSONValue, at steps: [ValueStep],
    reading: SchemaReading
  ) -> JSONValue? {
    nil
  }
}

/// A step from a value to a part of it.
package enum ValueStep: Hashable, Sendable {
  case member(ExactString)
  case element(Int)
}

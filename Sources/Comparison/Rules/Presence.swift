package import APIGraph
package import DocumentTree

/// An operation that only one side has.
package struct OperationPresence: Sendable {
  package let heading: OperationHeading
  /// How it is spelt in reports, such as `GET /pets`.
  package let label: String
  /// The methods of its path item, when that whole item is on one side only.
  package let methodsOfWholePath: [String]?
  /// An operation of the other side that looks like this one.
  package let renamed: String?
}

/// A base address that only one side has as it is written.
package struct ServerPresence: Sendable {
  package let server: Server
  /// The servers of the other side.
  package let others: [Server]
  /// Whether all of its URLs are those of other servers on the other side.
  package let isServed: Bool
}

/// Base addresses that are written otherwise on the two sides of an operation and stand for the same URLs.
package struct ServerRespelling: Sendable {
  /// The servers of the old side whose URLs are all served by other servers of the new one.
  package let old: [Server]
  /// The servers of the new side whose URLs were all served by other servers of the old one.
  package let new: [Server]
}

/// Calls of an operation that a new one takes over, because its path is one of the values of a path parameter.
package struct Diversion: Sendable {
  /// The operation whose parameter takes the values, and the one that is added.
  package let from: String
  package let to: String
  package let values: [String]
  /// Whether the parameters may have these values at all.
  package let isPossible: Bool
  /// Whether the parameters list them.
  package let isDeclared: Bool
}

/// A property that only one side declares.
package struct PropertyPresence: Sendable {
  package let property: Schema.Property
  /// The property's own schema.
  package let schema: Schema
  /// The object schema that does not.
  package let other: Schema
  /// Whether that schema forbids what it does not declare.
  package let isOtherClosed: Bool
  /// Whether a message without it is refused by the side that declares it, and not by the other.
  package let isRequired: Bool
  /// Whether the receiver does not look at it (`readOnly` where the API receives, `writeOnly` where it sends).
  package let isIgnored: Bool
  /// A property of the other side that looks like this one.
  package let renamed: String?
}

/// A property that both sides declare.
package struct PropertyPair: Sendable {
  package let name: ExactString
  package let old: Schema.Property
  package let new: Schema.Property
  package let oldSchema: Schema
  package let newSchema: Schema
  /// Whether `required` lists it on the old, and the new side.
  package let isListed: (old: Bool, new: Bool)
  /// Whether the receiver does not look at it, on the old and the new side.
  package let isIgnored: (old: Bool, new: Bool)

  /// Whether a side's schema is written where the property is declared, so that it is that of no other property.
  let isOwn: Bool

  /// Whether a message without it is refused by the old, or the new side.
  package var isRequired: (old: Bool, new: Bool) {
    (old: isListed.old && !isIgnored.old, new: isListed.new && !isIgnored.new)
  }
}

/// A branch of a composition that only one side has.
package struct BranchPresence: Sendable {
  package let branch: Schema.Branch
  package let schema: Schema
  /// The composition: `allOf`, `anyOf`, `oneOf` or `discriminator`.
  package let keyword: Field
  /// How it is called in messages.
  package let name: String
  /// Whether no value satisfies two branches, on either side.
  package let isDisjoint: Bool
  /// Whether a branch of the other side asserts the same.
  package let isRedundant: Bool
  /// The place of the composition on the side that lacks the branch.
  package let otherOrigin: Origin
}

/// A pair of schemas of which no rule says what its change does.
package struct UnexplainedPair: Sendable {
  package enum Problem: Sendable {
    /// The receiver refuses a value of the sender: where, and by which keyword.
    case refused(at: String, keyword: String)
    /// It could not be decided.
    case undecided(reason: String)
    /// The keyword asserts, and no rule covers it.
    case keyword(Field)
  }

  package let problem: Problem
}

/// The responses of both sides of an operation.
package struct ResponseSet: Sendable {
  package let old: [Response]
  package let new: [Response]

  /// Whether both sides name a status of success.
  package var bothNameSuccess: Bool {
    old.contains { $0.status.isSuccess } && new.contains { $0.status.isSuccess }
  }
}

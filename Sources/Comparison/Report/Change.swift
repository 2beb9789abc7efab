public import DocumentTree

/// One thing that changed between two versions of a description, with everything that it reaches.
public struct Change: Sendable {
  /// The identifier of the rule that found it, such as `parameter-became-required`.
  public var rule: String

  /// The greatest impact that it has anywhere on the audience that the report is for.
  public var impact: Impact

  /// The impact on those who only send and receive messages, and on those who compile generated code.
  public var audience: Audience

  /// How sure the impact is.
  public var certainty: Certainty

  /// Why the impact is not proven; `nil` when it is.
  public var reason: String?

  /// The shortest public path to it, such as `GET /pets › 200 › application/json › items › name`.
  public var site: String

  /// What changed: lower case, no full stop.
  public var message: String

  /// Where it stands in the old description; `nil` when it is not there.
  public var old: Place?

  /// Where it stands in the new description; `nil` when it is not there.
  public var new: Place?

  /// The old value; `nil` when there is none.
  public var before: JSONValue?

  /// The new value; `nil` when there is none.
  public var after: JSONValue?

  /// Every use of it by an operation, in the order of operation and direction.
  ///
  /// They are put together when they are asked for; whoever needs them again should keep them.
  public var reach: [Reach] {
    get { reached.uses }
    set { reached = .listed(newValue) }
  }

  var reached: ChangeReach

  /// Values that prove the break, at most one for each direction in which it breaks; empty where none is known.
  public var witnesses: [Witness]

  /// What the removed thing seems to be called now, or the added thing was called before; a hint that changes no verdict.
  public var renamed: String?

  /// What had told beforehand that what is gone would go; `nil` where nothing had, and for everything but removals. It makes the
  /// impact no less: whether an announced removal is accepted is for whoever reads the report to say.
  public var announced: Announcement?

  /// A name for this change that stays the same from run to run: rule, place of definition, and old and new value.
  ///
  /// It is made when it is asked for; whoever needs it again should keep it.
  public var fingerprint: String {
    get { name.text }
    set { name = .text(newValue) }
  }

  private var name: Fingerprint

  /// A change with all that is known of it.
  package init(
    rule: String, impact: Impact, audience: Audience, certainty: Certainty, reason: String? = nil,
    site: String, message: String, old: Place? = nil, new: Place? = nil,
    before: JSONValue? = nil, after: JSONValue? = nil, reach: [Reach] = [],
    witnesses: [Witness] = [], renamed: String? = nil, announced: Announcement? = nil,
    fingerprint: String
  ) {
    self.init(
      rule: rule, impact: impact, audience: audience, certainty: certainty, reason: reason,
      site: site, message: message, old: old, new: new, before: before, after: after,
      reached: .listed(reach), witnesses: witnesses, renamed: renamed, announced: announced,
      name: .text(fingerprint))
  }

  init(
    rule: String, impact: Impact, audience: Audience, certainty: Certainty, reason: String?,
    site: String, message: String, old: Place?, new: Place?, before: JSONValue?,
    after: JSONValue?, reached: ChangeReach, witnesses: [Witness], renamed: String?,
    announced: Announcement?, name: Fingerprint
  ) {
    self.rule = rule
    self.impact = impact
    self.audience = audience
    self.certainty = certainty
    self.reason = reason
    self.site = site
    self.message = message
    self.old = old
    self.new = new
    self.before = before
    self.after = after
    self.reached = reached
    self.witnesses = witnesses
    self.renamed = renamed
    self.announced = announced
    self.name = name
  }
}

/// The impact of a change on two kinds of users.
public struct Audience: Hashable, Sendable {
  /// One of the two kinds of users.
  public enum Kind: String, Sendable, CaseIterable {
    /// Those who send and receive messages.
    case wire
    /// Those who compile code that was generated from the description.
    case sdk
  }

  /// On those who send and receive messages.
  public var wire: Impact

  /// On those who compile code that was generated from the description; never less than on the wire.
  public var sdk: Impact

  /// The impact on one of them.
  public subscript(kind: Kind) -> Impact {
    switch kind {
    case .wire: wire
    case .sdk: sdk
    }
  }

  /// The impact on each.
  package init(wire: Impact, sdk: Impact) {
    self.wire = wire
    self.sdk = sdk
  }
}

/// Where something is written.
public struct Place: Hashable, Sendable {
  /// The file, line and column.
  public var location: SourceLocation

  /// The JSON pointer (RFC 6901) inside the file.
  public var pointer: String

  /// A place in a file.
  package init(location: SourceLocation, pointer: String) {
    self.location = location
    self.pointer = pointer
  }
}

/// A use of a changed part by an operation.
public struct Reach: Sendable {
  /// The operation, such as `GET /pets`.
  public var operation: String

  /// The message that carries it; `nil` for what is no part of a message.
  public var direction: Direction?

  /// The impact of the change there.
  public var impact: Impact

  /// The path to it from the operation, such as `GET /pets › 200 › application/json › name`.
  ///
  /// It is looked for when it is asked for; whoever needs it again should keep it.
  public var site: String { way.text }

  let way: ReachWay

  /// A use by an operation.
  package init(operation: String, direction: Direction?, impact: Impact, site: String) {
    self.init(
      operation: operation, direction: direction, impact: impact, way: .path(SitePath(site)))
  }

  init(operation: String, direction: Direction?, impact: Impact, way: ReachWay) {
    self.operation = operation
    self.direction = direction
    self.impact = impact
    self.way = way
  }
}

/// Which of the two messages of an exchange.
public enum Direction: String, Sendable, Comparable {
  case request
  case response

  /// Requests come first.
  public static func < (left: Direction, right: Direction) -> Bool {
    left == .request && right == .response
  }
}

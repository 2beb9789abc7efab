/// From whose schema a condition comes, as far as that matters: under assumptions about the sender.
struct Roles: OptionSet, Hashable {
  let rawValue: UInt8

  static let sender = Roles(rawValue: 1)
  static let receiver = Roles(rawValue: 2)
  /// Of a sender's branch that may hold: it demands nothing, and the names that it declares may be used.
  static let possible = Roles(rawValue: 4)
  static let all: Roles = [.sender, .receiver, .possible]
}

/// One demand on a value: what a location asks, or its contrary.
struct Demand: Hashable {
  let location: Location
  let isNegated: Bool
  let roles: Roles

  /// The roles that matter: what the sender does not say declares nothing.
  var relevantRoles: Roles { isNegated ? roles.subtracting(.sender) : roles }

  /// Whether it is what a sender says at a location.
  func isSent(at place: Location) -> Bool { location == place && relevantRoles.contains(.sender) }
}

/// What is looked for: a value that fulfils some formulas.
///
/// Equal goals have equal answers, so that goals are what is remembered, and what recursion is recognised by.
struct Goal: Hashable {
  /// What is assumed of the sender; nothing where no demand is known to be one's or the other's.
  let assumption: Assumption
  /// Whether the value is written so that its type cannot be told: what counts is its text.
  let isText: Bool
  /// In order, without repetition.
  let entries: [Entry]

  /// A formula to be fulfilled.
  struct Entry: Hashable, Comparable {
    let formula: Formula
    /// Where the formula comes from; `.anything` where that does not matter.
    let location: Location
    let roles: Roles
    /// Of a text, or of what has texts inside: whether it must not fulfil the formula's negation, however it is read.
    var isContrary = false

    static func < (left: Entry, right: Entry) -> Bool {
      (left.formula, left.location, left.roles.rawValue, left.isContrary ? 1 : 0)
        < (right.formula, right.location, right.roles.rawValue, right.isContrary ? 1 : 0)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(
        UInt64(UInt32(bitPattern: formula.code)) << 32
          | UInt64(UInt32(bitPattern: location.index)))
      hasher.combine(roles.rawValue << 1 | (isContrary ? 1 : 0))
    }

    /// Whether no value can fulfil both.
    func contradicts(_ other: Entry, isText: Bool) -> Bool {
      formula == other.formula.negated && (!isText || isContrary != other.isContrary)
    }
  }
}

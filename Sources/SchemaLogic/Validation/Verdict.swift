/// What one schema says of one place of a value.
enum Verdict {
  case valid
  case invalid(Refusal)
  case undecided(UndecidedReason)

  /// Whether the schema refuses the place.
  var isInvalid: Bool { if case .invalid = self { true } else { false } }

  /// Where the schema refuses the place.
  var refusal: Refusal? { if case .invalid(let refusal) = self { refusal } else { nil } }

  /// Why it cannot be told.
  var reason: UndecidedReason? { if case .undecided(let reason) = self { reason } else { nil } }

  /// Whether the schema accepts the place.
  var isValid: Bool { if case .valid = self { true } else { false } }
}

/// Where a value is refused, and by which keyword.
struct Refusal: Hashable {
  let place: ValuePlace
  let keyword: String
}

/// Gathers what several demands say that have to be met together.
struct Conjunction {
  private(set) var refusal: Refusal?
  private(set) var reason: UndecidedReason?

  /// Adds one more demand. The first refusal is the one that is told.
  mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .valid: break
    case .invalid(let other): refusal = refusal ?? other
    case .undecided(let other): reason = reason ?? other
    }
  }

  /// One refusal is enough; else nothing may be left open.
  var verdict: Verdict {
    if let refusal { return .invalid(refusal) }
    if let reason { return .undecided(reason) }
    return .valid
  }
}

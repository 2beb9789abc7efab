/// What an edit does to the set of messages that its part of the description allows.
package enum Effect: Hashable, Sendable {
  /// Fewer messages.
  case narrows
  /// More messages.
  case widens
  /// Other messages.
  case replaces
  /// More than before, where nobody was promised anything.
  case extends
  /// Something that could be relied on is gone.
  case withdraws
  /// The same messages, described otherwise.
  case annotates
  /// An impact that no message carries: operations, servers, ways to authenticate.
  case states(Impact)

  /// The impact in a message that the API receives, or sends.
  ///
  /// This is the only place that knows about variance: who receives may accept more, who sends may send less.
  package func impact(isReceived: Bool) -> Impact {
    switch self {
    case .narrows: isReceived ? .breaking : .additive
    case .widens: isReceived ? .additive : .breaking
    case .replaces, .withdraws: .breaking
    case .extends: .additive
    case .annotates: .cosmetic
    case .states(let impact): impact
    }
  }

  /// The effect on the whole of an edit of a part that stands at a position in it.
  package func at(_ position: Position) -> Effect {
    switch (position, self) {
    case (.positive, _): self
    case (.ignored, .states): self
    case (.ignored, _): .annotates
    case (.negative, .narrows): .widens
    case (.negative, .widens): .narrows
    case (.mixed, .narrows), (.mixed, .widens): .replaces
    // More members of a part that is negated, or tried, may be fewer of the whole.
    case (.negative, .extends), (.mixed, .extends): .replaces
    case (.negative, _), (.mixed, _): self
    }
  }

  /// The word for it in the catalogue of rules.
  package var name: String {
    switch self {
    case .narrows: "narrows"
    case .widens: "widens"
    case .replaces: "replaces"
    case .extends: "extends"
    case .withdraws: "withdraws"
    case .annotates: "annotates"
    case .states(let impact): "states \(impact.rawValue)"
    }
  }

  /// What it says of messages, in a few words.
  package var meaning: String {
    switch self {
    case .narrows: "fewer messages are allowed"
    case .widens: "more messages are allowed"
    case .replaces: "other messages are allowed"
    case .extends: "something new, not promised before"
    case .withdraws: "what could be relied on is gone"
    case .annotates: "the same messages are allowed"
    case .states: "the same impact everywhere"
    }
  }
}

/// How the values of a part bear on the values of the whole.
package enum Position: UInt8, Hashable, Sendable {
  /// A narrower part makes the whole narrower.
  case positive
  /// A narrower part makes the whole wider (`not`).
  case negative
  /// Either may happen (`if`, `oneOf` with overlapping branches, `contains` with `maxContains`, `unevaluated*`).
  case mixed
  /// The receiver does not look at it (`readOnly` where the API receives, `writeOnly` where it sends).
  case ignored

  /// The position of a part that stands at `inner` in a part that stands here.
  package func containing(_ inner: Position) -> Position {
    switch (self, inner) {
    case (.ignored, _), (_, .ignored): .ignored
    case (.mixed, _), (_, .mixed): .mixed
    case (.negative, .negative): .positive
    case (.negative, _), (_, .negative): .negative
    case (.positive, .positive): .positive
    }
  }
}

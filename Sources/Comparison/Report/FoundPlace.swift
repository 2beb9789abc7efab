/// A place below schemas where a change was found, with the messages that come there.
struct FoundPlace: Sendable {
  /// The pair of schemas, by its number in the graph of ways.
  let node: Int32
  /// The position of the finding among those of the pair.
  let finding: Int32
  let impact: Impact
  let certainty: Certainty
  let reason: String?
  /// The way from the pair to the part that the finding is about, such as the name of a property.
  let step: String?
  /// Whether the API receives the messages.
  let isReceived: Bool
  /// Whether a value of the pair is known that the receiver refuses.
  let hasCounterexample: Bool
  let arrivals: ArraySlice<ReachMap.Arrival>

  /// How many steps the messages of an arrival take to the part.
  func depth(_ arrival: ReachMap.Arrival) -> Int32 { arrival.depth + (step == nil ? 0 : 1) }

  /// The fewest steps that the messages of an origin take to the part; `nil` where they do not come there.
  func depth(from origin: Int32) -> Int32? {
    for arrival in arrivals where arrival.contains(origin) { return depth(arrival) }
    return nil
  }
}

/// Everything that meets one change: the uses that the walk has noted, and the places that were found below schemas.
struct ChangeUses {
  let noted: [Draft.Use]
  let found: [FoundPlace]

  /// The greatest impact; `nil` when nothing meets the change.
  var impact: Impact? {
    var greatest: Impact?
    for position in noted.indices where greatest.map({ noted[position].impact > $0 }) ?? true {
      greatest = noted[position].impact
    }
    for position in found.indices where greatest.map({ found[position].impact > $0 }) ?? true {
      greatest = found[position].impact
    }
    return greatest
  }

  /// The greatest impact on generated code.
  func impact(of effect: GeneratedCodeEffect) -> Impact? {
    var greatest: Impact?
    for use in noted {
      let impact = effect.impact(onTheWire: use.impact, isReceived: use.isReceived)
      greatest = max(greatest ?? impact, impact)
    }
    for place in found {
      let impact = effect.impact(onTheWire: place.impact, isReceived: place.isReceived)
      greatest = max(greatest ?? impact, impact)
    }
    return greatest
  }

  /// The uses with an impact.
  func uses(with impact: Impact) -> ChangeUses {
    ChangeUses(
      noted: noted.filter { $0.impact == impact }, found: found.filter { $0.impact == impact })
  }

  /// The least certainty; `nil` when there is no use.
  var certainty: Certainty? {
    var least: Certainty?
    for use in noted { least = min(least ?? use.certainty, use.certainty) }
    for place in found { least = min(least ?? place.certainty, place.certainty) }
    return least
  }
}

import DocumentTree

/// The ways on which messages come to the places of one change below schemas.
final class ReachWays: Sendable {
  let map: ReachMap
  private let places: [FoundPlace]

  /// A message by its number, and the greatest impact on it.
  struct Message {
    let number: Int32
    let impact: Impact
  }

  init(_ map: ReachMap, _ places: [FoundPlace]) {
    self.map = map
    self.places = places
  }

  /// The messages that come to the places, in their order, each with its greatest impact.
  var messages: [Message] {
    let impacts = [Impact.breaking, .additive, .cosmetic]
    let chunkCount = (map.messages.count + 63) / 64
    // By impact, one behind the other: a bit for each message.
    var bits = [UInt64](repeating: 0, count: impacts.count * chunkCount)
    var count = 0
    var seen = [UInt64](repeating: 0, count: (map.originStarts.count + 62) / 64)
    for (rank, impact) in impacts.enumerated() {
      for place in places.indices where places[place].impact == impact {
        for arrival in places[place].arrivals {
          let chunk = Int(arrival.chunk)
          var rest = arrival.bits & ~seen[chunk]
          seen[chunk] |= rest
          while rest != 0 {
            let origin = chunk * 64 + rest.trailingZeroBitCount
            rest &= rest - 1
            for position in map.places(of: origin) {
              let message = Int(map.messagesByOrigin[position])
              bits[rank * chunkCount + (message >> 6)] |= 1 &<< UInt64(message & 63)
              count += 1
            }
          }
        }
      }
    }
    var messages: [Message] = []
    messages.reserveCapacity(count)
    for chunk in 0..<chunkCount {
      let breaking = bits[chunk]
      let additive = bits[chunkCount + chunk]
      var rest = breaking | additive | bits[2 * chunkCount + chunk]
      while rest != 0 {
        let number = chunk * 64 + rest.trailingZeroBitCount
        let bit = rest & ~(rest - 1)
        rest ^= bit
        let impact: Impact =
          breaking & bit != 0 ? .breaking : additive & bit != 0 ? .additive : .cosmetic
        messages.append(Message(number: Int32(truncatingIfNeeded: number), impact: impact))
      }
    }
    return messages
  }

  /// The shortest path of a message to a place where the impact is as great; the first by text among equals.
  func path(of message: Int32, impact: Impact, _ search: inout WaySearch) -> SitePath? {
    var best: SitePath?
    for place in nearest(to: map.messages[Int(message)].origin, impact: impact) {
      guard let (_, path) = search.path(of: message, to: place.node) else { continue }
      let whole = place.step.map { path.appending($0) } ?? path
      if let known = best, !SitePath.precedes(whole, known) { continue }
      best = whole
    }
    return best
  }

  /// The places of an impact that an origin comes to in the fewest steps.
  func nearest(to origin: Int32, impact: Impact) -> [FoundPlace] {
    var nearest: [FoundPlace] = []
    var least = Int32.max
    for place in places where place.impact == impact {
      guard let depth = place.depth(from: origin), depth <= least else { continue }
      if depth < least { nearest.removeAll(keepingCapacity: true) }
      least = depth
      nearest.append(place)
    }
    return nearest
  }
}

/// The way to a use of a change.
enum ReachWay: Sendable {
  case path(SitePath)
  /// That of a message to the nearest place below schemas where the impact is as great.
  case found(ReachWays, message: Int32, impact: Impact)

  /// The path for people.
  var text: String { path?.text ?? "" }

  private var path: SitePath? {
    switch self {
    case .path(let path): return path
    case .found(let ways, let message, let impact):
      var search = WaySearch(ways.map)
      return ways.path(of: message, impact: impact, &search)
    }
  }
}

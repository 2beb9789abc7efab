import DocumentTree

/// The ways on which messages come to the places of one change below schemas.
final class ReachWays: Sendable {
  let map: ReachMap
  private let places: [FoundPlace]

  init(_ map: ReachMap, _ places: [FoundPlace]) {
    self.map = map
    self.places = places
  }

  /// The messages that come to the places, in their order, each with its greatest impact.
  var messages: [(number: Int32, impact: Impact)] {
    let impacts = [Impact.breaking, .additive, .cosmetic]
    // The numbers of messages with the positions of their impacts behind.
    var found: [UInt64] = []
    found.reserveCapacity(
      places.reduce(0) { $0 + $1.arrivals.reduce(0) { $0 + $1.bits.nonzeroBitCount } })
    var seen: [UInt64] = []
    for (rank, impact) in impacts.enumerated() {
      for place in places where place.impact == impact {
        for arrival in place.arrivals {
          let chunk = Int(arrival.chunk)
          while seen.count <= chunk { seen.append(0) }
          var rest = arrival.bits & ~seen[chunk]
          seen[chunk] |= rest
          while rest != 0 {
            let origin = chunk * 64 + rest.trailingZeroBitCount
            rest &= rest - 1
            for position in map.places(of: origin) {
              found.append(UInt64(map.messagesByOrigin[position]) << 2 | UInt64(rank))
            }
          }
        }
      }
    }
    // Those of one origin, and often those of several, are in order already.
    for position in found.indices.dropFirst() where found[position] < found[position - 1] {
      found.sort()
      break
    }
    return found.map { (Int32(truncatingIfNeeded: $0 >> 2), impacts[Int($0 & 3)]) }
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

extension Change {
  /// The operations that it reaches, each once, in the order in which they come first.
  package var operations: [String] {
    var operations: [String] = []
    operations.reserveCapacity(reach.count)
    for position in reach.indices {
      // What a comparison has found is sorted by operation, so that none comes back.
      if position > 0 {
        guard reach[position].comesDirectly(after: reach[position - 1]) else {
          return allOperations
        }
        if reach[position].operation == reach[position - 1].operation { continue }
      }
      operations.append(reach[position].operation)
    }
    return operations
  }

  private var allOperations: [String] {
    var seen: Set<String> = []
    return reach.compactMap { seen.insert($0.operation).inserted ? $0.operation : nil }
  }
}

extension Reach {
  /// Whether it is known to come after another in the order of operations.
  fileprivate func comesDirectly(after other: Reach) -> Bool {
    guard case .found(let mine, let number, _) = way,
      case .found(let theirs, let before, _) = other.way
    else { return false }
    return mine === theirs && before < number
  }
}

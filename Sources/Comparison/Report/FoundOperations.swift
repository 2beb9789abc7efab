/// The operations whose messages come to a change below schemas.
final class FoundOperations: Sendable {
  /// Each once, sorted by the bytes of its name.
  let names: [String]
  /// By message that comes to the change: the number of its operation.
  let byMessage: [Int32]

  /// The operations of messages, which are given by their numbers in their order.
  fileprivate init(of messages: [Int], _ map: ReachMap) {
    var names: [String] = []
    var byMessage: [Int32] = []
    names.reserveCapacity(messages.count)
    byMessage.reserveCapacity(messages.count)
    for message in messages {
      let operation = map.messages[message].operation
      if byMessage.last != operation { names.append(map.operations[Int(operation)]) }
      byMessage.append(operation)
    }
    self.names = names
    self.byMessage = byMessage
  }
}

/// Finds the operations of changes. Many changes are met by the same origins, and have the same list then.
struct OperationFinder {
  private let map: ReachMap
  /// By origins, a bit for each.
  private var known: [[UInt64]: FoundOperations] = [:]

  init(_ map: ReachMap) { self.map = map }

  /// The operations whose messages come to some places.
  mutating func operations(of places: [FoundPlace]) -> FoundOperations {
    var origins = [UInt64](repeating: 0, count: (map.originStarts.count + 62) / 64)
    for place in places.indices {
      for arrival in places[place].arrivals { origins[Int(arrival.chunk)] |= arrival.bits }
    }
    if let found = known[origins] { return found }
    let found = FoundOperations(of: messages(of: origins), map)
    known[origins] = found
    return found
  }

  /// The messages of some origins in their order.
  private func messages(of origins: [UInt64]) -> [Int] {
    var met = [UInt64](repeating: 0, count: (map.messages.count + 63) / 64)
    var count = 0
    origins.forEachBit { origin in
      for place in map.places(of: origin) {
        let message = Int(map.messagesByOrigin[place])
        met[message >> 6] |= 1 &<< UInt64(message & 63)
        count += 1
      }
    }
    var messages: [Int] = []
    messages.reserveCapacity(count)
    met.forEachBit { messages.append($0) }
    return messages
  }
}

extension [UInt64] {
  /// Calls the closure with the number of every bit that is set.
  fileprivate func forEachBit(_ body: (Int) -> Void) {
    for position in indices {
      var rest = self[position]
      while rest != 0 {
        body(position * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}

import APIGraph
import DocumentTree

/// Finds from which messages of which operations one comes to the findings below schemas, and in how many steps.
///
/// 64 origins go through the graph of pairs at once, level by level, each as a bit. The cost is that of the edges that lead to
/// findings, for every 64 origins that come there.
struct ReachSearch {
  private let graph: ReachGraph
  private let uses: [SchemaUse]
  private let recorder: Recorder

  /// A search over the pairs of a graph as it is now, from the places that use schemas.
  init(_ pairs: SchemaPairGraph, _ uses: [SchemaUse], _ recorder: Recorder) {
    graph = ReachGraph(pairs)
    self.uses = uses
    self.recorder = recorder
  }

  /// Searches from all messages.
  func run() -> ReachMap {
    let sorted = UsesByOperation(uses, graph)
    var messages: [ReachMap.Message] = []
    var starts: [ReachMap.Start] = []
    messages.reserveCapacity(sorted.names.count)
    starts.reserveCapacity(uses.count)
    // By operation: its first message; one more at the end.
    var firstMessages: [Int32] = []
    for operation in sorted.names.indices {
      firstMessages.append(Int32(truncatingIfNeeded: messages.count))
      let promised = recorder.promised(of: sorted.names[operation])
      for direction in Self.directions {
        let first = starts.count
        for number in sorted.uses(of: operation) where uses[Int(number)].direction == direction {
          let path = uses[Int(number)].path
          starts.append(
            ReachMap.Start(
              node: graph.numbers[uses[Int(number)].node],
              depth: Int32(truncatingIfNeeded: path.depth), path: path, use: number))
        }
        guard first < starts.count else { continue }
        messages.append(
          ReachMap.Message(
            operation: Int32(truncatingIfNeeded: operation), direction: direction,
            promised: promised, order: starts[first].use, starts: first..<starts.count))
      }
    }
    firstMessages.append(Int32(truncatingIfNeeded: messages.count))
    let origins = Origins(messages, starts)
    for message in messages.indices { messages[message].origin = origins.byMessage[message] }
    var levels = LevelSearch(graph)
    levels.run(origins.firstMessages.map { starts[messages[Int($0)].starts] })
    let (arrivalStarts, arrivals) = levels.byNode()
    let rivalsEnds = sorted.rivalsEnds
    return ReachMap(
      graph: graph, operations: sorted.names, messages: messages, starts: starts,
      originStarts: origins.starts, messagesByOrigin: origins.messages,
      rivalsEnds: messages.map { firstMessages[rivalsEnds[Int($0.operation)]] },
      arrivalStarts: arrivalStarts, arrivals: arrivals)
  }

  /// Requests come before responses.
  private static let directions = [Direction.request, .response]
}

/// What messages have in common that use the same pairs at the same depths, and of which the same was promised.
private struct Origins {
  /// By message: its origin.
  private(set) var byMessage: [Int32] = []
  /// By origin: the first of its messages.
  private(set) var firstMessages: [Int32] = []
  /// By origin: where its messages begin; one more at the end.
  private(set) var starts: [Int32] = []
  private(set) var messages: [Int32] = []

  init(_ all: [ReachMap.Message], _ uses: [ReachMap.Start]) {
    // Chains of origins by a hash of their uses; what hashes alike is compared.
    var heads = [Int32](repeating: -1, count: 256)
    while heads.count < all.count { heads += heads }
    var next: [Int32] = []
    var counts: [Int32] = []
    byMessage.reserveCapacity(all.count)
    for (number, message) in all.enumerated() {
      var hash: UInt64 = message.direction == .request ? 1 : 2
      for use in message.starts {
        hash = (hash ^ UInt64(UInt32(bitPattern: uses[use].node))) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ UInt64(UInt32(bitPattern: uses[use].depth))) &* 0x9E37_79B9_7F4A_7C15
      }
      let bucket = Int(hash >> 32) & (heads.count - 1)
      var origin = heads[bucket]
      while origin >= 0 {
        let other = all[Int(firstMessages[Int(origin)])]
        if other.direction == message.direction, other.promised == message.promised,
          other.starts.count == message.starts.count,
          zip(other.starts, message.starts).allSatisfy({
            uses[$0].node == uses[$1].node && uses[$0].depth == uses[$1].depth
          })
        {
          break
        }
        origin = next[Int(origin)]
      }
      if origin < 0 {
        origin = Int32(truncatingIfNeeded: firstMessages.count)
        firstMessages.append(Int32(truncatingIfNeeded: number))
        counts.append(0)
        next.append(heads[bucket])
        heads[bucket] = origin
      }
      byMessage.append(origin)
      counts[Int(origin)] += 1
    }
    starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    messages = Array(repeating: 0, count: all.count)
    var free = starts
    for (number, origin) in byMessage.enumerated() {
      messages[Int(free[Int(origin)])] = Int32(truncatingIfNeeded: number)
      free[Int(origin)] += 1
    }
  }
}

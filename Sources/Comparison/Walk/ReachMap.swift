import APIGraph

/// From where the findings below schemas are met: every message that uses schemas, and how far it is to each finding.
///
/// Messages that use the same pairs at the same depths meet the same findings on the same ways, so that they are searched from
/// once: what they have in common is their *origin*. Ways are spelt only where somebody asks for them.
final class ReachMap: Sendable {
  /// A request or response of an operation.
  struct Message: Sendable {
    /// The number of its operation.
    let operation: Int32
    let direction: Direction
    /// How much was promised of the operation, if it is less than of a stable one.
    let promised: StabilityLevel?
    /// The place among all messages, in the order in which the walk met them.
    let order: Int32
    var origin: Int32 = 0
    /// The positions of its uses among `starts`.
    let starts: Range<Int>
  }

  /// A use of a pair by a message.
  struct Start: Sendable {
    let node: Int32
    /// The number of steps of the path.
    let depth: Int32
    let path: SitePath
    /// Its number among the uses that the walk noted.
    let use: Int32
  }

  /// Origins that come to a pair after so many steps.
  struct Arrival: Sendable {
    /// Which 64 origins `bits` is about.
    let chunk: Int32
    let depth: Int32
    let bits: UInt64
  }

  let graph: ReachGraph
  /// The names of the operations that have messages, sorted by their bytes.
  let operations: [String]
  /// In the order of their operations, requests first.
  let messages: [Message]
  let starts: [Start]
  /// By origin: where its messages begin in `messagesByOrigin`; one more at the end.
  let originStarts: [Int32]
  /// The messages of the origins, in their own order.
  let messagesByOrigin: [Int32]
  /// By message: the end of those right after it whose paths may come before its own.
  let rivalsEnds: [Int32]
  /// By pair of the graph: where its arrivals begin; one more at the end.
  let arrivalStarts: [Int32]
  /// The arrivals at pairs that have findings, in the order of their chunks.
  let arrivals: [Arrival]

  init(
    graph: ReachGraph, operations: [String], messages: [Message], starts: [Start],
    originStarts: [Int32], messagesByOrigin: [Int32], rivalsEnds: [Int32], arrivalStarts: [Int32],
    arrivals: [Arrival]
  ) {
    self.graph = graph
    self.operations = operations
    self.messages = messages
    self.starts = starts
    self.originStarts = originStarts
    self.messagesByOrigin = messagesByOrigin
    self.rivalsEnds = rivalsEnds
    self.arrivalStarts = arrivalStarts
    self.arrivals = arrivals
  }

  /// The arrivals at a pair that has findings.
  func arrivals(at node: Int32) -> ArraySlice<Arrival> {
    arrivals[Int(arrivalStarts[Int(node)])..<Int(arrivalStarts[Int(node) + 1])]
  }

  /// The name of the operation of a message.
  func operation(of message: Int32) -> String {
    operations[Int(messages[Int(message)].operation)]
  }

  /// The messages of an origin, in their order.
  func messages(of origin: Int) -> ArraySlice<Int32> { messagesByOrigin[places(of: origin)] }

  /// Where the messages of an origin stand in `messagesByOrigin`.
  func places(of origin: Int) -> Range<Int> {
    Int(originStarts[origin])..<Int(originStarts[origin + 1])
  }

  /// The first message of an origin. All of them have the same direction.
  func firstMessage(of origin: Int) -> Message {
    messages[Int(messagesByOrigin[Int(originStarts[origin])])]
  }

  /// Whether all paths of a message come before those of another of the same length; `nil` where only their texts tell.
  func precedes(_ left: Int32, _ right: Int32) -> Bool? {
    if left < right { return right < rivalsEnds[Int(left)] ? nil : true }
    return left < rivalsEnds[Int(right)] ? nil : false
  }
}

extension ReachMap.Arrival {
  /// Calls the closure with every origin.
  func forEachOrigin(_ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(Int(chunk) * 64 + rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  /// Whether an origin is among them.
  func contains(_ origin: Int32) -> Bool {
    origin >> 6 == chunk && bits & (1 << UInt64(origin & 63)) != 0
  }
}

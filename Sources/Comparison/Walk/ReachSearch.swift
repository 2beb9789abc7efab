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
    var messages: [ReachMap.Message] = []
    var starts: [ReachMap.Start] = []
    for group in usesByOperation() {
      for direction in [Direction.request, .response] {
        let first = starts.count
        var order = Int.max
        for number in group where uses[number].direction == direction {
          let use = uses[number]
          order = min(order, number)
          starts.append(
            ReachMap.Start(
              node: graph.numbers[use.node], path: use.path, use: Int32(truncatingIfNeeded: number))
          )
        }
        guard order < Int.max else { continue }
        messages.append(
          ReachMap.Message(
            operation: uses[order].operation, direction: direction,
            promised: recorder.promised(of: uses[order].operation),
            order: Int32(truncatingIfNeeded: order), origin: 0,
            starts: first..<starts.count))
      }
    }
    let origins = Origins(messages, starts)
    messages = messages.indices.map { messages[$0].of(origins.byMessage[$0]) }
    var levels = LevelSearch(graph)
    levels.run(origins.firstMessages.map { starts[messages[Int($0)].starts] })
    let (arrivalStarts, arrivals) = levels.byNode()
    return ReachMap(
      graph: graph, messages: messages, starts: starts, originStarts: origins.starts,
      messagesByOrigin: origins.messages, rivalsEnds: Self.rivalsEnds(messages),
      arrivalStarts: arrivalStarts, arrivals: arrivals)
  }

  /// The uses that lead to findings, those of one operation together, sorted by the bytes of the operation's name.
  private func usesByOperation() -> [[Int]] {
    var runs: [Run] = []
    for number in uses.indices where graph.numbers[uses[number].node] >= 0 {
      // Mostly the walk meets an operation once.
      if let last = runs.last, last.operation == uses[number].operation {
        runs[runs.count - 1].uses.append(number)
      } else {
        runs.append(Run(uses[number].operation, number))
      }
    }
    var order = Array(runs.indices)
    order.sort { runs[$0].precedes(runs[$1]) ?? ($0 < $1) }
    var groups: [[Int]] = []
    var last: Int?
    for run in order {
      if let last, runs[last].operation == runs[run].operation {
        groups[groups.count - 1] += runs[run].uses
      } else {
        groups.append(runs[run].uses)
      }
      last = run
    }
    return groups
  }

  /// Uses that the walk met one after the other in an operation.
  private struct Run {
    let operation: String
    /// The first bytes of the name, which mostly decide about the order.
    private let start: (UInt64, UInt64, UInt64, UInt64)
    var uses: [Int]

    init(_ operation: String, _ use: Int) {
      self.operation = operation
      uses = [use]
      var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      unsafe withUnsafeMutableBytes(of: &words) {
        unsafe $0.copyBytes(from: operation.utf8.prefix(32))
      }
      start = (
        UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2),
        UInt64(bigEndian: words.3)
      )
    }

    /// Whether the name comes before another one; `nil` where they are the same.
    func precedes(_ other: Run) -> Bool? {
      if start != other.start { return start < other.start }
      let (mine, theirs) = (ExactString(operation), ExactString(other.operation))
      return mine == theirs ? nil : mine < theirs
    }
  }

  /// By message: the end of those right after it whose paths may come before its own, because their operations begin alike.
  ///
  /// A path goes on with a space behind the name of its operation.
  private static func rivalsEnds(_ messages: [ReachMap.Message]) -> [Int32] {
    let names = messages.map { Array($0.operation.utf8) }
    return names.indices.map { index in
      let count = names[index].count
      var end = index + 1
      while end < names.count, names[end].count >= count,
        names[end].count == count || names[end][count] <= UInt8(ascii: " "),
        names[end].starts(with: names[index])
      {
        end += 1
      }
      return Int32(truncatingIfNeeded: end)
    }
  }
}

extension ReachMap.Message {
  /// The same message with its origin.
  fileprivate func of(_ origin: Int32) -> Self {
    Self(
      operation: operation, direction: direction, promised: promised, order: order,
      origin: origin, starts: starts)
  }
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
    for (number, message) in all.enumerated() {
      var hash: UInt64 = message.direction == .request ? 1 : 2
      for use in uses[message.starts] {
        hash = (hash ^ UInt64(UInt32(bitPattern: use.node))) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ UInt64(use.path.depth)) &* 0x9E37_79B9_7F4A_7C15
      }
      let bucket = Int(hash >> 32) & (heads.count - 1)
      var origin = heads[bucket]
      while origin >= 0 {
        let other = all[Int(firstMessages[Int(origin)])]
        if other.direction == message.direction, other.promised == message.promised,
          uses[other.starts].elementsEqual(
            uses[message.starts],
            by: { $0.node == $1.node && $0.path.depth == $1.path.depth })
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

/// Goes through the graph level by level with 64 origins at once.
private struct LevelSearch {
  let graph: ReachGraph

  private struct Found {
    let node: Int32
    let arrival: ReachMap.Arrival
  }

  private var found: [Found] = []
  /// By pair: the origins that have come there, that come there with as many steps, and with one step more.
  private var reached: [UInt64]
  private var now: [UInt64]
  private var next: [UInt64]

  init(_ graph: ReachGraph) {
    self.graph = graph
    reached = Array(repeating: 0, count: graph.pairs.count)
    now = reached
    next = reached
  }

  /// Searches from the uses of every origin.
  mutating func run(_ origins: [ArraySlice<ReachMap.Start>]) {
    for chunk in stride(from: 0, to: origins.count, by: 64) {
      run(chunk / 64, origins[chunk..<min(chunk + 64, origins.count)])
    }
  }

  private mutating func run(_ chunk: Int, _ origins: ArraySlice<ArraySlice<ReachMap.Start>>) {
    var starts: [(depth: Int, node: Int32, bit: UInt64)] = []
    for (number, uses) in origins.enumerated() {
      for use in uses { starts.append((use.path.depth, use.node, 1 << UInt64(number))) }
    }
    starts.sort { $0.depth < $1.depth }
    var taken = 0
    var depth = starts.first?.depth ?? 0
    var touched: [Int32] = []
    var current: [Int32] = []
    var following: [Int32] = []
    while taken < starts.count || !current.isEmpty {
      while taken < starts.count, starts[taken].depth == depth {
        let node = Int(starts[taken].node)
        if now[node] == 0 { current.append(starts[taken].node) }
        now[node] |= starts[taken].bit
        taken += 1
      }
      var position = 0
      while position < current.count {
        let number = current[position]
        let node = Int(number)
        position += 1
        let fresh = now[node] & ~reached[node]
        now[node] = 0
        guard fresh != 0 else { continue }
        if reached[node] == 0 { touched.append(number) }
        reached[node] |= fresh
        if graph.hasFindings[node] {
          let arrival = ReachMap.Arrival(
            chunk: Int32(truncatingIfNeeded: chunk), depth: Int32(truncatingIfNeeded: depth),
            bits: fresh)
          found.append(Found(node: number, arrival: arrival))
        }
        for edge in graph.edges(of: number) {
          let edge = graph.edges[edge]
          let target = Int(edge.target)
          let more = fresh & ~reached[target]
          guard more != 0 else { continue }
          // A step without a name costs none.
          if edge.step < 0 {
            if now[target] == 0 { current.append(edge.target) }
            now[target] |= more
          } else {
            if next[target] == 0 { following.append(edge.target) }
            next[target] |= more
          }
        }
      }
      swap(&current, &following)
      swap(&now, &next)
      following.removeAll(keepingCapacity: true)
      depth += 1
    }
    for node in touched { reached[Int(node)] = 0 }
  }

  /// What was found, by pair.
  func byNode() -> (starts: [Int32], arrivals: [ReachMap.Arrival]) {
    var starts = [Int32](repeating: 0, count: graph.pairs.count + 1)
    for entry in found { starts[Int(entry.node) + 1] += 1 }
    for node in graph.pairs.indices { starts[node + 1] += starts[node] }
    var arrivals = found.map(\.arrival)
    var free = starts
    for entry in found {
      arrivals[Int(free[Int(entry.node)])] = entry.arrival
      free[Int(entry.node)] += 1
    }
    return (starts, arrivals)
  }
}

import DocumentTree

/// Spells the sites of many uses, as renderers need them: what the uses have in common is looked for once.
package struct SiteSpeller {
  private var ways: SpelledWays?
  private var steps: [Int32] = []

  /// A speller that knows nothing yet.
  package init() {}

  /// The site of a use.
  package mutating func site(of use: Reach) -> String {
    var bytes: [UInt8] = []
    append(use, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the site of a use in UTF-8.
  package mutating func append(_ use: Reach, to bytes: inout [UInt8]) {
    switch use.way {
    case .path(let path): Self.append(path, to: &bytes)
    case .found(let found, let message, let impact):
      let ways = spelled(found.map)
      let places = found.nearest(to: found.map.messages[Int(message)].origin, impact: impact)
      guard places.count > 1 else {
        if let place = places.first { append(place, message, ways, to: &bytes) }
        return
      }
      // The first by text is told.
      var best: [UInt8]?
      for place in places {
        var text: [UInt8] = []
        append(place, message, ways, to: &text)
        if best.map({ text.lexicographicallyPrecedes($0) }) ?? true { best = text }
      }
      if let best { bytes += best }
    }
  }

  private mutating func append(
    _ place: FoundPlace, _ number: Int32, _ ways: SpelledWays, to bytes: inout [UInt8]
  ) {
    let message = ways.map.messages[Int(number)]
    guard var entry = ways.end(of: message.origin, at: place.node) else { return }
    steps.removeAll(keepingCapacity: true)
    while entry >= 0 {
      steps.append(ways.entries[Int(entry)].step)
      entry = ways.entries[Int(entry)].before
    }
    Self.append(ways.map.starts[message.starts.lowerBound + Int(~entry)].path, to: &bytes)
    for step in steps.reversed() {
      bytes.append(text: SitePath.separator)
      bytes.append(text: ways.map.graph.steps[Int(step)].segment)
    }
    if let step = place.step {
      bytes.append(text: SitePath.separator)
      bytes.append(text: step)
    }
  }

  private static func append(_ path: SitePath, to bytes: inout [UInt8]) {
    if let parent = path.parent {
      append(parent, to: &bytes)
      bytes.append(text: SitePath.separator)
    }
    bytes.append(text: path.segment)
  }

  private mutating func spelled(_ map: ReachMap) -> SpelledWays {
    if let ways, ways.map === map { return ways }
    let read = SpelledWays(map)
    ways = read
    return read
  }
}

/// The ways of origins to all places, each step after the one that it shares with others. An origin is searched from when it
/// is first asked for.
private final class SpelledWays {
  /// A step of a way.
  struct Entry {
    /// The entry before; less than zero for the use at position `~before` of the message.
    let before: Int32
    /// The step in the graph.
    let step: Int32
  }

  let map: ReachMap
  private(set) var entries: [Entry] = []
  /// By arrival: where the ways of its origins begin in `ends`.
  private var endStarts: [Int32] = []
  /// The last entries of the ways.
  private var ends: [Int32] = []

  private var search: WaySearch
  private var isRead: [Bool]
  /// By pair: its entry for the origin that came there last.
  private var known: [Known]

  private struct Known {
    let origin: Int32
    let entry: Int32
  }

  init(_ map: ReachMap) {
    self.map = map
    var count: Int32 = 0
    for arrival in map.arrivals {
      endStarts.append(count)
      count += Int32(truncatingIfNeeded: arrival.bits.nonzeroBitCount)
    }
    ends = Array(repeating: 0, count: Int(count))
    search = WaySearch(map)
    known = Array(repeating: Known(origin: -1, entry: 0), count: map.graph.pairs.count)
    isRead = Array(repeating: false, count: map.originStarts.count - 1)
  }

  private func read(_ origin: Int32) {
    for node in search.nodes(from: origin) where map.graph.hasFindings[Int(node)] {
      guard let end = position(of: origin, at: node) else { continue }
      var pending: [Int32] = []
      var current = node
      while known[Int(current)].origin != origin {
        guard let from = search.parent(of: current) else {
          known[Int(current)] = Known(origin: origin, entry: ~search.start(of: current))
          break
        }
        pending.append(current)
        current = from
      }
      var entry = known[Int(current)].entry
      for node in pending.reversed() {
        let step = search.step(to: node)
        if step >= 0 {
          entries.append(Entry(before: entry, step: step))
          entry = Int32(truncatingIfNeeded: entries.count - 1)
        }
        known[Int(node)] = Known(origin: origin, entry: entry)
      }
      ends[end] = entry
    }
  }

  /// The last entry of the way of an origin to a pair; `nil` where it does not come there.
  func end(of origin: Int32, at node: Int32) -> Int32? {
    if !isRead[Int(origin)] {
      isRead[Int(origin)] = true
      read(origin)
    }
    return position(of: origin, at: node).map { ends[$0] }
  }

  private func position(of origin: Int32, at node: Int32) -> Int? {
    for index in map.arrivals(at: node).indices where map.arrivals[index].contains(origin) {
      let before = map.arrivals[index].bits & ((1 << UInt64(origin & 63)) - 1)
      return Int(endStarts[index]) + before.nonzeroBitCount
    }
    return nil
  }
}

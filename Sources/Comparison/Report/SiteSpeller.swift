import DocumentTree

/// Spells the sites of many uses, as renderers need them: what the uses have in common is looked for once.
package struct SiteSpeller {
  private var ways: SpelledWays?

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
    case .path(let path): path.append(to: &bytes)
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

  private func append(
    _ place: FoundPlace, _ number: Int32, _ ways: SpelledWays, to bytes: inout [UInt8]
  ) {
    let message = ways.map.messages[Int(number)]
    guard let way = ways.way(of: message.origin, to: place.node) else { return }
    ways.map.starts[message.starts.lowerBound + way.start].path.append(to: &bytes)
    ways.append(way, to: &bytes)
    if let step = place.step {
      bytes.append(text: SitePath.separator)
      bytes.append(text: step)
    }
  }

  private mutating func spelled(_ map: ReachMap) -> SpelledWays {
    if let ways, ways.map === map { return ways }
    let read = SpelledWays(map)
    ways = read
    return read
  }
}

/// The texts of the ways of origins to places. An origin is searched from when it is first asked for.
private final class SpelledWays {
  /// A way from a use of a message, by its position there, and where the text of its steps is.
  struct Way {
    let start: Int
    fileprivate let text: Range<Int>
  }

  let map: ReachMap
  /// By arrival: where the ways of its origins begin in `ways`.
  private var wayStarts: [Int32] = []
  private var ways: [Way?]
  private var texts: [UInt8] = []
  private var search: WaySearch

  init(_ map: ReachMap) {
    self.map = map
    var count: Int32 = 0
    for arrival in map.arrivals {
      wayStarts.append(count)
      count += Int32(truncatingIfNeeded: arrival.bits.nonzeroBitCount)
    }
    ways = Array(repeating: nil, count: Int(count))
    search = WaySearch(map)
  }

  /// The way of an origin to a pair; `nil` where it does not come there.
  func way(of origin: Int32, to node: Int32) -> Way? {
    guard let position = position(of: origin, at: node) else { return nil }
    if let known = ways[position] { return known }
    // One search finds the ways to all places.
    for node in search.nodes(from: origin) where map.graph.hasFindings[Int(node)] {
      if let position = self.position(of: origin, at: node) {
        ways[position] = spelled(origin, node)
      }
    }
    return ways[position]
  }

  private func position(of origin: Int32, at node: Int32) -> Int? {
    for index in map.arrivals(at: node).indices where map.arrivals[index].contains(origin) {
      let before = map.arrivals[index].bits & ((1 << UInt64(origin & 63)) - 1)
      return Int(wayStarts[index]) + before.nonzeroBitCount
    }
    return nil
  }

  /// Adds the text of the steps of a way.
  func append(_ way: Way, to bytes: inout [UInt8]) { bytes += texts[way.text] }

  private func spelled(_ origin: Int32, _ node: Int32) -> Way? {
    guard let (start, steps) = search.way(of: origin, to: node) else { return nil }
    let first = texts.count
    for step in steps {
      texts.append(text: SitePath.separator)
      texts.append(text: map.graph.steps[Int(step)].segment)
    }
    return Way(start: start, text: first..<texts.count)
  }
}

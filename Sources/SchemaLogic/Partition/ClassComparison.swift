/// Tells of two classes of a partition whether they say the same all the same, because part of it has not been read.
///
/// Goes through the pairs of what they refer to, as far as it takes to find a difference. A pair that leads back to itself may be
/// assumed to be the same. What differs is found once.
final class ClassComparison {
  private let partition: SchemaPartition
  private var answers: [Int: Bool] = [:]

  /// The number of pairs that one question may look at.
  private static let pairLimit = 20_000

  /// How many references deep alternatives are looked at that might be the same.
  private static let lookahead = 3

  private struct Pair {
    let first: Int32
    let second: Int32

    /// The pair as one number.
    var number: Int { Int(first) << 32 | Int(second) }
  }

  /// What has to hold for two classes to be the same.
  private enum Demand {
    case difference
    case pairs([Pair])
    /// There are several ways to pair what they refer to.
    case unclear
  }

  init(_ partition: SchemaPartition) { self.partition = partition }

  /// Whether two classes say the same; `nil` where that takes a look at everything.
  func areSame(_ first: Int32, _ second: Int32) -> Bool? {
    let start = Pair(first: first, second: second)
    if let known = known(start) { return known }
    var order = [start]
    var positions = [start.number: 0]
    var dependents: [[Int]] = [[]]
    var differ = [false]
    func refute(_ position: Int) {
      var pending = [position]
      while let next = pending.popLast() {
        if differ[next] { continue }
        differ[next] = true
        pending += dependents[next]
      }
    }
    var position = 0
    while position < order.count, !differ[0] {
      guard order.count < Self.pairLimit else { return nil }
      switch demand(order[position]) {
      case .difference: refute(position)
      case .unclear: return nil
      case .pairs(let parts):
        for part in parts {
          if let known = known(part) {
            if !known { refute(position) }
          } else if let other = positions[part.number] {
            dependents[other].append(position)
            if differ[other] { refute(position) }
          } else {
            positions[part.number] = order.count
            order.append(part)
            dependents.append([position])
            differ.append(false)
          }
        }
      }
      position += 1
    }
    // What has not been looked at to the end is not known, but where a difference was found.
    for (pair, isDifferent) in zip(order, differ) where isDifferent || !differ[0] {
      answers[pair.number] = !isDifferent
    }
    return !differ[0]
  }

  private func known(_ pair: Pair) -> Bool? {
    if pair.first == pair.second { return true }
    if !partition.mayHideEquality(pair.first), !partition.mayHideEquality(pair.second) {
      return false
    }
    return answers[pair.number]
  }

  private func demand(_ pair: Pair) -> Demand {
    let first = partition.content(ofClass: pair.first)
    let second = partition.content(ofClass: pair.second)
    guard first.shape == second.shape, first.orderedCount == second.orderedCount,
      first.bags.count == second.bags.count
    else { return .difference }
    var pairs: [Pair] = []
    for (one, other) in zip(first.edges, second.edges).prefix(first.orderedCount) {
      pairs.append(Pair(first: one.target, second: other.target))
    }
    var starts = (first.orderedCount, second.orderedCount)
    for (bag, other) in zip(first.bags, second.bags) {
      let demand = demand(
        Array(first.edges[starts.0..<bag.end]), Array(second.edges[starts.1..<other.end]),
        countsRepetition: bag.countsRepetition)
      guard case .pairs(let more) = demand else { return demand }
      pairs += more
      starts = (bag.end, other.end)
    }
    return .pairs(pairs)
  }

  /// What has to hold for two lists whose order means nothing to be the same.
  private func demand(
    _ first: [SchemaContent.Edge], _ second: [SchemaContent.Edge], countsRepetition: Bool
  ) -> Demand {
    let left = Self.difference(first, second, countsRepetition: countsRepetition)
    let right = Self.difference(second, first, countsRepetition: countsRepetition)
    if countsRepetition, left.count != right.count { return .difference }
    var pairs: [Pair] = []
    for edge in left {
      // Where it does not matter how often something occurs, it may be the same as what others are the same as.
      let partners = (countsRepetition ? right : second).filter { mayBeSame(edge, $0) }
      guard let partner = partners.first else { return .difference }
      guard partners.count == 1 else { return .unclear }
      pairs.append(Pair(first: edge.target, second: partner.target))
    }
    for edge in right {
      let partners = (countsRepetition ? left : first).filter { mayBeSame($0, edge) }
      guard let partner = partners.first else { return .difference }
      guard partners.count == 1 else { return .unclear }
      pairs.append(Pair(first: partner.target, second: edge.target))
    }
    return .pairs(pairs)
  }

  private func mayBeSame(_ first: SchemaContent.Edge, _ second: SchemaContent.Edge) -> Bool {
    first.label == second.label
      && mayBeSame(Pair(first: first.target, second: second.target), depth: Self.lookahead)
  }

  /// Whether nothing tells two classes apart, some references deep; what is listed without order is not looked at.
  private func mayBeSame(_ pair: Pair, depth: Int) -> Bool {
    if let known = known(pair) { return known }
    let first = partition.content(ofClass: pair.first)
    let second = partition.content(ofClass: pair.second)
    guard first.shape == second.shape, first.orderedCount == second.orderedCount,
      first.bags.count == second.bags.count
    else { return false }
    guard depth > 0 else { return true }
    return zip(first.edges, second.edges).prefix(first.orderedCount).allSatisfy {
      mayBeSame(Pair(first: $0.target, second: $1.target), depth: depth - 1)
    }
  }

  /// The references of a list that are not among those of another.
  private static func difference(
    _ list: [SchemaContent.Edge], _ other: [SchemaContent.Edge], countsRepetition: Bool
  ) -> [SchemaContent.Edge] {
    guard countsRepetition else { return list.filter { !other.contains($0) } }
    var left = other
    return list.filter { edge in
      guard let index = left.firstIndex(of: edge) else { return true }
      left.remove(at: index)
      return false
    }
  }
}

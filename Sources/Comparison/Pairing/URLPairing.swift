import APIGraph
import DocumentTree

/// Pairs operations by the URLs at which they are called.
struct URLPairing {
  typealias Candidate = (index: Int, heading: OperationHeading, urls: [ServerAddress])

  private(set) var pairs: [Pair] = []

  struct Pair {
    let old: Int
    let new: Int
    let prefixes: (old: String, new: String)
  }

  /// Operations that could be called by one path of a host, and of which nobody can say which is meant, are left aside.
  private static let mostOfOnePath = 16

  private struct PathKey: Hashable {
    let method: ExactString
    let path: [UInt8]
  }

  private let old: [Candidate]
  private let new: [Candidate]

  init(old: [Candidate], new: [Candidate]) {
    self.old = old
    self.new = new
    let oldByPath = Self.byPath(old)
    let newByPath = Self.byPath(new)
    let oldDoubts = Self.ambiguous(old, oldByPath)
    let newDoubts = Self.ambiguous(new, newByPath)
    // Positions in `old` and `new` of what may be one, by some path at least.
    var partners = old.map { _ in Set<Int>() }
    for (key, oldPositions) in oldByPath {
      guard let newPositions = newByPath[key], oldPositions.count <= Self.mostOfOnePath,
        newPositions.count <= Self.mostOfOnePath
      else { continue }
      for position in oldPositions where !oldDoubts.contains(position) {
        partners[position].formUnion(newPositions.filter { !newDoubts.contains($0) })
      }
    }
    var isPaired: (old: Set<Int>, new: Set<Int>) = ([], [])
    for (position, others) in partners.enumerated() {
      for other in others.sorted() where Self.share(old[position].urls, new[other].urls) {
        guard let prefixes = prefixes(position, other) else { continue }
        pairs.append(Pair(old: old[position].index, new: new[other].index, prefixes: prefixes))
        isPaired.old.insert(position)
        isPaired.new.insert(other)
      }
    }
    // At the same path of another host, where there is only one such operation on each side.
    var claims: [Int: [Int]] = [:]
    for (position, others) in partners.enumerated() where !isPaired.old.contains(position) {
      let left = others.subtracting(isPaired.new)
      if left.count == 1, let other = left.first { claims[other, default: []].append(position) }
    }
    for (other, positions) in claims.sorted(by: { $0.key < $1.key }) where positions.count == 1 {
      guard let prefixes = prefixes(positions[0], other) else { continue }
      pairs.append(
        Pair(old: old[positions[0]].index, new: new[other].index, prefixes: prefixes))
    }
  }

  private static func byPath(_ candidates: [Candidate]) -> [PathKey: [Int]] {
    var byPath: [PathKey: [Int]] = [:]
    for (position, candidate) in candidates.enumerated() {
      let method = ExactString(candidate.heading.method)
      for path in Set(candidate.urls.map(\.path)) {
        byPath[PathKey(method: method, path: path), default: []].append(position)
      }
    }
    return byPath
  }

  /// The operations that are called at a URL of another one on the same side.
  private static func ambiguous(
    _ candidates: [Candidate], _ byPath: [PathKey: [Int]]
  ) -> Set<Int> {
    var doubts: Set<Int> = []
    for positions in byPath.values where positions.count > 1 {
      guard positions.count <= mostOfOnePath else {
        doubts.formUnion(positions)
        continue
      }
      for (number, first) in positions.enumerated() {
        for second in positions[(number + 1)...]
        where share(candidates[first].urls, candidates[second].urls) {
          doubts.formUnion([first, second])
        }
      }
    }
    return doubts
  }

  private static func share(_ first: [ServerAddress], _ second: [ServerAddress]) -> Bool {
    // Most lists have one element, and a set costs more than a look at it.
    first.contains { url in second.contains { $0.isSame(as: url) } }
  }

  /// What stands in front of the common end of both paths; `nil` where that has parameters, which would have to be
  /// found among the variables of servers.
  private func prefixes(_ position: Int, _ other: Int) -> (old: String, new: String)? {
    guard case .path(let oldPath) = old[position].heading.place,
      case .path(let newPath) = new[other].heading.place
    else { return nil }
    var oldSegments = PathTemplate.segments(oldPath)[...]
    var newSegments = PathTemplate.segments(newPath)[...]
    while let first = oldSegments.last, let second = newSegments.last,
      PathTemplate.erased(String(first)) == PathTemplate.erased(String(second))
    {
      oldSegments.removeLast()
      newSegments.removeLast()
    }
    func prefix(_ segments: ArraySlice<Substring>) -> String {
      segments.map { "/\($0)" }.joined()
    }
    let prefixes = (old: prefix(oldSegments), new: prefix(newSegments))
    // Every path ends in a segment, so that a common end exists, unless a path is none.
    guard !"\(prefixes.old)\(prefixes.new)".contains("{"), prefixes.old != oldPath,
      prefixes.new != newPath
    else { return nil }
    return prefixes
  }
}

/// A division of all code points into parts whose members are not told apart.
struct CodePointPartition: Sendable {
  /// The parts; none is empty, and every code point is in one.
  private(set) var parts: [CodePointSet] = []

  /// Where ranges begin, in ascending order, with the part that each belongs to.
  private var starts: [UInt32] = []
  private var owners: [Int] = []

  /// The coarsest division in which code points of one part have one signature.
  ///
  /// Signatures change at the given places only.
  private init(boundaries: [UInt32], signature: (UInt32) -> [Int]) {
    var numbers: [[Int]: Int] = [:]
    var ranges: [[ClosedRange<UInt32>]] = []
    let boundaries = Set(boundaries).union([0]).sorted()
    for (index, start) in boundaries.enumerated() where start <= CodePointSet.greatest {
      let next = index + 1 < boundaries.count ? boundaries[index + 1] : CodePointSet.greatest + 1
      let end = min(next, CodePointSet.greatest + 1) - 1
      let signature = signature(start)
      let number = numbers[signature] ?? ranges.count
      if number == ranges.count {
        numbers[signature] = number
        ranges.append([])
      }
      ranges[number].append(start...end)
      if owners.last != number {
        starts.append(start)
        owners.append(number)
      }
    }
    parts = ranges.map { CodePointSet($0) }
  }

  /// The coarsest division in which every set is a union of parts.
  init(by sets: [CodePointSet]) {
    let boundaries = sets.flatMap { set in
      set.ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] }
    }
    self.init(boundaries: boundaries) { point in sets.map { $0.contains(point) ? 1 : 0 } }
  }

  /// The coarsest division that is as fine as each of several; a part's signature is its part in each of them.
  init(refining partitions: [CodePointPartition]) {
    self.init(boundaries: partitions.flatMap(\.starts)) { point in
      partitions.map { $0.part(of: point) }
    }
  }

  /// The part that a code point is in.
  func part(of point: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= point { low = middle } else { high = middle }
    }
    return owners[low]
  }
}

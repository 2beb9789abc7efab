/// A set of code points, as sorted ranges that neither overlap nor touch.
package struct CodePointSet: Hashable, Sendable {
  /// The ranges in ascending order.
  package private(set) var ranges: [ClosedRange<UInt32>]

  /// Makes a set of any ranges, in any order.
  package init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = Self.normalized(ranges)
  }

  /// Makes a set of ranges that are sorted and apart.
  private init(sorted ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  /// Makes a set of one code point.
  package init(_ point: UInt32) { ranges = [point...point] }

  /// The greatest code point of Unicode.
  package static let greatest: UInt32 = 0x10_FFFF

  /// No code point.
  package static let none = CodePointSet(sorted: [])

  /// Every code point, surrogates among them.
  package static let all = CodePointSet(sorted: [0...greatest])

  /// What can stand in a string: every code point that is no surrogate.
  package static let scalars = CodePointSet(sorted: [0...0xD7FF, 0xE000...greatest])

  /// Whether it is empty.
  package var isEmpty: Bool { ranges.isEmpty }

  /// The number of code points.
  package var count: Int { ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 } }

  /// Whether a code point is in the set.
  package func contains(_ point: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      let range = ranges[middle]
      if point < range.lowerBound {
        high = middle
      } else if point > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// What is not in the set.
  package var complement: CodePointSet {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= Self.greatest { result.append(next...Self.greatest) }
    return CodePointSet(sorted: result)
  }

  /// What is in either set.
  package func union(_ other: CodePointSet) -> CodePointSet {
    CodePointSet(ranges + other.ranges)
  }

  /// What is in both sets.
  package func intersection(_ other: CodePointSet) -> CodePointSet {
    var result: [ClosedRange<UInt32>] = []
    var left = 0
    var right = 0
    while left < ranges.count, right < other.ranges.count {
      let low = max(ranges[left].lowerBound, other.ranges[right].lowerBound)
      let high = min(ranges[left].upperBound, other.ranges[right].upperBound)
      if low <= high { result.append(low...high) }
      if ranges[left].upperBound < other.ranges[right].upperBound {
        left += 1
      } else {
        right += 1
      }
    }
    return CodePointSet(sorted: result)
  }

  /// What is in this set and not in the other.
  package func subtracting(_ other: CodePointSet) -> CodePointSet {
    intersection(other.complement)
  }

  private static func normalized(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound &+ 1 {
        if range.upperBound > last.upperBound {
          result[result.count - 1] = last.lowerBound...range.upperBound
        }
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension CodePointSet {
  /// `\d`: ASCII digits (ECMA-262 §22.2.2.9).
  package static let digits = CodePointSet([0x30...0x39])

  /// `\w`: ASCII letters, digits and the low line (ECMA-262 §22.2.2.9.3).
  package static let wordCharacters = CodePointSet([
    0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A,
  ])

  /// `\s`: white space and line terminators (ECMA-262 §12.2 and §12.3).
  package static let whiteSpace = CodePointSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])

  /// `.`: everything but line terminators (ECMA-262 §12.3).
  package static let dot = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]).complement
}

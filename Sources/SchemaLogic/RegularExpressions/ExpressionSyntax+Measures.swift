extension ExpressionSyntax {
  /// Whether every match begins at the start of the text.
  var isAnchoredAtStart: Bool { isAnchored(at: .start) { $0.first } }

  /// Whether every match ends at the end of the text.
  var isAnchoredAtEnd: Bool { isAnchored(at: .end) { $0.last } }

  /// Whether every match passes an assertion before, or behind, all code points.
  private func isAnchored(at assertion: Assertion, _ outermost: ([Int]) -> Int?) -> Bool {
    var pending = [root]
    while let node = pending.popLast() {
      switch nodes[node] {
      case .assertion(assertion): continue
      case .sequence(let parts):
        guard let part = outermost(parts) else { return false }
        pending.append(part)
      case .alternatives(let branches): pending.append(contentsOf: branches)
      case .group(let part, _): pending.append(part)
      case .repetition(let repetition) where repetition.minimum > 0:
        pending.append(repetition.part)
      default: return false
      }
    }
    return true
  }

  /// The code points that a match can have.
  var matchedCharacters: CodePointSet {
    var ranges: [ClosedRange<UInt32>] = []
    var pending = [root]
    while let node = pending.popLast() {
      switch nodes[node] {
      case .characters(let set): ranges.append(contentsOf: set.ranges)
      case .sequence(let parts), .alternatives(let parts): pending.append(contentsOf: parts)
      case .group(let part, _): pending.append(part)
      case .repetition(let repetition): pending.append(repetition.part)
      case .empty, .assertion, .look: break
      // A copy of what another part has matched.
      case .backReference: break
      }
    }
    return CodePointSet(ranges)
  }

  /// Limits of the length of a match; `Int.max` where there is none, or it is too large.
  var matchedLengths: (minimum: Int, maximum: Int) {
    // Parts stand before wholes.
    var minima: [Int] = []
    var maxima: [Int] = []
    for node in nodes {
      var minimum = 0
      var maximum = 0
      switch node {
      case .empty, .assertion, .look: break
      case .characters: (minimum, maximum) = (1, 1)
      case .sequence(let parts):
        minimum = parts.reduce(0) { Self.sum($0, minima[$1]) }
        maximum = parts.reduce(0) { Self.sum($0, maxima[$1]) }
      case .alternatives(let branches):
        minimum = branches.map { minima[$0] }.min() ?? 0
        maximum = branches.map { maxima[$0] }.max() ?? 0
      case .repetition(let repetition):
        minimum = Self.product(minima[repetition.part], repetition.minimum)
        maximum = Self.product(maxima[repetition.part], repetition.maximum ?? .max)
      case .group(let part, _): (minimum, maximum) = (minima[part], maxima[part])
      case .backReference: maximum = .max
      }
      minima.append(minimum)
      maxima.append(maximum)
    }
    return (minima[root], maxima[root])
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? .max : sum
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, isTooLarge) = left.multipliedReportingOverflow(by: right)
    return isTooLarge ? .max : product
  }
}

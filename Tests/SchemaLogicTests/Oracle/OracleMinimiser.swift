import DocumentTree

/// Makes a pair smaller while something persists.
struct OracleMinimiser {
  /// Whether what is looked for is still there.
  let persists: (OraclePair) -> Bool

  /// The most pairs that are tried.
  private static let limit = 600

  /// The smallest pair that was found by taking parts away, one after the other.
  func minimised(_ pair: OraclePair) -> OraclePair {
    var best = pair
    var tried = 0
    var isSmaller = true
    while isSmaller, tried < Self.limit {
      isSmaller = false
      for candidate in candidates(of: best) {
        tried += 1
        if tried >= Self.limit { break }
        guard size(candidate) < size(best), persists(candidate) else { continue }
        best = candidate
        isSmaller = true
        break
      }
    }
    return best
  }

  private func size(_ pair: OraclePair) -> Int {
    pair.old.compactText.utf8.count + pair.new.compactText.utf8.count
  }

  /// Pairs with one part less: with a schema in the place of the whole, or without a member or element.
  private func candidates(of pair: OraclePair) -> [OraclePair] {
    var found: [OraclePair] = []
    for side in [\OraclePair.old, \OraclePair.new] {
      let root = pair[keyPath: side]
      for steps in root.allSteps {
        guard let part = root.part(at: steps[...]) else { continue }
        var replacements: [JSONValue?] = [nil]
        if part.isObject || !part.elements.isEmpty {
          // A part takes the place of what holds it; a schema becomes one that says nothing.
          replacements += (part.elements + part.sortedMembers.map(\.value)).map { $0 }
          if part.isObject { replacements.append(.object([:])) }
        }
        for replacement in replacements {
          var smaller = pair
          smaller[keyPath: side] = root.replacing(at: steps[...], with: replacement)
          smaller.claimsOldInNew = false
          smaller.claimsNewInOld = false
          smaller.history = []
          found.append(smaller)
        }
      }
      for member in root.sortedMembers where member.value.isObject {
        var smaller = pair
        smaller[keyPath: side] = member.value
        found.append(smaller)
      }
    }
    return found
  }
}

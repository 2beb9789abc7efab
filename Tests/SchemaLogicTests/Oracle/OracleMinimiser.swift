import DocumentTree
import TestSupport

/// Makes a pair smaller while something persists.
struct OracleMinimiser {
  /// Whether what is looked for is still there.
  let persists: (OraclePair) -> Bool

  /// The most pairs that are tried.
  private static let limit = 4000

  /// The smallest pair that was found by taking parts away, one after the other.
  func minimised(_ pair: OraclePair) -> OraclePair {
    var best = pair
    var candidates = candidates(of: best)
    var next = 0
    var failures = 0
    // After a success the search goes on where it stands: what comes before has just been tried in vain.
    for _ in 0..<Self.limit where failures < candidates.count {
      let candidate = candidates[next % candidates.count]
      next += 1
      failures += 1
      guard size(candidate) < size(best), persists(candidate) else { continue }
      best = candidate
      next = (next - 1) % candidates.count
      candidates = self.candidates(of: best)
      failures = 0
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

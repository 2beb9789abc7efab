import DocumentTree
import TestSupport

/// Values that may tell the two schemas of a pair apart.
enum OracleValues {
  /// Values aimed at both sides, some of them changed a little; and neighbours of values that are known already.
  static func values(
    for pair: OraclePair, seed: UInt64, count: Int, near known: [JSONValue] = []
  ) -> [JSONValue] {
    var found = known
    var seen = Set(known)
    var edits = ValueEdits(generator: SeededGenerator(seed: seed ^ 0x5EED))
    func add(_ value: JSONValue) {
      if seen.insert(value).inserted { found.append(value) }
    }
    for value in known {
      for _ in 0..<8 { add(edits.edited(value)) }
    }
    for (root, salt) in [(pair.old, 1 as UInt64), (pair.new, 2)] {
      var aimed = AimedValues(root: root, generator: SeededGenerator(seed: seed &* 31 &+ salt))
      for round in 0..<count / 2 {
        let value = aimed.value()
        add(value)
        if round.isMultiple(of: 2) { add(edits.edited(value)) }
      }
    }
    return found
  }
}

/// A key of tables that is a number of our own, such as that of a schema or of a pair of them.
///
/// It hashes in a few instructions. Which keys fall together depends on a number that is drawn once in each process.
package struct QuickKey: Hashable, Sendable {
  package let number: UInt64

  package init(_ number: Int) { self.number = UInt64(bitPattern: Int64(number)) }

  /// The hash where the number is the whole key.
  package func _rawHashValue(seed: Int) -> Int { TextDigest.mixed(number, seed: seed) }

  /// The hash of three numbers that are a key together.
  package static func hash(_ first: Int, _ second: Int, _ third: Int, seed: Int) -> Int {
    QuickKey(third)._rawHashValue(
      seed: QuickKey(second)._rawHashValue(seed: QuickKey(first)._rawHashValue(seed: seed)))
  }
}

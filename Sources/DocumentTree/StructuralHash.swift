/// 128 bits that are equal for equal values: object members commute, numbers count by value, spelling does not matter.
///
/// Comparable only between trees that were parsed with the same `HashSeed`.
public struct StructuralHash: Hashable, BitwiseCopyable, Sendable {
  /// The first half.
  public var high: UInt64

  /// The second half.
  public var low: UInt64

  /// A hash from its halves.
  @inlinable public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// The secret that keeps equal hashes from being built on purpose. Drawn once for all documents of a comparison.
public struct HashSeed: Sendable {
  /// Four odd multipliers.
  public let words: (UInt64, UInt64, UInt64, UInt64)

  /// A fresh random seed.
  public init() {
    var generator = SystemRandomNumberGenerator()
    words = (
      generator.next() | 1, generator.next() | 1, generator.next() | 1, generator.next() | 1
    )
  }
}

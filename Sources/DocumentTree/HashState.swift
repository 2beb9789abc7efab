/// A 128-bit hash in the making: two lanes of a seeded multiply-mix (in the manner of wyhash).
///
/// Where a word equals the secret of a lane, the product and with it the other word are lost; that is why the secrets are
/// random, drawn once per process, and differ between the lanes.
struct HashState {
  private let seed: HashSeed
  private var high: UInt64
  private var low: UInt64

  /// What is hashed; keeps values of different types apart.
  enum Domain: UInt64 {
    case null = 1
    case boolean
    case number
    case longNumber
    case string
    case array
    case object
    case key
  }

  @inline(__always)
  init(_ domain: Domain, count: Int, seed: HashSeed) {
    self.seed = seed
    let start = domain.rawValue &<< 56 | UInt64(truncatingIfNeeded: count)
    high = seed.words.0 ^ start
    low = seed.words.1 &+ start
  }

  /// Takes two words in.
  @inline(__always)
  mutating func absorb(_ first: UInt64, _ second: UInt64) {
    high = HashState.mix(first ^ high, second ^ seed.words.2)
    low = HashState.mix(first ^ seed.words.3, second ^ low)
  }

  /// Takes bytes in. Their number belongs in the initial state.
  @inline(__always)
  mutating func absorb(_ bytes: RawSpan, from offset: Int, count: Int) {
    bytes.forEachPair(from: offset, count: count) { first, second in absorb(first, second) }
  }

  @inline(__always)
  var value: StructuralHash { StructuralHash(high: high, low: low) }

  /// The halves of the 128-bit product, folded.
  @inline(__always)
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }
}

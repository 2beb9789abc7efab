/// Sums up texts for tables: a few instructions for the short words that names mostly are.
///
/// Which texts share a digest depends on a number that is drawn once in each process, so that nobody can write a document whose
/// names all fall together. Equal digests say nothing about the texts.
enum TextDigest {
  private static let seed = UInt64(truncatingIfNeeded: Hasher().finalize())

  /// The digest of some bytes.
  static func digest(of bytes: [UInt8]) -> UInt64 {
    unsafe bytes.withUnsafeBytes { unsafe digest(of: $0) }
  }

  /// The digest of some bytes. Linear, eight bytes at a time.
  static func digest(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var state = seed ^ UInt64(truncatingIfNeeded: count)
    var index = 0
    while index + 8 <= count {
      state = mixed(state, unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    guard index < count else { return state }
    var rest: UInt64 = 0
    if count >= 8 {
      // The last eight bytes once more, in part.
      rest = unsafe bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else {
      if count & 4 != 0 {
        rest = UInt64(unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
        index = 4
      }
      while index < count {
        rest = rest << 8 | UInt64(unsafe bytes[index])
        index += 1
      }
    }
    return mixed(state, rest)
  }

  /// A digest as the hash of a table with a seed of its own.
  @inline(__always)
  static func mixed(_ digest: UInt64, seed: Int) -> Int {
    Int(truncatingIfNeeded: mixed(digest, UInt64(truncatingIfNeeded: seed)))
  }

  /// A number as the digest of a value of a kind that is no text.
  @inline(__always)
  static func mixed(_ number: UInt64, kind: UInt64) -> UInt64 {
    mixed(seed ^ kind, number)
  }

  /// The digest of a whole whose parts have two digests. The order matters, and equal parts are no exception.
  @inline(__always)
  static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mixed(first &<< 32 | first &>> 32, second)
  }

  @inline(__always)
  private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ seed | 1)
    return product.high ^ product.low
  }
}

/// Sums up texts for tables: a few instructions for the short words that names mostly are.
///
/// Which texts share a digest depends on a key that is drawn once in each process, so that nobody can write a document whose
/// names all fall together. Equal digests say nothing about the texts.
enum TextDigest {
  /// The key of this process.
  static let key = UInt64(truncatingIfNeeded: Hasher().finalize())

  /// The digest of some bytes.
  static func digest(of bytes: [UInt8]) -> UInt64 {
    let key = key
    return unsafe bytes.withUnsafeBytes { unsafe digest(of: $0, key) }
  }

  /// The digest of some bytes. Linear, eight bytes at a time.
  ///
  /// The key of the process is given, so that nothing is called here that the compiler knows nothing of: it would keep the text alive
  /// meanwhile, which costs as much as the digest.
  static func digest(of bytes: UnsafeRawBufferPointer, _ key: UInt64) -> UInt64 {
    let count = bytes.count
    var state = key ^ UInt64(truncatingIfNeeded: count)
    var index = 0
    while index + 8 <= count {
      state = mixed(state, unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self), key)
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
    return mixed(state, rest, key)
  }

  /// A digest as the hash of a table with a seed of its own.
  @inline(__always)
  static func mixed(_ digest: UInt64, seed: Int) -> Int {
    Int(truncatingIfNeeded: mixed(digest, UInt64(truncatingIfNeeded: seed), key))
  }

  /// A number as the digest of a value of a kind that is no text.
  @inline(__always)
  static func mixed(_ number: UInt64, kind: UInt64) -> UInt64 { mixed(key ^ kind, number, key) }

  /// The digest of a whole whose parts have two digests. The order matters, and equal parts are no exception.
  @inline(__always)
  static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mixed(first &<< 32 | first &>> 32, second, key)
  }

  @inline(__always)
  private static func mixed(_ state: UInt64, _ word: UInt64, _ key: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ key | 1)
    return product.high ^ product.low
  }
}

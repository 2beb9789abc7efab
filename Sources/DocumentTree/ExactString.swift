/// A string whose equality, hash and order are those of its Unicode scalars.
///
/// `String` equates canonically equivalent texts (`"\u{e9}"` and `"e\u{301}"`); JSON does not, so that names of
/// properties and string values must be keyed by this type (RFC 8259 §8.3).
public struct ExactString: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The text.
  public let string: String

  /// Wraps a text.
  public init(_ string: String) { self.string = string }

  /// Wraps a literal.
  public init(stringLiteral value: String) { self.string = value }

  /// The text itself.
  public var description: String { string }

  /// Equality of the UTF-8 bytes.
  public static func == (left: ExactString, right: ExactString) -> Bool {
    // The same words of memory are the same text. Short texts are their own words, so that most comparisons end here.
    if MemoryLayout<String>.size == MemoryLayout<(UInt64, UInt64)>.size {
      let mine = unsafe unsafeBitCast(left.string, to: (UInt64, UInt64).self)
      let theirs = unsafe unsafeBitCast(right.string, to: (UInt64, UInt64).self)
      if mine == theirs { return true }
    }
    let left = left.string.utf8
    let right = right.string.utf8
    guard left.count == right.count else { return false }
    // Native strings lend their bytes, which is much cheaper than to iterate over them.
    let answer = unsafe left.withContiguousStorageIfAvailable { mine in
      unsafe right.withContiguousStorageIfAvailable { theirs in
        unsafe isEqual(UnsafeRawBufferPointer(mine), UnsafeRawBufferPointer(theirs))
      }
    }
    return (answer ?? nil) ?? left.elementsEqual(right)
  }

  /// Whether as many bytes are the same, eight at a time.
  private static func isEqual(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
    let count = left.count
    if unsafe left.baseAddress == right.baseAddress { return true }
    var position = 0
    while position &+ 8 <= count {
      let mine = unsafe left.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let theirs = unsafe right.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if mine != theirs { return false }
      position &+= 8
    }
    while position < count {
      if unsafe left[position] != right[position] { return false }
      position &+= 1
    }
    return true
  }

  /// Order of the UTF-8 bytes, which is that of the Unicode scalars.
  public static func < (left: ExactString, right: ExactString) -> Bool {
    let left = left.string.utf8
    let right = right.string.utf8
    let answer = unsafe left.withContiguousStorageIfAvailable { mine in
      unsafe right.withContiguousStorageIfAvailable { theirs in
        unsafe precedes(UnsafeRawBufferPointer(mine), UnsafeRawBufferPointer(theirs))
      }
    }
    return (answer ?? nil) ?? left.lexicographicallyPrecedes(right)
  }

  /// Whether bytes come before others. Texts that are put in order often begin alike, which is passed over eight bytes at a time.
  private static func precedes(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
    let count = min(left.count, right.count)
    var position = 0
    while position &+ 8 <= count {
      let mine = unsafe left.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let theirs = unsafe right.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if mine != theirs { break }
      position &+= 8
    }
    while position < count {
      let (mine, theirs) = unsafe (left[position], right[position])
      if mine != theirs { return mine < theirs }
      position &+= 1
    }
    return left.count < right.count
  }

  /// Whether its bytes come before those of another text; `nil` where they are the same.
  package func precedes(_ other: ExactString) -> Bool? { self == other ? nil : self < other }

  /// The first 32 bytes as numbers, of which the first that differs puts texts in order; zeros where there are fewer.
  package var start: (UInt64, UInt64, UInt64, UInt64) {
    func start(of bytes: RawSpan) -> (UInt64, UInt64, UInt64, UInt64) {
      let first = bytes.words(at: 0, count: bytes.byteCount)
      let second = bytes.words(at: 16, count: max(bytes.byteCount - 16, 0))
      return (
        first.0.byteSwapped, first.1.byteSwapped, second.0.byteSwapped, second.1.byteSwapped
      )
    }
    let answer = unsafe string.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe start(of: Span(_unsafeElements: bytes).bytes)
    }
    return unsafe answer ?? start(of: Array(string.utf8).span.bytes)
  }

  /// Hashes the UTF-8 bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  /// The hash where the text alone is a key: the digest, which nobody can foresee, needs no more to be done to it.
  public func _rawHashValue(seed: Int) -> Int { TextDigest.mixed(digest, seed: seed) }

  /// A sum of the bytes, the same for equal texts in one process.
  var digest: UInt64 {
    let key = TextDigest.key
    let digest = unsafe string.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe TextDigest.digest(of: UnsafeRawBufferPointer(bytes), key)
    }
    return digest ?? TextDigest.digest(of: Array(string.utf8))
  }
}

/// Reads from bytes that may be hostile: every access is checked once, by hand, so that it costs one comparison.
extension RawSpan {
  /// The byte at an offset, or NUL beyond the end: no syntax that we read has a place for a NUL.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    guard UInt(bitPattern: offset) < UInt(bitPattern: byteCount) else { return 0 }
    return unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// The 16 bytes at an offset; `nil` where fewer are left.
  @inline(__always)
  func block(at offset: Int) -> SIMD16<UInt8>? {
    guard offset >= 0, offset &+ 16 <= byteCount else { return nil }
    return unsafe unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  /// Up to 16 bytes as two little-endian words, filled up with zeros. What follows the bytes has no influence.
  @inline(__always)
  func words(at offset: Int, count: Int) -> (UInt64, UInt64) {
    guard let block = block(at: offset) else { return slowWords(at: offset, count: count) }
    let halves = unsafe unsafeBitCast(block, to: SIMD2<UInt64>.self)
    if count >= 16 { return (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1])) }
    let mask = (1 &<< UInt64(truncatingIfNeeded: (count & 7) &* 8)) &- 1
    if count >= 8 {
      return (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]) & mask)
    }
    return (UInt64(littleEndian: halves[0]) & mask, 0)
  }

  /// The same where no 16 bytes are left.
  @inline(never)
  private func slowWords(at offset: Int, count: Int) -> (UInt64, UInt64) {
    guard count > 8 else { return (word(at: offset, count: count), 0) }
    return (word(at: offset, count: 8), word(at: offset &+ 8, count: count &- 8))
  }

  /// Up to 8 bytes, read as two halves that may overlap.
  @inline(__always)
  private func word(at offset: Int, count: Int) -> UInt64 {
    guard offset >= 0, count > 0, offset &+ count <= byteCount else { return 0 }
    let last = offset &+ count
    if count >= 4 {
      let low = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self)
      let high = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: last &- 4, as: UInt32.self)
      return UInt64(UInt32(littleEndian: low))
        | UInt64(UInt32(littleEndian: high)) &<< UInt64(truncatingIfNeeded: (count &- 4) &* 8)
    }
    let middle =
      UInt64(byte(at: offset &+ count / 2)) &<< UInt64(truncatingIfNeeded: count / 2 &* 8)
    return UInt64(byte(at: offset)) | middle
      | UInt64(byte(at: last &- 1)) &<< UInt64(truncatingIfNeeded: (count &- 1) &* 8)
  }

  /// Whether the bytes at an offset are those of another span, whole.
  func matches(_ other: RawSpan, at offset: Int) -> Bool {
    guard offset >= 0, offset + other.byteCount <= byteCount else { return false }
    var index = 0
    while index < other.byteCount {
      let count = min(16, other.byteCount - index)
      guard words(at: offset + index, count: count) == other.words(at: index, count: count) else {
        return false
      }
      index += count
    }
    return true
  }
}

extension SIMD16<UInt8> {
  /// The lanes that hold a byte. Comparing with a vector is a single instruction, with a scalar it is a loop.
  @inline(__always)
  func lanes(equalTo byte: UInt8) -> SIMDMask<SIMD16<Int8>> {
    self .== SIMD16<UInt8>(repeating: byte)
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// The position of the first lane that is set; 16 if none is. Stands in for the missing `movemask`.
  @inline(__always)
  var firstSetLane: Int {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].trailingZeroBitCount &>> 3 }
    return 8 &+ (halves[1].trailingZeroBitCount &>> 3)
  }
}

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
    guard hasBytes(16, at: offset) else { return nil }
    return unsafe unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  /// The 64 bytes at an offset; `nil` where fewer are left.
  @inline(__always)
  func fourBlocks(
    at offset: Int
  ) -> (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)? {
    guard hasBytes(64, at: offset) else { return nil }
    return unsafe (
      load(offset, SIMD16<UInt8>.self), load(offset &+ 16, SIMD16<UInt8>.self),
      load(offset &+ 32, SIMD16<UInt8>.self), load(offset &+ 48, SIMD16<UInt8>.self)
    )
  }

  /// The 8 bytes at an offset as a little-endian word; `nil` where fewer are left.
  @inline(__always)
  func word(at offset: Int) -> UInt64? {
    guard hasBytes(8, at: offset) else { return nil }
    return unsafe UInt64(littleEndian: load(offset, UInt64.self))
  }

  /// Where a run of a byte ends, from an offset on.
  @inline(__always)
  func endOfRun(of byte: UInt8, from start: Int) -> Int {
    var position = start
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    // Most runs end within four words: one check of the bounds for all of them.
    while hasBytes(32, at: position) {
      var step = 0
      while step < 32 {
        let word = unsafe UInt64(littleEndian: load(position &+ step, UInt64.self))
        if word != pattern {
          return position &+ step &+ (word ^ pattern).trailingZeroBitCount &>> 3
        }
        step &+= 8
      }
      position &+= 32
    }
    return endOfLastRun(of: byte, from: position)
  }

  /// The same close to the end.
  @inline(never)
  private func endOfLastRun(of byte: UInt8, from start: Int) -> Int {
    var position = start
    while position < byteCount, self.byte(at: position) == byte { position &+= 1 }
    return position
  }

  /// How often a byte occurs in a range.
  func count(of byte: UInt8, from start: Int, to end: Int) -> Int {
    let pattern = SIMD16<UInt8>(repeating: byte)
    return count(from: start, to: end, in: { $0 .== pattern }, is: { $0 == byte })
  }

  /// The number of Unicode scalars in a range of UTF-8: that of the bytes which continue none (0b10xxxxxx).
  func scalarCount(from start: Int, to end: Int) -> Int {
    let pattern = SIMD16<Int8>(repeating: -0x40)
    return count(
      from: start, to: end, in: { unsafe unsafeBitCast($0, to: SIMD16<Int8>.self) .>= pattern },
      is: { $0 & 0xC0 != 0x80 })
  }

  /// How many bytes of a range are of a kind, as a test of 16 of them and a test of one say.
  @inline(__always)
  private func count(
    from start: Int, to end: Int, in lanes: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>,
    is test: (UInt8) -> Bool
  ) -> Int {
    var position = max(start, 0)
    let end = Swift.min(end, byteCount)
    var total = 0
    while position &+ 128 <= end {
      // A lane that is set is -1, and a byte has room for 31 times eight of them.
      var sums = SIMD16<UInt8>(repeating: 0)
      let limit = Swift.min(end, position &+ 31 &* 128)
      while position &+ 128 <= limit {
        for step in 0..<8 {
          let block = unsafe load(position &+ step &* 16, SIMD16<UInt8>.self)
          sums &-= unsafe unsafeBitCast(lanes(block), to: SIMD16<UInt8>.self)
        }
        position &+= 128
      }
      for lane in sums.indices { total &+= Int(sums[lane]) }
    }
    while position < end {
      if test(byte(at: position)) { total &+= 1 }
      position &+= 1
    }
    return total
  }

  /// Bytes, of more than 16 the first 16, as two little-endian words, filled up with zeros. What follows them has no
  /// influence.
  @inline(__always)
  func words(at offset: Int, count: Int) -> (UInt64, UInt64) {
    guard hasBytes(16, at: offset) else { return slowWords(at: offset, count: count) }
    let first = unsafe UInt64(littleEndian: load(offset, UInt64.self))
    let mask = (1 &<< UInt64(truncatingIfNeeded: (count & 7) &* 8)) &- 1
    if count < 8 { return (first & mask, 0) }
    let second = unsafe UInt64(littleEndian: load(offset &+ 8, UInt64.self))
    return (first, count >= 16 ? second : second & mask)
  }

  /// The same where no 16 bytes are left: read as halves that may overlap.
  @inline(never)
  private func slowWords(at offset: Int, count: Int) -> (UInt64, UInt64) {
    let count = min(count, 16)
    guard offset >= 0, count > 0, count <= byteCount &- offset else { return (0, 0) }
    let end = offset &+ count
    if count >= 8 {
      let first = unsafe UInt64(littleEndian: load(offset, UInt64.self))
      let last = unsafe UInt64(littleEndian: load(end &- 8, UInt64.self))
      return (first, last >> UInt64(truncatingIfNeeded: (16 &- count) &* 8))
    }
    if count >= 4 {
      let first = unsafe UInt64(UInt32(littleEndian: load(offset, UInt32.self)))
      let last = unsafe UInt64(UInt32(littleEndian: load(end &- 4, UInt32.self)))
      return (first | last &<< UInt64(truncatingIfNeeded: (count &- 4) &* 8), 0)
    }
    let middle =
      UInt64(byte(at: offset &+ count / 2)) &<< UInt64(truncatingIfNeeded: count / 2 &* 8)
    let last =
      UInt64(byte(at: end &- 1)) &<< UInt64(truncatingIfNeeded: (count &- 1) &* 8)
    return (UInt64(byte(at: offset)) | middle | last, 0)
  }

  /// Gives the bytes of a range to a body as pairs of words, of which two texts of the same length have the same only if they
  /// are equal: 16 bytes at a time, of which the last may be among those before. The bounds are checked once.
  @inline(__always)
  func forEachPair(from offset: Int, count: Int, _ body: (UInt64, UInt64) -> Void) {
    precondition(count >= 0 && hasBytes(count, at: offset))
    let end = offset &+ count
    if count >= 16 {
      var position = offset
      while position < end &- 16 {
        body(unsafe load(position, UInt64.self), unsafe load(position &+ 8, UInt64.self))
        position &+= 16
      }
      body(unsafe load(end &- 16, UInt64.self), unsafe load(end &- 8, UInt64.self))
    } else if count >= 8 {
      body(unsafe load(offset, UInt64.self), unsafe load(end &- 8, UInt64.self))
    } else if count >= 4 {
      body(
        UInt64(unsafe load(offset, UInt32.self)), UInt64(unsafe load(end &- 4, UInt32.self)))
    } else if count > 0 {
      let first = UInt64(unsafe load(offset, UInt8.self))
      let middle = UInt64(unsafe load(offset &+ count &>> 1, UInt8.self))
      body(first &<< 8 | middle, UInt64(unsafe load(end &- 1, UInt8.self)))
    } else {
      body(0, 0)
    }
  }

  /// Whether the bytes at an offset are those of another span, whole.
  func matches(_ other: RawSpan, at offset: Int) -> Bool {
    let count = other.byteCount
    guard offset >= 0, count <= byteCount &- offset else { return false }
    guard count >= 8 else {
      return words(at: offset, count: count) == other.words(at: 0, count: count)
    }
    var index = 0
    // What is long is mostly the same to its end.
    while index &+ 64 <= count {
      var differing = SIMD2<UInt64>()
      for step in 0..<4 {
        let position = index &+ step &* 16
        differing |=
          unsafe load(offset &+ position, SIMD2<UInt64>.self)
          ^ other.load(position, SIMD2<UInt64>.self)
      }
      guard differing[0] | differing[1] == 0 else { return false }
      index &+= 64
    }
    // The last word is aligned with the end and may overlap the one before.
    while index < count &- 8 {
      guard unsafe load(offset &+ index, UInt64.self) == other.load(index, UInt64.self) else {
        return false
      }
      index &+= 8
    }
    return unsafe load(offset &+ count &- 8, UInt64.self) == other.load(count &- 8, UInt64.self)
  }

  /// Whether this many bytes can be read at an offset.
  @inline(__always)
  private func hasBytes(_ count: Int, at offset: Int) -> Bool {
    offset >= 0 && offset <= byteCount &- count
  }

  /// The value at an offset that has been checked.
  @inline(__always)
  @unsafe private func load<Value: BitwiseCopyable>(_ offset: Int, _ type: Value.Type) -> Value {
    unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: type)
  }
}

extension UInt64 {
  /// Whether one of the eight bytes of a word is this one.
  @inline(__always)
  func holds(_ byte: UInt8) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let differing = self ^ (ones &* UInt64(byte))
    return (differing &- ones) & ~differing & (ones &* 0x80) != 0
  }
}

extension SIMD16<UInt8> {
  /// The lanes that hold a byte. Comparing with a vector is a single instruction, with a scalar it is a loop.
  @inline(__always)
  func lanes(equalTo byte: UInt8) -> SIMDMask<SIMD16<Int8>> {
    self .== SIMD16<UInt8>(repeating: byte)
  }

  /// What stands before the first lane that is set in a mask: the number of bytes, and the bytes as two little-endian words,
  /// filled up with zeros; `nil` if no lane is set.
  @inline(__always)
  func text(
    before mask: SIMDMask<SIMD16<Int8>>
  ) -> (count: Int, words: (UInt64, UInt64))? {
    let bytes = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let ends = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if ends[0] != 0 {
      let count = ends[0].trailingZeroBitCount &>> 3
      return (count, (bytes[0] & (ends[0] &- 1) & ~ends[0], 0))
    }
    guard ends[1] != 0 else { return nil }
    let count = 8 &+ ends[1].trailingZeroBitCount &>> 3
    return (count, (bytes[0], bytes[1] & (ends[1] &- 1) & ~ends[1]))
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// Whether any lane is set.
  @inline(__always)
  var hasSetLane: Bool {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  /// The position of the first lane that is set; 16 if none is. Stands in for the missing `movemask`.
  @inline(__always)
  var firstSetLane: Int {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].trailingZeroBitCount &>> 3 }
    return 8 &+ (halves[1].trailingZeroBitCount &>> 3)
  }
}

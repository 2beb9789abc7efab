extension RawSpan {
  /// Whether a space, a line break or the end stands at an offset. A tab, which would do as well, does not.
  @inline(__always)
  func isYAMLSpaceOrEnd(at offset: Int) -> Bool {
    let byte = byte(at: offset)
    return byte == 0x20 || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || offset >= byteCount
  }

  /// Where the next line begins, or the end.
  func startOfNextLine(from start: Int) -> Int {
    var position = start
    while let block = block(at: position) {
      let lane = block.lanes(equalTo: UInt8(ascii: "\n")).firstSetLane
      position &+= lane
      if lane < 16 { return position &+ 1 }
    }
    while position < byteCount {
      position &+= 1
      if byte(at: position &- 1) == UInt8(ascii: "\n") { break }
    }
    return position
  }

  /// Where the line begins behind the line break at an offset; `nil` if none stands there.
  @inline(__always)
  func startOfLine(afterBreakAt offset: Int) -> Int? {
    let byte = byte(at: offset)
    if byte == UInt8(ascii: "\n") { return offset &+ 1 }
    return byte == UInt8(ascii: "\r") ? offset &+ 2 : nil
  }

  /// Where a text ends without the spaces behind it.
  @inline(__always)
  func endOfText(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start, byte(at: end &- 1) == 0x20 { end &-= 1 }
    return end
  }

  /// Whether a plain scalar of the usual kind may begin at an offset (YAML 1.2.2 §7.3.3).
  @inline(__always)
  func mayBeginPlainScalar(at offset: Int) -> Bool {
    switch byte(at: offset) {
    case UInt8(ascii: "-"): !isYAMLSpaceOrEnd(at: offset &+ 1)
    case 0...0x20, UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"),
      UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"),
      UInt8(ascii: "@"), UInt8(ascii: "`"):
      false
    default: true
    }
  }

  /// The plain key that stands at an offset, where it is of the usual kind: a word of less than 16 bytes with its colon at once
  /// behind it. `nil` where more has to be looked at.
  @inline(__always)
  func shortYAMLKey(at start: Int) -> (count: Int, words: (UInt64, UInt64))? {
    guard let block = block(at: start),
      let text = block.text(before: RawSpan.specialYAMLCharacters(block))
    else { return nil }
    let first = byte(at: start)
    let end = start &+ text.count
    guard (first | 0x20) &- UInt8(ascii: "a") < 26 || first == UInt8(ascii: "$"),
      byte(at: end) == UInt8(ascii: ":"), byte(at: end &- 1) != 0x20,
      isYAMLSpaceOrEnd(at: end &+ 1)
    else { return nil }
    return text
  }

  /// Where colons, number signs and control characters stand in a block.
  @inline(__always)
  private static func specialYAMLCharacters(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    block.lanes(equalTo: UInt8(ascii: ":")) .| block.lanes(equalTo: UInt8(ascii: "#"))
      .| (block & SIMD16<UInt8>(repeating: 0xE0)).lanes(equalTo: 0)
  }

  /// The next colon, number sign or control character.
  @inline(__always)
  func endOfPlainYAMLCharacters(from start: Int) -> Int {
    var position = start
    while let block = block(at: position) {
      let lane = RawSpan.specialYAMLCharacters(block).firstSetLane
      position &+= lane
      if lane < 16 { return position }
    }
    while true {
      let byte = byte(at: position)
      guard byte >= 0x20, byte != UInt8(ascii: ":"), byte != UInt8(ascii: "#") else {
        return position
      }
      position &+= 1
    }
  }

  /// The next quote of a kind, backslash or control character.
  @inline(__always)
  func endOfQuotedYAMLCharacters(from start: Int, quote: UInt8) -> Int {
    var position = start
    while let block = block(at: position) {
      let special =
        block.lanes(equalTo: quote) .| block.lanes(equalTo: UInt8(ascii: "\\"))
        .| (block & SIMD16<UInt8>(repeating: 0xE0)).lanes(equalTo: 0)
      let lane = special.firstSetLane
      position &+= lane
      if lane < 16 { return position }
    }
    while true {
      let byte = byte(at: position)
      guard byte >= 0x20, byte != quote, byte != UInt8(ascii: "\\") else { return position }
      position &+= 1
    }
  }

  /// Whether every character from an offset on is one that YAML allows and that has no part in its syntax beyond ASCII
  /// (YAML 1.2.2 §5.1). Carriage returns stand before line feeds only.
  func hasOnlyUsualYAMLCharacters(from start: Int) -> Bool {
    var position = start
    while true {
      position = endOfUsualASCII(from: position)
      guard position < byteCount else { return true }
      switch byte(at: position) {
      case UInt8(ascii: "\t"): position &+= 1
      case UInt8(ascii: "\r"):
        guard byte(at: position &+ 1) == UInt8(ascii: "\n") else { return false }
        position &+= 2
      case 0x80...:
        guard let length = lengthOfUsualCharacter(at: position) else { return false }
        position &+= length
      default: return false
      }
    }
  }

  /// The next byte that is neither printable ASCII nor a line feed.
  @inline(__always)
  private func endOfUsualASCII(from start: Int) -> Int {
    var position = start
    // Nearly all of a document is usual: four blocks at a time, and one test for all of them.
    while let blocks = fourBlocks(at: position) {
      let special =
        RawSpan.unusualYAMLBytes(blocks.0) .| RawSpan.unusualYAMLBytes(blocks.1)
        .| RawSpan.unusualYAMLBytes(blocks.2) .| RawSpan.unusualYAMLBytes(blocks.3)
      if special.hasSetLane { break }
      position &+= 64
    }
    while let block = block(at: position) {
      let lane = RawSpan.unusualYAMLBytes(block).firstSetLane
      position &+= lane
      if lane < 16 { return position }
    }
    while position < byteCount {
      let byte = byte(at: position)
      guard byte >= 0x20 && byte < 0x7F || byte == UInt8(ascii: "\n") else { break }
      position &+= 1
    }
    return position
  }

  /// The bytes of a block that are neither printable ASCII nor line feeds.
  @inline(__always)
  private static func unusualYAMLBytes(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    // As signed numbers, bytes beyond ASCII are negative, and so is the successor of DEL: one comparison finds them and the
    // control characters.
    let next = unsafe unsafeBitCast(block &+ SIMD16<UInt8>(repeating: 1), to: SIMD16<Int8>.self)
    return (next .< SIMD16<Int8>(repeating: 0x21)) .& .!block.lanes(equalTo: UInt8(ascii: "\n"))
  }

  /// The length of the character beyond ASCII at an offset; `nil` if it is none, or one that YAML refuses or takes for a line
  /// break or a byte-order mark.
  private func lengthOfUsualCharacter(at offset: Int) -> Int? {
    let length = UTF8Sequence.length(self, at: offset)
    let first = byte(at: offset)
    let second = byte(at: offset &+ 1)
    let third = byte(at: offset &+ 2)
    switch (first, second) {
    case (0xC2, ..<0xA0): return nil
    case (0xEF, 0xBB) where third == 0xBF: return nil
    case (0xE2, 0x80) where third == 0xA8 || third == 0xA9: return nil
    case (0xEF, 0xBF) where third >= 0xBE: return nil
    default: return length > 0 ? length : nil
    }
  }
}

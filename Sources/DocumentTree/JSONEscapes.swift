/// The escapes of JSON strings (RFC 8259 §7).
enum JSONEscapes {
  /// Decodes a string that the scanner has accepted, and appends its UTF-8.
  static func decode(_ source: RawSpan, from offset: Int, count: Int, into text: inout [UInt8]) {
    text.reserveCapacity(text.count + count)
    let end = offset + count
    var position = offset
    while position < end {
      let start = position
      position = endOfRun(source, from: start, to: end)
      unsafe source.extracting(start..<position).withUnsafeBytes { run in
        unsafe text.append(contentsOf: run)
      }
      if position == end { return }
      let escape = source.byte(at: position &+ 1)
      position &+= 2
      guard escape == UInt8(ascii: "u") else {
        text.append(character(escape) ?? escape)
        continue
      }
      var scalar = codeUnit(source, at: position) ?? 0
      position &+= 4
      if scalar & 0xFC00 == 0xD800 {
        let low = codeUnit(source, at: position &+ 2) ?? 0
        scalar = 0x10000 &+ ((scalar & 0x3FF) &<< 10 | low & 0x3FF)
        position &+= 6
      }
      appendUTF8(scalar, to: &text)
    }
  }

  /// Where the next backslash stands, or the end.
  private static func endOfRun(_ source: RawSpan, from start: Int, to end: Int) -> Int {
    var position = start
    while position &+ 16 <= end, let block = source.block(at: position) {
      let lane = block.lanes(equalTo: UInt8(ascii: "\\")).firstSetLane
      position &+= lane
      if lane < 16 { return position }
    }
    while position < end, source.byte(at: position) != UInt8(ascii: "\\") { position &+= 1 }
    return position
  }

  /// What a two-character escape stands for; `nil` if there is no such escape.
  static func character(_ escape: UInt8) -> UInt8? {
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): escape
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The UTF-16 code unit that four hexadecimal digits spell; `nil` if they are none.
  static func codeUnit(_ source: RawSpan, at offset: Int) -> UInt32? {
    var unit: UInt32 = 0
    for index in offset..<offset + 4 {
      guard let digit = hexadecimalValue(source.byte(at: index)) else { return nil }
      unit = unit &<< 4 | UInt32(digit)
    }
    return unit
  }

  private static func appendUTF8(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      text.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      text.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      text.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    case 0x800..<0x10000:
      text.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      text.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
      text.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    default:
      text.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      text.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F))
      text.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
      text.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    }
  }
}

// JSON text as bytes (RFC 8259), for what is written once and may be long.
extension [UInt8] {
  /// Adds a text in UTF-8.
  package mutating func append(text: String) {
    // Native strings lend their bytes, which is much cheaper than to iterate over them.
    let wasLent: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe append(contentsOf: bytes)
    }
    if wasLent == nil { append(contentsOf: text.utf8) }
  }

  /// Adds a text as a JSON string, quotes included.
  package mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    let start = count
    append(text: text)
    escape(from: start)
    append(UInt8(ascii: "\""))
  }

  /// Escapes what has been added from a position on, as the inside of a JSON string.
  package mutating func escape(from start: Int) {
    guard let first = firstEscape(from: start) else { return }
    let tail = Array(self[first...])
    removeSubrange(first...)
    var position = 0
    while position < tail.count {
      let byte = tail[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): append(text: "\\\"")
      case UInt8(ascii: "\\"): append(text: "\\\\")
      case UInt8(ascii: "\n"): append(text: "\\n")
      case UInt8(ascii: "\r"): append(text: "\\r")
      case UInt8(ascii: "\t"): append(text: "\\t")
      case 0..<0x20, 0x7F:
        append(text: "\\u00")
        append(hexadecimalDigit(byte >> 4))
        append(hexadecimalDigit(byte & 0xF))
      case 0xE2
      where position + 1 < tail.count && tail[position] == 0x80
        && tail[position + 1] & 0xFE == 0xA8:
        append(text: tail[position + 1] == 0xA8 ? "\\u2028" : "\\u2029")
        position += 2
      default: append(byte)
      }
    }
  }

  /// The first byte that has to be escaped: a control character, quote or backslash (RFC 8259 §7), or the beginning of U+2028 or
  /// U+2029, which are line breaks to JavaScript.
  private func firstEscape(from start: Int) -> Int? {
    let bytes = unsafe span.bytes
    var position = start
    while true {
      // Mostly none of eight bytes is special.
      while let word = bytes.word(at: position), !word.mayHoldEscape { position &+= 8 }
      guard position < count else { return nil }
      // The last eight bytes may overlap those before.
      if position &+ 8 > count, count &- start >= 8, let word = bytes.word(at: count &- 8),
        !word.mayHoldEscape
      {
        return nil
      }
      // What ends here may have begun two bytes before.
      let first = Swift.max(start, position &- 2)
      for next in first..<Swift.min(position &+ 8, count) where needsEscape(bytes, at: next) {
        return next
      }
      position &+= 8
    }
  }

  private func needsEscape(_ bytes: RawSpan, at position: Int) -> Bool {
    switch bytes.byte(at: position) {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: true
    case 0xE2:
      bytes.byte(at: position &+ 1) == 0x80 && bytes.byte(at: position &+ 2) & 0xFE == 0xA8
    default: false
    }
  }

  /// Adds a value as JSON without spaces. Members are sorted by Unicode scalars, so that equal values have equal texts.
  package mutating func append(compact value: JSONValue) {
    append(value, lineBreak: nil, indent: 0)
  }

  /// Adds a value as JSON over several lines, each of which begins with a line break and spaces, and each level with so many
  /// spaces more.
  package mutating func append(pretty value: JSONValue, lineBreak: [UInt8], indent: Int) {
    append(value, lineBreak: lineBreak, indent: indent)
  }

  private mutating func append(_ value: JSONValue, lineBreak: [UInt8]?, indent: Int) {
    switch value {
    case .null: append(text: "null")
    case .boolean(let value): append(text: value ? "true" : "false")
    case .number(let value): append(text: value.description)
    case .string(let value): append(quoted: value.string)
    case .array(let elements):
      append(UInt8(ascii: "["))
      let inner = lineBreak.map { $0 + [UInt8](repeating: UInt8(ascii: " "), count: indent) }
      for (index, element) in elements.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        if let inner { self += inner }
        // The longest lists are lists of texts.
        if case .string(let text) = element {
          append(quoted: text.string)
        } else {
          append(element, lineBreak: inner, indent: indent)
        }
      }
      if let lineBreak, !elements.isEmpty { self += lineBreak }
      append(UInt8(ascii: "]"))
    case .object(let members):
      append(UInt8(ascii: "{"))
      let inner = lineBreak.map { $0 + [UInt8](repeating: UInt8(ascii: " "), count: indent) }
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        if let inner { self += inner }
        append(quoted: member.key.string)
        append(text: inner == nil ? ":" : ": ")
        append(member.value, lineBreak: inner, indent: indent)
      }
      if let lineBreak, !members.isEmpty { self += lineBreak }
      append(UInt8(ascii: "}"))
    }
  }
}

extension UInt64 {
  /// Whether one of eight bytes is a control character, a quote, a backslash, or may be the last of U+2028 or U+2029.
  fileprivate var mayHoldEscape: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isControl = (self &- (ones &* 0x20)) & ~self
    let special =
      isControl | zeros(self ^ (ones &* 0x22)) | zeros(self ^ (ones &* 0x5C))
      | zeros(self ^ (ones &* 0x7F)) | zeros((self & (ones &* 0xFE)) ^ (ones &* 0xA8))
    return special & (ones &* 0x80) != 0
  }

  /// Sets the highest bit of bytes that are zero, and perhaps of others behind them.
  private func zeros(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word }
}

/// The digit of a number below 16.
private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

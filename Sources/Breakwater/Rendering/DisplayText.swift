internal import DocumentTree

/// Text from documents, made fit for people: nothing in it can steer a terminal or break a layout.
enum DisplayText {
  /// The text with control characters, line breaks and marks of writing direction spelt as escapes.
  ///
  /// Names and values come from documents; an escape sequence in one must not reach the terminal.
  static func line(_ text: String) -> String {
    guard mayBeUnfit(text), text.unicodeScalars.contains(where: isUnfit) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isUnfit(scalar) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A value as one line.
  static func line(_ value: JSONValue) -> String { line(value.compactText) }

  /// The text cut to so many characters, with an ellipsis where something is missing.
  static func shortened(_ text: String, to width: Int) -> String {
    if text.utf8.count <= width { return text }
    // Counting the characters of a text of megabytes takes long; so many bytes are always enough to decide.
    guard let end = text.index(text.startIndex, offsetBy: width + 1, limitedBy: text.endIndex),
      end <= text.endIndex
    else { return text }
    return String(text.prefix(max(width - 1, 1))) + "…"
  }

  /// The number of characters, each of which takes a column.
  static func columns(of text: String) -> Int { text.withBytes { $0.plainColumns } ?? text.count }

  /// The same of a text in UTF-8.
  static func columns(of bytes: ArraySlice<UInt8>) -> Int {
    let columns = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe Span(_unsafeElements: bytes).plainColumns
    }
    return columns ?? String(decoding: bytes, as: UTF8.self).count
  }

  /// Whether every byte is a character of its own: ASCII without carriage returns, which are one with the line feed behind them.
  static func isPlain(_ text: String) -> Bool {
    text.withBytes { bytes in
      for position in bytes.indices where bytes[position] >= 0x80 || bytes[position] == 0x0D {
        return false
      }
      return true
    }
  }

  /// Whether a text contains another one.
  static func contains(_ text: String, _ other: String) -> Bool {
    guard isPlain(text), isPlain(other) else { return text.contains(other) }
    return text.withBytes { bytes in
      other.withBytes { bytes.firstPosition(of: $0) != nil }
    }
  }

  /// The text without another one, wherever that stands in it.
  static func omitting(_ other: String, from text: String) -> String {
    guard !other.isEmpty, contains(text, other) else { return text }
    guard isPlain(text), isPlain(other) else { return text.replacing(other, with: "") }
    var kept: [UInt8] = []
    text.withBytes { bytes in
      other.withBytes { other in
        var position = 0
        while position < bytes.count {
          if bytes.hold(other, at: position) {
            position += other.count
          } else {
            kept.append(bytes[position])
            position += 1
          }
        }
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// The number of characters at the start that two texts have in common.
  static func commonStart(_ left: String, _ right: String) -> Int {
    isPlain(left) && isPlain(right)
      ? zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
      : zip(left, right).prefix { $0 == $1 }.count
  }

  /// The text without most of a start that says nothing new; some of it stays, to find the place again.
  static func omittingStart(of text: String, _ length: Int) -> String {
    length > 30 ? "…" + text.dropFirst(length - 15) : text
  }

  /// Whether a text may have characters that are not fit: any but printable ASCII and marks of our own.
  private static func mayBeUnfit(_ text: String) -> Bool {
    text.withBytes { bytes in
      var position = 0
      while position < bytes.count {
        if bytes[position] >= 0x20, bytes[position] < 0x7F {
          position += 1
        } else if bytes.hasMark(at: position) {
          position += 3
        } else {
          return true
        }
      }
      return false
    }
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }
}

/// Counted nouns: `1 change`, `2 changes`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

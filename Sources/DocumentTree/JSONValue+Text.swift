extension JSONValue {
  /// The value as JSON without spaces. Members are sorted by Unicode scalars, so that equal values have equal texts.
  public var compactText: String {
    var writer = JSONWriter(indentation: nil)
    writer.write(self, level: 0)
    return writer.text
  }

  /// The value as JSON over several lines, each level indented by so many spaces; members sorted by Unicode scalars.
  public func prettyText(indent: Int = 2) -> String {
    var writer = JSONWriter(indentation: indent)
    writer.write(self, level: 0)
    return writer.text
  }
}

/// Writes values as JSON text (RFC 8259).
private struct JSONWriter {
  let indentation: Int?
  var text = ""

  init(indentation: Int?) { self.indentation = indentation }

  mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let value): text += value.description
    case .string(let value): write(value.string)
    case .array(let elements):
      write(elements, level: level, brackets: ("[", "]")) { writer, element in
        writer.write(element, level: level + 1)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key < $1.key }
      write(sorted, level: level, brackets: ("{", "}")) { writer, member in
        writer.write(member.key.string)
        writer.text += writer.indentation == nil ? ":" : ": "
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item], level: Int, brackets: (String, String),
    item: (inout JSONWriter, Item) -> Void
  ) {
    text += brackets.0
    for (index, value) in items.enumerated() {
      if index > 0 { text += "," }
      breakLine(level: level + 1)
      item(&self, value)
    }
    if !items.isEmpty { breakLine(level: level) }
    text += brackets.1
  }

  private mutating func breakLine(level: Int) {
    guard let indentation else { return }
    text += "\n"
    text += String(repeating: " ", count: level * indentation)
  }

  private mutating func write(_ string: String) { text.appendQuoted(string) }
}

extension String {
  /// Adds a text as a JSON string, quotes included. Linear; texts without special characters are added whole.
  package mutating func appendQuoted(_ string: String) {
    self += "\""
    if Self.needsEscape(string) {
      appendEscaping(string)
    } else {
      self += string
    }
    self += "\""
  }

  /// Whether the text has control characters, quotes or backslashes (RFC 8259 §7), or U+2028 or U+2029, which are line
  /// breaks to JavaScript.
  private static func needsEscape(_ string: String) -> Bool {
    var lastBytes: UInt32 = 0
    for byte in string.utf8 {
      lastBytes = lastBytes << 8 | UInt32(byte)
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
        || lastBytes & 0xFF_FFFE == 0xE2_80A8
      {
        return true
      }
    }
    return false
  }

  /// Adds a text piece by piece: what stands between special characters is added whole.
  private mutating func appendEscaping(_ string: String) {
    let scalars = string.unicodeScalars
    var start = scalars.startIndex
    for index in scalars.indices {
      guard let escape = Self.escape(of: scalars[index]) else { continue }
      self += string[start..<index]
      self += escape
      start = scalars.index(after: index)
    }
    self += string[start...]
  }

  /// What a character is written as; `nil` where it may stand for itself.
  private static func escape(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return nil
    }
  }
}

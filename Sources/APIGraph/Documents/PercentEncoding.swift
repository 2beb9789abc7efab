import DocumentTree

/// Percent escapes of URIs (RFC 3986 §2.1).
package enum PercentEncoding {
  /// The text with its escapes decoded; `nil` if there are none, or they are no valid UTF-8.
  static func decoded(_ text: String) -> String? {
    var rest = text.bytes[...]
    guard rest.contains(UInt8(ascii: "%")) else { return nil }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The text with the escapes resolved that change nothing, and the others in capitals (RFC 3986 §6.2.2).
  package static func normalized(_ text: [UInt8]) -> [UInt8] {
    let percent = UInt8(ascii: "%")
    guard text.contains(percent) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == percent, index + 2 < text.count, let high = digit(text[index + 1]),
        let low = digit(text[index + 2])
      else {
        result.append(text[index])
        index += 1
        continue
      }
      let byte = high << 4 | low
      let escape = [percent] + String(byte, radix: 16, uppercase: true).utf8
      result +=
        isUnreserved(byte) ? [byte] : escape.count == 3 ? escape : [percent, 0x30, escape[1]]
      index += 3
    }
    return result
  }

  /// Whether a character means the same with and without an escape (RFC 3986 §2.3).
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

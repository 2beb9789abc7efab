/// How strings are spelt in YAML so that a reader of the core schema gets the same string (YAML 1.2.2 §10.3.2).
package enum YAMLScalar {
  /// A string on one line: plain where that is safe, else in double quotes.
  package static func flow(_ string: String) -> String {
    isPlainSafe(string) ? string : quoted(string)
  }

  /// A string of several lines as a literal block whose lines begin at a column; `nil` where that is not exact.
  package static func literal(_ string: String, column: Int) -> String? {
    let bytes = string.utf8
    guard bytes.contains(newline), bytes.first != newline, bytes.first != space,
      string.unicodeScalars.allSatisfy({ $0 == "\n" || isPrintable($0) })
    else { return nil }
    var lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
    let breaks = bytes.reversed().prefix { $0 == newline }.count
    lines.removeLast(max(breaks, 0))
    // A line of spaces only could be taken for indentation.
    guard lines.allSatisfy({ line in line.isEmpty || line.contains { $0 != space } }) else {
      return nil
    }
    var text = breaks == 0 ? "|-" : breaks == 1 ? "|" : "|+"
    let indentation = String(repeating: " ", count: column)
    for line in lines {
      text += line.isEmpty ? "\n" : "\n" + indentation + String(Substring(line))
    }
    // The break after the last line is written by what follows; more of them are empty lines.
    return text + String(repeating: "\n", count: max(breaks - 1, 0))
  }

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  /// Whether a plain scalar of this text is a string and ends where the text ends.
  static func isPlainSafe(_ string: String) -> Bool {
    let bytes = Array(string.utf8)
    guard let first = bytes.first, let last = bytes.last, !resolvesToOtherType(string) else {
      return false
    }
    let indicators = Set("-?:,[]{}#&*!|>'\"%@`=<. ".utf8)
    guard !indicators.contains(first), last != space, last != UInt8(ascii: ":"),
      string.unicodeScalars.allSatisfy(isPrintable)
    else { return false }
    for (byte, following) in zip(bytes, bytes.dropFirst()) {
      if byte == UInt8(ascii: ":"), following == space { return false }
      if byte == space, following == UInt8(ascii: "#") { return false }
    }
    return true
  }

  /// Whether the core schema reads the text as null, a boolean or a number.
  private static func resolvesToOtherType(_ string: String) -> Bool {
    let words: Set<String> = [
      "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE",
    ]
    if words.contains(string) { return true }
    // Everything that begins like a number is quoted, which is more than need be.
    guard let first = string.utf8.first else { return true }
    return first == UInt8(ascii: "+") || first == UInt8(ascii: ".")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where isPrintable(scalar): text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let length = scalar.value > 0xFFFF ? 8 : 4
        text += length == 8 ? "\\U" : "\\u"
        text += String(repeating: "0", count: length - digits.count) + digits
      }
    }
    return text + "\""
  }

  /// Whether a character may stand as it is in a line (YAML 1.2.2 §5.1); what YAML 1.1 takes for a break may not.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2028, 0x2029, 0xFEFF: false
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}

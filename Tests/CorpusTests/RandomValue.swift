import DocumentTree
import TestSupport

/// Random JSON values with the strings and numbers that renderers get wrong.
enum RandomValue {
  private static let strings = [
    "", " ", "a", "null", "~", "Null", "true", "FALSE", "yes", "on", "No", "0", "012", "0o17",
    "0x1F", "1e3", "+1", ".5", ".inf", "-.INF", ".nan", "1_000", "18:00", "2024-01-31", "<<", "=",
    "-", "- a", "?", "? a", ":", "a: b", "a:b", "a:", "a #b", "a#b", "#", "&a", "*a", "!a", "|",
    ">", "'", "\"", "it's", "\"q\"", "%a", "@a", "`a", "{}", "[]", "{a: b}", ",", "---", "...",
    "a\nb", "a\nb\n", "a\n\nb\n\n", "\na", " a\nb", "a\n  b\n c", "a\n \nb", "\n", "a\n ",
    "tab\there",
    "\ttab", "a\r\nb", "\u{0}", "\u{1F}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}a",
    "\u{FFFD}", "é", "e\u{301}", "日本語", "😀", "C:\\path\\n", "trailing ", "$ref", "a, b", "[a", "a]",
    "http://example.com/#x", "{petId}", "x: |", "\u{10FFFF}", "\\u0041",
  ]

  private static let numbers = [
    "0", "-1", "1.5", "1e3", "18446744073709551615", "-9223372036854775808", "0.1", "1e-7",
    "123456789012345678901234567890.5",
  ]

  /// A value nested at most so deep.
  static func make(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &generator))
    case 2:
      let text = numbers.randomElement(using: &generator) ?? "0"
      return Decimal(text).map(JSONValue.number) ?? .null
    case 3, 4, 5: return .text(string(using: &generator))
    case 6:
      let count = Int.random(in: 0...4, using: &generator)
      return .array((0..<count).map { _ in make(depth: depth - 1, using: &generator) })
    default:
      let count = Int.random(in: 0...5, using: &generator)
      var members: [ExactString: JSONValue] = [:]
      for _ in 0..<count {
        members[ExactString(key(using: &generator))] = make(depth: depth - 1, using: &generator)
      }
      return .object(members)
    }
  }

  private static func string(using generator: inout SeededGenerator) -> String {
    strings.randomElement(using: &generator) ?? ""
  }

  private static func key(using generator: inout SeededGenerator) -> String {
    let key = string(using: &generator)
    // Now and then a key that is too long to stand without `?`.
    return Int.random(in: 0..<40, using: &generator) == 0
      ? String(repeating: key + "k", count: 700) : key
  }
}

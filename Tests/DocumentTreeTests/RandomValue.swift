import DocumentTree

/// A small generator of random numbers that gives the same ones everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

/// Small random values, and their spellings.
enum RandomValue {
  private static let words = [
    "", "a", "b", "name", "é", "😀", "a long key of more than sixteen bytes", "\n\t\"\\", "null",
    "1", "{x}", "\u{0}",
  ]
  private static let numbers = [
    "0", "1", "-1", "10", "0.5", "1e21", "123456789012345678901234", "-2.50", "1e-7",
  ]

  static func value(depth: Int, random: inout SplitMix) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2: return .number(Decimal(numbers.randomElement(using: &random) ?? "0") ?? Decimal(0))
    case 3, 4: return .text(words.randomElement(using: &random) ?? "")
    case 5:
      return .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          value(depth: depth - 1, random: &random)
        })
    default:
      var members: [ExactString: JSONValue] = [:]
      for _ in 0..<Int.random(in: 0..<5, using: &random) {
        members[ExactString(words.randomElement(using: &random) ?? "")] = value(
          depth: depth - 1, random: &random)
      }
      return .object(members)
    }
  }

  /// JSON with members in a random order and random white space.
  static func text(_ value: JSONValue, random: inout SplitMix) -> String {
    let space = ["", " ", "\n", "  "].randomElement(using: &random) ?? ""
    switch value {
    case .null, .boolean, .number, .string: return value.compactText
    case .array(let elements):
      let texts = elements.map { text($0, random: &random) }
      return "[" + space + texts.joined(separator: "," + space) + "]"
    case .object(let members):
      let texts = members.sorted { $0.key < $1.key }.shuffled(using: &random).map { key, value in
        JSONValue.string(key).compactText + ":" + (space.isEmpty ? " " : space)
          + text(value, random: &random)
      }
      return "{" + space + texts.joined(separator: "," + space) + "}"
    }
  }
}

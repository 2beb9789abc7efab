import TestSupport

/// Makes random small regular expressions over the code points `a`, `b` and `-`.
struct RegularExpressionGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// All texts over the alphabet up to a length.
  static func words(upTo length: Int) -> [String] {
    var words = [""]
    var last = words
    for _ in 0..<length {
      last = last.flatMap { word in ["a", "b", "-"].map { word + $0 } }
      words += last
    }
    return words
  }

  /// A random expression.
  mutating func pattern() -> String { part(depth: Int.random(in: 0...4, using: &random)) }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func part(depth: Int) -> String {
    let choice = Int.random(in: 0..<100, using: &random)
    if depth == 0 || choice < 20 {
      return pick(["a", "b", "-", ".", "[ab]", "[^a]", "\\w", "\\W", "[^]", "(?:)"])
    }
    switch choice {
    case ..<45: return part(depth: depth - 1) + part(depth: depth - 1)
    case ..<57: return "(?:" + part(depth: depth - 1) + "|" + part(depth: depth - 1) + ")"
    case ..<60: return "(" + part(depth: depth - 1) + ")"
    case ..<76:
      let quantifier = pick(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "*?", "{1,3}?"])
      return "(?:" + part(depth: depth - 1) + ")" + quantifier
    case ..<82: return "^" + part(depth: depth - 1)
    case ..<88: return part(depth: depth - 1) + "$"
    case ..<91: return pick(["\\b", "\\B"]) + part(depth: depth - 1)
    case ..<97: return pick(["(?=", "(?!"]) + part(depth: depth - 1) + ")"
    default: return pick(["(?<=", "(?<!"]) + pick(["a", "-b", "^a*", "a|b-", "\\b"]) + ")"
    }
  }
}

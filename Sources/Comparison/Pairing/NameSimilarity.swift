import APIGraph

/// Tells whether something removed and something added may be the same thing under a new name.
enum NameSimilarity {
  /// Whether two properties look alike: the same types and format, and names that share most of their letters.
  static func looksLike(_ name: String, _ schema: Schema, _ other: String, _ otherSchema: Schema)
    -> Bool
  {
    guard schema.effectiveTypes == otherSchema.effectiveTypes, schema.format == otherSchema.format
    else { return false }
    return share(name, other) >= 0.6
  }

  /// The share of letter pairs that two names have in common, from 0 to 1; case and separators do not count.
  static func share(_ first: String, _ second: String) -> Double {
    let left = pairs(first)
    var right = pairs(second)
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let total = left.count + right.count
    var common = 0
    for pair in left {
      if let position = right.firstIndex(of: pair) {
        right.remove(at: position)
        common += 1
      }
    }
    return Double(2 * common) / Double(total)
  }

  private static func pairs(_ name: String) -> [[UInt8]] {
    let letters = name.lowercased().utf8.filter { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte >= 0x80
    }
    let bytes = Array(letters.prefix(64))
    guard bytes.count > 1 else { return bytes.map { [$0] } }
    return (0..<bytes.count - 1).map { [bytes[$0], bytes[$0 + 1]] }
  }
}

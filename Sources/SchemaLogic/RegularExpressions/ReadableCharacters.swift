import DocumentTree

/// Which code points are shown rather than others where any of several would do.
enum ReadableCharacters {
  /// The printable characters of ASCII, the plainest first.
  private static let ascii: [UInt32] = {
    let plain = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.@ "
    let first = plain.unicodeScalars.map(\.value)
    return first + (0x21...0x7E).filter { !first.contains($0) }
  }()

  /// By code point, as far as ASCII goes: the place in the order of preference, if it can be printed.
  private static let asciiRanks: [Int?] = {
    var ranks: [Int?] = Array(repeating: nil, count: 0x80)
    for (rank, point) in ascii.enumerated() { ranks[Int(point)] = rank }
    return ranks
  }()

  /// How many code points of a set are looked at for one that can be seen.
  private static let lookLimit = 2000

  /// The place of a code point in the order of preference; many share the last places.
  static func rank(of point: UInt32) -> Int {
    if point < 0x80, let rank = asciiRanks[Int(point)] { return rank }
    return isVisible(point) ? 100 : 101
  }

  /// Texts that can be read: the characters of ASCII for which something is shown.
  static let pattern: ExactString = "^[!-~]+$"

  /// Whether something is shown for each code point of a text.
  static func areIn(_ text: ExactString) -> Bool {
    text.string.unicodeScalars.allSatisfy {
      (0x21...0x7E).contains($0.value) || isVisible($0.value)
    }
  }

  /// The printable characters of ASCII in a set, the most readable first.
  static func ascii(in set: CodePointSet) -> [UInt32] { ascii.filter(set.contains) }

  /// The most readable scalar of a set that is not among some; `nil` if there is none.
  static func best(in set: CodePointSet, except taken: Set<UInt32> = []) -> UInt32? {
    for point in ascii where set.contains(point) && !taken.contains(point) { return point }
    let scalars = set.intersection(.scalars)
    var left = lookLimit
    for range in scalars.ranges where range.upperBound > 0xA0 {
      for point in max(range.lowerBound, 0xA1)...range.upperBound {
        left -= 1
        if left < 0 { break }
        if !taken.contains(point), isVisible(point) { return point }
      }
      if left < 0 { break }
    }
    for range in scalars.ranges {
      for point in range where !taken.contains(point) { return point }
    }
    return nil
  }

  /// Whether something is shown for a code point that is not of ASCII.
  private static func isVisible(_ point: UInt32) -> Bool {
    guard point > 0xA0, let scalar = Unicode.Scalar(point) else { return false }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation,
      .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .otherSymbol:
      true
    default: false
    }
  }
}

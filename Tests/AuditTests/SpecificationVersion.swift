/// A version of the standard.
enum SpecificationVersion: String, CaseIterable, Comparable, Sendable {
  case v2 = "2.0"
  case v30 = "3.0"
  case v31 = "3.1"
  case v32 = "3.2"

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The versions that a word of the material speaks of: `*`, `3.1`, `3.0+` or `2.0-3.0`; `nil` if it is no such word.
  static func range(_ word: some StringProtocol) -> ClosedRange<SpecificationVersion>? {
    if word == "*" { return .v2 ... .v32 }
    if word.hasSuffix("+") {
      return SpecificationVersion(rawValue: String(word.dropLast())).map { $0 ... .v32 }
    }
    let ends = word.split(separator: "-").map { SpecificationVersion(rawValue: String($0)) }
    guard let first = ends.first, let last = ends.last, let first, let last, first <= last else {
      return nil
    }
    return first...last
  }
}

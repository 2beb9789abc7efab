/// A version number as semver.org 2.0.0 spells it, with the two liberties that descriptions take: a `v` in front, and
/// trailing parts left out (`v1`, `1.2`).
package struct SemanticVersion: Sendable {
  /// What stands in front of the number: `v`, `V` or nothing.
  package let prefix: String

  /// Major, minor and patch as far as they are written: one to three numbers.
  package let core: [Int]

  /// The identifiers after `-`; empty for a release.
  package let prerelease: [Identifier]

  /// What follows `+`; it has no part in the order (semver.org 2.0.0 §10).
  package let build: String?

  /// One of the dot-separated parts of a pre-release (semver.org 2.0.0 §9).
  package enum Identifier: Hashable, Sendable {
    case number(Int)
    case word(String)
  }

  /// Reads a version; `nil` when the text is none.
  package init?(_ text: String) {
    var rest = text.utf8[...]
    prefix =
      rest.first == UInt8(ascii: "v") || rest.first == UInt8(ascii: "V")
      ? String(Substring(rest.prefix(1))) : ""
    rest = rest.dropFirst(prefix.utf8.count)

    if let plus = rest.firstIndex(of: UInt8(ascii: "+")) {
      let build = rest[rest.index(after: plus)...]
      guard SemanticVersion.areIdentifiers(build) else { return nil }
      self.build = String(Substring(build))
      rest = rest[..<plus]
    } else {
      build = nil
    }

    if let hyphen = rest.firstIndex(of: UInt8(ascii: "-")) {
      let words = rest[rest.index(after: hyphen)...]
      guard SemanticVersion.areIdentifiers(words) else { return nil }
      var identifiers: [Identifier] = []
      for word in SemanticVersion.parts(words) {
        guard let identifier = Identifier(word) else { return nil }
        identifiers.append(identifier)
      }
      prerelease = identifiers
      rest = rest[..<hyphen]
    } else {
      prerelease = []
    }

    var core: [Int] = []
    for part in SemanticVersion.parts(rest) {
      guard let number = SemanticVersion.number(part) else { return nil }
      core.append(number)
    }
    guard core.count <= 3 else { return nil }
    // `1.2-beta` is a pre-release of 1.2; `2024-13` is anything but one of 2024.
    guard
      core.count == 3
        || prerelease.first?.description.utf8.first.map(SemanticVersion.isDigit) != true
    else { return nil }
    self.core = core
  }

  init(prefix: String, core: [Int], prerelease: [Identifier] = []) {
    self.prefix = prefix
    self.core = core
    self.prerelease = prerelease
    self.build = nil
  }

  /// The first number.
  package var major: Int { core[0] }

  /// The second number; zero when it is left out.
  package var minor: Int { core.count > 1 ? core[1] : 0 }

  /// The third number; zero when it is left out.
  package var patch: Int { core.count > 2 ? core[2] : 0 }

  /// Whether it comes before the release of the same number.
  package var isPrerelease: Bool { !prerelease.isEmpty }

  private static func parts(_ text: Substring.UTF8View) -> [Substring.UTF8View] {
    text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  }

  /// Whether a text is a list of identifiers: letters, digits and hyphens, none empty.
  private static func areIdentifiers(_ text: Substring.UTF8View) -> Bool {
    parts(text).allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          byte == UInt8(ascii: "-") || isDigit(byte) || (byte | 0x20).isLowercaseLetter
        }
    }
  }

  /// A number without leading zeros (semver.org 2.0.0 §2).
  fileprivate static func number(_ text: Substring.UTF8View) -> Int? {
    // Eighteen digits fit into an `Int` with room to count up.
    guard let first = text.first, text.allSatisfy(isDigit), text.count <= 18,
      first != UInt8(ascii: "0") || text.count == 1
    else { return nil }
    return Int(Substring(text))
  }

  fileprivate static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

extension SemanticVersion.Identifier {
  /// Digits only are a number, without leading zeros; anything else is a word.
  fileprivate init?(_ text: Substring.UTF8View) {
    guard text.allSatisfy(SemanticVersion.isDigit) else {
      self = .word(String(Substring(text)))
      return
    }
    guard let number = SemanticVersion.number(text) else { return nil }
    self = .number(number)
  }
}

extension SemanticVersion: Comparable {
  /// Equal precedence: parts left out count as zero, and build and prefix do not matter.
  package static func == (left: SemanticVersion, right: SemanticVersion) -> Bool {
    !(left < right) && !(right < left)
  }

  /// Precedence (semver.org 2.0.0 §11).
  package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    let numbers = [(left.major, right.major), (left.minor, right.minor), (left.patch, right.patch)]
    if let (leftPart, rightPart) = numbers.first(where: { $0 != $1 }) {
      return leftPart < rightPart
    }
    guard left.isPrerelease, right.isPrerelease else {
      return left.isPrerelease && !right.isPrerelease
    }
    return left.prerelease.lexicographicallyPrecedes(right.prerelease, by: <)
  }
}

extension SemanticVersion.Identifier: Comparable {
  /// Numbers come before words; words are in the order of ASCII (semver.org 2.0.0 §11.4).
  package static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right
    case (.number, .word): true
    case (.word, .number): false
    case (.word(let left), .word(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }
}

extension SemanticVersion.Identifier: CustomStringConvertible {
  package var description: String {
    switch self {
    case .number(let number): String(number)
    case .word(let word): word
    }
  }
}

extension SemanticVersion: CustomStringConvertible {
  package var description: String {
    prefix + core.map(String.init).joined(separator: ".")
      + (isPrerelease ? "-" : "") + prerelease.map(\.description).joined(separator: ".")
      + (build.map { "+" + $0 } ?? "")
  }
}

extension UInt8 {
  fileprivate var isLowercaseLetter: Bool { self &- UInt8(ascii: "a") < 26 }
}

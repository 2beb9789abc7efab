/// A regular expression with words for and against it, so that values can be aimed without any engine.
struct OraclePattern {
  let text: String
  let words: [String]
  let misses: [String]
  /// Whether Python reads it as ECMA-262 does.
  var isPortable = true
  /// Whether only the full profile has it.
  var isUnusual = false

  static let all: [OraclePattern] = [
    OraclePattern(text: "^[a-z]+$", words: ["a", "abc", "foo"], misses: ["", "A", "a1"]),
    OraclePattern(text: "^[a-z]{1,3}$", words: ["a", "xyz"], misses: ["", "abcd", "A"]),
    OraclePattern(text: "^[a-z]{0,300}$", words: ["", "abcd"], misses: ["A", "1"]),
    OraclePattern(text: "^[a-z]{0,301}$", words: ["", "abcd"], misses: ["A", "1"]),
    OraclePattern(text: "^a", words: ["a", "ab", "a1"], misses: ["b", "ba", ""]),
    OraclePattern(text: "b$", words: ["b", "ab"], misses: ["ba", "c", ""]),
    OraclePattern(text: "a", words: ["a", "ba", "xaz"], misses: ["", "b"]),
    OraclePattern(text: "^(foo|bar)$", words: ["foo", "bar"], misses: ["foobar", "fo", ""]),
    OraclePattern(text: "^[0-9]{3}-[0-9]{2}$", words: ["123-45", "000-00"], misses: ["12-45"]),
    OraclePattern(text: "^[^x]*$", words: ["", "a", "yy"], misses: ["x", "axb"]),
    OraclePattern(text: "^a|b$", words: ["ac", "cb", "a", "b"], misses: ["cac", "c", ""]),
    OraclePattern(text: "^x-", words: ["x-", "x-a"], misses: ["x", "ax-"]),
    OraclePattern(text: "^[0-9a-f]{4}$", words: ["00ff", "abcd"], misses: ["abc", "wxyz"]),
    OraclePattern(text: "^(a|b)*c?$", words: ["", "ab", "bc", "c"], misses: ["cc", "ca"]),
    OraclePattern(text: "^.{2,4}$", words: ["ab", "a-b1"], misses: ["a", "abcde"]),
    OraclePattern(text: "^$", words: [""], misses: ["a"]),
    OraclePattern(text: ".", words: ["a", "x-"], misses: [""]),
    OraclePattern(text: "^-?(0|[1-9][0-9]*)$", words: ["0", "-12", "7"], misses: ["01", "-"]),
    OraclePattern(
      text: "^(?:[a-z]+-)*[a-z]+$", words: ["a", "x-a", "a-b-c"], misses: ["-", "a-"]),
    OraclePattern(text: "^\\d+$", words: ["0", "42"], misses: ["", "x"], isPortable: false),
    OraclePattern(
      text: "^[\\s\\S]{1,2}$", words: ["a", "é"], misses: ["", "abc"], isUnusual: true),
    OraclePattern(
      text: "^(?=.*[0-9])[a-z0-9]{2,5}$", words: ["a1", "00"], misses: ["ab", "1", "abcde1"],
      isUnusual: true),
    OraclePattern(
      text: "^(?!x-)[a-z-]+$", words: ["a", "x", "a-x-"], misses: ["x-", "x-a", ""],
      isUnusual: true),
    OraclePattern(text: "a+?b", words: ["ab", "xaab"], misses: ["a", "b"], isUnusual: true),
  ]

  static let byText: [String: OraclePattern] = Dictionary(all.map { ($0.text, $0) }) { first, _ in
    first
  }

  /// Pairs of patterns for the same texts.
  static let equalPairs = [
    ("^[0-9]{3}-[0-9]{2}$", "^[0-9][0-9][0-9]-[0-9]{2}$"), ("^(foo|bar)$", "^foo$|^bar$"),
    ("^a|b$", "(?:^a)|(?:b$)"), ("^x-", "^x-[\\s\\S]*$"), ("^(a|b)*c?$", "^[ab]*(c|)$"),
    ("^$", "^(?:)$"), ("^[a-z]+$", "^[a-z][a-z]*$"), ("^\\d+$", "^[0-9]+$"),
    ("a", "^[\\s\\S]*a[\\s\\S]*$"),
  ]

  /// Pairs of patterns of which the second has all texts of the first.
  static let widerPairs = [
    ("^[a-z]{1,3}$", "^[a-z]+$"), ("^[a-z]+$", "^[a-z]{1,3}$|^[a-z]{2,}$"), ("^a", "a"),
    ("^[a-z]{0,300}$", "^[a-z]{0,301}$"), ("^(foo|bar)$", "^[a-z]{1,3}$"), ("^a", "^a|b$"),
    ("b$", "^a|b$"), ("^x-", "^[^a]"), ("^[0-9a-f]{4}$", "^.{2,4}$"), ("^$", "^[^x]*$"),
    ("^[0-9]{3}-[0-9]{2}$", "-"), ("^[a-z]+$", "^(?:[a-z]+-)*[a-z]+$"), ("^\\d+$", "."),
    ("^(?!x-)[a-z-]+$", "^[a-z-]+$"), ("^(?=.*[0-9])[a-z0-9]{2,5}$", "^[a-z0-9]{2,5}$"),
  ]
}

/// A format with words for and against it.
struct OracleFormat {
  let name: String
  let words: [String]
  let misses: [String]

  static let ofStrings: [OracleFormat] = [
    OracleFormat(name: "date", words: ["2024-02-29"], misses: ["2024-13-01", "x"]),
    OracleFormat(
      name: "date-time", words: ["2024-01-31T10:00:00Z", "1999-12-31T23:59:59.5+01:00"],
      misses: ["2024-01-31", "10:00"]),
    OracleFormat(
      name: "uuid", words: ["123e4567-e89b-12d3-a456-426614174000"], misses: ["123e4567", ""]),
    OracleFormat(name: "ipv4", words: ["127.0.0.1", "255.0.0.9"], misses: ["256.0.0.1", "1.2.3"]),
    OracleFormat(name: "email", words: ["a@b.c"], misses: ["a", "@"]),
    OracleFormat(name: "byte", words: ["", "YQ=="], misses: ["?", "Y"]),
    OracleFormat(name: "vendor-id", words: ["a", ""], misses: []),
  ]
}

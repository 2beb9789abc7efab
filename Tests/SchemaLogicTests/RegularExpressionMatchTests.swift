import SchemaLogic
import Testing

struct RegularExpressionMatchTests {
  @Test(arguments: [
    ("a|b", "xbx", true), ("^a|b$", "ax", true), ("^(?:a|b)$", "ax", false), ("^$", "", true),
    ("^a$", "a\n", false), ("^.$", "\n", false), ("^.$", "🐲", true), ("^..$", "e\u{301}", true),
    ("^\\ud83d\\udc32$", "🐲", true), ("^\\u{1F432}$", "🐲", true), ("[]", "a", false),
    ("^[^]$", "\n", true), ("^[a-]$", "-", true), ("^[\\w-.]$", "-", true),
    ("^[\\b]$", "\u{8}", true),
    ("^{a}$", "{a}", true), ("^a{$", "a{", true), ("^]$", "]", true), ("^\\-\\/\\@$", "-/@", true),
    ("^a{2,3}$", "aaaa", false), ("^a{2,}$", "aaaa", true), ("^(?:a{2}){2}$", "aaaa", true),
    ("^(a|ab)(c|bcd)$", "abcd", true), ("^(a*?)(b?)$", "aab", true), ("^(?:a?){3}$", "aa", true),
    ("^(?<x>a|b)\\k<x>$", "bb", true), ("^(?<x>a|b)\\k<x>$", "ba", false),
    ("^(a)|b\\1$", "b", true),
    ("^(?:(a)|b)*\\1$", "aab", true), ("^(?=.*\\d)(?!.*x).{3}$", "ab1", true),
    ("^(?=.*\\d)(?!.*x).{3}$", "ax1", false), ("(?<=a)b", "ab", true), ("(?<!a)b", "ab", false),
    ("(?<=(\\d{2})-)x", "12-x", true), ("(?<=\\1(a))b", "aab", true), ("\\bfoo\\b", "a foo.", true),
    ("\\bfoo\\b", "afoo", false), ("\\Boo\\b", "foo", true), ("^\\cJ$", "\n", true),
    ("^\\x41\\u0042\\103\\0$", "ABC\0", true), ("^\\p{Lu}\\P{L}$", "É1", true),
    ("^\\p{Script=Cyrillic}+$", "да", true), ("^\\p{sc=Grek}$", "д", false),
    ("^(?P<n>a)$", "a", true),
    ("(a*)*b", "aaaa", false), ("^(?:|a)+$", "aaa", true), ("^(?!(a)\\1)a", "ab", true),
  ])
  func `a pattern matches as ECMA-262 has it`(pattern: String, text: String, answer: Bool) {
    #expect(RegularExpression(pattern)?.matches(text) == answer)
  }

  @Test(arguments: [
    "(", ")", "a)", "(?:a", "*a", "a**", "a{1}{2}", "+", "{2}", "[a", "[z-a]", "a{2,1}", "\\", "^*",
    "\\b+", "(?<=a)*", "(?<a", "(?<n>a)\\k<m>", "\\u{110000}", "(?", "\\p{L",
  ])
  func `what is no regular expression is told apart`(pattern: String) {
    #expect(RegularExpression(pattern) == nil)
  }

  @Test(arguments: [
    ("(?i)abc", "(?i"), ("\\Aabc\\z", "\\A"), ("a++", "possessive quantifier"),
    ("(?>a)", "(?>"), ("[[:alpha:]]", "[[:…:]]"), ("[a-z&&[^b]]", "character class intersection"),
    ("[a-z-[b]]", "character class subtraction"), ("a{,3}", "{,n}"), ("\\p{Foo}", "\\p{Foo}"),
    ("\\pL", "\\p"), ("(?i:a)", "(?i"), ("\\Qa\\E", "\\Q"),
  ])
  func `what other languages mean is not guessed`(pattern: String, feature: String) throws {
    let expression = try #require(RegularExpression(pattern))
    #expect(expression.matches("abc") == nil)
    #expect(expression.undecidedReason == .pattern(pattern, feature: feature))
  }

  @Test(arguments: ["(a+)+$", "^(a|aa)+$", "^(.*)*x$", "(?:(?:a?)*)*$b"])
  func `a pattern that explodes ends without an answer or with the right one`(pattern: String)
    throws
  {
    let text = String(repeating: "a", count: 60) + "b"
    let expression = try #require(RegularExpression(pattern))
    #expect(expression.matches(text) != true)
    #expect(expression.undecidedReason == .patternSteps)
  }

  @Test func `the text that is looked through may be long`() throws {
    let text = String(repeating: "a", count: 100_000)
    #expect(try #require(RegularExpression("^[a-z]*$")).matches(text) == true)
    #expect(try #require(RegularExpression("b")).matches(text) == false)
    #expect(try #require(RegularExpression("^(?:a|b){1,200000}$")).matches(text) == true)
  }

  @Test func `groups may nest deeply`() throws {
    let deep = String(repeating: "(", count: 50) + "a" + String(repeating: ")*", count: 50)
    #expect(try #require(RegularExpression(deep)).matches("a") == true)
    let tooDeep = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    #expect(try #require(RegularExpression(tooDeep)).matches("a") == nil)
  }
}

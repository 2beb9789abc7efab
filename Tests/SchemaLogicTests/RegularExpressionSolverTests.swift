import DocumentTree
import SchemaLogic
import Testing

struct RegularExpressionSolverTests {
  /// The answer to a query, and the steps that it took.
  private func solve(
    _ matching: [String], not: [String] = [], from minimum: Int = 0,
    through maximum: Decimal? = nil,
    excluded: Set<ExactString> = []
  ) throws -> (answer: StringAnswer, steps: Int) {
    var steps = StringSolver.standardSteps
    let query = try StringQuery(
      matching: matching.map { try #require(RegularExpression($0)) },
      notMatching: not.map { try #require(RegularExpression($0)) },
      minimumLength: Decimal(minimum), maximumLength: maximum, excluded: excluded)
    let answer = StringSolver().word(query, steps: &steps)
    return (answer, StringSolver.standardSteps - steps)
  }

  @Test(arguments: [
    ("^x{1,256}$", "^x{1,255}$", String(repeating: "x", count: 256)), ("x{1,255}", "x{1,256}", nil),
    ("x{1,256}", "x{1,255}", nil),
    ("^[a-z]{0,5001}$", "^[a-z]{0,5000}$", String(repeating: "a", count: 5001)),
    ("^[a-z]{0,5000}$", "^[a-z]{0,5001}$", nil), ("^[a-z]{0,5000}$", "^[a-y]{0,5000}$", "z"),
    ("^[^\\n]{0,100000}$", "^.{0,100000}$", "\r"),
    ("^[\\s\\S]{0,1000000}$", "^[^]{0,1000000}$", nil),
    ("^(?:ab?){2,400}c$", "^(?:ab?){2,401}c$", nil), ("^.*x{3,500}$", "x{3}$", nil),
    ("x{3}$", "^[^]*x{3,500}$", nil), ("^(?:(a{1,20}){1,9})$", "^a+$", nil),
    ("(a+)+$", "a$", nil), ("^(a|aa)+$", "^a+$", nil), ("^(.*)*x$", "x$", nil),
    // Repetitions of repetitions, without gaps and with them.
    (
      "^((a{1,50}){1,50}){1,50}$", "^((a{1,50}){1,50}){1,49}$",
      String(repeating: "a", count: 122_501)
    ), ("^((a{1,50}){1,50}){1,49}$", "^((a{1,50}){1,50}){1,50}$", nil),
    ("^(a{2,3}){0,4}$", "^(a{2,12})?$", nil), ("^(a{2,12})?$", "^(a{2,3}){0,4}$", nil),
    ("^(a{3,4}){1,3}$", "^(a{3,4}|a{6,8}|a{9,12})$", nil),
    ("^a{3,12}$", "^(a{3,4}){1,3}$", "aaaaa"),
    ("^(a{2}){0,3}$", "^(a{0,6})$", nil), ("^a{0,6}$", "^(a{2}){0,3}$", "a"),
    ("^(a*){2,3}$", "^a*$", nil), ("^(a{2,}){0,3}$", "^a*$", nil), ("^a*$", "^(a{2,}){0,3}$", "a"),
    ("^(a{3,5}){2}$", "^a{6,10}$", nil), ("^a{6,10}$", "^(a{3,5}){2}$", nil),
  ])
  func `counted repetitions are compared in few steps`(
    pattern: String, other: String, word: String?
  ) throws {
    let (answer, steps) = try solve([pattern], not: [other])
    #expect(answer == word.map { .word(ExactString($0)) } ?? .none)
    #expect(steps < 20_000)
  }

  @Test(
    arguments: [
      (["^\\d{4}$"], [], 0, "0000"), ([], [], 0, ""), ([], [], 3, "aaa"), (["[^]"], ["a"], 0, "b"),
      (["^[^]+$"], ["\\w"], 0, "-"), (["^[A-Z]{3}$"], ["^AAA$"], 0, "AAB"), (["\\S+"], [], 0, "a"),
      (["^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)[a-zA-Z\\d]{8,}$"], [], 0, "aaaaaa0A"),
      (["^(?!.*--)[a-z-]+$"], ["^[a-z]+$"], 0, "-"), (["^((?!foo).)*$"], ["^[^f]*$"], 0, "f"),
      (["\\bcat\\b"], ["^cat$"], 0, "cat-"), (["^[a-z-]+(?<!-)$"], ["^[a-z]+$"], 0, "-a"),
      (["^\\p{Lu}+$"], ["[A-Z]"], 0, "À"), (["^\\ud83d\\udc32+$"], [], 2, "🐲🐲"),
      (["[\\ud800-\\udfff]|é"], [], 0, "é"), (["^[\\x00-\\x1f]$"], ["\\s"], 0, "\0"),
    ] as [([String], [String], Int, String)])
  func `the word is short and readable`(
    matching: [String], not: [String], minimum: Int, word: String
  ) throws {
    #expect(try solve(matching, not: not, from: minimum).answer == .word(ExactString(word)))
  }

  @Test(
    arguments: [
      ([".^"], []), (["^(?=a)b"], []), (["$a"], []), (["^a$"], ["a"]), (["a\\bb"], []),
      (["[\\ud800]"], []),
      (["^(?:a|b)$"], ["^a$", "^b$"]), (["^[a-c]$"], ["[ab]", "[cd]"]), (["(?<!a)b$"], ["b"]),
      (["(a)\\1x"], ["(a)\\1x"]), (["\\p{Foo}"], ["\\p{Foo}"]), (["(a)\\1", "^$"], ["b", "^$"]),
    ] as [([String], [String])])
  func `what nothing can fit is proved`(matching: [String], not: [String]) throws {
    #expect(try solve(matching, not: not).answer == .none)
  }

  /// A table is made where more than a few code points lead on.
  @Test(arguments: [3, 16, 17, 25])
  func `texts are excluded however many begin differently`(count: Int) throws {
    let letters = "abcdefghijklmnopqrstuvwxyz".prefix(count).map { ExactString(String($0)) }
    let last = try #require(letters.last)
    let pattern = "^[\(letters.map(\.string).joined())]$"
    #expect(try solve([pattern], excluded: Set(letters.dropLast())).answer == .word(last))
    #expect(try solve([pattern], excluded: Set(letters)).answer == .none)
  }

  @Test func `long texts cost nothing where nothing looks at them`() throws {
    let large = Decimal(isNegative: false, digits: [1], exponent: 12)
    #expect(try solve([], through: large).answer == .word(""))
    #expect(try solve([], through: large, excluded: ["", "a"]).answer == .word("b"))
    let (answer, steps) = try solve(["^[a-z]*$"], from: 20_000)
    #expect(answer == .word(ExactString(String(repeating: "a", count: 20_000))))
    #expect(steps < 100)
    #expect(try solve(["^[a-z]+-[a-z]+$"], from: 9_000_000).steps < 100)
    #expect(try solve([], from: 1 << 40).answer == .undecided(.stringLength))
    #expect(try solve([], from: 1 << 40, through: Decimal(1 << 39)).answer == .none)
    #expect(try solve(["^b{7,9}$"], from: 10).answer == .none)
    #expect(try solve(["^[ab]*$"], not: ["^[a-z]{0,4}$", "^[a-z]{6,}$"]).answer == .word("aaaaa"))
    #expect(try solve(["^[ab]*$"], not: ["^[a-z]{0,4}$", "^[a-z]{5,}$"]).answer == .none)
    #expect(try solve(["^(?:ab)*$"], not: ["^[a-z]{3,7}$"], from: 1).answer == .word("ab"))
    #expect(try solve(["^(?:ab)*$"], not: ["^[a-z]{1,7}$"], from: 1).answer == .word("abababab"))
  }

  @Test func `what cannot be told says why`() throws {
    #expect(
      try solve(["^(\\w+)-\\1$"]).answer
        == .undecided(.pattern("^(\\w+)-\\1$", feature: "back-reference")))
    #expect(
      try solve(["(?i)a"]).answer == .undecided(.pattern("(?i)a", feature: "(?i")))
    // A text that does not repeat itself is found by trying.
    #expect(try solve(["^[ab]+$"], not: ["(.)\\1"], from: 2).answer == .word("ab"))
    #expect(try solve(["^(?:.*a.{18})$"], not: ["^(?:.*a.{18})$", "x"]).answer == .none)
    let (answer, steps) = try solve(["^.*a.{30}$"], not: ["^[^]*a[^]{30}$"])
    #expect(answer == .undecided(.patternSteps))
    #expect(steps == StringSolver.standardSteps)
  }

  @Test func `the answer does not depend on what was asked before`() throws {
    var generator = RegularExpressionGenerator(seed: 7)
    let solver = StringSolver()
    for _ in 0..<100 {
      let query = try StringQuery(
        matching: [#require(RegularExpression(generator.pattern()))],
        notMatching: [#require(RegularExpression(generator.pattern()))])
      var first = 200
      var second = 200
      var third = 200
      let answer = solver.word(query, steps: &first)
      #expect(solver.word(query, steps: &second) == answer)
      #expect(StringSolver().word(query, steps: &third) == answer)
      #expect(first == second && first == third)
    }
  }
}

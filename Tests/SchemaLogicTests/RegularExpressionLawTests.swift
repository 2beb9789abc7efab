import DocumentTree
import SchemaLogic
import Testing

/// Laws about random expressions: the matcher, the automaton and the solver share nothing but the parser.
struct RegularExpressionLawTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4]
  private static let words = RegularExpressionGenerator.words(upTo: 5)

  @Test(arguments: seeds)
  func `the matcher and the automaton agree on all short texts`(seed: UInt64) throws {
    var generator = RegularExpressionGenerator(seed: seed)
    var judged = 0
    for _ in 0..<150 {
      let pattern = generator.pattern()
      let expression = try #require(RegularExpression(pattern), "\(pattern)")
      let automaton = try #require(ExpressionAutomaton(expression), "\(pattern)")
      for word in Self.words {
        guard let matches = expression.matches(word) else { continue }
        judged += 1
        if automaton.matches(word) != matches { Issue.record("\(pattern) on '\(word)'") }
      }
    }
    #expect(judged > 40_000)
  }

  @Test(arguments: seeds)
  func `the solver finds a text exactly when one of the short texts fits`(seed: UInt64) throws {
    var generator = RegularExpressionGenerator(seed: seed)
    let alphabet = try #require(RegularExpression("^[ab-]*$"))
    let solver = StringSolver()
    var found = 0
    var refused = 0
    for round in 0..<300 {
      let positive = try #require(RegularExpression(generator.pattern()))
      let negative = try #require(RegularExpression(generator.pattern()))
      let minimum = Int.random(in: 0...3, using: &generator.random)
      let maximum = Int.random(in: minimum...5, using: &generator.random)
      let fitting = Self.words.filter {
        let length = $0.unicodeScalars.count
        return minimum <= length && length <= maximum && positive.matches($0) == true
          && negative.matches($0) == false
      }
      // Sometimes every fitting text but one is excluded, and sometimes every one.
      var excluded = Set(fitting.map { ExactString($0) })
      if round % 3 == 0 { excluded = [] }
      if round % 3 == 1, let last = fitting.last { excluded.remove(ExactString(last)) }
      let left = fitting.filter { !excluded.contains(ExactString($0)) }
      var steps = StringSolver.standardSteps
      let answer = solver.word(
        StringQuery(
          matching: [positive, alphabet], notMatching: [negative],
          minimumLength: Decimal(minimum), maximumLength: Decimal(maximum), excluded: excluded),
        steps: &steps)
      let comment = Comment(
        rawValue: "\(positive.pattern) not \(negative.pattern) \(minimum)...\(maximum)")
      if case .word(let word) = answer {
        found += 1
        let length = left.first?.unicodeScalars.count
        #expect(
          left.contains { ExactString($0) == word } && word.string.unicodeScalars.count == length,
          comment)
      } else {
        refused += 1
        #expect(answer == .none && left.isEmpty, comment)
      }
    }
    #expect(found > 50 && refused > 50)
  }

  @Test(arguments: seeds)
  func `texts come in order of length, none twice, until there are no more`(seed: UInt64) throws {
    var generator = RegularExpressionGenerator(seed: seed)
    let alphabet = try #require(RegularExpression("^[ab-]*$"))
    let solver = StringSolver()
    for _ in 0..<60 {
      let expression = try #require(RegularExpression(generator.pattern()))
      let fitting = Self.words.filter { $0.count <= 3 && expression.matches($0) == true }
      var steps = StringSolver.standardSteps
      let list = solver.words(
        StringQuery(matching: [expression, alphabet], maximumLength: Decimal(3)), atMost: 50,
        steps: &steps)
      #expect(list.words.count == Set(list.words).count)
      #expect(Set(list.words) == Set(fitting.map { ExactString($0) }), "\(expression.pattern)")
      #expect(list.words.map { $0.string.count } == list.words.map { $0.string.count }.sorted())
      #expect(list.next == .none)
    }
  }

  @Test(arguments: seeds)
  func `the order of excluded texts does not matter`(seed: UInt64) throws {
    var generator = RegularExpressionGenerator(seed: seed)
    let alphabet = try #require(RegularExpression("^[ab-]*$"))
    for _ in 0..<40 {
      let expression = try #require(RegularExpression(generator.pattern()))
      let fitting = Self.words.filter { $0.count <= 4 && expression.matches($0) == true }
      let excluded = fitting.map { ExactString($0) }.dropLast()
      // A set with more room has its members in another order.
      var roomy: Set<ExactString> = []
      roomy.reserveCapacity(50 * (excluded.count + 1))
      roomy.formUnion(excluded)
      let answers = [Set(excluded), roomy].map { excluded in
        var steps = 5000
        let query = StringQuery(matching: [expression, alphabet], excluded: excluded)
        let answer = StringSolver().word(query, steps: &steps)
        return [answer: steps]
      }
      #expect(answers[0] == answers[1], "\(expression.pattern)")
    }
  }
}

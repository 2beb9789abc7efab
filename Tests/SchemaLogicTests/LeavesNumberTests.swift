import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

@Suite("Numbers that meet demands")
struct LeavesNumberTests {
  /// Twelfths are not decimals, so worlds are made of quarters: small integers stand for four times a number.
  private static func quarter(_ count: Int) -> Decimal {
    Decimal(
      isNegative: count < 0, digits: String(abs(count) * 25).utf8.map { $0 - 48 }, exponent: -2)
  }

  /// Every value of the small universe that meets the demands.
  private static func accepted(_ problem: NumberProblem, through limit: Int) -> [Decimal] {
    (-limit...limit).map(quarter).filter(problem.accepts)
  }

  private static func check(_ problem: NumberProblem, isQuartersOnly: Bool, limit: Int) {
    let outcome = NumberSolver(problem).solve()
    switch outcome {
    case .value(.number(let number)): #expect(problem.accepts(number), "\(problem)")
    case .none:
      let missed = accepted(problem, through: limit).first
      #expect(missed == nil, "\(problem)")
    default: Issue.record("undecided or no number: \(problem) \(outcome)")
    }
    if isQuartersOnly, accepted(problem, through: limit).isEmpty {
      #expect(outcome == .none, "\(problem)")
    }
  }

  @Test func `every bounded problem of a small world is decided as trying all numbers decides it`()
  {
    let bounds = [-6, -4, -1, 0, 1, 3, 4, 8]
    let divisors = [[], [1], [2], [4], [3], [4, 6], [12], [0]]
    for low in bounds {
      for high in bounds where low <= high + 2 {
        for exclusive in 0..<4 {
          for multiples in divisors {
            for nonMultiples in divisors {
              var problem = NumberProblem()
              problem.require(
                minimum: Bound(Self.quarter(low), isExclusive: exclusive & 1 == 1))
              problem.require(
                maximum: Bound(Self.quarter(high), isExclusive: exclusive & 2 == 2))
              for multiple in multiples { problem.require(multipleOf: Self.quarter(multiple)) }
              for multiple in nonMultiples { problem.forbid(multipleOf: Self.quarter(multiple)) }
              Self.check(problem, isQuartersOnly: !multiples.isEmpty, limit: 12)
              problem.exclude(Self.quarter(0))
              problem.exclude(Self.quarter(4))
              problem.exclude(Self.quarter(-4))
              Self.check(problem, isQuartersOnly: !multiples.isEmpty, limit: 12)
            }
          }
        }
      }
    }
  }

  @Test func `open problems are decided as trying a whole period decides them`() {
    let lists = [[], [4], [6], [8], [4, 6], [6, 10], [12, 20], [8, 12, 20], [60]]
    for multiples in lists where !multiples.isEmpty {
      for nonMultiples in lists {
        for side in 0..<3 {
          for bound in [-9, 0, 7] {
            var problem = NumberProblem()
            if side == 1 { problem.require(minimum: Bound(Self.quarter(bound))) }
            if side == 2 { problem.require(maximum: Bound(Self.quarter(bound), isExclusive: true)) }
            for multiple in multiples { problem.require(multipleOf: Self.quarter(multiple)) }
            for multiple in nonMultiples { problem.forbid(multipleOf: Self.quarter(multiple)) }
            // 120 is the least common multiple of all, so that this is several periods.
            Self.check(problem, isQuartersOnly: true, limit: 500)
          }
        }
      }
    }
  }

  @Test func `a number that nothing is demanded of is found, and others when it is excluded`() {
    let (numbers, end) = NumberSolver.solve(NumberProblem(), count: 5)
    #expect(numbers == [0, 1, -1, 2, -2].map { Decimal($0) } && end == nil)
    var problem = NumberProblem()
    problem.require(minimum: Bound(Decimal(1)))
    problem.require(maximum: Bound(Decimal(3)))
    problem.requireInteger()
    let all = NumberSolver.solve(problem, count: 5)
    #expect(all.numbers == [1, 2, 3].map { Decimal($0) } && all.end == Outcome.none)
  }

  @Test(
    "is the simplest, also far away and in between",
    arguments: [
      ("0.3", "0.9", "0.5"), ("0.1", "0.2", "0.1"), ("2.2", "2.8", "2.5"), ("-3", "-2", "-2"),
      ("1e30", "2e30", "1e30"), ("0.12345", "0.12346", "0.12345"), ("-0.00001", "5", "0"),
      ("-0.00003", "-0.00001", "-0.00001"), ("1e-300", "2e-300", "1e-300"),
      ("1e1000000000", "2e1000000000", "1e1000000000"), ("-1e1000000000", "1e1000000000", "0"),
      ("-3e1000000000", "-1e1000000000", "-1e1000000000"),
    ])
  func simplest(_ low: String, _ high: String, _ expected: String) throws {
    var problem = NumberProblem()
    problem.require(minimum: Bound(try #require(Decimal(low))))
    problem.require(maximum: Bound(try #require(Decimal(high))))
    let number = try #require(Decimal(expected))
    #expect(NumberSolver(problem).solve() == .value(.number(number)))
  }

  @Test func `between open bounds there is always a number that is no multiple`() throws {
    for low in ["0", "0.1", "123456789.000000001", "-7", "1e-200"] {
      for distance in ["1", "0.001", "1e-12", "1e-201"] {
        for forbidden in [["1"], ["0.1", "0.25"], ["1e-9", "7e-13"], ["0.00001", "3e-230"]] {
          var problem = NumberProblem()
          let bound = try #require(Decimal(low))
          problem.require(minimum: Bound(bound, isExclusive: true))
          let above = try #require(Decimal(distance)?.adding(bound))
          problem.require(maximum: Bound(above, isExclusive: true))
          for divisor in forbidden { problem.forbid(multipleOf: try #require(Decimal(divisor))) }
          let (numbers, end) = NumberSolver.solve(problem, count: 40)
          #expect(end == nil, "\(low) \(distance) \(forbidden)")
          #expect(Set(numbers).count == 40 && numbers.allSatisfy(problem.accepts))
        }
      }
    }
  }

  @Test func `what is demanded and forbidden at once has no number, however large it is`() throws {
    for text in ["7", "0.1", "123456789123456789123456789", "1e1000000000", "3e-1000000000"] {
      let divisor = try #require(Decimal(text))
      var problem = NumberProblem()
      problem.require(multipleOf: divisor)
      problem.forbid(multipleOf: divisor)
      #expect(NumberSolver(problem).solve() == .none)
    }
  }

  @Test func `the limits of machine integers are exact`() throws {
    var problem = NumberProblem()
    problem.requireInteger()
    problem.require(minimum: Bound(try #require(Decimal("9007199254740992")), isExclusive: true))
    problem.require(maximum: Bound(try #require(Decimal("9007199254740994")), isExclusive: true))
    let between = try #require(Decimal("9007199254740993"))
    #expect(NumberSolver(problem).solve() == .value(.number(between)))
    problem.exclude(between)
    #expect(NumberSolver(problem).solve() == .none)
  }

  @Test func `what cannot be written out is left undecided, never denied`() throws {
    var random = SeededGenerator(seed: 7)
    let texts = ["1e1000000000", "1e-1000000000", "3", "0.7", "1e401", "7e-402", "123e390", "0"]
    for _ in 0..<3000 {
      var problem = NumberProblem()
      func pick() throws -> Decimal {
        let decimal = try #require(Decimal(texts[Int.random(in: 0..<texts.count, using: &random)]))
        return Bool.random(using: &random) ? decimal : decimal.negated
      }
      let member = try pick()
      if Bool.random(using: &random) {
        let bound = try pick()
        if bound <= member { problem.require(minimum: Bound(bound)) }
      }
      if Bool.random(using: &random) {
        let bound = try pick()
        if member <= bound { problem.require(maximum: Bound(bound)) }
      }
      for _ in 0..<2 {
        let divisor = try pick()
        if member.isMultiple(of: divisor) {
          problem.require(multipleOf: divisor)
        } else {
          problem.forbid(multipleOf: divisor)
        }
      }
      #expect(problem.accepts(member))
      let outcome = NumberSolver(problem).solve()
      if case .value(.number(let number)) = outcome {
        #expect(problem.accepts(number))
      } else {
        #expect(outcome == .undecided(.numbers), "\(problem) has \(member)")
      }
    }
  }
}

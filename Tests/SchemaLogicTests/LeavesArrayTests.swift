import DocumentTree
import SchemaLogic
import TestSupport
import Testing

@Suite("Arrays that meet demands")
struct LeavesArrayTests {
  private static let rounds = Repository.isRelease ? 6000 : 1500

  @Test
  func `are found exactly where trying all arrays finds one, and none is longer than need be`()
    throws
  {
    var random = SeededGenerator(seed: 5)
    var found = 0
    var refuted = 0
    for round in 0..<Self.rounds {
      let problem = ArrayWorld.problem(using: &random)
      let expected = ArrayWorld.shortest(problem, maximumLength: 5)
      switch ArraySolver.solve(problem, element: ArrayWorld.element) {
      case .value(let value):
        let elements = try #require(ArrayWorld.elements(value))
        #expect(ArrayWorld.accepts(elements, problem), "round \(round): \(elements) \(problem)")
        #expect(elements.count <= expected?.count ?? .max, "round \(round): \(problem)")
        found += 1
      case .none:
        #expect(expected == nil, "round \(round): \(expected ?? []) \(problem)")
        refuted += 1
      case .undecided(let reason): Issue.record("round \(round): \(reason) \(problem)")
      }
    }
    #expect(found > Self.rounds / 4 && refuted > Self.rounds / 4)
  }

  @Test func `are never denied because an element was not known`() {
    var random = SeededGenerator(seed: 6)
    var undecided = 0
    for round in 0..<Self.rounds {
      let problem = ArrayWorld.problem(using: &random)
      let secret = Int.random(in: 0..<64, using: &random)
      var wasAsked = false
      let outcome = ArraySolver.solve(problem) { goals, excepted in
        // Some sets of goals, and some lists of values, are too hard.
        if (goals.reduce(0, ^) &+ excepted.count &* 7 &+ secret) % 5 == 0 {
          wasAsked = true
          return .undecided(.depth)
        }
        return ArrayWorld.element(goals, excepted)
      }
      switch outcome {
      case .value(let value):
        let elements = ArrayWorld.elements(value) ?? []
        #expect(ArrayWorld.accepts(elements, problem), "round \(round): \(elements) \(problem)")
      case .none:
        let missed = ArrayWorld.shortest(problem, maximumLength: 5)
        #expect(missed == nil, "round \(round): \(missed ?? []) \(problem)")
      case .undecided(let reason):
        #expect(wasAsked && reason == .depth, "round \(round): \(problem)")
        undecided += 1
      }
    }
    #expect(undecided > 0)
  }

  /// A problem of arrays without prefix.
  private static func problem(
    _ rest: Int = 15, from least: Int = 0, through most: Int? = nil, isUnique: Bool = false
  ) -> ArrayProblem<Int> {
    var problem = ArrayProblem<Int>()
    problem.universals = [ArrayProblem.Elements(prefix: [], rest: rest)]
    problem.minItems = Decimal(least)
    problem.maxItems = most.map { Decimal($0) }
    problem.isUnique = isUnique
    return problem
  }

  private static func length(_ problem: ArrayProblem<Int>) throws -> Int? {
    guard case .value(let value) = ArraySolver.solve(problem, element: ArrayWorld.element) else {
      return nil
    }
    let elements = try #require(ArrayWorld.elements(value))
    #expect(ArrayWorld.accepts(elements, problem))
    return elements.count
  }

  @Test func `are made long by elements that count for nothing`() throws {
    var problem = Self.problem(from: 5000)
    problem.demands = [ArrayProblem.Elements(prefix: [], rest: 2)]
    problem.contains = [
      ArrayProblem.Contains(inside: 1, outside: 14, least: Decimal(2), most: Decimal(3))
    ]
    problem.hasDuplicate = true
    #expect(try Self.length(problem) == 5000)
    // Where every element counts, there are too many.
    problem.universals = [ArrayProblem.Elements(prefix: [14], rest: 1)]
    #expect(ArraySolver.solve(problem, element: ArrayWorld.element) == .none)
    problem.contains = []
    problem.demands = [ArrayProblem.Elements(prefix: [], rest: 8)]
    #expect(try Self.length(problem) == 5000)
    problem.universals = [ArrayProblem.Elements(prefix: [14], rest: 0)]
    #expect(ArraySolver.solve(problem, element: ArrayWorld.element) == .none)
  }

  @Test func `may be long, and are left undecided when they are longer than that`() throws {
    #expect(try Self.length(Self.problem(from: 3000)) == 3000)
    #expect(try Self.length(Self.problem(from: 150, isUnique: true)) == 150)
    #expect(try Self.length(Self.problem(from: 3001)) == 3001)
    #expect(try Self.length(Self.problem(from: 20_000)) == 20_000)
    for problem in [Self.problem(from: 20_001), Self.problem(from: Int.max)] {
      let outcome = ArraySolver.solve(problem, element: ArrayWorld.element)
      #expect(outcome == .undecided(.arrayLength))
    }
    var problem = Self.problem()
    problem.minItems = try #require(Decimal("1e1000000000"))
    #expect(ArraySolver.solve(problem, element: ArrayWorld.element) == .undecided(.arrayLength))
    problem.maxItems = Decimal("1e999999999")
    #expect(ArraySolver.solve(problem, element: ArrayWorld.element) == .none)
    problem = Self.problem(0, from: 1_000_000_000)
    #expect(ArraySolver.solve(problem, element: ArrayWorld.element) == .none)
    let unique = Self.problem(from: 201, isUnique: true)
    #expect(ArraySolver.solve(unique, element: ArrayWorld.element) == .undecided(.uniqueItems))
    let few = Self.problem(7, from: 100_000, isUnique: true)
    #expect(ArraySolver.solve(few, element: ArrayWorld.element) == .none)
  }

  @Test func `have as many different elements as there are values, and no more`() throws {
    for goal in 0..<8 {
      for least in 0...4 {
        let problem = Self.problem(goal, from: least, isUnique: true)
        #expect(try Self.length(problem) == (least <= goal.nonzeroBitCount ? least : nil))
      }
    }
  }

  @Test func `give a value to the element that has no other, whatever its position`() throws {
    // Each of three elements has a value that the others can do without, in every order.
    for goals in [[0b001, 0b011, 0b111], [0b011, 0b001, 0b111], [0b111, 0b011, 0b001]] {
      for order in 0..<6 {
        let prefix = [goals[order % 3], goals[(order + 1) % 3], goals[(order + 2) % 3]]
        var problem = ArrayProblem<Int>()
        problem.universals = [ArrayProblem.Elements(prefix: prefix, rest: 0)]
        problem.minItems = Decimal(3)
        problem.isUnique = true
        #expect(try Self.length(problem) == 3)
        problem.universals.append(ArrayProblem.Elements(prefix: [], rest: 0b011))
        #expect(ArraySolver.solve(problem, element: ArrayWorld.element) == .none)
      }
    }
  }

  @Test func `ask again for what a function did not know, when it throws`() throws {
    struct Unknown: Error {
      let goals: [Int]
    }
    final class Memory {
      var known: [[Int]: Bool] = [:]
    }
    var problem = Self.problem(0b0111, from: 2)
    problem.demands = [ArrayProblem.Elements(prefix: [], rest: 0b0100)]
    let memory = Memory()
    var rounds = 0
    while rounds < 10 {
      rounds += 1
      do throws(Unknown) {
        let outcome = try ArraySolver.solve(problem) { goals, excepted throws(Unknown) in
          if memory.known[goals] == nil { throw Unknown(goals: goals) }
          return ArrayWorld.element(goals, excepted)
        }
        #expect(outcome == .value(.array([.number(Decimal(2)), .number(Decimal(0))])))
        break
      } catch {
        memory.known[error.goals] = true
      }
    }
    #expect(rounds == 3)
  }
}

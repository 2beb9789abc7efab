import APIGraph
import DocumentTree

/// Looks for a text that fulfils a goal where only the spelling of values counts.
///
/// A text fulfils a demand when one of the values that it may stand for does, and goes against one when none of them does. So
/// the search goes through the ways in which the demands may read the text, and what each way asks of the value.
struct TextSearch {
  private let solver: GoalSolver
  private let goal: Goal

  /// The number of values that are tried where what is asked of a number and of its text must come together.
  private static let trialLimit = 40

  /// The number of demands that may read the text in different ways.
  private static let maximumDemands = 4

  init(_ solver: GoalSolver, _ goal: Goal) {
    self.solver = solver
    self.goal = goal
  }

  func run() -> Outcome {
    var reason: UndecidedReason?
    switch plainText() {
    case .value(let value): return .value(value)
    case .none: break
    case .undecided(let other): reason = reason ?? other
    }
    for flag in [false, true] {
      switch accepts(.boolean(flag)) {
      case .yes: return .value(.boolean(flag))
      case .no: break
      case .unknown(let other): reason = reason ?? other
      }
    }
    let positive = goal.entries.filter { !$0.isContrary }.map(\.formula)
    guard positive.count <= Self.maximumDemands else { return .undecided(.spelling) }
    for choice in (0..<(1 << positive.count)).reversed() {
      let asNumber = positive.indices.filter { choice & 1 << $0 != 0 }.map { positive[$0] }
      let asString = positive.indices.filter { choice & 1 << $0 == 0 }.map { positive[$0] }
      switch number(asNumber, asString) {
      case .value(let value): return .value(value)
      case .none: break
      case .undecided(let other): reason = reason ?? other
      }
    }
    return reason.map(Outcome.undecided) ?? .none
  }

  /// The demands that no reading of the text may meet, negated.
  private var contrary: [Formula] { goal.entries.filter(\.isContrary).map(\.formula) }

  private func accepts(_ value: JSONValue) -> Truth {
    var result = Truth.yes
    for entry in goal.entries {
      let truth =
        entry.isContrary
        ? solver.evaluate(entry.formula.negated, onTextOf: value).negated
        : solver.evaluate(entry.formula, onTextOf: value)
      switch truth {
      case .yes: break
      case .no: return .no
      case .unknown: result = truth
      }
    }
    return result
  }

  // MARK: Texts that can only be strings

  private func plainText() -> Outcome {
    let words = literal(.enumeration([.text("true"), .text("false")])).negated
    return solve(
      goal.entries.map(\.formula) + [
        type(.string), literal(.pattern(ExactString(TextReadings.anyNumber))).negated, words,
      ])
  }

  // MARK: Texts that spell a number

  /// A number that some demands read as such, and the others as a string.
  private func number(_ asNumber: [Formula], _ asString: [Formula]) -> Outcome {
    var numbers = asNumber + contrary + [type(.number)]
    // What is sent as a number is spelled in the plain way; strings may spell numbers in any.
    let spelling =
      asNumber.isEmpty ? ExactString(TextReadings.anyNumber) : plainSpelling(of: numbers)
    var strings = asString + contrary + [type(.string), literal(.pattern(spelling))]
    var doubt: UndecidedReason?
    func isAccepted(_ value: JSONValue) -> Bool {
      switch accepts(value) {
      case .yes: return true
      case .no: return false
      case .unknown(let reason):
        doubt = doubt ?? reason
        return false
      }
    }
    // Without such a number, or without such a text, there is nothing that is worth a try.
    if solve(strings) == .none { return .none }
    if solve(numbers) == .none, !asNumber.isEmpty || solve(contrary + [type(.number)]) == .none {
      return .none
    }
    for _ in 0..<Self.trialLimit {
      guard case .value(.number(let number)) = solve(numbers) else { break }
      if isAccepted(.number(number)) { return .value(.number(number)) }
      numbers.append(literal(.enumeration([.number(number)])).negated)
    }
    if solve(numbers) == .none, !asNumber.isEmpty || solve(contrary + [type(.number)]) == .none {
      return doubt.map(Outcome.undecided) ?? .none
    }
    for _ in 0..<Self.trialLimit {
      guard case .value(.string(let text)) = solve(strings) else { break }
      if isAccepted(.string(text)) { return .value(.string(text)) }
      strings.append(literal(.enumeration([.string(text)])).negated)
    }
    switch solve(strings) {
    case .none: return doubt.map(Outcome.undecided) ?? .none
    case .undecided(let reason): return .undecided(reason)
    case .value: return .undecided(doubt ?? .spelling)
    }
  }

  /// How numbers are spelled, by what is known of all of them.
  private func plainSpelling(of numbers: [Formula]) -> ExactString {
    let isInteger = solve(numbers + [literal(.integer).negated]) == .none
    let negative = literal(.maximum(Bound(Decimal(0), isExclusive: true)))
    return TextReadings.plainNumber(
      isInteger: isInteger, isPositive: solve(numbers + [negative]) == .none)
  }

  // MARK: Values of one type

  private func literal(_ literal: Literal) -> Formula { solver.compiler.arena.literal(literal) }

  private func type(_ type: ValueType) -> Formula { literal(.types(ValueTypes(only: type))) }

  private func solve(_ formulas: [Formula]) -> Outcome {
    let entries = formulas.filter { $0 != .anything }
      .map { Goal.Entry(formula: $0, location: .anything, roles: []) }
    if entries.contains(where: { $0.formula == .nothing }) { return .none }
    return solver.goal(of: entries).map(solver.solve) ?? .none
  }
}

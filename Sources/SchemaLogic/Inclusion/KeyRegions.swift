import APIGraph
import DocumentTree

/// The names that are not mentioned, divided by the conditions that tell them apart.
///
/// A region is a set of bits, one for each condition that its names fulfil.
final class KeyRegions {
  private let solver: GoalSolver
  private var patterns: [ExactString] = []
  private var conditions: [Location] = []
  private var names: [ExactString] = []
  private var firstNames: [Int: Outcome] = [:]
  /// Why names may have been passed over; `nil` where all are in some region.
  private(set) var overflow: UndecidedReason?

  /// The regions in which names may be looked for.
  private(set) var all: [Int] = []

  /// The number of conditions that can be combined.
  private static let maximumConditions = 8

  init(_ solver: GoalSolver) { self.solver = solver }

  /// Divides all names but some. The conditions must be fulfilled, the demanded names may go either way.
  func divide(
    patterns: [ExactString], conditions: [Location], demandedNames: [Location],
    except names: [ExactString]
  ) {
    self.patterns = Set(patterns).sorted()
    let fixed = Set(conditions).sorted()
    self.conditions = fixed + Set(demandedNames).subtracting(fixed).sorted()
    self.names = names
    guard self.patterns.count + self.conditions.count - fixed.count <= Self.maximumConditions else {
      overflow = .namePatterns
      all = [0]
      return
    }
    let mandatory = fixed.indices.reduce(0) { $0 | 1 << (self.patterns.count + $1) }
    let count = self.patterns.count + self.conditions.count
    let free = (0..<count).filter { mandatory & 1 << $0 == 0 }
    all = (0..<(1 << free.count)).map { choice in
      free.indices.reduce(mandatory) { $0 | ((choice >> $1) & 1) << free[$1] }
    }
  }

  /// What a literal about members asks of the names in a region.
  func locations(of literal: MembersLiteral, in region: Int) -> [Location] {
    var result: [Location] = []
    var isAdditional = true
    for entry in literal.patterns {
      guard let bit = patterns.firstIndex(of: entry.key), region & 1 << bit != 0 else { continue }
      isAdditional = false
      result.append(entry.location)
    }
    if isAdditional { result.append(literal.additional) }
    if literal.site != 0 {
      let compiler = solver.compiler
      let beside = compiler.site(literal.site).classesOfOtherMembers(
        matching: { pattern in
          patterns.firstIndex(of: pattern).map { region & 1 << $0 != 0 } ?? true
        }, compiler.catalog)
      result = result.map { compiler.location($0, beside: beside) }
    }
    return result.filter { $0 != .anything }
  }

  /// Whether the names in a region do not fulfil a condition.
  func violates(_ condition: Location, in region: Int) -> Bool {
    guard let index = conditions.firstIndex(of: condition) else { return false }
    return region & 1 << (patterns.count + index) == 0
  }

  /// A name in a region that is not yet among some members.
  func name(in region: Int, except members: [ExactString: JSONValue]) -> Outcome {
    if let overflow { return .undecided(overflow) }
    if members.isEmpty, let known = firstNames[region] { return known }
    let outcome = find(region, except: members)
    if members.isEmpty { firstNames[region] = outcome }
    return outcome
  }

  private func find(_ region: Int, except members: [ExactString: JSONValue]) -> Outcome {
    let requirements = requirements(region)
    if let name = usualName(requirements, except: members) { return .value(.string(name)) }
    let taken = names + members.keys.sorted()
    var formulas = requirements
    formulas.append(solver.compiler.arena.literal(.types(ValueTypes(only: .string))))
    if !taken.isEmpty {
      formulas.append(
        solver.compiler.arena.literal(.enumeration(taken.map(JSONValue.string))).negated)
    }
    let filled = solver.compiler.arena.literal(.minLength(Decimal(1)))
    let outcome = solve(formulas + [filled])
    switch outcome {
    case .none: return solve(formulas)
    case .value(.string(let name)) where !ReadableCharacters.areIn(name):
      // A longer name that can be read shows more than a shorter one that cannot.
      let readable = solver.compiler.arena.literal(.pattern(ReadableCharacters.pattern))
      let other = solve(formulas + [readable])
      if case .value = other { return other }
      return outcome
    case .value, .undecided: return outcome
    }
  }

  private func solve(_ formulas: [Formula]) -> Outcome {
    let entries = formulas.map { Goal.Entry(formula: $0, location: .anything, roles: []) }
    return solver.goal(of: entries).map(solver.solve) ?? .none
  }

  /// The conditions that make the region.
  private func requirements(_ region: Int) -> [Formula] {
    var formulas: [Formula] = []
    for (bit, pattern) in patterns.enumerated() {
      let formula = solver.compiler.arena.literal(.pattern(pattern))
      formulas.append(region & 1 << bit == 0 ? formula.negated : formula)
    }
    for (index, condition) in conditions.enumerated() {
      let formula = solver.compiler.formula(at: condition)
      formulas.append(region & 1 << (patterns.count + index) == 0 ? formula.negated : formula)
    }
    return formulas
  }

  /// A letter, or a letter and a number, if that is a name of the region.
  private func usualName(
    _ requirements: [Formula], except members: [ExactString: JSONValue]
  ) -> ExactString? {
    for number in 0... {
      let letters = "zyxwvutsrqponmlkjihgfedcba"
      for letter in letters {
        let name = ExactString(number == 0 ? String(letter) : "\(letter)\(number)")
        if members[name] != nil || names.contains(name) { continue }
        let isInRegion = requirements.allSatisfy { formula in
          if case .yes = solver.evaluate(formula, on: .string(name)) { true } else { false }
        }
        if isInRegion { return name }
      }
      if !requirements.isEmpty { return nil }
    }
    return nil
  }
}

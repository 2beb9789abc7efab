import DocumentTree

/// A literal that holds, or must not.
struct SignedLiteral {
  let literal: Literal
  let isNegated: Bool
  let roles: Roles
}

/// What has been asserted of a value, in order, so that it can be taken back.
struct AssertionTrail {
  /// A point to go back to.
  struct Mark {
    fileprivate let changes: Int
    fileprivate let clauses: Int
    fileprivate let literals: Int
    fileprivate let enumerations: Int
  }

  /// A disjunction of which nothing holds yet, with what may still hold.
  struct OpenClause {
    let alternatives: [Formula]
    let roles: Roles
    let isOfNegated: Bool
    let position: Int
  }

  private struct Clause {
    /// The node whose negation it is.
    let parts: [Formula]
    let roles: Roles
    let isOfNegated: Bool
  }

  /// What has been asserted of a node, as a number that is zero while nothing has.
  private struct Assertion {
    let code: UInt8

    static let none = Assertion(code: 0)

    init(isNegated: Bool, roles: Roles) { code = 1 | (isNegated ? 2 : 0) | roles.rawValue << 2 }

    private init(code: UInt8) { self.code = code }

    var isMade: Bool { code != 0 }
    var isNegated: Bool { code & 2 != 0 }
    var roles: Roles { Roles(rawValue: code >> 2) }
  }

  private struct Change {
    let node: Int32
    let earlier: Assertion
  }

  private struct Pending {
    let formula: Formula
    let roles: Roles
  }

  /// By node.
  private var assertions: [Assertion] = []
  private var changes: [Change] = []
  private var clauses: [Clause] = []
  private(set) var literals: [SignedLiteral] = []
  private var enumerations: [[JSONValue]] = []

  /// The list that the value has to be in, if any.
  var enumeration: [JSONValue]? { enumerations.first }

  var mark: Mark {
    Mark(
      changes: changes.count, clauses: clauses.count, literals: literals.count,
      enumerations: enumerations.count)
  }

  /// Takes back what was asserted since a point.
  mutating func backtrack(to mark: Mark) {
    while changes.count > mark.changes {
      let change = changes.removeLast()
      assertions[Int(change.node)] = change.earlier
    }
    clauses.removeLast(clauses.count - mark.clauses)
    literals.removeLast(literals.count - mark.literals)
    enumerations.removeLast(enumerations.count - mark.enumerations)
  }

  // MARK: Asserting

  private func assertion(of node: Int) -> Assertion {
    node < assertions.count ? assertions[node] : .none
  }

  /// Asserts a formula and what follows at once; `false` when it contradicts what was asserted.
  mutating func assert(
    _ formula: Formula, _ roles: Roles, isOfNegated: Bool, _ solver: GoalSolver
  ) -> Bool {
    let compiler = solver.compiler
    var pending = [Pending(formula: formula, roles: roles)]
    while let next = pending.popLast() {
      let formula = next.formula
      if formula == .nothing { return false }
      if formula == .anything { continue }
      var roles = next.roles
      let earlier = assertion(of: formula.node)
      if earlier.isMade {
        if earlier.isNegated != formula.isNegated { return false }
        if earlier.roles.isSuperset(of: roles) { continue }
        roles.formUnion(earlier.roles)
      }
      let missing = max(formula.node + 1, compiler.arena.count) - assertions.count
      if formula.node >= assertions.count {
        assertions.append(contentsOf: repeatElement(.none, count: missing))
      }
      changes.append(Change(node: Int32(formula.node), earlier: earlier))
      assertions[formula.node] = Assertion(isNegated: formula.isNegated, roles: roles)
      switch compiler.arena[formula] {
      case .anything: break
      case .all(let parts):
        if formula.isNegated {
          clauses.append(Clause(parts: parts, roles: roles, isOfNegated: isOfNegated))
        } else {
          pending += parts.reversed().map { Pending(formula: $0, roles: roles) }
        }
      case .aside(let inner, let excepted):
        pending.append(
          Pending(
            formula: formula.isNegated ? inner.negated : inner, roles: roles.subtracting(excepted)))
      case .literal(let literal):
        add(literal, isNegated: formula.isNegated, roles, compiler, to: &pending)
      }
    }
    return true
  }

  private mutating func add(
    _ literal: Literal, isNegated: Bool, _ roles: Roles, _ compiler: FormulaCompiler,
    to pending: inout [Pending]
  ) {
    if case .enumeration(let values) = literal {
      if !isNegated { return enumerations.append(values) }
      // Not to be an array or object means to differ in a part.
      for value in values where value.isComposite {
        let exactly = compiler.exactly(value)
        let type = ValueType(of: value)
        pending.append(
          Pending(
            formula: compiler.arena.specialised(exactly, to: type).negated, roles: []))
      }
    }
    literals.append(SignedLiteral(literal: literal, isNegated: isNegated, roles: roles))
  }

  // MARK: Disjunctions

  /// Asserts the only alternative that is left of each disjunction; `false` when none is left of one.
  mutating func propagate(_ solver: GoalSolver) -> Bool {
    var isStable = false
    while !isStable {
      isStable = true
      // A look at a disjunction is cheap beside a decision.
      guard solver.budget.spend(1 + clauses.count / 4) else { return true }
      var position = 0
      while let left = firstWithoutChoice(from: &position, solver.compiler.arena) {
        let clause = clauses[position - 1]
        isStable = false
        guard let only = left.first,
          assert(only, clause.roles, isOfNegated: clause.isOfNegated, solver)
        else { return false }
      }
    }
    return true
  }

  /// What is left of the next disjunction that leaves no choice; the position is then behind it.
  private func firstWithoutChoice(
    from position: inout Int, _ arena: FormulaArena
  ) -> [Formula]? {
    while position < clauses.count {
      let left = alternatives(of: clauses[position], atMost: 2, arena)
      position += 1
      if let left, left.count < 2 { return left }
    }
    return nil
  }

  /// The disjunctions that still leave a choice.
  func openClauses(_ solver: GoalSolver) -> [OpenClause] {
    var open: [OpenClause] = []
    let arena = solver.compiler.arena
    for (position, clause) in clauses.enumerated() {
      guard let left = alternatives(of: clause, atMost: .max, arena) else { continue }
      open.append(
        OpenClause(
          alternatives: left, roles: clause.roles, isOfNegated: clause.isOfNegated,
          position: position))
    }
    return open
  }

  /// What may still hold of a disjunction; `nil` when something of it holds.
  private func alternatives(
    of clause: Clause, atMost limit: Int, _ arena: FormulaArena
  ) -> [Formula]? {
    var left: [Formula] = []
    for part in clause.parts {
      let alternative = part.negated
      switch holds(alternative, arena, depth: 0) {
      case true?: return nil
      case false?: break
      case nil: if left.count < limit { left.append(alternative) }
      }
    }
    return left
  }

  /// Whether a formula holds, as far as that can be seen without a decision.
  func holds(_ formula: Formula, _ compiler: FormulaCompiler) -> Bool? {
    holds(formula, compiler.arena, depth: 0)
  }

  /// Whether a formula, or every part of it, has been asserted in a role.
  func isAsserted(_ formula: Formula, by role: Roles, _ compiler: FormulaCompiler) -> Bool {
    let assertion = assertion(of: formula.node)
    if assertion.isMade {
      return assertion.isNegated == formula.isNegated && assertion.roles.isSuperset(of: role)
    }
    guard case .all(let parts) = compiler.arena[formula], !formula.isNegated else { return false }
    return parts.allSatisfy { part in
      let assertion = self.assertion(of: part.node)
      return assertion.isMade && assertion.isNegated == part.isNegated
        && assertion.roles.isSuperset(of: role)
    }
  }

  private func holds(_ formula: Formula, _ arena: FormulaArena, depth: Int) -> Bool? {
    if formula.node == 0 { return !formula.isNegated }
    let assertion = assertion(of: formula.node)
    if assertion.isMade { return assertion.isNegated == formula.isNegated }
    guard depth < 3 else { return nil }
    let range = arena.partRange(of: formula.node)
    if range.isEmpty {
      let inside = arena.inside(of: formula.node)
      guard inside.node != formula.node else { return nil }
      // Nests no deeper than schemas in place do.
      return holds(inside, arena, depth: depth).map { $0 != formula.isNegated }
    }
    var isCertain = true
    for index in range {
      switch holds(arena.part(at: index), arena, depth: depth + 1) {
      case true?: break
      case false?: return formula.isNegated
      case nil: isCertain = false
      }
    }
    return isCertain ? !formula.isNegated : nil
  }
}

extension [SignedLiteral] {
  /// Why it cannot be told whether a value fulfils all of them, if one is not known.
  var unknownReason: UndecidedReason? {
    for literal in self {
      if case .unknown(let reason, _) = literal.literal { return reason }
    }
    return nil
  }

  /// Whether a value is one of those that must not be.
  func exclude(_ value: JSONValue) -> Bool {
    contains { literal in
      guard case .enumeration(let values) = literal.literal, literal.isNegated else { return false }
      return values.contains(value)
    }
  }
}

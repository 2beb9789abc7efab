import DocumentTree

/// Looks for a value of one type that fulfils a goal: decides which branches of the formulas hold, and leaves the literals
/// that follow to the solver of the type.
///
/// Decisions stand on a stack of their own, because unions of unions make very many of them.
final class LocationSearch {
  let solver: GoalSolver
  let goal: Goal
  let type: ValueType
  private(set) var state = AssertionTrail()

  private var decisions: [Decision] = []
  private var reason: UndecidedReason?
  private lazy var senderBranches = SenderBranches(of: goal, type, solver.compiler)

  /// A disjunction of which one alternative has been chosen.
  private struct Decision {
    let alternatives: [Formula]
    let roles: Roles
    let isOfNegated: Bool
    /// The positions of the alternatives among the branches of the sender, where they are tried because they may hold besides.
    var branches: [Int] = []
    var next = 0
    let mark: AssertionTrail.Mark
  }

  init(_ solver: GoalSolver, _ goal: Goal, _ type: ValueType) {
    self.solver = solver
    self.goal = goal
    self.type = type
  }

  /// The value, if there is one.
  func run() -> Outcome {
    guard start() else { return .none }
    while true {
      guard solver.budget.spend() else { return .undecided(.steps) }
      guard state.propagate(solver) else {
        guard backtrack() else { return end }
        continue
      }
      if let list = state.enumeration {
        if let value = candidate(in: list) { return .value(value) }
        guard backtrack() else { return end }
        continue
      }
      var open = state.openClauses(solver)
      if open.isEmpty || open.count > 1 {
        // Branches that are still open may declare names inside members.
        switch open.isEmpty ? leaf() : leafWithFurtherNames() {
        case .value(let value):
          if open.isEmpty {
            guard let branch = senderBranches.overlooked(by: value, state, solver) else {
              return .value(value)
            }
            if !decide(whetherHolds: branch), !backtrack() { return end }
            continue
          }
          if isFulfilled(by: value) { return .value(value) }
          // What this value fulfils anyway need not be decided yet.
          let broken = open.filter { isBroken($0, by: value) }
          if !broken.isEmpty { open = broken }
        case .none:
          guard (open.isEmpty && tryFurtherBranches()) || backtrack() else { return end }
          continue
        case .undecided(let other) where open.isEmpty:
          reason = reason ?? other
          guard backtrack() else { return end }
          continue
        case .undecided: break
        }
      }
      if solver.budget.isSpent { return .undecided(.steps) }
      if !decide(open), !backtrack() { return end }
    }
  }

  private var end: Outcome {
    if let reason { return .undecided(reason) }
    return areTextsReadTogether ? .undecided(.spelling) : .none
  }

  /// Whether texts inside the value would have to be read in the same way by several literals, which the search does not see to.
  private var areTextsReadTogether: Bool {
    guard solver.areMembersTexts, type == .object || type == .array else { return false }
    return goal.entries.contains { entry in
      let formula = entry.isContrary ? entry.formula.negated : entry.formula
      return solver.compiler.readsTextsTogether(
        solver.compiler.arena.specialised(formula, to: type))
    }
  }

  /// Asserts the goal; `false` when it contradicts itself.
  private func start() -> Bool {
    for entry in goal.entries {
      let formula = solver.compiler.arena.specialised(entry.formula, to: type)
      let isOfNegated = entry.formula.isNegated
      guard state.assert(formula, entry.roles, isOfNegated: isOfNegated, solver) else {
        return false
      }
    }
    guard type == .object, goal.assumption != .openWorld else { return true }
    for clause in solver.assumedClauses(of: goal) {
      let formula = solver.compiler.arena.specialised(clause, to: type)
      guard state.assert(formula, .sender, isOfNegated: false, solver) else { return false }
    }
    return true
  }

  // MARK: Decisions

  /// Chooses a disjunction and its first alternative; `false` when none of them can be.
  private func decide(_ open: [AssertionTrail.OpenClause]) -> Bool {
    // Why the value is refused is decided first, because it makes most of the rest irrelevant; then what leaves least choice.
    let best = open.min { left, right in
      (left.isOfNegated ? 0 : 1, left.alternatives.count, left.position)
        < (right.isOfNegated ? 0 : 1, right.alternatives.count, right.position)
    }
    guard let best else { return false }
    decisions.append(
      Decision(
        alternatives: best.alternatives, roles: best.roles, isOfNegated: best.isOfNegated,
        mark: state.mark))
    return advance()
  }

  /// What is assumed of names inside members and elements.
  private var innerAssumption: Assumption {
    guard goal.assumption != .openWorld, type == .object || type == .array else {
      return .openWorld
    }
    return senderBranches.areUnknown ? .openWorld : goal.assumption
  }

  /// Asserts a branch of the sender that may hold besides, and whose names would then be declared too; `false` when none can help.
  private func tryFurtherBranches() -> Bool {
    guard innerAssumption != .openWorld else { return false }
    let last = decisions.last { !$0.branches.isEmpty }
    let further = senderBranches.furtherBranches(
      from: last.map { $0.branches[$0.next - 1] + 1 } ?? 0, state, solver.compiler)
    // To assert more cannot help where there is no value either when the names may be used without.
    guard !further.isEmpty, leafWithFurtherNames() != .none else { return false }
    decisions.append(
      Decision(
        alternatives: further.map(\.condition), roles: .sender, isOfNegated: false,
        branches: further.map(\.index), mark: state.mark))
    return advance()
  }

  /// Goes on with a branch of the sender, and then with its contrary.
  private func decide(whetherHolds branch: Formula) -> Bool {
    decisions.append(
      Decision(
        alternatives: [branch, solver.compiler.arena.refused(branch)], roles: .sender,
        isOfNegated: false,
        mark: state.mark))
    return advance()
  }

  /// Takes the next alternative of the last decision; drops the decision when there is none.
  private func advance() -> Bool {
    while let decision = decisions.last {
      state.backtrack(to: decision.mark)
      guard decision.next < decision.alternatives.count else {
        decisions.removeLast()
        return false
      }
      decisions[decisions.count - 1].next += 1
      let alternative = decision.alternatives[decision.next]
      guard solver.budget.spend() else { return false }
      if state.assert(
        alternative, decision.roles, isOfNegated: decision.isOfNegated, solver)
      {
        return true
      }
    }
    return false
  }

  /// Takes back the last decision that leaves a choice; `false` when there is none.
  private func backtrack() -> Bool {
    while !decisions.isEmpty {
      if advance() { return true }
      if solver.budget.isSpent { return false }
    }
    return false
  }

  // MARK: Values

  /// The first of some listed values that fulfils the whole goal.
  private func candidate(in values: [JSONValue]) -> JSONValue? {
    for value in values where ValueType(of: value) == type {
      switch truth(of: value) {
      case .yes: return value
      case .no: break
      case .unknown(let other): reason = reason ?? other
      }
    }
    // Texts inside it may be spelled in other ways than those that are listed.
    if solver.areMembersTexts, values.contains(where: \.isComposite) {
      reason = reason ?? .spelling
    }
    return nil
  }

  private func truth(of value: JSONValue) -> Truth {
    var result = Truth.yes
    for entry in goal.entries {
      switch solver.evaluate(entry.formula, on: value) {
      case .yes: break
      case .no: return .no
      case .unknown(let reason): result = .unknown(reason)
      }
    }
    return result
  }

  /// Whether a value that was found for some of the literals fulfils everything.
  private func isFulfilled(by value: JSONValue) -> Bool {
    guard goal.assumption == .openWorld, case .yes = truth(of: value) else { return false }
    return true
  }

  /// Whether a value fulfils no alternative of a disjunction.
  private func isBroken(_ clause: AssertionTrail.OpenClause, by value: JSONValue) -> Bool {
    clause.alternatives.allSatisfy { alternative in
      if case .yes = solver.evaluate(alternative, on: value) { false } else { true }
    }
  }

  /// A value for the literals that hold.
  private func leaf() -> Outcome { leaf(senderBranches.partsFromAround) }

  /// The same, with the names that all branches declare which may hold.
  private func leafWithFurtherNames() -> Outcome {
    guard innerAssumption != .openWorld else { return leaf([]) }
    return leaf(senderBranches.possibleParts(beside: state, solver.compiler))
  }

  private func leaf(_ possible: [SenderBranches.Part]) -> Outcome {
    switch type {
    case .null: nullValue()
    case .boolean: booleanValue()
    case .number: NumberLeaf.solve(state.literals)
    case .string: StringLeaf.solve(state.literals, solver)
    case .array: ArrayLeaf.solve(state.literals, innerAssumption, possible, solver)
    case .object: ObjectSolver(state.literals, innerAssumption, possible, solver).solve()
    }
  }

  private func nullValue() -> Outcome {
    state.literals.unknownReason.map(Outcome.undecided) ?? .value(.null)
  }

  private func booleanValue() -> Outcome {
    for flag in [false, true] where !state.literals.exclude(.boolean(flag)) {
      return state.literals.unknownReason.map(Outcome.undecided) ?? .value(.boolean(flag))
    }
    return .none
  }
}

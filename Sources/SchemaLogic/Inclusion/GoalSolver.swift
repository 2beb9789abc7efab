import APIGraph
import DocumentTree

/// Looks for values that fulfil goals, and proves that there are none.
///
/// A goal that is met again below itself has no finite value that way: to show that no value exists one may assume that the
/// goal has none further down, because values have finite height. What was found under such an assumption is kept only
/// while the assumption stands, and for good when the assumption has been proved.
final class GoalSolver {
  let compiler: FormulaCompiler
  let strings = StringSolver()
  var budget = SearchBudget()
  /// The number of questions that used up their budgets.
  private var spentBudgets = 0

  /// What holds whatever was asked.
  private var settled: [Goal: Outcome] = [:]
  /// Goals without values, if those that are open have none; in the order in which they were found.
  private var provisional: [(goal: Goal, rests: Int)] = []
  private var provisionalPositions: [Goal: Int] = [:]
  /// What could not be decided in the question at hand.
  private var undecided: [Goal: UndecidedReason] = [:]
  /// The goals that are being solved, with their depths.
  private var open: [Goal: Int] = [:]
  /// The depth of the outermost open goal that the answer at hand rests on.
  private var rests = Int.max

  /// How deeply values may be nested.
  private static let maximumDepth = 50
  /// The value where nothing is demanded.
  static let anything = JSONValue.number(Decimal(1))

  init(_ compiler: FormulaCompiler) { self.compiler = compiler }

  /// Starts a question; one that nobody has to have answered may cost little.
  func begin(isOptional: Bool = false) {
    if budget.isSpent, !budget.isOptional { spentBudgets += 1 }
    budget = SearchBudget(afterSpending: spentBudgets, isOptional: isOptional)
    undecided = [:]
  }

  // MARK: Goals

  /// The goal of some demands; `nil` when two of them contradict each other.
  func goal(_ demands: [Demand], assumption: Assumption, isText: Bool) -> Goal? {
    let counts = isAssumed(assumption, of: demands)
    var entries: [Goal.Entry] = []
    for demand in demands {
      if demand.roles == .possible {
        if counts, !demands.contains(where: { $0.isSent(at: demand.location) }) {
          entries.append(
            Goal.Entry(formula: .anything, location: demand.location, roles: .possible))
        }
        continue
      }
      let formula = compiler.formula(at: demand.location)
      let signed = demand.isNegated ? formula.negated : formula
      if signed == .nothing { return nil }
      let roles = counts && compiler.hasMembers(demand.location) ? demand.relevantRoles : []
      if signed == .anything, roles.isEmpty { continue }
      entries.append(
        Goal.Entry(
          formula: signed, location: roles.isEmpty ? .anything : demand.location, roles: roles,
          isContrary: areMembersTexts && demand.isNegated))
    }
    return goal(of: entries, assumption: counts ? assumption : .openWorld, isText: isText)
  }

  /// Whether an assumption bears on a value: only where the sender says something and, for fresh names, the receiver too.
  private func isAssumed(_ assumption: Assumption, of demands: [Demand]) -> Bool {
    if assumption == .openWorld { return false }
    let sent = demands.filter { $0.relevantRoles.contains(.sender) }
    guard !sent.isEmpty, !sent.contains(where: { compiler.isChoice($0.location) }) else {
      return false
    }
    switch assumption {
    case .openWorld: return false
    case .freshNames: return demands.contains { $0.roles.contains(.receiver) }
    case .closedProducer, .namesInUse: return true
    }
  }

  /// The goal of some entries; `nil` when two of them contradict each other.
  func goal(
    of entries: [Goal.Entry], assumption: Assumption = .openWorld, isText: Bool = false
  ) -> Goal? {
    var distinct: [Goal.Entry] = []
    for entry in entries.sorted() where entry != distinct.last {
      if let last = distinct.last, last.contradicts(entry, isText: isText) { return nil }
      distinct.append(entry)
    }
    return Goal(assumption: assumption, isText: isText, entries: distinct)
  }

  /// A whole value that meets some demands.
  func solveWhole(_ demands: [Demand], assumption: Assumption) -> Outcome {
    let isText = !compiler.reading.spelling.spellsTypes
    return goal(demands, assumption: assumption, isText: isText).map(solve) ?? .none
  }

  /// A member or element that meets some demands.
  func solve(_ demands: [Demand], assumption: Assumption) -> Outcome {
    goal(demands, assumption: assumption, isText: areMembersTexts).map(solve) ?? .none
  }

  /// Whether members and elements are written so that their types cannot be told.
  var areMembersTexts: Bool { !compiler.reading.spelling.ofMembers.spellsTypes }

  // MARK: Solving

  /// A value that fulfils a goal.
  func solve(_ goal: Goal) -> Outcome {
    if goal.entries.isEmpty { return .value(Self.anything) }
    if let known = known(goal) { return known }
    let depth = open.count
    guard depth < Self.maximumDepth else { return .undecided(.depth) }
    guard budget.spend() else { return .undecided(.steps) }
    let outer = rests
    let start = provisional.count
    rests = .max
    open[goal] = depth
    let outcome = find(goal)
    open[goal] = nil
    settle(outcome, of: goal, at: depth, since: start)
    rests = min(outer, rests)
    return outcome
  }

  private func known(_ goal: Goal) -> Outcome? {
    if let outcome = settled[goal] { return outcome }
    if let depth = open[goal] {
      rests = min(rests, depth)
      return Outcome.none
    }
    if let position = provisionalPositions[goal] {
      rests = min(rests, provisional[position].rests)
      return Outcome.none
    }
    return undecided[goal].map(Outcome.undecided)
  }

  /// Remembers an outcome for as long as it holds.
  private func settle(_ outcome: Outcome, of goal: Goal, at depth: Int, since start: Int) {
    switch outcome {
    case .none where rests < depth:
      // What rests on this goal rests on what this goal rests on.
      for index in provisional.indices[start...] { provisional[index].rests = rests }
      provisionalPositions[goal] = provisional.count
      provisional.append((goal, rests))
      return
    case .none:
      rests = .max
      for entry in provisional[start...] { settled[entry.goal] = Outcome.none }
      settled[goal] = outcome
    case .value:
      // The path of a value rests on nothing.
      rests = .max
      settled[goal] = outcome
    case .undecided(let reason): undecided[goal] = reason
    }
    while provisional.count > start {
      provisionalPositions[provisional.removeLast().goal] = nil
    }
  }

  private func find(_ goal: Goal) -> Outcome {
    var reason: UndecidedReason?
    for type in ValueType.allCases where !goal.isText || type.isSpelledApart(compiler.reading) {
      guard mayHaveValues(goal, type) else { continue }
      switch LocationSearch(self, goal, type).run() {
      case .value(let value): return .value(value)
      case .none: break
      case .undecided(let other): reason = reason ?? other
      }
      if budget.isSpent { return .undecided(.steps) }
    }
    if goal.isText {
      switch TextSearch(self, goal).run() {
      case .value(let value): return .value(value)
      case .none: break
      case .undecided(let other): reason = reason ?? other
      }
      if budget.isSpent { return .undecided(.steps) }
    }
    return reason.map(Outcome.undecided) ?? .none
  }

  /// Whether no formula of a goal excludes a type at once.
  private func mayHaveValues(_ goal: Goal, _ type: ValueType) -> Bool {
    for entry in goal.entries
    where compiler.arena.specialised(entry.formula, to: type) == .nothing {
      return false
    }
    return true
  }

  // MARK: What the parts of the search share

  /// The expression of a pattern; `nil` when it is none.
  func expression(_ pattern: ExactString) -> RegularExpression? { compiler.expression(pattern) }

  /// Whether a text matches a pattern.
  func matches(_ text: ExactString, _ pattern: ExactString) -> Truth {
    guard let expression = expression(pattern) else {
      return .unknown(.pattern(pattern.string, feature: "no regular expression"))
    }
    guard let answer = expression.matches(text.string) else {
      return .unknown(expression.undecidedReason)
    }
    return answer ? .yes : .no
  }
}

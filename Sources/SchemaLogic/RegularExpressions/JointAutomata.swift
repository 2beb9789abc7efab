/// Automata that are followed at once. Their states together have one number, and what follows on them is found out once.
struct JointAutomata {
  private let demands: [StringSearch.Demand]
  /// By symbol: the symbol for each automaton.
  private let symbols: [[Int]]

  private var states: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  /// By number and symbol; empty, and `nil`, while nobody has asked.
  private var transitions: [[Transition?]] = []

  /// What follows after a symbol.
  private struct Transition {
    /// The number of the states; `nil` when no text that goes on so will do.
    let target: Int?
    /// The steps that it takes, however often it is asked for.
    let cost: Int
  }

  init(_ demands: [StringSearch.Demand], symbols: [[Int]]) {
    self.demands = demands
    self.symbols = symbols
  }

  /// The number of the states before any text.
  mutating func start() -> Int { number(of: demands.map { $0.automaton.start }) }

  private mutating func number(of state: [Int]) -> Int {
    if let number = numbers[state] { return number }
    states.append(state)
    numbers[state] = states.count - 1
    transitions.append([])
    return states.count - 1
  }

  /// The states after a symbol; `nil` when no text that goes on so will do, or the steps are used up.
  mutating func step(
    from number: Int, over symbol: Int, steps: inout Int
  ) throws(ThreadSets.Exhausted) -> Int? {
    if transitions[number].isEmpty {
      transitions[number] = Array(repeating: nil, count: symbols.count)
    }
    if let known = transitions[number][symbol] {
      steps -= known.cost
      return steps < 0 ? nil : known.target
    }
    let before = steps
    let target = try find(from: states[number], over: symbols[symbol], steps: &steps)
    transitions[number][symbol] = Transition(target: target, cost: before - steps)
    return steps < 0 ? nil : target
  }

  private mutating func find(
    from state: [Int], over symbol: [Int], steps: inout Int
  ) throws(ThreadSets.Exhausted) -> Int? {
    steps -= 1
    var target: [Int] = []
    target.reserveCapacity(demands.count)
    for (index, demand) in demands.enumerated() {
      let (next, cost) = try demand.automaton.step(from: state[index], over: symbol[index])
      steps -= cost
      let lost = demand.accepts ? ExpressionAutomaton.dead : ExpressionAutomaton.universal
      if next == lost { return nil }
      target.append(next)
    }
    return number(of: target)
  }

  /// Whether the text may end in some states.
  func accepts(_ number: Int) throws(ThreadSets.Exhausted) -> Bool {
    for (demand, state) in zip(demands, states[number])
    where try demand.automaton.accepts(state) != demand.accepts {
      return false
    }
    return true
  }
}

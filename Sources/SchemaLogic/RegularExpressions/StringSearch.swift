import DocumentTree

/// Looks for a shortest text on which some automata end as they should, all followed at once.
///
/// Texts of one length are looked at together, the more readable first; of those that lead to the same states only the first
/// is kept. There are finitely many states, so that the search ends, or reaches the greatest length.
struct StringSearch {
  /// One automaton, and whether it has to accept the text.
  struct Demand {
    let automaton: ExpressionAutomaton
    let accepts: Bool
  }

  /// The longest text that is built.
  static let lengthLimit = 1 << 24

  let lengths: LengthWindow
  let trie: WordTrie

  /// Code points that all automata treat alike.
  private struct Symbol {
    let points: CodePointSet
    /// Those of ASCII that can be read, the most readable first.
    let readable: [UInt32]
    /// Whether there are others.
    let hasOthers: Bool
    let best: UInt32

    /// The most readable one that does not lead on to a node of a trie; `nil` if there is none.
    func best(except branches: [WordTrie.Branch]) -> UInt32? {
      let free = readable.first { point in !branches.contains { $0.point == point } }
      guard free == nil, hasOthers else { return free }
      return ReadableCharacters.best(in: points, except: Set(branches.map(\.point)))
    }
  }

  /// Where a text leads.
  private struct State: Hashable {
    /// The number of the automata's states.
    let automata: Int
    /// The node of the trie.
    let node: Int

    func hash(into hasher: inout Hasher) { hasher.combine(automata << 32 ^ node) }
  }

  /// The texts of one length, each as one code point more than a text of the level before.
  private struct Level {
    var states: [Int] = []
    var parents: [Int] = []
    var points: [UInt32] = []
    /// How often the level is repeated, which then leads to itself.
    var times = 1

    mutating func append(_ state: Int, parent: Int, point: UInt32) {
      states.append(state)
      parents.append(parent)
      points.append(point)
    }
  }

  private let symbols: [Symbol]
  private var automata: JointAutomata
  private var states: [State] = []
  private var numbers: [State: Int] = [:]

  init(
    _ demands: [Demand], allowed: CodePointSet, lengths: LengthWindow, excluded: WordTrie
  ) {
    self.lengths = lengths
    trie = excluded
    let partition = CodePointPartition(refining: demands.map { $0.automaton.partition })
    symbols = partition.parts.compactMap { part in
      let points = part.intersection(allowed)
      let readable = ReadableCharacters.ascii(in: points)
      guard let best = readable.first ?? ReadableCharacters.best(in: points) else { return nil }
      return Symbol(
        points: points, readable: readable, hasOthers: readable.count < points.count, best: best)
    }.sorted {
      let ranks = (ReadableCharacters.rank(of: $0.best), ReadableCharacters.rank(of: $1.best))
      return (ranks.0, $0.best) < (ranks.1, $1.best)
    }
    automata = JointAutomata(
      demands,
      symbols: symbols.map { symbol in
        demands.map { $0.automaton.partition.part(of: symbol.best) }
      })
  }

  private mutating func number(of state: State) -> Int {
    if let number = numbers[state] { return number }
    states.append(state)
    numbers[state] = states.count - 1
    return states.count - 1
  }

  /// The answer; `steps` is what may still be taken and is counted down.
  mutating func run(steps: inout Int) throws(ThreadSets.Exhausted) -> StringAnswer {
    if lengths.isEmpty { return .none }
    var levels = [Level()]
    let start = State(automata: automata.start(), node: trie.root)
    levels[0].append(number(of: start), parent: 0, point: 0)
    let regularStart = lengths.regularStart
    /// By state: the greatest length at which it was reached. From the regular start on to reach it once is enough.
    var reached = [0]
    var length = 0
    while true {
      let level = levels[levels.count - 1]
      if lengths.contains(length) {
        for (index, state) in level.states.enumerated() where try accepts(states[state]) {
          return .word(word(in: levels, endingAt: index))
        }
      }
      guard length < lengths.maximum else { return .none }
      guard length < Self.lengthLimit else { return .undecided(.stringLength) }
      length += 1
      var next = Level()
      for (index, state) in level.states.enumerated() {
        guard
          try extend(
            state, steps: &steps,
            { target, point in
              if target == reached.count { reached.append(-1) }
              guard reached[target] < min(length, regularStart) else { return }
              reached[target] = length
              next.append(target, parent: index, point: point)
            })
        else { return .undecided(.patternSteps) }
      }
      if next.states.isEmpty { return .none }
      if next.states == level.states {
        // All longer texts lead to these states too. If none of them will do at this length, none will later.
        if lengths.contains(length - 1) { return .none }
        guard let target = lengths.next(from: length) else { return .none }
        guard target <= Self.lengthLimit else { return .undecided(.stringLength) }
        next.times = target - length + 1
        length = target
        for state in next.states { reached[state] = length }
      }
      levels.append(next)
    }
  }

  /// Calls for each state that follows on one, the more readable code points first; `false` when the steps are used up.
  private mutating func extend(
    _ number: Int, steps: inout Int, _ body: (Int, UInt32) -> Void
  ) throws(ThreadSets.Exhausted) -> Bool {
    let state = states[number]
    guard state.node != WordTrie.outside else {
      for (index, symbol) in symbols.enumerated() {
        if let target = try automata.step(from: state.automata, over: index, steps: &steps) {
          body(self.number(of: State(automata: target, node: WordTrie.outside)), symbol.best)
        }
        if steps < 0 { return false }
      }
      return true
    }
    let branches = trie.branches(of: state.node)
    var targets: [(rank: Int, point: UInt32, state: State)] = []
    func add(_ point: UInt32, _ automata: Int, _ node: Int) {
      let rank = ReadableCharacters.rank(of: point)
      targets.append((rank, point, State(automata: automata, node: node)))
    }
    for (index, symbol) in symbols.enumerated() {
      let free = symbol.best(except: branches)
      let shared = branches.filter { symbol.points.contains($0.point) }
      guard free != nil || !shared.isEmpty else { continue }
      guard let target = try automata.step(from: state.automata, over: index, steps: &steps) else {
        if steps < 0 { return false }
        continue
      }
      steps -= shared.count
      if steps < 0 { return false }
      if let free { add(free, target, WordTrie.outside) }
      for branch in shared { add(branch.point, target, branch.node) }
    }
    targets.sort { ($0.rank, $0.point) < ($1.rank, $1.point) }
    for target in targets { body(self.number(of: target.state), target.point) }
    return true
  }

  private func accepts(_ state: State) throws(ThreadSets.Exhausted) -> Bool {
    if trie.isWord(at: state.node) { return false }
    return try automata.accepts(state.automata)
  }

  private func word(in levels: [Level], endingAt index: Int) -> ExactString {
    // From the last code point to the first; where a level leads to itself they are all the same, and may be a million.
    var runs: [(point: UInt32, count: Int)] = []
    var index = index
    for level in levels.dropFirst().reversed() {
      var rest = level.times
      while rest > 0 {
        let parent = level.parents[index]
        let count = parent == index ? rest : 1
        runs.append((level.points[index], count))
        rest -= count
        index = parent
      }
    }
    return ExactString(String(codePoints: runs.reversed()))
  }
}

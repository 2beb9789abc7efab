/// A regular expression as a deterministic automaton whose states are made when they are asked for.
///
/// It tells whether the expression matches somewhere in a text. Places before and after code points are told apart where the
/// expression asks for them; look-behinds are followed alongside from the start of the text.
package final class ExpressionAutomaton {
  /// One state: the ways to go on, what the look-behinds have seen, and what stands before.
  private struct State: Hashable {
    enum Previous: UInt8 {
      case start
      case word
      case other
    }

    var threads: Int
    var behind: [Int]
    var previous: Previous
  }

  /// The state from which nothing is accepted.
  static let dead = 0
  /// The state from which everything is accepted.
  static let universal = 1
  /// Automata larger than this are better made anew.
  static let sizeLimit = 200_000

  /// How many threads are followed for one step: many counts nested in each other make thousands of threads for each state.
  private static let workPerStep = 8

  /// The first state.
  let start: Int

  /// The code points by the symbols that they are for this automaton.
  let partition: CodePointPartition

  private var sets: ThreadSets
  private let isWord: [Bool]
  private let usesWords: Bool
  private let usesStart: Bool
  private var states: [State] = []
  private var numbers: [State: Int] = [:]
  /// The next states, by state and symbol; -1 where nobody has asked.
  private var steps: [Int] = []
  private var costs: [Int] = []
  private var acceptance: [Bool?] = []

  /// What makes an expression none that an automaton could follow; `nil` when there is nothing.
  static func obstacle(in syntax: ExpressionSyntax) -> String? {
    var behind = 0
    for node in syntax.nodes {
      switch node {
      case .backReference: return "back-reference"
      case .look(let look) where look.isBehind:
        behind += 1
        if behind > 60 { return "many look-behinds" }
        if syntax.hasLookAhead(below: look.part) { return "look-ahead in look-behind" }
      default: break
      }
    }
    return nil
  }

  /// Makes the automaton of an expression; `nil` when there is an obstacle.
  package convenience init?(_ expression: RegularExpression) {
    guard let syntax = expression.syntax, Self.obstacle(in: syntax) == nil else { return nil }
    self.init(syntax)
  }

  /// Makes the automaton of an expression that has no obstacle.
  init(_ syntax: ExpressionSyntax) {
    var nodes = syntax.nodes
    // What comes before a match: any number of any code points.
    nodes.append(.characters(.all))
    nodes.append(
      .repetition(
        .init(part: nodes.count - 1, minimum: 0, maximum: nil, isLazy: true, groups: 1..<1)))
    let prefix = nodes.count - 1

    var characters: [CodePointSet] = []
    var setNumbers: [CodePointSet: Int] = [:]
    var nodeSets: [Int: Int] = [:]
    var behind: [(node: Int, part: Int)] = []
    var usesWords = false
    var usesStart = false
    for (index, node) in nodes.enumerated() {
      switch node {
      case .characters(let set):
        let number = setNumbers[set] ?? characters.count
        if number == characters.count {
          setNumbers[set] = number
          characters.append(set)
        }
        nodeSets[index] = number
      case .assertion(.wordBoundary), .assertion(.noWordBoundary): usesWords = true
      case .assertion(.start): usesStart = true
      case .look(let look) where look.isBehind: behind.append((index, look.part))
      default: break
      }
    }
    let partition = CodePointPartition(
      by: usesWords ? characters + [.wordCharacters] : characters)
    self.partition = partition
    self.usesWords = usesWords
    self.usesStart = usesStart
    let examples = partition.parts.map { $0.ranges.first?.lowerBound ?? 0 }
    isWord = examples.map { usesWords && CodePointSet.wordCharacters.contains($0) }
    var lookBehinds: [Int: Int] = [:]
    for (number, entry) in behind.enumerated() { lookBehinds[entry.node] = number }
    var sets = ThreadSets(
      nodes: nodes, characterSets: nodeSets,
      membership: characters.map { set in examples.map { set.contains($0) } },
      lookBehinds: lookBehinds)

    let root = syntax.root
    let first = State(
      threads: sets.set(matching: syntax.isAnchoredAtStart ? [root] : [prefix, root]),
      behind: behind.map { sets.set(matching: [prefix, $0.part]) },
      previous: usesStart ? .start : .other)
    self.sets = sets
    let sinks = [ThreadSets.dead, ThreadSets.universal].map {
      State(threads: $0, behind: [], previous: .other)
    }
    states = sinks + [first]
    for (number, state) in states.enumerated() { numbers[state] = number }
    acceptance = [false, true, nil]
    steps = Array(repeating: -1, count: states.count * partition.parts.count)
    costs = Array(repeating: 0, count: steps.count)
    start = 2
  }

  /// How much has been made; a measure of memory.
  var size: Int { sets.continuations.count + states.count * partition.parts.count }

  private func number(of state: State) -> Int {
    switch state.threads {
    case ThreadSets.dead: return Self.dead
    case ThreadSets.universal: return Self.universal
    default: break
    }
    if let number = numbers[state] { return number }
    states.append(state)
    numbers[state] = states.count - 1
    acceptance.append(nil)
    steps.append(contentsOf: repeatElement(-1, count: partition.parts.count))
    costs.append(contentsOf: repeatElement(0, count: partition.parts.count))
    return states.count - 1
  }

  private func context(before state: State) -> ThreadSets.Context {
    ThreadSets.Context(
      isStart: state.previous == .start, followsWord: state.previous == .word)
  }

  /// Finds out which look-behinds hold. Those that stand in others come first.
  private func look(
    behind state: State, _ context: inout ThreadSets.Context
  ) throws(ThreadSets.Exhausted) -> Int {
    var work = 0
    for (number, set) in state.behind.enumerated() {
      let closed = try sets.closure(set, in: context)
      work += closed.work
      if closed.isAccepted { context.behind |= 1 << UInt64(number) }
    }
    return work
  }

  /// The state after a symbol, and what it costs to find out, whether it is known already or not.
  func step(
    from number: Int, over symbol: Int
  ) throws(ThreadSets.Exhausted) -> (state: Int, cost: Int) {
    if number <= Self.universal { return (number, 0) }
    let slot = number * partition.parts.count + symbol
    if steps[slot] >= 0 { return (steps[slot], costs[slot]) }
    let state = states[number]
    var context = context(before: state)
    context.precedesWord = isWord[symbol]
    var work = try look(behind: state, &context)
    work += try sets.closure(state.threads, in: context).work
    let threads = try sets.moved(state.threads, over: symbol, in: context, keepsMatches: true)
    var behind: [Int] = []
    for set in state.behind {
      behind.append(try sets.moved(set, over: symbol, in: context, keepsMatches: false))
    }
    let next = self.number(
      of: State(threads: threads, behind: behind, previous: isWord[symbol] ? .word : .other))
    steps[slot] = next
    costs[slot] = work / Self.workPerStep
    return (next, work / Self.workPerStep)
  }

  /// Whether the text may end in a state.
  func accepts(_ number: Int) throws(ThreadSets.Exhausted) -> Bool {
    if let known = acceptance[number] { return known }
    let state = states[number]
    var context = context(before: state)
    context.isEnd = true
    _ = try look(behind: state, &context)
    let accepts = try sets.closure(state.threads, in: context).isAccepted
    acceptance[number] = accepts
    return accepts
  }

  /// Whether a text, given by its code points, is accepted.
  func matches(_ points: [UInt32]) throws(ThreadSets.Exhausted) -> Bool {
    var state = start
    for point in points where state > Self.universal {
      state = try step(from: state, over: partition.part(of: point)).state
    }
    return try accepts(state)
  }

  /// Whether the expression matches somewhere in a text; `nil` when it would take too much to tell.
  package func matches(_ text: String) -> Bool? {
    try? matches(text.unicodeScalars.map(\.value))
  }
}

extension ExpressionSyntax {
  /// Whether a look-ahead is among the parts of a node.
  fileprivate func hasLookAhead(below node: Int) -> Bool {
    var pending = [node]
    while let node = pending.popLast() {
      switch nodes[node] {
      case .sequence(let parts), .alternatives(let parts): pending.append(contentsOf: parts)
      case .repetition(let repetition): pending.append(repetition.part)
      case .group(let part, _): pending.append(part)
      case .look(let look):
        if !look.isBehind { return true }
        pending.append(look.part)
      case .empty, .characters, .assertion, .backReference: break
      }
    }
    return false
  }
}

/// The ways in which an expression may still match from one place on, as shared and numbered sets of threads.
///
/// A thread is what is left to be matched, together with the look-aheads that must still turn out one way or the other. Every
/// look-ahead is a set of threads itself, and moves along.
struct ThreadSets {
  /// It would take too much to tell.
  struct Exhausted: Error {}

  /// One way to go on.
  struct Thread: Hashable {
    let continuation: Int
    /// The number of the look-aheads that are open.
    let conditions: Int
  }

  /// A look-ahead that is open: what it has still to match, or must not match.
  struct Condition: Hashable {
    let set: Int
    let isNegative: Bool
  }

  /// What stands around a place.
  struct Context: Hashable {
    var isStart = false
    var followsWord = false
    var isEnd = false
    var precedesWord = false
    /// The look-behinds that hold at the place, a bit for each.
    var behind: UInt64 = 0
  }

  /// A set of threads that has come to where each must match a code point.
  struct Closed {
    /// One thread that waits for a code point.
    struct Waiting {
      /// The number of the set of code points.
      let characters: Int
      let next: Int
      let conditions: Int
    }

    /// Whether one thread has come to its end, with no look-ahead open.
    var isAccepted = false
    var waiting: [Waiting] = []
    /// The open look-aheads of threads that have come to their end.
    var ended: [Int] = []
    /// What it took.
    var work = 0
  }

  /// No thread: nothing can match any more.
  static let dead = 0
  /// A thread at its end: a match has been found, whatever follows.
  static let universal = 1

  /// One closure may look at this many threads.
  private static let workLimit = 20_000

  let nodes: [ExpressionSyntax.Node]
  /// The number of the set of code points of each node, where it has one.
  private let characterSets: [Int: Int]
  /// For each set of code points, which symbols are in it.
  private let membership: [[Bool]]
  /// The number of each node that is a look-behind.
  private let lookBehinds: [Int: Int]

  private(set) var continuations = ContinuationTable()
  private var sets: [[Thread]] = []
  private var setNumbers: [[Thread]: Int] = [:]
  private var conditions: [[Condition]] = [[]]
  private var conditionNumbers: [[Condition]: Int] = [[]: 0]
  private var closures: [ClosureKey: Closed] = [:]

  private struct ClosureKey: Hashable {
    let set: Int
    let context: Context
  }

  init(
    nodes: [ExpressionSyntax.Node], characterSets: [Int: Int], membership: [[Bool]],
    lookBehinds: [Int: Int]
  ) {
    self.nodes = nodes
    self.characterSets = characterSets
    self.membership = membership
    self.lookBehinds = lookBehinds
    _ = number(of: [])
    _ = number(of: [Thread(continuation: ContinuationTable.done, conditions: 0)])
  }

  private mutating func number(of set: [Thread]) -> Int {
    if let number = setNumbers[set] { return number }
    sets.append(set)
    setNumbers[set] = sets.count - 1
    return sets.count - 1
  }

  /// The set of one thread that has to match nodes one after the other.
  mutating func set(matching nodes: [Int]) -> Int {
    var continuation = ContinuationTable.done
    for node in nodes.reversed() { continuation = continuations.part(node, then: continuation) }
    return number(of: [Thread(continuation: continuation, conditions: 0)])
  }

  /// The number of a list of look-aheads; `nil` when one of them must match and must not.
  private mutating func number(of list: Set<Condition>) -> Int? {
    if list.isEmpty { return 0 }
    for condition in list
    where list.contains(Condition(set: condition.set, isNegative: !condition.isNegative)) {
      return nil
    }
    let sorted = list.sorted { ($0.set, $0.isNegative ? 1 : 0) < ($1.set, $1.isNegative ? 1 : 0) }
    if let number = conditionNumbers[sorted] { return number }
    conditions.append(sorted)
    conditionNumbers[sorted] = conditions.count - 1
    return conditions.count - 1
  }

  /// The look-aheads that stay open at a place; `nil` when one has failed.
  private mutating func open(
    _ list: some Sequence<Condition>, in context: Context, work: inout Int
  ) throws(Exhausted) -> Int? {
    var result: Set<Condition> = []
    for condition in list {
      let closed = try closure(condition.set, in: context)
      work += closed.work
      if closed.isAccepted || context.isEnd {
        if closed.isAccepted == condition.isNegative { return nil }
      } else {
        result.insert(condition)
      }
    }
    return number(of: result)
  }

  /// Follows all threads of a set to where they must match a code point.
  ///
  /// It calls itself as deep as look-aheads nest, which the parser limits.
  mutating func closure(_ set: Int, in context: Context) throws(Exhausted) -> Closed {
    let key = ClosureKey(set: set, context: context)
    if let closed = closures[key] { return closed }
    var closed = Closed()
    var pending: [Thread] = []
    for thread in sets[set].reversed() {
      if thread.conditions == 0 {
        pending.append(thread)
      } else if let left = try open(
        conditions[thread.conditions], in: context, work: &closed.work)
      {
        pending.append(Thread(continuation: thread.continuation, conditions: left))
      }
    }
    var seen = Set(pending)
    while let thread = pending.popLast() {
      closed.work += 1
      guard closed.work <= Self.workLimit else { throw Exhausted() }
      for next in try successors(of: thread, in: context, &closed) where seen.insert(next).inserted
      {
        pending.append(next)
      }
    }
    closures[key] = closed
    return closed
  }

  /// The threads that a thread becomes without matching a code point; it is noted where it cannot go on.
  private mutating func successors(
    of thread: Thread, in context: Context, _ closed: inout Closed
  ) throws(Exhausted) -> [Thread] {
    let entry = continuations[thread.continuation]
    func with(_ continuation: Int) -> Thread {
      Thread(continuation: continuation, conditions: thread.conditions)
    }
    switch entry.kind {
    case .done:
      if thread.conditions == 0 {
        closed.isAccepted = true
      } else {
        closed.ended.append(thread.conditions)
      }
      return []
    case .part:
      return try successors(ofPart: entry, conditions: thread.conditions, in: context, &closed)
    case .loop:
      guard case .repetition(let repetition) = nodes[entry.node] else { return [] }
      let turn = continuations.turn(entry.node, entry.minimum, entry.maximum, then: entry.next)
      let again = with(continuations.part(repetition.part, then: turn))
      return entry.minimum == 0 ? [with(entry.next), again] : [again]
    case .turn:
      // Nothing was matched in this turn, so that any number of turns can be had here for nothing.
      if entry.minimum == 0 { return [] }
      return [with(continuations.loop(entry.node, 0, entry.maximum, then: entry.next))]
    }
  }

  private mutating func successors(
    ofPart entry: ContinuationTable.Continuation, conditions: Int, in context: Context,
    _ closed: inout Closed
  ) throws(Exhausted) -> [Thread] {
    func with(_ continuation: Int) -> Thread {
      Thread(continuation: continuation, conditions: conditions)
    }
    switch nodes[entry.node] {
    case .empty: return [with(entry.next)]
    case .characters:
      if let characters = characterSets[entry.node] {
        closed.waiting.append(
          .init(characters: characters, next: entry.next, conditions: conditions))
      }
      return []
    case .sequence(let parts):
      var continuation = entry.next
      for part in parts.reversed() { continuation = continuations.part(part, then: continuation) }
      return [with(continuation)]
    case .alternatives(let branches):
      return branches.map { with(continuations.part($0, then: entry.next)) }
    case .repetition(let repetition):
      return [
        with(
          continuations.loop(
            entry.node, repetition.minimum, repetition.maximum ?? .max, then: entry.next))
      ]
    case .group(let part, _): return [with(continuations.part(part, then: entry.next))]
    case .assertion(let assertion):
      let holds =
        switch assertion {
        case .start: context.isStart
        case .end: context.isEnd
        case .wordBoundary: context.followsWord != context.precedesWord
        case .noWordBoundary: context.followsWord == context.precedesWord
        }
      return holds ? [with(entry.next)] : []
    case .look(let look):
      if look.isBehind {
        guard let number = lookBehinds[entry.node] else { return [] }
        let holds = context.behind & (1 << UInt64(number)) != 0
        return holds != look.isNegative ? [with(entry.next)] : []
      }
      let condition = Condition(set: set(matching: [look.part]), isNegative: look.isNegative)
      guard let opened = try open([condition], in: context, work: &closed.work),
        let all = number(of: Set(self.conditions[conditions] + self.conditions[opened]))
      else { return [] }
      return [Thread(continuation: entry.next, conditions: all)]
    case .backReference: return []
    }
  }

  /// The look-aheads after a code point; `nil` when one has failed.
  private mutating func moved(
    _ list: Int, over symbol: Int, in context: Context
  ) throws(Exhausted) -> Int? {
    var result: Set<Condition> = []
    for condition in conditions[list] {
      let next = try moved(condition.set, over: symbol, in: context, keepsMatches: true)
      switch next {
      case Self.dead: if !condition.isNegative { return nil }
      case Self.universal: if condition.isNegative { return nil }
      default: result.insert(Condition(set: next, isNegative: condition.isNegative))
      }
    }
    return number(of: result)
  }

  /// The set after a code point, given by its symbol.
  ///
  /// - Parameter keepsMatches: whether a match that was found before the code point counts for good.
  mutating func moved(
    _ set: Int, over symbol: Int, in context: Context, keepsMatches: Bool
  ) throws(Exhausted) -> Int {
    let closed = try closure(set, in: context)
    if closed.isAccepted, keepsMatches { return Self.universal }
    var threads: Set<Thread> = []
    for waiting in closed.waiting where membership[waiting.characters][symbol] {
      guard let left = try moved(waiting.conditions, over: symbol, in: context) else { continue }
      threads.insert(
        Thread(continuation: continuations.settled(waiting.next), conditions: left))
    }
    for list in closed.ended {
      guard let left = try moved(list, over: symbol, in: context) else { continue }
      threads.insert(Thread(continuation: ContinuationTable.done, conditions: left))
    }
    let end = Thread(continuation: ContinuationTable.done, conditions: 0)
    if keepsMatches, threads.contains(end) { return Self.universal }
    return number(of: merged(threads))
  }

  /// The threads in a fixed order; repetitions of one part whose counts overlap or touch are one.
  private mutating func merged(_ threads: Set<Thread>) -> [Thread] {
    var result: [Thread] = []
    var loops: [(entry: ContinuationTable.Continuation, conditions: Int)] = []
    for thread in threads {
      let entry = continuations[thread.continuation]
      if entry.kind == .loop {
        loops.append((entry, thread.conditions))
      } else {
        result.append(thread)
      }
    }
    loops.sort {
      let (left, right) = ($0.entry, $1.entry)
      return (left.node, left.next, $0.conditions, left.minimum, left.maximum)
        < (right.node, right.next, $1.conditions, right.minimum, right.maximum)
    }
    var index = 0
    while index < loops.count {
      var (entry, conditions) = loops[index]
      index += 1
      while index < loops.count, loops[index].entry.node == entry.node,
        loops[index].entry.next == entry.next, loops[index].conditions == conditions,
        entry.maximum == .max || loops[index].entry.minimum <= entry.maximum + 1
      {
        entry.maximum = max(entry.maximum, loops[index].entry.maximum)
        index += 1
      }
      result.append(
        Thread(continuation: continuations.number(of: entry), conditions: conditions))
    }
    return result.sorted {
      ($0.continuation, $0.conditions) < ($1.continuation, $1.conditions)
    }
  }
}

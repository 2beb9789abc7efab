/// What is left to be matched, shared and numbered: an item, and then another continuation.
///
/// Counts stand in the continuation and not in copies of the repeated part, so that `x{1,1000000}` costs no more than `x`
/// until its turns are taken one by one.
struct ContinuationTable {
  /// One continuation.
  struct Continuation: Hashable {
    enum Kind: UInt8 {
      /// Nothing is left.
      case done
      /// A node.
      case part
      /// The turns of a repetition that are still to come.
      case loop
      /// The end of a turn in which nothing has been matched yet.
      case turn
    }

    let kind: Kind
    let node: Int
    var minimum = 0
    /// `Int.max` when there is no limit.
    var maximum = 0
    let next: Int
  }

  /// The number of the continuation that leaves nothing.
  static let done = 0

  private var entries: [Continuation] = [Continuation(kind: .done, node: 0, next: 0)]
  private var numbers: [Continuation: Int] = [:]
  /// Whether the end of a turn is among the items.
  private var hasTurn = [false]
  /// What `settled` has answered; -1 where it was not asked.
  private var settledNumbers = [0]

  /// The number of continuations.
  var count: Int { entries.count }

  /// A continuation by its number.
  subscript(number: Int) -> Continuation { entries[number] }

  /// The number of a continuation.
  mutating func number(of continuation: Continuation) -> Int {
    if let number = numbers[continuation] { return number }
    let number = entries.count
    entries.append(continuation)
    numbers[continuation] = number
    hasTurn.append(continuation.kind == .turn || hasTurn[continuation.next])
    settledNumbers.append(-1)
    return number
  }

  /// A node, and then what follows.
  mutating func part(_ node: Int, then next: Int) -> Int {
    number(of: Continuation(kind: .part, node: node, next: next))
  }

  /// The turns of a repetition, and then what follows.
  mutating func loop(_ node: Int, _ minimum: Int, _ maximum: Int, then next: Int) -> Int {
    if maximum == 0 { return next }
    return number(
      of: Continuation(kind: .loop, node: node, minimum: minimum, maximum: maximum, next: next))
  }

  /// The end of a turn of a repetition, and then what follows; the limits are those before the turn.
  mutating func turn(_ node: Int, _ minimum: Int, _ maximum: Int, then next: Int) -> Int {
    number(
      of: Continuation(kind: .turn, node: node, minimum: minimum, maximum: maximum, next: next))
  }

  /// The continuation after a code point has been matched: the turns in it are real ones now, and count.
  mutating func settled(_ number: Int) -> Int {
    var path: [Int] = []
    var current = number
    while hasTurn[current], settledNumbers[current] < 0 {
      path.append(current)
      current = entries[current].next
    }
    var result = hasTurn[current] ? settledNumbers[current] : current
    for step in path.reversed() {
      let entry = entries[step]
      switch entry.kind {
      case .turn:
        let maximum = entry.maximum == .max ? .max : entry.maximum - 1
        result = loop(entry.node, max(entry.minimum - 1, 0), maximum, then: result)
      default:
        result = self.number(
          of: Continuation(
            kind: entry.kind, node: entry.node, minimum: entry.minimum, maximum: entry.maximum,
            next: result))
      }
      settledNumbers[step] = result
    }
    return result
  }
}

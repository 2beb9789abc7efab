/// Instructions that match a regular expression by trying, the order of ECMA-262 §22.2.2 kept.
///
/// Registers hold the bounds of capturing groups, and for each counted repetition its count and where its turn began.
struct MatchProgram: Hashable, Sendable {
  /// One instruction; unless it says otherwise the next one follows.
  enum Instruction: Hashable, Sendable {
    /// Moves over one code point of a set.
    case characters(CodePointSet, isBackward: Bool)
    /// Moves over as many code points of a set as it can, or as few, and takes other numbers when asked again.
    case run(CodePointSet, minimum: Int, maximum: Int, isLazy: Bool)
    /// Tries one address, then another.
    case split(Int, otherwise: Int)
    case jump(Int)
    /// Keeps the place in a register.
    case save(Int)
    /// Forgets what groups hold.
    case clear(Range<Int>)
    /// Sets the count of a repetition to zero.
    case startLoop(count: Int)
    /// Begins another turn or leaves a repetition.
    case turn(Loop)
    /// Ends a turn; it fails when the turn was not needed and has matched nothing.
    case endTurn(Loop, start: Int)
    case assertion(ExpressionSyntax.Assertion)
    case backReference([Int], isBackward: Bool)
    /// Tries what follows up to `endLook`, then goes on from the same place at an address.
    case look(isNegative: Bool, next: Int)
    case endLook
    case accept
  }

  /// A counted repetition: its registers and limits, and where it is left.
  struct Loop: Hashable, Sendable {
    let count: Int
    let place: Int
    let minimum: Int
    let maximum: Int
    let isLazy: Bool
    let exit: Int
  }

  private(set) var instructions: [Instruction] = []
  /// The number of registers; the first are those of groups, two for each.
  private(set) var registerCount: Int
  /// Whether it can match at the start of the text only.
  let isAnchored: Bool

  private let syntax: ExpressionSyntax

  init(_ syntax: ExpressionSyntax) {
    self.syntax = syntax
    registerCount = 2 * syntax.groupCount
    isAnchored = syntax.isAnchoredAtStart
    add(syntax.root, isBackward: false)
    instructions.append(.accept)
  }

  private mutating func emit(_ instruction: Instruction) -> Int {
    instructions.append(instruction)
    return instructions.count - 1
  }

  /// Adds the instructions of a part. It calls itself as deep as groups nest, which the parser limits.
  private mutating func add(_ node: Int, isBackward: Bool) {
    switch syntax.nodes[node] {
    case .empty: break
    case .characters(let set):
      instructions.append(.characters(set, isBackward: isBackward))
    case .sequence(let parts):
      for part in isBackward ? parts.reversed() : parts { add(part, isBackward: isBackward) }
    case .alternatives(let branches):
      addAlternatives(branches, isBackward: isBackward)
    case .repetition(let repetition):
      addRepetition(repetition, isBackward: isBackward)
    case .group(let part, let number):
      let first = 2 * (number - 1)
      instructions.append(.save(isBackward ? first + 1 : first))
      add(part, isBackward: isBackward)
      instructions.append(.save(isBackward ? first : first + 1))
    case .backReference(let numbers):
      instructions.append(.backReference(numbers, isBackward: isBackward))
    case .assertion(let assertion):
      instructions.append(.assertion(assertion))
    case .look(let look):
      let start = emit(.endLook)
      add(look.part, isBackward: look.isBehind)
      instructions.append(.endLook)
      instructions[start] = .look(isNegative: look.isNegative, next: instructions.count)
    }
  }

  private mutating func addAlternatives(_ branches: [Int], isBackward: Bool) {
    var jumps: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        add(branch, isBackward: isBackward)
        continue
      }
      let split = emit(.accept)
      add(branch, isBackward: isBackward)
      jumps.append(emit(.accept))
      instructions[split] = .split(split + 1, otherwise: instructions.count)
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func addRepetition(
    _ repetition: ExpressionSyntax.Repetition, isBackward: Bool
  ) {
    let maximum = repetition.maximum ?? .max
    if case .characters(let set) = syntax.nodes[repetition.part], !isBackward {
      instructions.append(
        .run(
          set, minimum: repetition.minimum, maximum: maximum, isLazy: repetition.isLazy))
      return
    }
    let count = registerCount
    registerCount += 2
    instructions.append(.startLoop(count: count))
    let start = emit(.accept)
    instructions.append(.save(count + 1))
    if !repetition.groups.isEmpty {
      instructions.append(
        .clear((2 * (repetition.groups.lowerBound - 1))..<(2 * (repetition.groups.upperBound - 1))))
    }
    add(repetition.part, isBackward: isBackward)
    let end = emit(.accept)
    let loop = Loop(
      count: count, place: count + 1, minimum: repetition.minimum, maximum: maximum,
      isLazy: repetition.isLazy, exit: instructions.count)
    instructions[start] = .turn(loop)
    instructions[end] = .endTurn(loop, start: start)
  }
}

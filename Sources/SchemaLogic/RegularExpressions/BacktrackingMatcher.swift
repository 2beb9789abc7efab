/// Runs a program on a text, with a stack of its own and a limit of steps.
struct BacktrackingMatcher {
  /// What has to be done to go back to an earlier choice.
  private enum Choice {
    /// Goes on at an address from a place.
    case branch(address: Int, place: Int)
    /// Puts an old value into a register.
    case register(Int, value: Int)
    /// Leaves a run of code points earlier, down to a place.
    case shorterRun(address: Int, least: Int, place: Int)
    /// Leaves a run of code points later, up to a place.
    case longerRun(address: Int, greatest: Int, place: Int)
    /// A look-around began here; going back over it means that it has failed.
    case look(isNegative: Bool, address: Int, place: Int)
  }

  private let program: MatchProgram
  private let text: [UInt32]
  private var registers: [Int]
  private var choices: [Choice] = []
  /// The heights of the stack at which look-arounds began.
  private var looks: [Int] = []
  private var steps: Int

  private init(_ program: MatchProgram, text: [UInt32], steps: Int) {
    self.program = program
    self.text = text
    self.steps = steps
    registers = Array(repeating: -1, count: program.registerCount)
  }

  /// The steps that a match may take beside those that the length of the text brings with it.
  static let standardSteps = 1_000_000

  /// Whether the program matches somewhere in the text; `nil` when that took too many steps.
  static func matches(
    _ program: MatchProgram, in text: String, steps: Int = standardSteps
  ) -> Bool? {
    let points = text.unicodeScalars.map(\.value)
    var matcher = BacktrackingMatcher(program, text: points, steps: steps + 16 * points.count)
    for start in 0...points.count {
      switch matcher.run(from: start) {
      case true?: return true
      case nil: return nil
      case false?: if program.isAnchored { return false }
      }
    }
    return false
  }

  /// Whether it matches from a place on.
  private mutating func run(from start: Int) -> Bool? {
    var address = 0
    var place = start
    for index in registers.indices { registers[index] = -1 }
    while true {
      steps -= 1
      guard steps >= 0 else { return nil }
      var hasMatched = true
      switch program.instructions[address] {
      case .accept: return true
      case .characters(let set, let isBackward):
        let index = isBackward ? place - 1 : place
        hasMatched = index >= 0 && index < text.count && set.contains(text[index])
        place += isBackward ? -1 : 1
        address += 1
      case .run(let set, let minimum, let maximum, let isLazy):
        hasMatched = takeRun(
          of: set, minimum: minimum, maximum: maximum, isLazy: isLazy, &address, &place)
      case .split(let first, let second):
        choices.append(.branch(address: second, place: place))
        address = first
      case .jump(let target): address = target
      case .save(let register):
        set(register, to: place)
        address += 1
      case .clear(let range):
        for register in range where registers[register] >= 0 { set(register, to: -1) }
        address += 1
      case .startLoop(let count):
        set(count, to: 0)
        address += 1
      case .turn(let loop): address = turn(loop, at: address, place)
      case .endTurn(let loop, let turn):
        let isNeeded = registers[loop.count] < loop.minimum
        hasMatched = isNeeded || registers[loop.place] != place
        set(loop.count, to: registers[loop.count] + 1)
        address = turn
      case .assertion(let assertion):
        hasMatched = holds(assertion, at: place)
        address += 1
      case .backReference(let numbers, let isBackward):
        hasMatched = takeCopy(of: numbers, isBackward: isBackward, &place)
        address += 1
      case .look(let isNegative, let next):
        looks.append(choices.count)
        choices.append(.look(isNegative: isNegative, address: next, place: place))
        address += 1
      case .endLook: hasMatched = endLook(&address, &place)
      }
      if !hasMatched, !goBack(&address, &place) { return false }
    }
  }

  private mutating func set(_ register: Int, to value: Int) {
    choices.append(.register(register, value: registers[register]))
    registers[register] = value
  }

  /// Takes the latest choice that is left; `false` when there is none.
  private mutating func goBack(_ address: inout Int, _ place: inout Int) -> Bool {
    while let choice = choices.popLast() {
      switch choice {
      case .branch(let target, let start):
        address = target
        place = start
        return true
      case .register(let register, let value):
        registers[register] = value
      case .shorterRun(let target, let least, let end):
        if end > least {
          choices.append(.shorterRun(address: target, least: least, place: end - 1))
        }
        address = target
        place = end
        return true
      case .longerRun(let target, let greatest, let end):
        if end < greatest {
          choices.append(.longerRun(address: target, greatest: greatest, place: end + 1))
        }
        address = target
        place = end
        return true
      case .look(let isNegative, let target, let start):
        looks.removeLast()
        if isNegative {
          address = target
          place = start
          return true
        }
      }
    }
    return false
  }

  private mutating func takeRun(
    of set: CodePointSet, minimum: Int, maximum: Int, isLazy: Bool, _ address: inout Int,
    _ place: inout Int
  ) -> Bool {
    let limit = maximum < text.count - place ? place + maximum : text.count
    var end = place
    while end < limit, set.contains(text[end]) { end += 1 }
    steps -= (end - place) / 8
    guard end - place >= minimum else { return false }
    let least = place + minimum
    address += 1
    if isLazy {
      if end > least {
        choices.append(.longerRun(address: address, greatest: end, place: least + 1))
      }
      place = least
    } else {
      if end > least {
        choices.append(.shorterRun(address: address, least: least, place: end - 1))
      }
      place = end
    }
    return true
  }

  /// The address at which a repetition goes on.
  private mutating func turn(_ loop: MatchProgram.Loop, at address: Int, _ place: Int) -> Int {
    let count = registers[loop.count]
    if count >= loop.maximum { return loop.exit }
    if count < loop.minimum { return address + 1 }
    let (first, second) = loop.isLazy ? (loop.exit, address + 1) : (address + 1, loop.exit)
    choices.append(.branch(address: second, place: place))
    return first
  }

  private func isWordCharacter(_ index: Int) -> Bool {
    index >= 0 && index < text.count && CodePointSet.wordCharacters.contains(text[index])
  }

  private func holds(_ assertion: ExpressionSyntax.Assertion, at place: Int) -> Bool {
    switch assertion {
    case .start: place == 0
    case .end: place == text.count
    case .wordBoundary: isWordCharacter(place - 1) != isWordCharacter(place)
    case .noWordBoundary: isWordCharacter(place - 1) == isWordCharacter(place)
    }
  }

  /// Moves over a copy of what a group holds; one that holds nothing matches nothing (ECMA-262 §22.2.2.7).
  private mutating func takeCopy(
    of numbers: [Int], isBackward: Bool, _ place: inout Int
  ) -> Bool {
    for number in numbers {
      let start = registers[2 * (number - 1)]
      let end = registers[2 * (number - 1) + 1]
      guard start >= 0, end >= start else { continue }
      let length = end - start
      let from = isBackward ? place - length : place
      guard from >= 0, from + length <= text.count else { return false }
      steps -= length / 8
      guard text[start..<end] == text[from..<(from + length)] else { return false }
      place = isBackward ? from : from + length
      return true
    }
    return true
  }

  /// Ends a look-around that has matched; what it chose is settled, what its groups hold stays.
  private mutating func endLook(_ address: inout Int, _ place: inout Int) -> Bool {
    guard let height = looks.popLast(),
      case .look(let isNegative, let target, let start) = choices[height]
    else { return false }
    var kept: [Choice] = []
    while choices.count > height {
      guard let choice = choices.popLast(), case .register(let register, let value) = choice else {
        continue
      }
      if isNegative { registers[register] = value } else { kept.append(choice) }
    }
    if isNegative { return false }
    choices.append(contentsOf: kept.reversed())
    address = target
    place = start
    return true
  }
}

import APIGraph
import DocumentTree

/// Hands what is asserted of a string to the solver of strings.
enum StringLeaf {
  static func solve(_ literals: [SignedLiteral], _ solver: GoalSolver) -> Outcome {
    var query = StringQuery()
    var formats: [(name: String, isNegated: Bool)] = []
    var reason = literals.unknownReason
    for signed in literals {
      switch (signed.literal, signed.isNegated) {
      case (.minLength(let least), false): query.raise(to: least)
      case (.minLength(let least), true): query.lower(to: least.predecessor)
      case (.maxLength(let most), false): query.lower(to: most)
      case (.maxLength(let most), true): query.raise(to: most.successor)
      case (.enumeration(let values), true):
        query.excluded.reserveCapacity(query.excluded.count + values.count)
        for value in values {
          if case .string(let text) = value { query.excluded.insert(text) }
        }
      case (.pattern(let pattern), let sign):
        guard let expression = solver.expression(pattern) else {
          reason = reason ?? .pattern(pattern.string, feature: "no regular expression")
          continue
        }
        sign ? query.notMatching.append(expression) : query.matching.append(expression)
      case (.format(let name), let sign): formats.append((name, sign))
      default: break
      }
    }
    if let most = query.maximumLength, most < query.minimumLength { return .none }
    if reason == nil, formats.count == 1, !formats[0].isNegated, query.hasNoExpressions,
      let sample = query.first(of: FormatLanguage.samples(formats[0].name))
    {
      return .value(.string(sample))
    }
    for (name, isNegated) in formats {
      guard let expression = FormatLanguage.expression(name) else {
        reason = reason ?? .format(name)
        continue
      }
      isNegated ? query.notMatching.append(expression) : query.matching.append(expression)
    }
    var steps = min(solver.budget.patternSteps, StringSolver.standardSteps)
    let before = steps
    let answer = solver.strings.word(query, steps: &steps)
    solver.budget.spendOnPatterns(before - steps)
    switch answer {
    case .word(let word): return reason.map(Outcome.undecided) ?? .value(.string(word))
    case .none: return .none
    case .undecided(let other): return .undecided(reason ?? other)
    }
  }
}

extension StringQuery {
  fileprivate mutating func raise(to least: Decimal) { minimumLength = max(minimumLength, least) }

  fileprivate mutating func lower(to most: Decimal) {
    maximumLength = min(maximumLength ?? most, most)
  }
}

extension Decimal {
  /// The size above; sizes beyond all that is looked at are all the same.
  fileprivate var successor: Decimal { adding(Decimal(1)) ?? self }

  /// The size below.
  fileprivate var predecessor: Decimal { subtracting(Decimal(1)) ?? self }
}

import APIGraph
import DocumentTree

/// Hands what is asserted of a string to the solver of strings.
enum StringLeaf {
  static func solve(_ literals: [SignedLiteral], _ solver: GoalSolver) -> Outcome {
    var query = StringQuery()
    var languages: [(language: Language, isNegated: Bool)] = []
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
      case (.pattern(let pattern), let sign): languages.append((.pattern(pattern), sign))
      case (.format(let name), let sign): languages.append((.format(name), sign))
      default: break
      }
    }
    if let most = query.maximumLength, most < query.minimumLength { return .none }
    // Where a format alone decides, its expression, which may be long, need not be made.
    if reason == nil, languages.count == 1, case (.format(let name), false) = languages[0],
      let sample = query.first(of: FormatLanguage.samples(name))
    {
      return .value(.string(sample))
    }
    for (language, isNegated) in languages {
      guard let expression = language.expression(solver) else {
        reason = reason ?? language.reason
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

/// What says of texts that they belong to a language.
private enum Language {
  case pattern(ExactString)
  case format(String)

  /// The language as an expression; `nil` where there is none.
  func expression(_ solver: GoalSolver) -> RegularExpression? {
    switch self {
    case .pattern(let pattern): solver.expression(pattern)
    case .format(let name): FormatLanguage.expression(name)
    }
  }

  /// Why nothing is known of the language where it is no expression.
  var reason: UndecidedReason {
    switch self {
    case .pattern(let pattern): .pattern(pattern.string, feature: "no regular expression")
    case .format(let name): .format(name)
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

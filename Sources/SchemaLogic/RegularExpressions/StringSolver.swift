import DocumentTree

/// Finds strings that fit patterns, lengths and exclusions, or proves that there are none.
///
/// It keeps the automata of the expressions that it has met. Its answers depend on the query and the steps alone.
package final class StringSolver {
  /// The steps that one query may usually take.
  package static let standardSteps = 60_000

  /// How many strings are tried where some expression can be judged by trying only.
  private static let trialLimit = 40

  private var prepared: [RegularExpression: ExpressionParts] = [:]

  package init() {}

  /// A shortest and readable string that fits; `steps` is what may still be taken, and is counted down.
  ///
  /// Where an expression brings samples of its language with it, one that fits comes before shorter strings.
  package func word(_ query: StringQuery, steps: inout Int) -> StringAnswer {
    if let word = plainWord(query) { return .word(word) }
    if query.matching.contains(where: query.notMatching.contains) { return .none }
    let expressions = query.matching + query.notMatching
    guard let reason = expressions.lazy.compactMap(\.approximationReason).first else {
      return search(query, steps: &steps)
    }
    // Strings of a narrower query are sure to fit.
    if expressions.allSatisfy({ $0.obstacle == nil }) {
      var narrow = query
      narrow.matching = query.matching.map { $0.bounds?.inner ?? $0 }
      narrow.notMatching = query.notMatching.map { $0.bounds?.outer ?? $0 }
      if case .word(let word) = search(narrow, steps: &steps) { return .word(word) }
    }
    // A wider query may leave no string at all, or one of the first that it leaves fits.
    var wide = query
    wide.matching = query.matching.compactMap { $0.obstacle == nil ? $0.bounds?.outer ?? $0 : nil }
    wide.notMatching = query.notMatching.compactMap {
      $0.obstacle == nil ? $0.bounds?.inner ?? $0 : nil
    }
    for _ in 0..<Self.trialLimit {
      let answer = search(wide, steps: &steps)
      guard case .word(let word) = answer else {
        return answer == .none ? .none : .undecided(reason)
      }
      let answers =
        query.matching.map { $0.matches(word.string) }
        + query.notMatching.map { $0.matches(word.string).map(!) }
      if answers.allSatisfy({ $0 == true }) { return .word(word) }
      // Only what is sure not to fit may be passed over.
      guard answers.contains(false) else { return .undecided(reason) }
      wide.excluded.insert(word)
    }
    return .undecided(reason)
  }

  /// The longest string that is made at once.
  private static let plainLimit = 1 << 16

  /// The answer to queries that need no search: for a length alone, and for one expression that brings a sample along.
  private func plainWord(_ query: StringQuery) -> ExactString? {
    guard query.notMatching.isEmpty, query.matching.count < 2 else { return nil }
    if let expression = query.matching.first { return query.first(of: expression.samples) }
    let lengths = LengthWindow(from: query.minimumLength, through: query.maximumLength)
    guard query.excluded.isEmpty, !lengths.isEmpty, lengths.minimum <= Self.plainLimit else {
      return nil
    }
    return ExactString(String(repeating: "a", count: lengths.minimum))
  }

  /// The first strings that fit, each as `word` would give it if those before it were excluded.
  package func words(_ query: StringQuery, atMost count: Int, steps: inout Int) -> StringList {
    var query = query
    var words: [ExactString] = []
    while true {
      let answer = word(query, steps: &steps)
      guard case .word(let word) = answer, words.count < count else {
        return StringList(words: words, next: answer)
      }
      words.append(word)
      query.excluded.insert(word)
    }
  }

  private func prepare(_ expression: RegularExpression) -> ExpressionParts? {
    if let known = prepared[expression] { return known }
    let new = expression.syntax.map(ExpressionParts.init)
    prepared[expression] = new
    return new
  }

  /// The answer to a query whose expressions automata can follow.
  private func search(_ query: StringQuery, steps: inout Int) -> StringAnswer {
    var lengths = LengthWindow(from: query.minimumLength, through: query.maximumLength)
    var allowed = CodePointSet.scalars
    var demands: [StringSearch.Demand] = []
    let conjuncts = query.matching.compactMap(prepare).flatMap(\.conjuncts)
    for part in conjuncts where !part.isNegative {
      allowed = allowed.intersection(part.outline.characters)
      if let simple = part.simple {
        lengths.restrict(from: simple.minimum, through: simple.maximum)
      } else {
        lengths.restrict(fromImplied: part.outline.minimum, through: part.outline.maximum)
        demands.append(.init(automaton: part.automaton, accepts: true))
      }
    }
    if allowed.isEmpty { lengths.restrict(from: 0, through: 0) }
    let refused = query.notMatching.compactMap(prepare).map(\.whole)
    for part in conjuncts.filter(\.isNegative) + refused {
      // Where the code points cannot make the difference, the length has to.
      if let simple = part.simple, allowed.subtracting(simple.characters).isEmpty {
        lengths.exclude(from: simple.minimum, through: simple.maximum)
      } else {
        demands.append(.init(automaton: part.automaton, accepts: false))
      }
    }
    if lengths.isEmpty { return .none }
    do throws(ThreadSets.Exhausted) {
      for sample in query.matching.flatMap(\.samples) where !query.excluded.contains(sample) {
        let length = sample.string.codePointCount
        guard lengths.contains(length),
          sample.string.unicodeScalars.allSatisfy({ allowed.contains($0.value) })
        else { continue }
        steps -= length * demands.count
        if try fits(sample, demands) { return .word(sample) }
      }
      let excluded = WordTrie(query.excluded)
      let wanted = demands.filter(\.accepts)
      if !wanted.isEmpty, wanted.count < demands.count {
        // The first string that has what is wanted is the answer if it lacks what is not, and is found much sooner.
        var search = StringSearch(wanted, allowed: allowed, lengths: lengths, excluded: excluded)
        let share = max(steps, 0) / 4
        var left = share
        let answer = try search.run(steps: &left)
        steps -= share - max(left, 0)
        switch answer {
        case .word(let word): if try fits(word, demands) { return answer }
        case .none: return .none
        case .undecided: break
        }
      }
      var search = StringSearch(demands, allowed: allowed, lengths: lengths, excluded: excluded)
      let answer = try search.run(steps: &steps)
      steps = max(steps, 0)
      return answer
    } catch {
      return .undecided(.patternSteps)
    }
  }

  private func fits(
    _ word: ExactString, _ demands: [StringSearch.Demand]
  ) throws(ThreadSets.Exhausted) -> Bool {
    let points = word.string.unicodeScalars.map(\.value)
    for demand in demands where try demand.automaton.matches(points) != demand.accepts {
      return false
    }
    return true
  }
}

extension RegularExpression {
  /// Why no automaton can follow the expression; `nil` when one can.
  fileprivate var obstacle: UndecidedReason? {
    guard let syntax else { return undecidedReason }
    return ExpressionAutomaton.obstacle(in: syntax).map { .pattern(pattern, feature: $0) }
  }

  /// Why something else has to stand for the expression in a search; `nil` when it can be followed as it is.
  fileprivate var approximationReason: UndecidedReason? { obstacle ?? bounds?.reason }
}

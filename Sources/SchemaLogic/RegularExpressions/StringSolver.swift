import DocumentTree

/// Finds strings that fit patterns, lengths and exclusions, or proves that there are none.
///
/// It keeps the automata of the expressions that it has met. Its answers depend on the query and the steps alone.
package final class StringSolver {
  /// The steps that one query may usually take.
  package static let standardSteps = 60_000

  /// How many strings are tried where some expression can be judged by trying only.
  private static let trialLimit = 40

  /// Automata larger than this are not kept for the next query.
  private static let sizeLimit = 200_000

  private var automata: [RegularExpression: ExpressionAutomaton] = [:]

  package init() {}

  /// A shortest and readable string that fits; `steps` is what may still be taken, and is counted down.
  ///
  /// Where an expression brings samples of its language with it, one that fits comes before shorter strings.
  package func word(_ query: StringQuery, steps: inout Int) -> StringAnswer {
    if !Set(query.matching).isDisjoint(with: query.notMatching) { return .none }
    var known = query
    known.matching.removeAll { $0.obstacle != nil }
    known.notMatching.removeAll { $0.obstacle != nil }
    let reason = (query.matching + query.notMatching).lazy.compactMap(\.obstacle).first
    guard let reason else { return search(known, steps: &steps) }
    // What is known may leave no string at all, or one of the first that it leaves fits everything.
    for _ in 0..<Self.trialLimit {
      let answer = search(known, steps: &steps)
      guard case .word(let word) = answer else {
        return answer == .none ? .none : .undecided(reason)
      }
      if query.matching.allSatisfy({ $0.matches(word.string) == true }),
        query.notMatching.allSatisfy({ $0.matches(word.string) == false })
      {
        return .word(word)
      }
      // It may still be a string that was sought, if an expression cannot be judged at all.
      if query.matching.contains(where: { $0.matches(word.string) == nil })
        || query.notMatching.contains(where: { $0.matches(word.string) == nil })
      {
        return .undecided(reason)
      }
      known.excluded.insert(word)
    }
    return .undecided(reason)
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

  /// The automaton of an expression that has no obstacle.
  private func automaton(of expression: RegularExpression) -> ExpressionAutomaton? {
    if let automaton = automata[expression], automaton.size < Self.sizeLimit { return automaton }
    let automaton = ExpressionAutomaton(expression)
    automata[expression] = automaton
    return automaton
  }

  private func search(_ query: StringQuery, steps: inout Int) -> StringAnswer {
    var lengths = LengthWindow(from: query.minimumLength, through: query.maximumLength)
    var allowed = CodePointSet.scalars
    var demands: [StringSearch.Demand] = []
    for expression in query.matching {
      if let simple = expression.syntax.flatMap(SimpleLanguage.init) {
        allowed = allowed.intersection(simple.characters)
        lengths.restrict(from: simple.minimum, through: simple.maximum)
      } else if let automaton = automaton(of: expression) {
        demands.append(.init(automaton: automaton, accepts: true))
      }
    }
    if allowed.isEmpty { lengths.restrict(from: 0, through: 0) }
    for expression in query.notMatching {
      // Where the code points cannot make the difference, the length has to.
      if let simple = expression.syntax.flatMap(SimpleLanguage.init),
        allowed.subtracting(simple.characters).isEmpty
      {
        lengths.exclude(from: simple.minimum, through: simple.maximum)
      } else if let automaton = automaton(of: expression) {
        demands.append(.init(automaton: automaton, accepts: false))
      }
    }
    if lengths.isEmpty { return .none }
    do throws(ThreadSets.Exhausted) {
      for sample in query.matching.flatMap(\.samples) {
        let points = sample.string.unicodeScalars.map(\.value)
        guard lengths.contains(points.count), !query.excluded.contains(sample),
          points.allSatisfy({ allowed.contains($0) })
        else { continue }
        steps -= points.count * demands.count
        var fits = true
        for demand in demands where fits {
          fits = try demand.automaton.matches(points) == demand.accepts
        }
        if fits { return .word(sample) }
      }
      var search = StringSearch(
        demands, allowed: allowed, lengths: lengths, excluded: WordTrie(query.excluded.sorted()))
      let answer = try search.run(steps: &steps)
      steps = max(steps, 0)
      return answer
    } catch {
      return .undecided(.patternSteps)
    }
  }
}

extension RegularExpression {
  /// Why no automaton can follow the expression; `nil` when one can.
  fileprivate var obstacle: UndecidedReason? {
    guard let syntax else { return undecidedReason }
    return ExpressionAutomaton.obstacle(in: syntax).map { .pattern(pattern, feature: $0) }
  }
}

/// An expression as the search uses it: in parts that must all hold, with automata that are made when they are needed.
final class ExpressionParts {
  /// Something that is said of a text: by the code points and the length alone, or by an automaton.
  final class Part {
    private let syntax: ExpressionSyntax
    /// Whether it must not hold.
    let isNegative: Bool
    /// What is said, if it is said of code points and the length alone.
    let simple: SimpleLanguage?
    /// What is true at least of all texts of which it is said.
    let outline: SimpleLanguage
    private var made: ExpressionAutomaton?

    init(_ syntax: ExpressionSyntax, isNegative: Bool) {
      self.syntax = syntax
      self.isNegative = isNegative
      simple = SimpleLanguage(syntax)
      outline = simple ?? SimpleLanguage(around: syntax)
    }

    /// The automaton; a new one when the old one has grown large.
    var automaton: ExpressionAutomaton {
      if let made, made.size < ExpressionAutomaton.sizeLimit { return made }
      let automaton = ExpressionAutomaton(syntax)
      made = automaton
      return automaton
    }
  }

  /// The expression as one.
  let whole: Part

  /// What must hold for the expression to match: the look-aheads at its start, and the rest.
  let conjuncts: [Part]

  /// Prepares an expression that automata can follow.
  init(_ syntax: ExpressionSyntax) {
    whole = Part(syntax, isNegative: false)
    let looks = syntax.leadingLookAheads
    conjuncts = looks.isEmpty ? [whole] : looks.map { Part($0, isNegative: $1) }
  }
}

extension ExpressionSyntax {
  /// The look-aheads of an expression like `^(?=A)(?!B)C`, and what stands behind them, each as an expression of its own.
  ///
  /// Empty when there are none. All begin at the start of the text, so that the whole is their intersection.
  fileprivate var leadingLookAheads: [(ExpressionSyntax, isNegative: Bool)] {
    guard case .sequence(let parts) = nodes[root], nodes[parts[0]] == .assertion(.start) else {
      return []
    }
    var result: [(ExpressionSyntax, isNegative: Bool)] = []
    var rest = parts.dropFirst()
    while let next = rest.first, case .look(let look) = nodes[next], !look.isBehind {
      rest.removeFirst()
      if case .sequence(let inner) = nodes[look.part] {
        result.append((whole([parts[0]] + inner), look.isNegative))
      } else {
        result.append((whole([parts[0], look.part]), look.isNegative))
      }
    }
    if !result.isEmpty, !rest.isEmpty { result.append((whole([parts[0]] + rest), false)) }
    return result
  }

  /// The same nodes, but others of them as the whole.
  private func whole(_ parts: [Int]) -> ExpressionSyntax {
    var syntax = self
    syntax.nodes.append(.sequence(parts))
    syntax.root = syntax.nodes.count - 1
    return syntax
  }
}

package import DocumentTree

/// A regular expression of ECMA-262 with the `u` flag, as `pattern` uses them: unanchored (JSON Schema 2020-12 core §6.4).
package struct RegularExpression: Hashable, Sendable {
  /// The text of the expression.
  package let pattern: String

  /// What the expression uses that is not understood here; then it has no `syntax`.
  package let unsupportedFeature: String?

  /// The parts of the expression.
  package let syntax: ExpressionSyntax?

  /// Natural strings that it matches, which are preferred to shorter ones.
  package let samples: [ExactString]

  /// What stands for it in a search when its automaton would be too large.
  package let bounds: ExpressionBounds?

  private let program: MatchProgram?

  /// Parses an expression; `nil` when it is none, even with the liberties that engines take without the `u` flag.
  package init?(_ pattern: String, samples: [ExactString] = [], bounds: ExpressionBounds? = nil) {
    self.pattern = pattern
    self.samples = samples
    self.bounds = bounds
    do {
      let syntax = try ExpressionParser.parse(pattern).withJoinedRepetitions
      self.syntax = syntax
      program = MatchProgram(syntax)
      unsupportedFeature = nil
    } catch .unsupported(let feature) {
      syntax = nil
      program = nil
      unsupportedFeature = feature
    } catch {
      return nil
    }
  }

  /// Whether it matches somewhere in the text, by backtracking; `nil` when it cannot be told (`undecidedReason`).
  package func matches(_ text: String) -> Bool? {
    program.flatMap { BacktrackingMatcher.matches($0, in: text) }
  }

  /// Why `matches` has no answer, when it has none.
  package var undecidedReason: UndecidedReason {
    unsupportedFeature.map { .pattern(pattern, feature: $0) } ?? .patternSteps
  }

  /// Expressions with the same text are the same.
  package static func == (left: RegularExpression, right: RegularExpression) -> Bool {
    ExactString(left.pattern) == ExactString(right.pattern)
  }

  /// Hashes the text.
  package func hash(into hasher: inout Hasher) {
    ExactString(pattern).hash(into: &hasher)
  }
}

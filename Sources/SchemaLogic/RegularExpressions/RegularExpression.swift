/// A regular expression of ECMA-262 with the `u` flag, as `pattern` uses them: unanchored (JSON Schema 2020-12 core §6.4).
package struct RegularExpression: Sendable {
  /// The text of the expression.
  package let pattern: String

  /// Parses an expression; `nil` when it is none, even with the liberties that engines take without the `u` flag.
  package init?(_ pattern: String) { self.pattern = pattern }

  /// Whether it matches somewhere in the text, by backtracking; `nil` when that took too many steps.
  package func matches(_ text: String) -> Bool? { nil }
}

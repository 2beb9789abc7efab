/// A language that says only which code points a text may have and how many: `^[a-z]{1,64}$`.
struct SimpleLanguage {
  let characters: CodePointSet
  let minimum: Int
  /// `Int.max` when there is no limit.
  let maximum: Int

  /// The language of an expression, if it is of this kind.
  init?(_ syntax: ExpressionSyntax) {
    func inner(_ node: Int) -> ExpressionSyntax.Node {
      var node = syntax.nodes[node]
      while case .group(let part, _) = node { node = syntax.nodes[part] }
      return node
    }
    guard case .sequence(let parts) = inner(syntax.root), parts.count == 2 || parts.count == 3,
      inner(parts[0]) == .assertion(.start), inner(parts[parts.count - 1]) == .assertion(.end)
    else { return nil }
    switch parts.count == 2 ? .empty : inner(parts[1]) {
    case .empty:
      (characters, minimum, maximum) = (.none, 0, 0)
    case .characters(let set):
      (characters, minimum, maximum) = (set, 1, 1)
    case .repetition(let repetition):
      guard case .characters(let set) = inner(repetition.part) else { return nil }
      (characters, minimum, maximum) = (set, repetition.minimum, repetition.maximum ?? .max)
    default: return nil
    }
  }

  /// The least language of this kind that has all texts in which an expression matches.
  init(around syntax: ExpressionSyntax) {
    let lengths = syntax.matchedLengths
    minimum = lengths.minimum
    if syntax.isAnchoredAtStart, syntax.isAnchoredAtEnd {
      maximum = lengths.maximum
      characters = syntax.matchedCharacters
    } else {
      maximum = .max
      characters = .all
    }
  }
}

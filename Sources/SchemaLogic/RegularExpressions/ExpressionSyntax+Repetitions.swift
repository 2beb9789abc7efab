extension ExpressionSyntax {
  /// The same language with repetitions of repetitions written as one, where the numbers leave no gap: `(a{1,5}){1,5}` is `a{1,25}`.
  ///
  /// Each level of counts multiplies the states of an automaton and the ways that a matcher tries. What groups hold is seen by
  /// back-references only (ECMA-262 §22.2.2), so that an expression that has any is left as it is.
  var withJoinedRepetitions: ExpressionSyntax {
    let isObserved = nodes.contains { node in
      if case .backReference = node { true } else { false }
    }
    if isObserved { return self }
    var syntax = self
    // Parts stand before wholes, so that inner repetitions have been joined before outer ones are looked at.
    for index in nodes.indices {
      guard case .repetition(let outer) = syntax.nodes[index],
        case .repetition(let inner) = syntax.content(of: outer.part),
        let joined = outer.joined(with: inner)
      else { continue }
      syntax.nodes[index] = .repetition(joined)
    }
    return syntax
  }

  /// What stands in the groups around a part.
  private func content(of part: Int) -> Node {
    var node = nodes[part]
    while case .group(let inner, _) = node { node = nodes[inner] }
    return node
  }
}

extension ExpressionSyntax.Repetition {
  /// One repetition for this one of another; `nil` when some numbers in between cannot be had.
  fileprivate func joined(
    with inner: ExpressionSyntax.Repetition
  ) -> ExpressionSyntax.Repetition? {
    guard leavesNoGap(over: inner),
      let least = Self.product(minimum, inner.minimum)
    else { return nil }
    var most: Int? = 0
    if maximum != 0, inner.maximum != 0 {
      most = nil
      if let maximum, let innerMaximum = inner.maximum {
        guard let product = Self.product(maximum, innerMaximum) else { return nil }
        most = product
      }
    }
    return ExpressionSyntax.Repetition(
      part: inner.part, minimum: least, maximum: most, isLazy: isLazy, groups: groups)
  }

  /// Whether the numbers for one turn more begin, at the latest, right behind those for as many turns as before.
  ///
  /// The more turns, the wider the numbers, so that the fewest turns decide.
  private func leavesNoGap(over inner: ExpressionSyntax.Repetition) -> Bool {
    if maximum == minimum || inner.minimum <= 1 { return true }
    guard let innerMaximum = inner.maximum else { return minimum > 0 }
    let width = innerMaximum - inner.minimum
    let (room, isHuge) = minimum.multipliedReportingOverflow(by: width)
    return isHuge || room >= inner.minimum - 1
  }

  private static func product(_ left: Int, _ right: Int) -> Int? {
    let (product, isTooLarge) = left.multipliedReportingOverflow(by: right)
    return isTooLarge ? nil : product
  }
}

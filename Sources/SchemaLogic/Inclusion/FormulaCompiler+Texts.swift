// Members and elements of which only the spelling counts.
extension FormulaCompiler {
  /// How deeply formulas are looked through.
  private static let maximumNesting = 40

  /// Whether the members or elements of one value may have to be read in one way by several literals, or by one that must not
  /// hold.
  ///
  /// Every literal reads the texts for itself, which is as good as reading the whole value in one way only where a
  /// single literal has to hold.
  func readsTextsTogether(_ formula: Formula) -> Bool { 1 < readings(of: formula, depth: 0) }

  /// The most literals about parts of a value that may have to hold at once; two where one must not hold.
  private func readings(of formula: Formula, depth: Int) -> Int {
    guard depth < Self.maximumNesting else { return 2 }
    switch arena[formula] {
    case .anything: return 0
    case .aside(let inner, _):
      return readings(of: formula.isNegated ? inner.negated : inner, depth: depth + 1)
    case .literal(let literal):
      switch literal {
      case .members(let members):
        // A member may have a name of its own and match a pattern, or match several.
        let kinds = members.patterns.count + (members.named.isEmpty ? 0 : 1)
        return formula.isNegated || 1 < kinds ? 2 : 1
      case .items, .contains(_, _, nil): return formula.isNegated ? 2 : 1
      case .contains: return 2
      default: return 0
      }
    case .all(let parts):
      var result = 0
      for part in parts {
        if formula.isNegated {
          result = max(result, readings(of: part.negated, depth: depth + 1))
        } else {
          result += readings(of: part, depth: depth + 1)
        }
        if 1 < result { return result }
      }
      return result
    }
  }
}

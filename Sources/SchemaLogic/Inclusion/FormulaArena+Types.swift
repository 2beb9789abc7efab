import DocumentTree

// What formulas say about values of one type.
extension FormulaArena {
  /// The formula as it reads for values of a type: what speaks of other types only is gone.
  mutating func specialised(_ formula: Formula, to type: ValueType) -> Formula {
    let known = specialisations[type.rawValue]
    if formula.node < known.count, let result = known[formula.node] {
      return formula.isNegated ? result.negated : result
    }
    let plain = Formula(node: formula.node)
    let result: Formula
    switch self[formula] {
    case .anything: result = .anything
    case .literal(let literal): result = specialised(literal, plain, to: type)
    case .aside(let inner, let roles):
      result = aside(specialised(inner, to: type), without: roles)
    case .all(let parts):
      var kept: [Formula] = []
      var isEmpty = false
      for part in parts {
        let part = specialised(part, to: type)
        if part == .nothing {
          isEmpty = true
          break
        }
        if part != .anything { kept.append(part) }
      }
      result = isEmpty ? .nothing : all(kept)
    }
    remember(result, for: formula.node, type)
    return formula.isNegated ? result.negated : result
  }

  private mutating func remember(_ result: Formula, for node: Int, _ type: ValueType) {
    let missing = node + 1 - specialisations[type.rawValue].count
    if missing > 0 {
      specialisations[type.rawValue].append(contentsOf: repeatElement(nil, count: missing))
    }
    specialisations[type.rawValue][node] = result
  }

  private mutating func specialised(
    _ literal: Literal, _ formula: Formula, to type: ValueType
  ) -> Formula {
    switch literal {
    case .types(let types): return types.contains(type) ? .anything : .nothing
    case .unknown: return formula
    case .enumeration(let values):
      let kept = values.filter { ValueType(of: $0) == type }
      switch type {
      case .null: return kept.isEmpty ? .nothing : .anything
      case .boolean: return kept.count == 2 ? .anything : self.literal(.enumeration(kept))
      default: return kept.count == values.count ? formula : self.literal(.enumeration(kept))
      }
    default: return literal.type == type ? formula : .anything
    }
  }
}

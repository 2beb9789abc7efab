import DocumentTree

/// What can be seen of a formula at once, to tell that another excludes it.
///
/// A `oneOf` whose branches exclude each other is an `anyOf`, which spares the search the pairs of branches.
struct BranchProfile {
  private var types = ValueTypes.all
  private var values: Set<JSONValue>?
  private var required: Set<ExactString> = []
  /// The values that are listed for members.
  private var tags: [ExactString: Set<JSONValue>] = [:]

  init(_ formula: Formula, _ compiler: FormulaCompiler) {
    if case .all(let parts) = compiler.arena[formula], !formula.isNegated {
      for part in parts { add(part, compiler) }
    } else {
      add(formula, compiler)
    }
  }

  private mutating func add(_ part: Formula, _ compiler: FormulaCompiler) {
    guard case .literal(let literal) = compiler.arena[part] else { return }
    switch literal {
    case .types(let mask):
      types.formIntersection(part.isNegated ? ValueTypes.all.subtracting(mask) : mask)
    case .enumeration(let listed) where !part.isNegated:
      values = values?.intersection(listed) ?? Set(listed)
      let listedTypes = listed.reduce(into: ValueTypes()) {
        $0.insert(ValueTypes(only: ValueType(of: $1)))
      }
      types.formIntersection(listedTypes)
    case .required(let name) where !part.isNegated: required.insert(name)
    case .members(let members) where !part.isNegated:
      for entry in members.named {
        guard let listed = compiler.listedValues(at: entry.location) else { continue }
        // A text may stand for values of several types.
        if !compiler.reading.spelling.ofMembers.spellsTypes,
          !listed.allSatisfy({ ValueType(of: $0) == .string })
        {
          continue
        }
        tags[entry.key] = tags[entry.key]?.intersection(listed) ?? Set(listed)
      }
    default: break
    }
  }

  /// Whether no value can fulfil both formulas.
  func excludes(_ other: BranchProfile) -> Bool {
    let common = types.intersection(other.types)
    if common.isEmpty { return true }
    if let values, let others = other.values, values.isDisjoint(with: others) { return true }
    guard common == ValueTypes(only: .object) else { return false }
    return tags.contains { name, values in
      guard required.contains(name) || other.required.contains(name) else { return false }
      return other.tags[name].map(values.isDisjoint) ?? false
    }
  }

  /// Whether all exclude each other by a member that tells them apart; found without looking at each pair.
  static func areDisjoint(_ profiles: [BranchProfile]) -> Bool {
    guard let first = profiles.first, profiles.count > 1 else { return true }
    guard profiles.allSatisfy({ $0.types == ValueTypes(only: .object) }) else { return false }
    return first.tags.keys.contains { name in
      var seen: Set<JSONValue> = []
      for profile in profiles {
        guard profile.required.contains(name), let values = profile.tags[name] else { return false }
        for value in values where !seen.insert(value).inserted { return false }
      }
      return true
    }
  }
}

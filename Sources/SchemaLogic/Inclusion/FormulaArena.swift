import APIGraph
import DocumentTree

/// Keeps formulas, each once.
struct FormulaArena {
  private var nodes: [FormulaNode] = [.anything]
  private var positions: [FormulaNode: Int] = [.anything: 0]
  /// By node: where its parts stand in the list of all parts, if it is made of several.
  private var partRanges: [Range<Int32>] = [0..<0]
  private var parts: [Formula] = []
  /// By node: the condition that stands aside in it, otherwise the node itself.
  private var insides: [Formula] = [.anything]
  /// By type and node: the formula as it reads for values of that type; negative codes while unknown.
  var specialisations: [[Formula?]] = ValueType.allCases.map { _ in [] }

  init() {}

  /// The number of nodes.
  var count: Int { nodes.count }

  /// What a formula's node is.
  subscript(formula: Formula) -> FormulaNode { nodes[formula.node] }

  private mutating func intern(_ node: FormulaNode) -> Formula {
    let position = nodes.count
    let known = Self.kept(&positions[node, default: position])
    if known < position { return Formula(node: known) }
    nodes.append(node)
    let start = Int32(parts.count)
    var inside = Formula(node: position)
    switch node {
    case .all(let conditions): parts += conditions
    case .aside(let inner, _): inside = inner
    case .anything, .literal: break
    }
    partRanges.append(start..<Int32(parts.count))
    insides.append(inside)
    return Formula(node: position)
  }

  /// What a table holds for a key, or from now on; by one search for the key, which may be a long list of values.
  private static func kept(_ entry: inout Int) -> Int { entry }

  /// Where the parts of a node that is made of several stand; empty for every other.
  func partRange(of node: Int) -> Range<Int> {
    let range = partRanges[node]
    return Int(range.lowerBound)..<Int(range.upperBound)
  }

  /// A part by where it stands.
  func part(at index: Int) -> Formula { parts[index] }

  /// What a node sets aside; itself if nothing.
  func inside(of node: Int) -> Formula { insides[node] }

  /// The formula of one literal, those that say nothing or contradict themselves folded.
  mutating func literal(_ literal: Literal) -> Formula {
    switch literal {
    case .types(let types):
      if types == .all { return .anything }
      if types.isEmpty { return .nothing }
      // One node stands for a set of types and for its complement.
      guard types.contains(.null) else {
        return intern(.literal(.types(ValueTypes.all.subtracting(types)))).negated
      }
    case .enumeration(let values): if values.isEmpty { return .nothing }
    case .members(let members): if members.isEmpty { return .anything }
    case .items(let prefix, let rest):
      if rest == .anything, prefix.allSatisfy({ $0 == .anything }) { return .anything }
    case .propertyNames(.anything): return .anything
    default: break
    }
    return intern(.literal(literal))
  }

  /// What fulfils all of some formulas.
  mutating func all(_ parts: [Formula]) -> Formula {
    var types = ValueTypes.all
    var flat: [Formula] = []
    func add(_ part: Formula, _ nodes: [FormulaNode]) {
      if case .literal(.types(let mask)) = nodes[part.node] {
        types.formIntersection(part.isNegated ? ValueTypes.all.subtracting(mask) : mask)
      } else {
        flat.append(part)
      }
    }
    for part in parts {
      if case .all(let inner) = nodes[part.node], !part.isNegated {
        for part in inner { add(part, nodes) }
      } else {
        add(part, nodes)
      }
    }
    if types != .all { flat.append(literal(.types(types))) }
    flat.sort()
    var result: [Formula] = []
    for part in flat where part != .anything {
      if part == .nothing { return .nothing }
      if let last = result.last {
        if last == part { continue }
        if last == part.negated { return .nothing }
      }
      result.append(part)
    }
    if result.isEmpty { return .anything }
    return result.count == 1 ? result[0] : intern(.all(result))
  }

  /// What fulfils any of some formulas.
  mutating func any(_ parts: [Formula]) -> Formula { all(parts.map(\.negated)).negated }

  /// That a formula does not hold which is under a `not`, where nothing is declared.
  mutating func not(_ formula: Formula) -> Formula { aside(formula, without: .all).negated }

  /// That a branch does not hold. Whatever of it is fulfilled all the same, its sender does not declare the names in it.
  mutating func refused(_ branch: Formula) -> Formula { aside(branch, without: .sender).negated }

  /// The same formula where it does not speak in some roles.
  mutating func aside(_ formula: Formula, without roles: Roles) -> Formula {
    switch nodes[formula.node] {
    case .anything: return formula
    // What names nothing is the same in any role.
    case .literal(let literal) where !literal.hasParts: return formula
    default: break
    }
    let aside = intern(.aside(Formula(node: formula.node), without: roles))
    return formula.isNegated ? aside.negated : aside
  }
}

/// A condition on a value: a node of an arena, taken as it is or negated.
///
/// Equal conditions of one arena are mostly the same formula, and what excludes another is found by its code.
struct Formula: Hashable, Comparable {
  /// The node's position, doubled, and one more when it is negated.
  let code: Int32

  /// What every value fulfils.
  static let anything = Formula(code: 0)
  /// What no value fulfils.
  static let nothing = Formula(code: 1)

  /// The condition of a node.
  init(node: Int) { code = Int32(node) << 1 }

  private init(code: Int32) { self.code = code }

  /// The position of the node.
  var node: Int { Int(code >> 1) }

  /// Whether the node must not be fulfilled.
  var isNegated: Bool { code & 1 == 1 }

  /// What a value fulfils exactly when it does not fulfil this.
  var negated: Formula { Formula(code: code ^ 1) }

  static func < (left: Formula, right: Formula) -> Bool { left.code < right.code }
}

/// What a formula is made of.
enum FormulaNode: Hashable {
  case anything
  /// All of some conditions, in order, without repetition. "Any" is the negation of all negations.
  case all([Formula])
  case literal(Literal)
  /// The same condition where it does not speak in some roles: what it names is not declared by it.
  case aside(Formula, without: Roles)

  /// Of many listed values hashes some, because lists that grow by one value again and again are long.
  func hash(into hasher: inout Hasher) {
    switch self {
    case .anything: hasher.combine(0)
    case .all(let conditions):
      hasher.combine(1)
      hasher.combine(conditions)
    case .literal(.enumeration(let values)):
      hasher.combine(values.count)
      for index in stride(from: 0, to: values.count, by: max(1, values.count / 8)) {
        hasher.combine(values[index])
      }
      hasher.combine(values.last)
    case .literal(let literal): hasher.combine(literal)
    case .aside(let condition, let roles):
      hasher.combine(condition)
      hasher.combine(roles)
    }
  }
}

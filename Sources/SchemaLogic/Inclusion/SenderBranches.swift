import DocumentTree

/// The branches of a sender's schema that declare names inside members or elements.
///
/// What a sender declares inside a member are the names of all branches that hold. The search asserts no more branches than it has
/// to, so that those which may hold besides have to be tried as well before it can say that no value exists.
struct SenderBranches {
  /// A branch, and where inside the value it declares names.
  private struct Branch {
    let condition: Formula
    let profile: BranchProfile
    let parts: [Part]
    /// Whether something else of the sender declares names in the same places.
    var isBesideOthers = false
  }

  /// A member or elements, and what is declared there.
  struct Part: Hashable {
    /// The name of the member; `nil` for all members and elements.
    let name: ExactString?
    let location: Location

    /// That the names declared there may be used.
    var demand: Demand { Demand(location: location, isNegated: false, roles: .possible) }

    /// Whether both speak of the same place in different words.
    func isBeside(_ other: Part) -> Bool {
      location != other.location && (name == nil || other.name == nil || name == other.name)
    }
  }

  private var branches: [Branch] = []

  /// Where branches that may hold declare names, of those who send the value around this one.
  private var possibleParts: Set<Part> = []

  /// Whether nothing can be assumed of names inside, because not all that may declare them has been looked through.
  private(set) var areUnknown = false

  /// The branches that speak of values of a type, of those who send the values of a goal.
  init(of goal: Goal, _ type: ValueType, _ compiler: FormulaCompiler) {
    guard goal.assumption != .openWorld else { return }
    var common: [Part] = []
    var seen: Set<Formula> = []
    for entry in goal.entries where entry.roles == .possible {
      addPossible(entry.location, type, compiler)
    }
    for entry in goal.entries where entry.roles.contains(.sender) {
      common += Self.parts(
        of: compiler.arena.specialised(entry.formula, to: type), compiler)
      guard let outline = compiler.outline(at: entry.location) else { continue }
      if outline.isOpenInside { areUnknown = true }
      for branch in outline.branches {
        let condition = compiler.arena.specialised(branch.condition, to: type)
        guard condition != .nothing, seen.insert(condition).inserted else { continue }
        let parts = Self.parts(of: condition, compiler)
        if parts.isEmpty { continue }
        branches.append(
          Branch(
            condition: condition, profile: BranchProfile(condition, compiler), parts: parts))
      }
    }
    for index in branches.indices {
      let others =
        common + branches.indices.filter { $0 != index }.flatMap { branches[$0].parts }
      branches[index].isBesideOthers = branches[index].parts.contains { part in
        others.contains(where: part.isBeside)
      }
    }
  }

  /// Adds all parts of a schema that may hold.
  private mutating func addPossible(
    _ location: Location, _ type: ValueType, _ compiler: FormulaCompiler
  ) {
    guard let outline = compiler.outline(at: location) else { return }
    if outline.isOpenInside { areUnknown = true }
    for formula in [compiler.formula(at: location)] + outline.branches.map(\.condition) {
      possibleParts.formUnion(
        Self.parts(of: compiler.arena.specialised(formula, to: type), compiler))
    }
  }

  /// Where names may be declared inside besides what has been asserted; in an order that is always the same.
  func possibleParts(
    beside state: AssertionTrail, _ compiler: FormulaCompiler
  ) -> [Part] {
    var parts = possibleParts
    for (index, _) in furtherBranches(from: 0, state, compiler) {
      parts.formUnion(branches[index].parts)
    }
    return parts.sorted { ($0.location, $0.name ?? "") < ($1.location, $1.name ?? "") }
  }

  /// Where names may be declared inside whatever holds here.
  var partsFromAround: [Part] {
    possibleParts.sorted { ($0.location, $0.name ?? "") < ($1.location, $1.name ?? "") }
  }

  /// Where a formula speaks of members inside of members or elements.
  private static func parts(of formula: Formula, _ compiler: FormulaCompiler) -> [Part] {
    var result: [Part] = []
    var pending = [formula]
    func add(_ name: ExactString?, _ location: Location) {
      if compiler.hasMembers(location) { result.append(Part(name: name, location: location)) }
    }
    while let formula = pending.popLast() {
      if formula.isNegated { continue }
      switch compiler.arena[formula] {
      case .all(let parts): pending += parts
      case .literal(.members(let members)):
        for entry in members.named { add(entry.key, entry.location) }
        for entry in members.patterns { add(nil, entry.location) }
        add(nil, members.additional)
      case .literal(.items(let prefix, let rest)):
        for location in prefix { add(nil, location) }
        add(nil, rest)
      case .literal(.contains(let location, _, _)): add(nil, location)
      case .anything, .literal, .aside: break
      }
    }
    return result
  }

  /// The branches that may hold beside what has been asserted and would allow more names, from one on.
  func furtherBranches(
    from start: Int, _ state: AssertionTrail, _ compiler: FormulaCompiler
  ) -> [(index: Int, condition: Formula)] {
    let held = branches.filter { state.isAsserted($0.condition, by: .sender, compiler) }
    return branches.indices.dropFirst(start).compactMap { index in
      let branch = branches[index]
      guard branch.isBesideOthers, !state.isAsserted(branch.condition, by: .sender, compiler),
        state.holds(branch.condition, compiler) != false,
        !held.contains(where: { $0.profile.excludes(branch.profile) })
      else { return nil }
      return (index, branch.condition)
    }
  }

  /// A branch that has not been asserted, though a value fulfils it and has members in a place where the branch declares names.
  func overlooked(
    by value: JSONValue, _ state: AssertionTrail, _ solver: GoalSolver
  ) -> Formula? {
    branches.first { branch in
      guard branch.parts.contains(where: { Self.hasMembers(value, in: $0) }),
        !state.isAsserted(branch.condition, by: .sender, solver.compiler),
        state.holds(branch.condition, solver.compiler) != false,
        case .yes = solver.evaluate(branch.condition, on: value)
      else { return false }
      return true
    }?.condition
  }

  /// Whether there is something inside a part of a value.
  private static func hasMembers(_ value: JSONValue, in part: Part) -> Bool {
    switch value {
    case .object(let members):
      if let name = part.name { return members[name]?.hasParts ?? false }
      return members.values.contains(where: \.hasParts)
    case .array(let elements): return elements.contains(where: \.hasParts)
    case .null, .boolean, .number, .string: return false
    }
  }
}

extension JSONValue {
  /// Whether it is an array or object that is not empty.
  fileprivate var hasParts: Bool {
    switch self {
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    case .null, .boolean, .number, .string: false
    }
  }
}

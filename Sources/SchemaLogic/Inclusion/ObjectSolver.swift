import APIGraph
import DocumentTree

/// Finds an object that fulfils literals about members, or proves that there is none.
///
/// What every member must hold is kept by choosing their values; that some member must not is served by one member each, a
/// named one or one of a region of names. A member that nothing asks for is left out.
final class ObjectSolver {
  let solver: GoalSolver
  private let assumption: Assumption
  private var universals: [(literal: MembersLiteral, roles: Roles)] = []
  private var nameConditions: [Location] = []
  private(set) var demands: [ExistentialDemand] = []
  private(set) var must: Set<ExactString> = []
  /// What must be there, in order.
  private(set) lazy var required: [ExactString] = must.sorted()
  private(set) var never: Set<ExactString> = []
  private(set) var least = 0
  private(set) var most = Int.max
  private let unknown: UndecidedReason?
  /// Where names may be used that further branches of the sender declare.
  private let possible: [SenderBranches.Part]

  var names: [ExactString] = []
  let regions: KeyRegions
  var reason: UndecidedReason?

  init(
    _ literals: [SignedLiteral], _ assumption: Assumption, _ possible: [SenderBranches.Part],
    _ solver: GoalSolver
  ) {
    self.solver = solver
    self.possible = possible
    self.assumption = assumption
    unknown = literals.unknownReason
    regions = KeyRegions(solver)
    for signed in literals {
      switch (signed.literal, signed.isNegated) {
      case (.required(let name), false): must.insert(name)
      case (.required(let name), true): never.insert(name)
      case (.minProperties(let count), false): least = max(least, count.clamped)
      case (.minProperties(let count), true): most = min(most, count.clamped - 1)
      case (.maxProperties(let count), false): most = min(most, count.clamped)
      case (.maxProperties(let count), true): least = max(least, count.clamped + 1)
      case (.members(let literal), false): universals.append((literal, signed.roles))
      case (.members(let literal), true): demands.append(.member(literal, signed.roles))
      case (.propertyNames(let location), false): nameConditions.append(location)
      case (.propertyNames(let location), true): demands.append(.name(location))
      default: break
      }
    }
  }

  func solve() -> Outcome {
    guard least <= most, must.count <= most, must.isDisjoint(with: never) else { return .none }
    collectNames()
    for name in required {
      if case .none = baseOutcome(of: .named(name)) { return .none }
    }
    let value = serve()
    if let value { return unknown.map(Outcome.undecided) ?? .value(value) }
    // A member with a name that was passed over might do.
    if let overflow = regions.overflow { note(overflow) }
    return reason.map(Outcome.undecided) ?? .none
  }

  // MARK: Keys

  private func collectNames() {
    var literals = universals.map(\.literal)
    for demand in demands {
      if case .member(let literal, _) = demand { literals.append(literal) }
    }
    var patterns: [ExactString] = []
    var all = required
    all.merge(never.sorted())
    for literal in literals {
      all.merge(literal.named.lazy.map(\.key))
      all.merge(literal.free)
      patterns += literal.patterns.map(\.key)
      guard literal.site != 0 else { continue }
      let site = solver.compiler.site(literal.site)
      all.merge(site.names.sorted())
      patterns += site.patterns
    }
    names = all
    solver.budget.spendOnMembers(names.count)
    let demandedNames = demands.compactMap { demand -> Location? in
      if case .name(let location) = demand { location } else { nil }
    }
    regions.divide(
      patterns: patterns, conditions: nameConditions,
      demandedNames: demandedNames, except: names)
  }

  /// What literals about all members say of a key.
  private enum KeyDemands {
    case known([Demand])
    /// The key cannot be used.
    case impossible
    case unknown(UndecidedReason)
  }

  private var baseDemandsOfKeys: [ObjectKey: KeyDemands] = [:]

  private func baseDemands(of key: ObjectKey) -> KeyDemands {
    if let known = baseDemandsOfKeys[key] { return known }
    let demands = findBaseDemands(of: key)
    baseDemandsOfKeys[key] = demands
    return demands
  }

  private func findBaseDemands(of key: ObjectKey) -> KeyDemands {
    if case .named(let name) = key {
      if never.contains(name) { return .impossible }
      for condition in nameConditions {
        switch solver.evaluate(solver.compiler.formula(at: condition), on: .string(name)) {
        case .yes: break
        case .no: return .impossible
        case .unknown(let other): return .unknown(other)
        }
      }
    }
    solver.budget.spendOnMembers(universals.count + possible.count)
    var result: [Demand] = []
    for (literal, roles) in universals {
      switch locations(of: literal, key) {
      case .known(let locations):
        result += locations.map { Demand(location: $0, isNegated: false, roles: roles) }
      case .unknown(let other): return .unknown(other)
      }
    }
    for part in possible {
      if let name = part.name, key != .named(name) { continue }
      result.append(part.demand)
    }
    return .known(result)
  }

  func locations(
    of literal: MembersLiteral, _ key: ObjectKey
  ) -> GoalSolver.AppliedLocations {
    switch key {
    case .region(let region): .known(regions.locations(of: literal, in: region))
    case .named(let name): solver.locations(of: literal, named: name)
    }
  }

  /// The value of a key, with what else is asked of it.
  func outcome(of key: ObjectKey, _ extra: [Demand]) -> Outcome {
    let base: [Demand]
    switch baseDemands(of: key) {
    case .known(let demands): base = demands
    case .impossible: return .none
    case .unknown(let other):
      note(other)
      return .undecided(other)
    }
    solver.budget.spendOnMembers(1 + base.count + extra.count)
    let outcome = solver.solve(base + extra, assumption: assumption)
    if case .undecided(let other) = outcome { note(other) }
    return outcome
  }

  func baseOutcome(of key: ObjectKey) -> Outcome { outcome(of: key, []) }

  func note(_ other: UndecidedReason) { reason = reason ?? other }
}

/// A name of a member, or one of a region of names.
enum ObjectKey: Hashable {
  case named(ExactString)
  case region(Int)
}

/// That some member is not as a literal asks.
enum ExistentialDemand {
  /// Its value is not.
  case member(MembersLiteral, Roles)
  /// Its name is not.
  case name(Location)
}

extension [ExactString] {
  /// Adds what is missing of other names to names without repetition, both in order; several literals mostly have the same names.
  fileprivate mutating func merge(_ others: some Sequence<ExactString>) {
    var merged: [ExactString] = []
    merged.reserveCapacity(count)
    var position = 0
    for other in others where other != merged.last {
      while position < count, self[position] != other, self[position] < other {
        merged.append(self[position])
        position += 1
      }
      if position < count, self[position] == other { position += 1 }
      merged.append(other)
    }
    merged += self[position...]
    self = merged
  }
}

extension Decimal {
  /// The number as a size, those beyond all sizes as the largest that can be reckoned with.
  var clamped: Int { min(integer ?? Int.max, Int.max - 1) }
}

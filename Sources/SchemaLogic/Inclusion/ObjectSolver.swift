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
  private var demands: [ExistentialDemand] = []
  private var must: Set<ExactString> = []
  private var never: Set<ExactString> = []
  private var least = 0
  private var most = Int.max
  private let unknown: UndecidedReason?

  private var names: [ExactString] = []
  private var regions: KeyRegions
  private var reason: UndecidedReason?

  /// The number of members up to which objects are made larger because they have to be.
  private static let maximumSize = 2_000

  init(_ literals: [SignedLiteral], _ assumption: Assumption, _ solver: GoalSolver) {
    self.solver = solver
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

  /// A key of the object in the making.
  struct Instance {
    let key: ObjectKey
    /// What is asked of its value beyond what is asked of all members.
    var extra: [Demand]
  }

  func solve() -> Outcome {
    guard least <= most, must.count <= most, must.isDisjoint(with: never) else { return .none }
    collectNames()
    for name in must.sorted() {
      if case .none = baseOutcome(of: .named(name)) { return .none }
    }
    let value = serve()
    if let value { return unknown.map(Outcome.undecided) ?? .value(value) }
    return reason.map(Outcome.undecided) ?? .none
  }

  // MARK: Keys

  private func collectNames() {
    var all = must.union(never)
    var literals = universals.map(\.literal)
    for demand in demands {
      if case .member(let literal, _) = demand { literals.append(literal) }
    }
    for literal in literals {
      all.formUnion(literal.named.map(\.key))
      all.formUnion(literal.free)
    }
    names = all.sorted()
    let demandedNames = demands.compactMap { demand -> Location? in
      if case .name(let location) = demand { location } else { nil }
    }
    regions.divide(
      patterns: literals.flatMap { $0.patterns.map(\.key) }, conditions: nameConditions,
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
    var result: [Demand] = []
    for (literal, roles) in universals {
      switch locations(of: literal, key) {
      case .known(let locations):
        result += locations.map { Demand(location: $0, isNegated: false, roles: roles) }
      case .unknown(let other): return .unknown(other)
      }
    }
    return .known(result)
  }

  private func locations(
    of literal: MembersLiteral, _ key: ObjectKey
  ) -> GoalSolver.AppliedLocations {
    switch key {
    case .region(let region): .known(regions.locations(of: literal, in: region))
    case .named(let name): solver.locations(of: literal, named: name)
    }
  }

  /// The value of a key, with what else is asked of it.
  private func outcome(of key: ObjectKey, _ extra: [Demand]) -> Outcome {
    let base: [Demand]
    switch baseDemands(of: key) {
    case .known(let demands): base = demands
    case .impossible: return .none
    case .unknown(let other):
      note(other)
      return .undecided(other)
    }
    let outcome = solver.solve(base + extra, assumption: assumption)
    if case .undecided(let other) = outcome { note(other) }
    return outcome
  }

  private func baseOutcome(of key: ObjectKey) -> Outcome { outcome(of: key, []) }

  private func note(_ other: UndecidedReason) { reason = reason ?? other }

  // MARK: Serving demands

  /// One way to serve a demand.
  private struct Option {
    let key: ObjectKey
    let extra: [Demand]
  }

  /// A demand that is being served, and what the object was before.
  private struct Level {
    let options: [(option: Option, instance: Int?)]
    var next = 0
    let instances: [Instance]
  }

  /// Serves all demands, the one with the fewest ways first.
  private func serve() -> JSONValue? {
    var ways: [[Option]] = []
    for demand in demands {
      let earlier = reason
      reason = nil
      let options = options(for: demand)
      // What could not be decided elsewhere does not matter when this demand cannot be served.
      if options.isEmpty { return nil }
      reason = earlier ?? reason
      ways.append(options)
    }
    let order = ways.enumerated().sorted {
      ($0.element.count, $0.offset) < ($1.element.count, $1.offset)
    }
    ways = order.map(\.element)
    var instances: [Instance] = []
    var levels: [Level] = []
    while true {
      if levels.count == ways.count, let value = complete(instances) { return value }
      if levels.count < ways.count {
        levels.append(
          Level(options: expand(ways[levels.count], instances), instances: instances))
      }
      guard let next = advance(&levels) else { return nil }
      instances = next
    }
  }

  /// The next way to serve the last demand that has one left; the object that comes of it.
  private func advance(_ levels: inout [Level]) -> [Instance]? {
    while var level = levels.popLast() {
      while level.next < level.options.count {
        guard solver.budget.spend() else {
          note(.steps)
          return nil
        }
        let (option, position) = level.options[level.next]
        level.next += 1
        var instances = level.instances
        if let position {
          instances[position].extra += option.extra
        } else {
          instances.append(Instance(key: option.key, extra: option.extra))
        }
        let changed = instances[position ?? instances.count - 1]
        guard size(of: instances) <= most,
          case .value = outcome(of: changed.key, changed.extra)
        else { continue }
        levels.append(level)
        return instances
      }
    }
    return nil
  }

  private func size(of instances: [Instance]) -> Int {
    must.count
      + instances.count { instance in
        if case .named(let name) = instance.key { !must.contains(name) } else { true }
      }
  }

  /// Each way with the keys that may serve: one that is used already, or a further one of a region.
  private func expand(
    _ options: [Option], _ instances: [Instance]
  ) -> [(option: Option, instance: Int?)] {
    options.flatMap { option in
      var used: [Int?] = instances.indices.filter { instances[$0].key == option.key }
      if case .region = option.key { used.append(nil) }
      return (used.isEmpty ? [nil] : used).map { (option, $0) }
    }
  }

  /// The ways to serve a demand: keys that are there anyway first, then other names, then regions.
  private func options(for demand: ExistentialDemand) -> [Option] {
    var first: [Option] = []
    var second: [Option] = []
    for name in names where !never.contains(name) {
      let options = options(for: demand, .named(name))
      if must.contains(name) { first += options } else { second += options }
    }
    for region in regions.all {
      let options = options(for: demand, .region(region))
      if !options.isEmpty, hasName(region) { second += options }
    }
    return first + second
  }

  private func options(for demand: ExistentialDemand, _ key: ObjectKey) -> [Option] {
    var options: [Option] = []
    switch demand {
    case .member(let literal, let roles):
      switch locations(of: literal, key) {
      case .known(let locations):
        options = locations.map { location in
          Option(key: key, extra: [Demand(location: location, isNegated: true, roles: roles)])
        }
      case .unknown(let other): note(other)
      }
    case .name(let location):
      switch key {
      case .region(let region):
        if regions.violates(location, in: region) { options.append(Option(key: key, extra: [])) }
      case .named(let name):
        switch solver.evaluate(solver.compiler.formula(at: location), on: .string(name)) {
        case .yes: break
        case .no: options.append(Option(key: key, extra: []))
        case .unknown(let other): note(other)
        }
      }
    }
    return options.filter { option in
      if case .value = outcome(of: option.key, option.extra) { true } else { false }
    }
  }

  private func hasName(_ region: Int) -> Bool {
    switch regions.name(in: region, except: [:]) {
    case .value: return true
    case .none: return false
    case .undecided(let other):
      note(other)
      return false
    }
  }

  // MARK: The object

  /// The object with all its keys; `nil` when some key has no value, or it cannot be made large enough.
  private func complete(_ instances: [Instance]) -> JSONValue? {
    var members: [ExactString: JSONValue] = [:]
    for instance in instances {
      guard let name = name(of: instance.key, except: members),
        case .value(let value) = outcome(of: instance.key, instance.extra)
      else { return nil }
      members[name] = value
    }
    for name in must.sorted() where members[name] == nil {
      guard case .value(let value) = baseOutcome(of: .named(name)) else { return nil }
      members[name] = value
    }
    guard least <= Self.maximumSize else {
      note(.steps)
      return nil
    }
    for name in names where members.count < least && members[name] == nil {
      if case .value(let value) = baseOutcome(of: .named(name)) { members[name] = value }
    }
    for region in regions.all where members.count < least {
      guard case .value(let value) = baseOutcome(of: .region(region)) else { continue }
      while members.count < least, let name = name(of: .region(region), except: members) {
        members[name] = value
      }
    }
    return members.count < least ? nil : .object(members)
  }

  private func name(of key: ObjectKey, except members: [ExactString: JSONValue]) -> ExactString? {
    switch key {
    case .named(let name): return name
    case .region(let region):
      switch regions.name(in: region, except: members) {
      case .value(.string(let name)): return name
      case .undecided(let other):
        note(other)
        return nil
      case .value, .none: return nil
      }
    }
  }
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

extension Decimal {
  /// The number as a size, those beyond all sizes as the largest that can be reckoned with.
  var clamped: Int { min(integer ?? Int.max, Int.max - 1) }
}

import DocumentTree

// How demands for some member are served, and the object that comes of it.
extension ObjectSolver {
  /// The number of members up to which objects are made larger because they have to be.
  private static let maximumSize = 2_000

  /// A key of the object in the making.
  private struct Instance {
    let key: ObjectKey
    /// What is asked of its value beyond what is asked of all members.
    var extra: [Demand]
  }

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
  func serve() -> JSONValue? {
    // The ways to serve a lone demand need not be counted, so that the first that works is enough.
    if demands.count == 1, let demand = demands.first {
      return serve([options(for: demand, areTried: false)])
    }
    var ways: [[Option]] = []
    for demand in demands {
      let earlier = reason
      reason = nil
      let options = options(for: demand, areTried: true)
      // What could not be decided elsewhere does not matter when this demand cannot be served.
      if options.isEmpty { return nil }
      reason = earlier ?? reason
      ways.append(options)
    }
    let order = ways.enumerated().sorted {
      ($0.element.count, $0.offset) < ($1.element.count, $1.offset)
    }
    return serve(order.map(\.element))
  }

  /// Serves demands in order by some of the ways that there are for each.
  private func serve(_ ways: [[Option]]) -> JSONValue? {
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
  ///
  /// Those that were tried do serve it, as far as it goes for itself.
  private func options(for demand: ExistentialDemand, areTried: Bool) -> [Option] {
    solver.budget.spendOnMembers(names.count)
    var first: [Option] = []
    var second: [Option] = []
    for name in names where !never.contains(name) {
      let options = options(for: demand, .named(name), areTried: areTried)
      if must.contains(name) { first += options } else { second += options }
    }
    for region in regions.all {
      let options = options(for: demand, .region(region), areTried: areTried)
      if !options.isEmpty, !areTried || hasName(region) { second += options }
    }
    return first + second
  }

  private func options(
    for demand: ExistentialDemand, _ key: ObjectKey, areTried: Bool
  ) -> [Option] {
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
    guard areTried else { return options }
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
    for name in required where members[name] == nil {
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

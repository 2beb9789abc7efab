import DocumentTree

/// The uses of a change by operations: as somebody has listed them, or as they can be put together.
enum ChangeReach: Sendable {
  case listed([Reach])
  /// Those that were found below schemas, and those that the walk has noted.
  case found(ReachWays, FoundOperations, noted: [Reach])

  /// One entry for each operation and direction.
  var uses: [Reach] {
    switch self {
    case .listed(let uses): uses
    case .found(let ways, _, let noted): ways.uses(and: noted)
    }
  }

  /// The operations of the uses, each once, in the order in which they come first.
  var operations: [String] {
    if case .found(_, let operations, let noted) = self, noted.isEmpty { return operations.names }
    let uses = uses
    if uses.count == 1 { return [uses[0].operation] }
    var seen: Set<String> = []
    return uses.compactMap { seen.insert($0.operation).inserted ? $0.operation : nil }
  }

  /// Whether the uses are of the same operations as others, one by one.
  func isOfSameOperations(as other: ChangeReach) -> Bool {
    if case .found(let mine, let operations, let noted) = self,
      case .found(let theirs, let others, let othersNoted) = other,
      mine.map === theirs.map, noted.isEmpty, othersNoted.isEmpty
    {
      return operations === others || operations.byMessage == others.byMessage
    }
    return uses.elementsEqual(other.uses) { $0.operation == $1.operation }
  }
}

extension Change {
  /// The operations that it reaches, each once, in the order in which they come first.
  package var operations: [String] { reached.operations }

  /// Whether it reaches the same operations as another change in the same order, each as often.
  package func reachesTheSame(as other: Change) -> Bool {
    reached.isOfSameOperations(as: other.reached)
  }
}

extension ReachWays {
  /// One entry for each operation and direction, among them others: the greatest impact there, and the shortest way to it.
  fileprivate func uses(and noted: [Reach]) -> [Reach] {
    let met = messages
    var reach: [Reach] = []
    reach.reserveCapacity(met.count + noted.count)
    var search: WaySearch?
    var next = 0
    for message in met {
      let (number, impact) = (message.number, message.impact)
      let operation = map.operation(of: number)
      let direction = map.messages[Int(number)].direction
      var way = ReachWay.found(self, message: number, impact: impact)
      var greatest = impact
      while next < noted.count, !noted[next].follows(operation, direction) {
        if noted[next].operation == operation, noted[next].direction == direction {
          // Both have been met: the greater impact counts, and then the shorter way.
          let other = noted[next]
          if other.impact > impact
            || other.impact == impact && !precedes(number, impact, other.way, &search)
          {
            (greatest, way) = (other.impact, other.way)
          }
        } else {
          reach.append(noted[next])
        }
        next += 1
      }
      reach.append(
        Reach(operation: operation, direction: direction, impact: greatest, way: way))
    }
    reach += noted[next...]
    return reach
  }

  /// Whether the way of a message comes before another one.
  private func precedes(
    _ message: Int32, _ impact: Impact, _ other: ReachWay, _ search: inout WaySearch?
  ) -> Bool {
    var ways = search ?? WaySearch(map)
    defer { search = ways }
    guard case .path(let theirs) = other, let mine = path(of: message, impact: impact, &ways)
    else { return false }
    return SitePath.precedes(mine, theirs)
  }
}

extension Reach {
  /// Whether the entry comes after a message.
  fileprivate func follows(_ operation: String, _ direction: Direction?) -> Bool {
    order(operation, direction) ?? false
  }

  /// Whether the entry comes after a message; `nil` where it is about the message itself. What is no part of a message comes
  /// before the request.
  func order(_ operation: String, _ direction: Direction?) -> Bool? {
    if let precedes = ExactString(self.operation).precedes(ExactString(operation)) {
      return !precedes
    }
    switch (self.direction, direction) {
    case (let mine?, let theirs?): return mine == theirs ? nil : theirs < mine
    case (nil, nil): return nil
    case (nil, _?): return false
    case (_?, nil): return true
    }
  }
}

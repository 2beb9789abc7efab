/// Collects the nodes of a document as a parser meets them, and lays them out as an arena.
///
/// Open containers wait on a stack with their children behind them; when one closes, its children move side by side
/// into the arena. Both parsers build through this type.
struct TreeBuilder: ~Copyable {
  /// The arena so far: everything below containers that are closed.
  private var arena: NodeStack

  /// The open containers and what has been read of them, outermost first.
  private var pending: NodeStack

  /// Where the innermost open container stands in `pending`; negative if none is open. While a container is open, its
  /// record keeps the place of the next outer one in `first`.
  private var innermostPlace = -1

  /// The number of containers that are open.
  private(set) var depth = 0

  /// Whether the innermost open container is an object.
  private(set) var isInObject = false

  private(set) var keys: KeyTable

  /// For every key the last object in which it was seen, to find duplicates in linear time.
  private var lastObject: [UInt32] = []
  private var objectCount: UInt32 = 0

  /// Keys that occurred twice in an object.
  private(set) var duplicates: [Duplicate] = []

  /// A key that occurred twice: the winner's place in the arena, and where the two keys stand.
  struct Duplicate {
    var winner: NodeID
    var keyPosition: UInt32
    var ignoredKeyPosition: UInt32
  }

  init(seed: HashSeed, expectedNodes: Int) {
    keys = KeyTable(seed: seed)
    arena = NodeStack(capacity: expectedNodes)
    pending = NodeStack(capacity: 1024)
  }

  /// The innermost container that is open.
  var innermost: NodeRecord? { depth > 0 ? pending[innermostPlace] : nil }

  /// The number of children that the innermost container has so far.
  var childCount: Int { pending.count - innermostPlace - 1 }

  /// The children so far of the innermost container.
  var children: [NodeRecord] { pending.records(innermostPlace + 1..<pending.count) }

  /// The record that was added last to the innermost container.
  var last: NodeRecord? { pending.count > 0 ? pending[pending.count - 1] : nil }

  /// The arena, once finished; before that, what lies below closed containers.
  var records: [NodeRecord] { arena.records(0..<arena.count) }

  /// The children of a container that is closed.
  func children(of record: NodeRecord) -> [NodeRecord] {
    arena.records(Int(record.first)..<Int(record.first + record.count))
  }

  /// The number of a key.
  @inline(__always)
  mutating func key(_ source: RawSpan, from offset: Int, count: Int) -> UInt32 {
    let id = keys.intern(source, from: offset, count: count)
    if Int(id) == lastObject.count { lastObject.append(0) }
    return id
  }

  /// Adds a scalar, or a copy of a container that is closed already, to the innermost container.
  @inline(__always)
  mutating func append(_ record: NodeRecord) { pending.append(record) }

  /// Begins a container.
  @inline(__always)
  mutating func begin(_ record: NodeRecord) {
    var record = record
    record.first = UInt32(truncatingIfNeeded: innermostPlace)
    innermostPlace = pending.count
    depth &+= 1
    isInObject = record.kind == .object
    pending.append(record)
  }

  /// Ends the innermost container; there must be one.
  @inline(__always)
  mutating func end() {
    let place = innermostPlace
    var record = pending[place]
    if isInObject { findDuplicates(after: place) }
    innermostPlace = Int(Int32(bitPattern: record.first))
    depth &-= 1
    isInObject = depth > 0 && pending[innermostPlace].kind == .object
    record.first = UInt32(truncatingIfNeeded: arena.count)
    record.count = UInt32(truncatingIfNeeded: pending.count &- place &- 1)
    pending[place] = record
    pending.moveTail(from: place &+ 1, to: &arena)
  }

  /// Replaces the children of the innermost container.
  mutating func replaceChildren(_ children: [NodeRecord]) {
    pending.truncate(to: innermostPlace + 1)
    for child in children { pending.append(child) }
  }

  /// Moves the root, the only record that is left, into the arena.
  mutating func finish() -> NodeID {
    pending.moveTail(from: 0, to: &arena)
    return NodeID(index: UInt32(truncatingIfNeeded: arena.count - 1))
  }

  @inline(__always)
  private mutating func findDuplicates(after place: Int) {
    objectCount &+= 1
    let hasDuplicates = TreeBuilder.marks(
      pending, from: place &+ 1, with: objectCount, in: &lastObject)
    if hasDuplicates { dropDuplicates(after: place) }
  }

  /// Notes for the keys of records that they occur in an object; says whether one was noted already.
  @inline(__always)
  private static func marks(
    _ records: borrowing NodeStack, from start: Int, with object: UInt32,
    in lastObject: inout [UInt32]
  ) -> Bool {
    var lastObject = lastObject.mutableSpan
    var hasDuplicates = false
    for index in start..<records.count {
      let key = Int(records[index].key)
      if lastObject[key] == object { hasDuplicates = true }
      lastObject[key] = object
    }
    return hasDuplicates
  }

  /// Keeps the last of the members with the same key: RFC 8259 §4 leaves it open, and readers agree on the last.
  @inline(never)
  private mutating func dropDuplicates(after place: Int) {
    let members = children
    var winners: [UInt32: Int] = [:]
    for (index, member) in members.enumerated() { winners[member.key] = index }
    var kept: [NodeRecord] = []
    var places: [UInt32: Int] = [:]
    for (index, member) in members.enumerated() where winners[member.key] == index {
      places[member.key] = arena.count + kept.count
      kept.append(member)
    }
    for (index, member) in members.enumerated() {
      guard let winner = winners[member.key], winner != index, let place = places[member.key]
      else { continue }
      duplicates.append(
        Duplicate(
          winner: NodeID(index: UInt32(truncatingIfNeeded: place)),
          keyPosition: members[winner].keyPosition, ignoredKeyPosition: member.keyPosition))
    }
    replaceChildren(kept)
  }
}

/// Collects the nodes of a document as a parser meets them, and lays them out as an arena.
///
/// Open containers wait on a stack with their children behind them; when one closes, its children move side by side
/// into the arena. Both parsers build through this type.
struct TreeBuilder: ~Copyable {
  /// The arena so far: everything below containers that are closed.
  private(set) var arena: RecordArena

  /// The open containers and what has been read of them, outermost first.
  private var pending: NodeStack

  /// Where the innermost open container stands in `pending`; negative if none is open. While a container is open, its
  /// record keeps the place of the next outer one in `first`.
  private var innermostPlace = -1

  /// The number of containers that are open.
  private(set) var depth = 0

  /// Whether the innermost open container is an object.
  private(set) var isInObject = false

  /// What closes the innermost open container in JSON.
  @inline(__always)
  var closingBracket: UInt8 { isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }

  private(set) var keys: KeyInterner

  /// For every key the last object in which it was seen, of those that may have duplicates: finds them in linear time.
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

  /// A builder for a document of so many bytes.
  init(seed: HashSeed, bytes: Int) {
    keys = KeyInterner(seed: seed, bytes: bytes)
    arena = RecordArena(bytes: bytes)
    pending = NodeStack(capacity: 1024)
  }

  /// The innermost container that is open.
  var innermost: NodeRecord? { depth > 0 ? pending[innermostPlace] : nil }

  /// What was given as the number of children when the innermost container began, a number that its parser wants to know at
  /// its end. There must be one.
  @inline(__always)
  var innermostNote: UInt32 { pending[innermostPlace].count }

  /// The number of children that the innermost container has so far.
  var childCount: Int { pending.count - innermostPlace - 1 }

  /// The children so far of the innermost container.
  var children: [NodeRecord] { pending.records(innermostPlace + 1..<pending.count) }

  /// The record that was added last to the innermost container.
  var last: NodeRecord? { pending.count > 0 ? pending[pending.count - 1] : nil }

  /// The children of a container that is closed.
  func children(of record: NodeRecord) -> [NodeRecord] {
    (Int(record.first)..<Int(record.first + record.count)).map { arena[$0] }
  }

  /// The number of a key.
  @inline(__always)
  mutating func key(_ source: RawSpan, from offset: Int, count: Int) -> UInt32 {
    keys.intern(source, from: offset, count: count)
  }

  /// The number of a key of at most 16 bytes, given as words too.
  @inline(__always)
  mutating func key(
    _ source: RawSpan, from offset: Int, count: Int, words: (UInt64, UInt64)
  ) -> UInt32 {
    keys.intern(source, from: offset, count: count, first: words.0, second: words.1)
  }

  /// Adds a scalar, or a copy of a container that is closed already, to the innermost container.
  @inline(__always)
  mutating func append(_ record: NodeRecord) { pending.append(record) }

  /// Adds a container whose text an earlier version has too, with the nodes that it has there, to the innermost container.
  ///
  /// Given are the number of its key and its position in this document, and how far its texts have moved among the side bytes.
  mutating func append(
    _ index: Int, of reuse: inout SubtreeReuse, key: UInt32, position: Int, sideShift: Int
  ) {
    let tree = reuse.tree
    let container = tree.records[index]
    let nodes = tree.nodes(below: index)
    let shift = NodeShift(
      text: position - Int(container.position), arena: arena.count - nodes.lowerBound,
      sideBytes: sideShift)
    reuse.note(
      ReusedNodes(
        first: arena.count, earlierFirst: nodes.lowerBound, count: nodes.count,
        childCount: Int(container.count)))
    tree.records.withSpan { records in
      var next = nodes.lowerBound
      while true {
        next = arena.append(
          records, next..<nodes.upperBound, movedBy: shift, numbers: reuse.numbers.span)
        guard next < nodes.upperBound else { break }
        reuse.addNumber(of: records[next].key, to: &keys)
      }
    }
    var record = shift.moved(container)
    record.key = key
    pending.append(record)
  }

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
  @inline(never)
  mutating func end() {
    let place = innermostPlace
    if pending.copyTail(from: place &+ 1, to: &arena), isInObject, hasDuplicates(after: place) {
      dropDuplicates(after: place)
      _ = pending.copyTail(from: place &+ 1, to: &arena)
    }
    let number = pending.count &- place &- 1
    innermostPlace = pending.close(place, firstChild: arena.count)
    arena.take(number)
    depth &-= 1
    isInObject = depth > 0 && pending[innermostPlace].kind == .object
  }

  /// Replaces the children of the innermost container.
  mutating func replaceChildren(_ children: [NodeRecord]) {
    pending.truncate(to: innermostPlace + 1)
    for child in children { pending.append(child) }
  }

  /// Moves the root, the only record that is left, into the arena.
  mutating func finish() -> NodeID {
    _ = pending.copyTail(from: 0, to: &arena)
    arena.take(pending.count)
    pending.truncate(to: 0)
    return NodeID(index: UInt32(truncatingIfNeeded: arena.count - 1))
  }

  /// Whether two members of the innermost object have the same key.
  @inline(never)
  private mutating func hasDuplicates(after place: Int) -> Bool {
    if lastObject.count < keys.count {
      lastObject.append(contentsOf: repeatElement(0, count: keys.count - lastObject.count))
    }
    objectCount &+= 1
    var hasDuplicates = false
    for index in place &+ 1..<pending.count {
      let key = Int(pending[index].key)
      if lastObject[key] == objectCount { hasDuplicates = true }
      lastObject[key] = objectCount
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

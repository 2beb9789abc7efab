/// Finds the values of a document whose text an earlier version has too, so that their nodes are taken over from its tree and
/// need not be read again.
///
/// Most of a new version is the text of the old one. A scanner that is given the old tree walks it beside its own document:
/// for each member of the outer objects it looks up the member that had the same key. If the text of both is equal from the key
/// on, so are the nodes below it, but for where they stand. Which member is looked up is only a guess at where equal text may
/// be: what is taken over depends on the text alone, and on what stands around it, which is for the scanner to judge.
struct SubtreeReuse {
  /// The earlier version.
  let tree: Tree

  /// For each object that is open, outermost first, the one that is believed to have been it. A scanner sets the entry of a depth
  /// before anything at that depth is looked up: `member` does so for the value of a key, and `beginUnknown` is called for what
  /// is the value of none, or no object.
  private var levels: [Level]

  /// For each key of the earlier version the place of the member that had it last, in the objects that were entered here, or
  /// that of another object's member. Made when first needed.
  private var places: [UInt32] = []

  /// For each key of the earlier version its number in the new document plus one; zero if that is not known yet.
  private(set) var numbers: [UInt32]

  /// Which nodes of the earlier version have been looked up. None is so twice: that bounds the cost, whatever the new document
  /// repeats.
  private var wereLookedUp: [Bool]

  /// The nodes that were taken over, in the order of the arena.
  private(set) var ranges: [ReusedNodes] = []

  /// How many objects within one another are walked: enough for the fields of operations and for the properties of
  /// schemas.
  static let maximumDepth = 6

  /// An object of the earlier version.
  private struct Level {
    /// Where its members begin and end. Nothing is known to have been the object if there are none.
    var first = 0
    var end = 0

    /// The member that is likely to be next.
    var next = 0

    /// Whether `places` holds its members.
    var hasPlaces = false

    init() {}

    init(_ object: NodeRecord) {
      first = Int(object.first)
      end = first + Int(object.count)
      next = first
    }
  }

  /// The reuse of a tree that was made with the same seed; `nil` where nothing can be taken over from it.
  init?(_ tree: Tree, syntax: Tree.Syntax, seed: HashSeed) {
    guard tree.hasPlainLayout, tree.syntax == syntax, tree.keys.hasSeed(seed),
      tree.rootNode.kind == .object
    else { return nil }
    self.tree = tree
    levels = Array(repeating: Level(), count: SubtreeReuse.maximumDepth)
    levels[0] = Level(tree.rootNode.record)
    numbers = Array(repeating: 0, count: tree.keys.count)
    wereLookedUp = Array(repeating: false, count: tree.records.count)
  }

  /// Begins a value at a depth of which nothing is known.
  mutating func beginUnknown(at depth: Int) { levels[depth] = Level() }

  /// The member of the earlier version which a member of the object at a depth is likely to have been: one with the same key,
  /// whose value is of the same kind. If it is an object it is the one to walk through next.
  ///
  /// The key is given as it is spelt in the new document, with what follows it there, and by its number among the keys.
  mutating func member(
    at depth: Int, _ kind: NodeKind, spelt: Range<Int>, number: UInt32, keys: borrowing KeyInterner,
    _ source: RawSpan, _ earlier: RawSpan
  ) -> Int? {
    let inner = depth + 1
    if inner < levels.count { levels[inner] = Level() }
    guard let index = place(at: depth, spelt, number, keys, source, earlier), !wereLookedUp[index]
    else { return nil }
    wereLookedUp[index] = true
    levels[depth].next = index + 1
    let record = tree.records[index]
    guard record.kind == kind else { return nil }
    if kind == .object, inner < levels.count { levels[inner] = Level(record) }
    return index
  }

  private mutating func place(
    at depth: Int, _ spelt: Range<Int>, _ number: UInt32, _ keys: borrowing KeyInterner,
    _ source: RawSpan, _ earlier: RawSpan
  ) -> Int? {
    let level = levels[depth]
    guard level.first < level.end else { return nil }
    // Most members stand in the same order as before; scalars are not looked up.
    var index = level.next
    while index < level.end, !tree.records[index].isContainer { index += 1 }
    levels[depth].next = index
    if index < level.end {
      let start = Int(tree.records[index].keyPosition)
      if earlier.matches(source.extracting(spelt), at: start) { return index }
    }
    guard let key = tree.keys.id(of: number, in: keys) else { return nil }
    if !level.hasPlaces {
      if places.isEmpty { places = Array(repeating: 0, count: tree.keys.count) }
      for index in level.first..<level.end {
        places[Int(tree.records[index].key)] = UInt32(truncatingIfNeeded: index)
      }
      levels[depth].hasPlaces = true
    }
    // Another object may have had the key since.
    index = Int(places[Int(key)])
    guard index >= level.first, index < level.end, tree.records[index].key == key else {
      return nil
    }
    return index
  }

  /// Tells the new document of a key of the earlier version, whose number there is not known.
  @inline(never)
  mutating func addNumber(of key: UInt32, to keys: inout KeyInterner) {
    numbers[Int(key)] = keys.intern(key, of: tree.keys) + 1
  }

  /// Adds a container of the earlier version to the innermost container of a builder, whose document has it at a position and
  /// under a key with a number there. The texts below it have moved so far among the side bytes.
  mutating func take(
    _ index: Int, to builder: inout TreeBuilder, key: UInt32, position: Int, sideShift: Int = 0
  ) {
    builder.append(index, of: &self, key: key, position: position, sideShift: sideShift)
  }

  /// Notes that nodes have been taken over.
  mutating func note(_ nodes: ReusedNodes) {
    if nodes.count > 0 { ranges.append(nodes) }
  }
}

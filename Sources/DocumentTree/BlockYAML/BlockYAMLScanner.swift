/// Reads the YAML that nearly all descriptions are written in, in a single pass, straight into the arena.
///
/// That is: block mappings and sequences, plain and quoted scalars, literal and folded blocks, comments, simple flow
/// collections, and one `---` at the beginning. At anything else, and at anything that looks like a mistake, it gives up,
/// and the whole document goes to libyaml, which therefore finds the words for every mistake. What it accepts it reads as
/// libyaml does, down to the positions.
struct BlockYAMLScanner: ~Copyable {
  var builder: TreeBuilder

  /// Texts of scalars that do not stand in the source as they are.
  var sideBytes: [UInt8] = []

  let limits: ParsingLimits

  /// The next byte to read.
  var position: Int

  /// Where the line of `position` begins.
  var lineStart: Int

  /// Where the spaces end that begin the line of `position`, if that is known already; zero if not.
  var endOfIndentation = 0

  /// The key that waits for its value in the innermost container.
  var key = PendingKey()

  /// The innermost block collection. The builder keeps the one around it, as a note of the container that is open.
  private(set) var level = Level(indent: -1, kind: .document)

  /// Whether the innermost collection waits for a node: behind a colon or a dash, or at the beginning of the document.
  private var expectsNode = true

  /// Where the node stands that is expected if there turns out to be none: behind the colon or the dash.
  private(set) var emptyPosition = 0

  /// What is taken over from an earlier version of the document.
  var reuse: SubtreeReuse?

  /// How many containers may be open where one is looked for in the earlier version; negative without one.
  let reuseDepth: Int

  /// The document has something that this scanner does not read.
  struct Unusual: Error {}

  /// A block collection that is open.
  struct Level {
    /// The column of its keys or dashes.
    var indent: Int

    var kind: Kind

    enum Kind: UInt32 {
      case document
      case mapping
      case sequence

      /// A sequence whose dashes stand below the key of the mapping around it, no deeper.
      case sequenceBelowKey
    }

    /// Further to the right nothing begins that anybody can read.
    static let maximumIndent = 1 << 24

    init(indent: Int, kind: Kind) {
      self.indent = indent
      self.kind = kind
    }

    /// A collection from its note.
    @inline(__always)
    init(note: UInt32) {
      indent = Int(note &>> 2) &- 1
      kind = Kind(rawValue: note & 3) ?? .document
    }

    /// The collection as one number.
    @inline(__always)
    var note: UInt32 { UInt32(truncatingIfNeeded: indent &+ 1) &<< 2 | kind.rawValue }
  }

  init(_ source: Source, limits: ParsingLimits, seed: HashSeed, reuse: SubtreeReuse?) {
    self.limits = limits
    self.reuse = reuse
    reuseDepth = reuse == nil ? -1 : SubtreeReuse.maximumDepth
    position = source.textStart
    lineStart = source.textStart
    builder = TreeBuilder(seed: seed, bytes: source.count)
  }

  /// Reads the whole document.
  mutating func scan(_ source: RawSpan) throws(Unusual) -> NodeID {
    guard source.hasOnlyUsualYAMLCharacters(from: position) else { throw Unusual() }
    try skipDocumentStart(source)
    while let column = skipToContent(source) {
      closeLevels(at: column, isEntry: isAtDash(source))
      try readLine(source, column: column)
    }
    closeLevels(at: -1, isEntry: false)
    guard !expectsNode else { throw Unusual() }
    return builder.finish()
  }

  // MARK: Lines

  /// Stands at the next line that has more than a comment and says at which column; `nil` at the end.
  @inline(__always)
  private mutating func skipToContent(_ source: RawSpan) -> Int? {
    while true {
      lineStart = position
      let start =
        endOfIndentation > 0 ? endOfIndentation : source.endOfRun(of: 0x20, from: position)
      endOfIndentation = 0
      switch source.byte(at: start) {
      case UInt8(ascii: "\n"): position = start &+ 1
      case UInt8(ascii: "\r"): position = start &+ 2
      case UInt8(ascii: "#"): position = source.startOfNextLine(from: start)
      default:
        guard start < source.byteCount else { return nil }
        position = start
        return start &- lineStart
      }
    }
  }

  /// Skips what may stand before the content, and `---` on a line of its own (YAML 1.2.2 §9.1.1).
  private mutating func skipDocumentStart(_ source: RawSpan) throws(Unusual) {
    guard skipToContent(source) == 0, isAtDocumentMarker(source) else {
      position = lineStart
      return
    }
    guard source.byte(at: position) == UInt8(ascii: "-") else { throw Unusual() }
    position &+= 3
    guard try skipRestOfLine(source) else { throw Unusual() }
  }

  /// Whether `---` or `...` stands here, which begins or ends a document in the first column.
  private func isAtDocumentMarker(_ source: RawSpan) -> Bool {
    let byte = source.byte(at: position)
    return (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
      && source.byte(at: position &+ 1) == byte && source.byte(at: position &+ 2) == byte
  }

  /// Skips spaces and, if nothing follows on the line but a comment, the rest of it; says whether it did so.
  @inline(__always)
  mutating func skipRestOfLine(_ source: RawSpan) throws(Unusual) -> Bool {
    let start = position
    var end = start
    if source.byte(at: end) == 0x20 {
      end &+= 1
      if source.byte(at: end) == 0x20 { end = source.endOfRun(of: 0x20, from: end) }
    }
    switch source.byte(at: end) {
    case UInt8(ascii: "\n"): position = end &+ 1
    case UInt8(ascii: "\r"): position = end &+ 2
    case UInt8(ascii: "#"):
      guard end > start else { throw Unusual() }
      position = source.startOfNextLine(from: end)
    case UInt8(ascii: "\t"): throw Unusual()
    default:
      position = end
      return end >= source.byteCount
    }
    return true
  }

  /// Reads a line from its content on, with all that belongs to the value that ends it.
  @inline(__always)
  private mutating func readLine(_ source: RawSpan, column: Int) throws(Unusual) {
    if column == 0, isAtDocumentMarker(source) { throw Unusual() }
    var column = column
    while isAtDash(source) {
      try beginEntry(column)
      position &+= 1
      expectNode()
      if try skipRestOfLine(source) { return }
      column = position &- lineStart
    }
    try readMemberOrValue(source, column: column)
  }

  /// Whether the dash of a sequence's entry stands here.
  @inline(__always)
  private func isAtDash(_ source: RawSpan) -> Bool {
    source.byte(at: position) == UInt8(ascii: "-") && source.isYAMLSpaceOrEnd(at: position &+ 1)
  }

  /// Reads `key: value`, or a value alone.
  @inline(__always)
  private mutating func readMemberOrValue(
    _ source: RawSpan, column: Int
  ) throws(Unusual) {
    let start = position
    let first = source.byte(at: start)
    if let name = source.shortYAMLKey(at: start) {
      try beginMember(column, at: start)
      key.number = builder.key(source, from: start, count: name.count, words: name.words)
      key.position = start
      position = start &+ name.count &+ 1
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let text = try scanQuoted(source)
      guard try skipColon(source, from: start) else {
        guard canHoldValue(at: column) else { throw Unusual() }
        append(.string, text, at: start)
        guard try skipRestOfLine(source) else { throw Unusual() }
        return
      }
      guard !text.hasManyLines else { throw Unusual() }
      try beginMember(column, at: start)
      setKey(text, at: start, source)
    } else {
      guard let end = try scanPlainKey(source) else {
        guard canHoldValue(at: column) else { throw Unusual() }
        return try readValue(source)
      }
      try beginMember(column, at: start)
      key.number = builder.key(source, from: start, count: end &- start)
      key.position = start
    }
    expectNode()
    if try skipRestOfLine(source) {
      if builder.depth <= reuseDepth { reuseMapping(source, column: column) }
      return
    }
    guard !isAtDash(source) else { throw Unusual() }
    try readValue(source)
  }

  /// Whether a value that is no block collection may begin a line, or follow a dash, at a column.
  private func canHoldValue(at column: Int) -> Bool {
    expectsNode && level.kind != .document && level.indent < column
  }

  /// Skips the colon behind a quoted key and the spaces before it; says whether there is one.
  private mutating func skipColon(_ source: RawSpan, from start: Int) throws(Unusual) -> Bool {
    let end = source.endOfRun(of: 0x20, from: position)
    guard source.byte(at: end) == UInt8(ascii: ":") else { return false }
    guard source.isYAMLSpaceOrEnd(at: end &+ 1), end &- start <= BlockYAMLScanner.longestKey
    else { throw Unusual() }
    position = end &+ 1
    return true
  }

  /// libyaml takes nothing for a key that has more than 1024 characters (YAML 1.2.2 §8.2.2).
  static let longestKey = 1000

  // MARK: Levels

  private mutating func expectNode() {
    expectsNode = true
    emptyPosition = position
  }

  /// Notes that the node that was expected is there.
  @inline(__always)
  mutating func hasNode() {
    key.number = NodeRecord.noKey
    expectsNode = false
  }

  /// Begins the entry of a sequence whose dash stands at a column, and the sequence if this is its first.
  @inline(__always)
  private mutating func beginEntry(_ column: Int) throws(Unusual) {
    if level.indent < column {
      try begin(.array, Level(indent: column, kind: .sequence), at: position)
    } else if level.kind == .mapping {
      try begin(.array, Level(indent: column, kind: .sequenceBelowKey), at: position)
    } else if expectsNode {
      appendEmpty()
    }
  }

  /// Begins the member of a mapping whose key stands at a column, and the mapping if this is its first.
  @inline(__always)
  private mutating func beginMember(_ column: Int, at start: Int) throws(Unusual) {
    if level.indent < column {
      try begin(.object, Level(indent: column, kind: .mapping), at: start)
    } else {
      guard level.kind == .mapping else { throw Unusual() }
      if expectsNode { appendEmpty() }
    }
  }

  private mutating func begin(
    _ kind: NodeKind, _ inner: Level, at start: Int
  ) throws(Unusual) {
    guard expectsNode, builder.depth < limits.maximumDepth,
      inner.indent <= Level.maximumIndent
    else { throw Unusual() }
    // Only a mapping that is the value of a key has been looked up.
    if builder.depth < reuseDepth, kind == .array || builder.depth > 0 && !builder.isInObject {
      reuse?.beginUnknown(at: builder.depth)
    }
    builder.begin(
      key.record(kind, position: start, first: 0, count: Int(level.note), flags: []))
    hasNode()
    level = inner
  }

  /// Ends the collections that a line at a column does not belong to.
  @inline(__always)
  private mutating func closeLevels(at column: Int, isEntry: Bool) {
    while level.indent > column
      || level.indent == column && level.kind == .sequenceBelowKey && !isEntry
    {
      if expectsNode { appendEmpty() }
      level = Level(note: builder.innermostNote)
      builder.end()
    }
  }

  /// Adds the null that stands where nothing does.
  private mutating func appendEmpty() {
    builder.append(
      key.record(.null, position: emptyPosition, first: emptyPosition, count: 0, flags: []))
    hasNode()
  }
}

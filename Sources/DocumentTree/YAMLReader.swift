/// Reads YAML through libyaml's events straight into the arena.
///
/// libyaml knows the syntax of YAML 1.1; what scalars mean is decided here by the core schema of YAML 1.2. Its events are
/// used rather than its composer, because that refuses an anchor that is defined twice, which is legal (§3.2.2.2).
struct YAMLReader: ~Copyable {
  var builder: TreeBuilder

  /// Texts of scalars that do not stand in the source as they are.
  var sideBytes: [UInt8] = []

  var warnings: [Warning] = []

  let limits: ParsingLimits

  /// The number of the first line in messages.
  let firstLine: Int

  /// Where the text begins, behind a byte-order mark.
  let start: Int

  /// Turns libyaml's character counts into byte offsets.
  var cursor: CharacterCursor

  /// The nodes that aliases may name; the last definition of a name counts (YAML 1.2.2 §3.2.2.2).
  var anchors: [ExactString: Anchor] = [:]

  /// The key that waits for its value in the innermost open container.
  var key = PendingKey()

  /// The open containers that have an anchor, outermost first: few, so that the others cost nothing.
  private var openAnchors: [(depth: Int, name: ExactString)] = []

  /// Where the values of merge keys stand among the children of open mappings, outermost first.
  private var openMerges: [(depth: Int, place: Int)] = []

  /// Whether nodes are shared, so that the document may unfold to more than it is.
  var hasSharedNodes = false

  /// How many members have been copied for merge keys.
  var mergedMembers = 0

  enum Anchor {
    /// The node is not complete: an alias to it would make it contain itself.
    case open
    case complete(NodeRecord)
  }

  init(source: Source, limits: ParsingLimits, seed: HashSeed) {
    self.limits = limits
    builder = TreeBuilder(seed: seed, bytes: source.count)
    firstLine = source.firstLine
    start = source.textStart
    cursor = source.withBytes { bytes in
      CharacterCursor(start: source.textStart, bytes: bytes)
    }
  }

  /// Reads the whole document.
  mutating func read(_ source: Source) throws(SyntaxProblem) -> NodeID {
    let start = start
    try source.withBytes { text throws(SyntaxProblem) in
      unsafe try text.withUnsafeBytes { buffer throws(SyntaxProblem) in
        let text = unsafe buffer.bytes
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
        guard var parser = unsafe YAMLParser(rest.assumingMemoryBound(to: UInt8.self)) else {
          throw SyntaxProblem(
            offset: 0, message: "there is not enough memory for this document")
        }
        try read(&parser, text)
      }
    }
    let root = builder.finish()
    if hasSharedNodes { try checkUnfoldedSize(root) }
    return root
  }

  private mutating func read(
    _ parser: inout YAMLParser, _ source: RawSpan
  ) throws(SyntaxProblem) {
    var documentCount = 0
    while true {
      let event: YAMLParser.Event
      do throws(YAMLParser.Problem) {
        event = try parser.next()
      } catch {
        throw explained(error, source)
      }
      let start = cursor.offset(ofCharacter: event.start, in: source)
      switch event.kind {
      case .scalar: try readScalar(event, parser, at: start, source)
      case .startOfArray, .startOfObject: try begin(event, parser, at: start)
      case .endOfArray, .endOfObject: try end()
      case .alias: try readAlias(parser.anchor(), at: start, source)
      case .startOfDocument:
        documentCount += 1
        guard documentCount == 1 else {
          throw SyntaxProblem(
            offset: start,
            message: "a second document begins here: a description must be the only one in its file"
          )
        }
      case .endOfStream:
        guard documentCount == 1 else {
          throw SyntaxProblem(
            code: "empty-document", offset: 0, message: "the document is empty but for comments")
        }
        return
      case .other: break
      }
    }
  }

  /// Puts a node that is complete where it belongs, and remembers it if it has an anchor.
  @inline(__always)
  mutating func append(_ record: NodeRecord, anchor: ExactString?) {
    builder.append(record)
    if let anchor { anchors[anchor] = .complete(record) }
    key.number = NodeRecord.noKey
  }

  /// Whether the next node is a key.
  var expectsKey: Bool { builder.isInObject && key.isMissing }

  private mutating func begin(
    _ event: YAMLParser.Event, _ parser: borrowing YAMLParser, at start: Int
  ) throws(SyntaxProblem) {
    let isObject = event.kind == .startOfObject
    if expectsKey {
      throw SyntaxProblem(
        offset: start,
        message: "a key must be a scalar, not \(isObject ? "a mapping" : "a list"): quote it if the"
          + " bracket belongs to its text")
    }
    guard builder.depth < limits.maximumDepth else { throw tooDeep(at: start) }
    if event.hasTag, let tag = parser.tag() {
      checkCollectionTag(tag, isObject: isObject, at: start)
    }
    builder.begin(
      key.record(isObject ? .object : .array, position: start, first: 0, count: 0, flags: []))
    key.number = NodeRecord.noKey
    if event.hasAnchor, let name = parser.anchor() {
      anchors[name] = .open
      openAnchors.append((builder.depth, name))
    }
  }

  private mutating func end() throws(SyntaxProblem) {
    let depth = builder.depth
    if let last = openMerges.last, last.depth == depth {
      let start = openMerges.firstIndex { $0.depth == depth } ?? 0
      try merge(openMerges[start...].map(\.place))
      openMerges.removeSubrange(start...)
    }
    builder.end()
    if let last = openAnchors.last, last.depth == depth {
      openAnchors.removeLast()
      if let record = builder.last { anchors[last.name] = .complete(record) }
    }
    key.number = NodeRecord.noKey
  }

  /// Notes that the next value is that of a merge key.
  mutating func expectMerge() { openMerges.append((builder.depth, builder.childCount)) }

  private mutating func readAlias(
    _ name: ExactString?, at start: Int, _ source: RawSpan
  ) throws(SyntaxProblem) {
    guard let name, let anchor = anchors[name] else {
      throw SyntaxProblem(
        offset: start,
        message:
          "the alias '*\(name?.string ?? "")' names no anchor above it: define '&\(name?.string ?? "")' first"
      )
    }
    guard case .complete(let target) = anchor else {
      throw SyntaxProblem(
        offset: start,
        message: "the alias '*\(name)' stands inside its own anchor: it would contain itself")
    }
    if expectsKey {
      guard target.kind != .array, target.kind != .object else {
        throw SyntaxProblem(
          offset: start, message: "a key must be a scalar, and '*\(name)' is none")
      }
      let range = Int(target.first)..<Int(target.first + target.count)
      let text =
        target.flags.contains(.isInSideBytes)
        ? Array(sideBytes[range]) : range.map { source.byte(at: $0) }
      unsafe setKey(text.span.bytes, from: 0, count: text.count, at: start)
      return
    }
    hasSharedNodes = true
    var copy = key.record(
      target.kind, position: start, first: Int(target.first), count: Int(target.count),
      flags: target.flags)
    copy.flags.insert(.isAlias)
    append(copy, anchor: nil)
  }

  /// Makes a text the key of the next node.
  mutating func setKey(_ text: RawSpan, from offset: Int, count: Int, at position: Int) {
    key.number = builder.key(text, from: offset, count: count)
    key.position = position
  }
}

extension YAMLReader {
  /// Reads a scalar as a key or as a value.
  @inline(__always)
  mutating func readScalar(
    _ event: YAMLParser.Event, _ parser: borrowing YAMLParser, at start: Int,
    _ source: RawSpan
  ) throws(SyntaxProblem) {
    if event.hasAnchor || event.hasTag {
      let tag = event.hasTag ? parser.tag() : nil
      let anchor = event.hasAnchor ? parser.anchor() : nil
      return try readScalar(event, tag: tag, anchor: anchor, at: start, source)
    }
    let text = unsafe event.text.bytes
    if expectsKey {
      if event.style == .plain, isMergeKey(text) { expectMerge() }
      return setKey(text, from: 0, count: text.byteCount, at: start)
    }
    guard event.style == .plain, YAMLScalar.mayHaveMeaning(text) else {
      // Most scalars are texts.
      let record = store(
        text, .string, at: start, candidate: place(of: event, source), source)
      return append(record, anchor: nil)
    }
    try readScalar(event, tag: nil, anchor: nil, at: start, source)
  }

  /// Reads a scalar that has a tag or an anchor, or that may be something else than a text.
  @inline(never)
  private mutating func readScalar(
    _ event: YAMLParser.Event, tag: String?, anchor: ExactString?, at start: Int,
    _ source: RawSpan
  ) throws(SyntaxProblem) {
    let text = unsafe event.text.bytes
    let isPlain = event.style == .plain
    if expectsKey {
      // The text of a key counts, whatever it would mean as a value: `200`, `true` and `on` are names.
      if isPlain, tag == nil || tag == YAMLTag.merge, isMergeKey(text) { expectMerge() }
      setKey(text, from: 0, count: text.byteCount, at: start)
      if let anchor {
        anchors[anchor] = .complete(store(text, .string, at: start, candidate: nil, source))
      }
      return
    }
    var meaning = YAMLScalar.string
    if let tag {
      meaning = tagged(tag, text, isPlain: isPlain, at: start)
    } else if isPlain {
      meaning = YAMLScalar.resolve(text)
    }
    let record = try record(
      meaning, text, at: start, candidate: place(of: event, source), source)
    append(record, anchor: anchor)
  }

  private func isMergeKey(_ text: RawSpan) -> Bool {
    text.byteCount == 2 && text.byte(at: 0) == UInt8(ascii: "<")
      && text.byte(at: 1) == UInt8(ascii: "<")
  }

  /// Where the text of a scalar should stand in the source, if it stands there as it is.
  ///
  /// The properties of a node stand before its text, so that its place is known from its end.
  @inline(__always)
  private mutating func place(of event: YAMLParser.Event, _ source: RawSpan) -> Int? {
    guard event.style != .block else { return nil }
    let end = cursor.offset(ofCharacter: event.end, in: source)
    return unsafe end &- event.text.count &- (event.style == .quoted ? 1 : 0)
  }

  private mutating func record(
    _ meaning: YAMLScalar, _ text: RawSpan, at start: Int, candidate: Int?, _ source: RawSpan
  ) throws(SyntaxProblem) -> NodeRecord {
    switch meaning {
    case .null: return store(text, .null, at: start, candidate: candidate, source)
    case .boolean(let isTrue):
      var record = store(text, .boolean, at: start, candidate: candidate, source)
      if isTrue { record.flags.insert(.isTrue) }
      return record
    case .string: return store(text, .string, at: start, candidate: candidate, source)
    case .notFinite:
      warnings.append(
        Warning(
          code: "non-finite-number", offset: start,
          message: "'\(string(text))' is no number of JSON: it is read as a string"))
      return store(text, .string, at: start, candidate: candidate, source)
    case .number:
      guard text.byteCount <= limits.maximumNumberLength else { throw longNumber(at: start) }
      return store(text, .number, at: start, candidate: candidate, source)
    case .canonicalNumber(let digits):
      guard text.byteCount <= limits.maximumNumberLength else { throw longNumber(at: start) }
      return store(unsafe digits.span.bytes, .number, at: start, candidate: nil, source)
    case .longNumber: throw longNumber(at: start)
    }
  }

  /// A record of a text, which stays where it stands in the source if it stands there as it is.
  @inline(__always)
  private mutating func store(
    _ text: RawSpan, _ kind: NodeKind, at start: Int, candidate: Int?, _ source: RawSpan
  ) -> NodeRecord {
    if let candidate, source.matches(text, at: candidate) {
      return key.record(kind, position: start, first: candidate, count: text.byteCount, flags: [])
    }
    return copy(text, kind, at: start)
  }

  /// A record of a text that is kept in the side bytes.
  @inline(never)
  private mutating func copy(_ text: RawSpan, _ kind: NodeKind, at start: Int) -> NodeRecord {
    let first = sideBytes.count
    unsafe text.withUnsafeBytes { unsafe sideBytes.append(contentsOf: $0) }
    return key.record(
      kind, position: start, first: first, count: text.byteCount, flags: .isInSideBytes)
  }

  /// What a scalar with an explicit tag means.
  private mutating func tagged(
    _ tag: String, _ text: RawSpan, isPlain: Bool, at start: Int
  ) -> YAMLScalar {
    let meaning = YAMLScalar.resolve(text)
    switch tag {
    case YAMLTag.string, YAMLTag.binary, YAMLTag.timestamp, YAMLTag.nonSpecific: return .string
    case YAMLTag.null: if case .null = meaning { return .null }
    case YAMLTag.boolean: if case .boolean = meaning { return meaning }
    case YAMLTag.integer, YAMLTag.float:
      switch meaning {
      case .number, .canonicalNumber, .longNumber, .notFinite: return meaning
      case .null, .boolean, .string: break
      }
    default:
      warnUnknownTag(tag, at: start)
      return isPlain ? meaning : .string
    }
    warnings.append(
      Warning(
        code: "wrong-tag", offset: start,
        message:
          "'\(string(text))' is not what its tag '\(YAMLTag.spelling(tag))' says: it is read as a string"
      ))
    return .string
  }

  mutating func checkCollectionTag(_ tag: String, isObject: Bool, at start: Int) {
    let fitting =
      isObject ? [YAMLTag.mapping, YAMLTag.set] : [YAMLTag.sequence, YAMLTag.orderedMapping]
    if tag != YAMLTag.nonSpecific, !fitting.contains(tag) { warnUnknownTag(tag, at: start) }
  }

  private mutating func warnUnknownTag(_ tag: String, at start: Int) {
    warnings.append(
      Warning(
        code: "unknown-tag", offset: start,
        message: "the tag '\(YAMLTag.spelling(tag))' has no meaning here and is ignored"))
  }

  private func string(_ text: RawSpan) -> String {
    String(decoding: (0..<text.byteCount).map { text.byte(at: $0) }, as: UTF8.self)
  }
}

/// The tags that have a meaning in a description (YAML 1.2.2 §10, and the types that YAML 1.1 added).
enum YAMLTag {
  private static let prefix = "tag:yaml.org,2002:"

  static let string = prefix + "str"
  static let integer = prefix + "int"
  static let float = prefix + "float"
  static let boolean = prefix + "bool"
  static let null = prefix + "null"
  static let mapping = prefix + "map"
  static let sequence = prefix + "seq"
  static let set = prefix + "set"
  static let orderedMapping = prefix + "omap"
  static let binary = prefix + "binary"
  static let timestamp = prefix + "timestamp"
  static let merge = prefix + "merge"

  /// Makes any scalar a string and says nothing about a collection (YAML 1.2.2 §6.9.1).
  static let nonSpecific = "!"

  /// The tag as an author writes it.
  static func spelling(_ tag: String) -> String {
    tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
  }
}

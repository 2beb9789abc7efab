/// What the first characters and the name of a document say about it.
struct SourceOutline {
  /// Whether it is worth reading as JSON.
  let mayBeJSON: Bool

  /// Whether it is worth reading as YAML once it has turned out not to be JSON.
  let mayBeYAML: Bool

  /// Whether the author seems to have meant JSON.
  let prefersJSONErrors: Bool

  /// What makes it neither.
  let problem: SyntaxProblem?

  init(_ source: Source) {
    // What begins the document, and what follows that: white space apart, a few bytes say it all.
    let (start, first, next, second) = source.withBytes { bytes in
      let start = SourceOutline.endOfSpace(bytes, from: source.textStart)
      return (
        start, bytes.byte(at: start), bytes.byte(at: start + 1),
        bytes.byte(at: SourceOutline.endOfSpace(bytes, from: start + 1))
      )
    }
    let isBracket = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let name = source.name.lowercased()
    let isNamedJSON = name.hasSuffix(".json")
    let isNamedYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    mayBeJSON = isBracket || isNamedJSON
    // `{"a": // note` would be YAML with a strange text in it; only a name can say that YAML is meant.
    let isJSONLike = second == UInt8(ascii: "\"")
    mayBeYAML = !isBracket || !isNamedJSON && (isNamedYAML || !isJSONLike)
    prefersJSONErrors = isNamedJSON || isBracket && (!isNamedYAML || isJSONLike)
    problem =
      start < source.count
      ? SourceOutline.problem(first, next, at: start)
      : SyntaxProblem(code: "empty-document", offset: 0, message: "the document is empty")
  }

  private static func problem(_ first: UInt8, _ second: UInt8, at start: Int) -> SyntaxProblem? {
    // Nothing but a merge key could begin with '<', and no description does.
    if first == UInt8(ascii: "<"),
      second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
        || second | 0x20 >= UInt8(ascii: "a") && second | 0x20 <= UInt8(ascii: "z")
    {
      return SyntaxProblem(
        offset: start,
        message: "this is HTML or XML, neither JSON nor YAML: was a web page saved in its place?")
    }
    return nil
  }

  private static func endOfSpace(_ bytes: RawSpan, from start: Int) -> Int {
    var position = start
    while isSpace(bytes.byte(at: position)) { position += 1 }
    return position
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

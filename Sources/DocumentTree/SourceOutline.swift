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
    let rest = source.bytes[source.textStart...].drop(while: SourceOutline.isSpace)
    let first = rest.first
    let isBracket = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let second = rest.dropFirst().drop(while: SourceOutline.isSpace).first
    let name = source.name.lowercased()
    let isNamedJSON = name.hasSuffix(".json")
    let isNamedYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    mayBeJSON = isBracket || isNamedJSON
    // `{"a": // note` would be YAML with a strange text in it; only a name can say that YAML is meant.
    let isJSONLike = second == UInt8(ascii: "\"")
    mayBeYAML = !isBracket || !isNamedJSON && (isNamedYAML || !isJSONLike)
    prefersJSONErrors = isNamedJSON || isBracket && (!isNamedYAML || isJSONLike)
    problem = SourceOutline.problem(rest)
  }

  private static func problem(_ text: ArraySlice<UInt8>) -> SyntaxProblem? {
    guard let first = text.first else {
      return SyntaxProblem(code: "empty-document", offset: 0, message: "the document is empty")
    }
    // Nothing but a merge key could begin with '<', and no description does.
    let second = text.dropFirst().first ?? 0
    if first == UInt8(ascii: "<"),
      second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
        || second | 0x20 >= UInt8(ascii: "a") && second | 0x20 <= UInt8(ascii: "z")
    {
      return SyntaxProblem(
        offset: text.startIndex,
        message: "this is HTML or XML, neither JSON nor YAML: was a web page saved in its place?")
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

import DocumentTree

/// One seed for all trees of the tests, so that their hashes are comparable.
let seed = HashSeed()

func source(_ text: String, name: String = "api.yaml") -> Source {
  Source(name: name, bytes: Array(text.utf8))
}

func source(_ bytes: [UInt8]) -> Source { Source(name: "api.yaml", bytes: bytes) }

func json(_ text: String, limits: ParsingLimits = .standard) throws -> Tree {
  try Tree.parseJSON(source(text, name: "api.json"), limits: limits, seed: seed)
}

func yaml(_ text: String, limits: ParsingLimits = .standard) throws -> Tree {
  try Tree.parseYAML(source(text), limits: limits, seed: seed)
}

/// What the parser has against a text, as `line:column: message`, or `accepted`.
func complaint(_ text: String, name: String = "api.yaml") -> String {
  complaint(Source(name: name, bytes: Array(text.utf8)))
}

func complaint(_ source: Source) -> String {
  do throws(ParsingError) {
    _ = try Tree.parse(source, seed: seed)
    return "accepted"
  } catch {
    return display(error.diagnostic)
  }
}

func display(_ diagnostic: Diagnostic) -> String {
  let place = diagnostic.location.map { "\($0.line):\($0.column): " } ?? ""
  return place + diagnostic.message
}

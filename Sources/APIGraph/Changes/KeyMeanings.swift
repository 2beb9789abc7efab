import DocumentTree

/// What the keys of a document can mean for its dependencies, by their numbers, so that no key is read as text twice.
struct KeyMeanings {
  /// Bits of what a key means.
  struct Meaning: OptionSet {
    let rawValue: UInt16

    static let reference = Meaning(rawValue: 1)
    static let dynamicReference = Meaning(rawValue: 2)
    static let discriminator = Meaning(rawValue: 4)
    static let mapping = Meaning(rawValue: 8)
    /// `operationRef` and `operationId`, which point at operations when they stand in a link.
    static let operation = Meaning(rawValue: 16)
    static let links = Meaning(rawValue: 32)
    static let security = Meaning(rawValue: 64)
    /// The value is data, in which nothing has a meaning.
    static let data = Meaning(rawValue: 128)
    /// The value is an object whose keys are names that somebody chose.
    static let names = Meaning(rawValue: 256)
    /// The value holds examples, whose references are said to lead nowhere in other words, or are none.
    static let examples = Meaning(rawValue: 512)
  }

  private let meanings: [Meaning]

  private static let data = ["example", "default", "enum", "const", "value", "dataValue"]

  private static let names = [
    "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
    "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
    "securitySchemes", "securityDefinitions", "links", "callbacks", "pathItems", "mediaTypes",
    "encoding", "content", "paths", "webhooks", "variables", "additionalOperations", "mapping",
  ]

  init(_ keys: KeyTable) {
    var meanings = (0..<keys.count).map { number -> Meaning in
      let isExtension = keys.text(of: UInt32(number)).utf8.starts(with: "x-".utf8)
      return isExtension ? .data : []
    }
    func add(_ meaning: Meaning, to names: [String]) {
      for name in names {
        if let id = keys.id(of: name) { meanings[Int(id)].insert(meaning) }
      }
    }
    add(.reference, to: ["$ref"])
    add(.dynamicReference, to: ["$dynamicRef"])
    add(.discriminator, to: ["discriminator"])
    add(.mapping, to: ["mapping"])
    add(.operation, to: ["operationRef", "operationId"])
    add(.links, to: ["links"])
    add(.security, to: ["security"])
    add(.data, to: Self.data)
    add(.names, to: Self.names)
    add(.examples, to: ["examples"])
    self.meanings = meanings
  }

  /// What a key means; nothing for the elements of arrays.
  subscript(key: UInt32) -> Meaning { key == NodeRecord.noKey ? [] : meanings[Int(key)] }
}

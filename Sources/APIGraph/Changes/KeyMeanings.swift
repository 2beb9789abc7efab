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
    /// What stands under the key may depend on something by itself.
    static let active: Meaning = [
      .reference, .dynamicReference, .discriminator, .mapping, .operation, .security,
    ]
  }

  private let meanings: [Meaning]
  /// By key: whether its meaning is an active one.
  private let isActive: [Bool]

  private static let data = ["example", "default", "enum", "const", "value", "dataValue"]

  private static let names = [
    "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
    "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
    "securitySchemes", "securityDefinitions", "links", "callbacks", "pathItems", "mediaTypes",
    "encoding", "content", "paths", "webhooks", "variables", "additionalOperations", "mapping",
  ]

  init(_ keys: KeyTable) {
    var meanings = [Meaning](repeating: [], count: keys.count)
    for number in meanings.indices where keys.hasPrefix(UInt32(number), "x-") {
      meanings[number] = .data
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
    if keys.id(of: "links") != nil { add(.operation, to: ["operationRef", "operationId"]) }
    add(.links, to: ["links"])
    add(.security, to: ["security"])
    add(.data, to: Self.data)
    add(.names, to: Self.names)
    add(.examples, to: ["examples"])
    self.meanings = meanings
    isActive = meanings.map { !$0.isDisjoint(with: .active) }
  }

  /// What a key means; nothing for the elements of arrays.
  subscript(key: UInt32) -> Meaning { key == NodeRecord.noKey ? [] : meanings[Int(key)] }

  /// The nodes whose keys have an active meaning, and what stands directly below a `mapping`, each once and in their order.
  func activeNodes(of tree: Tree) -> [UInt32] {
    var nodes: [UInt32] = []
    var mapped: [UInt32] = []
    tree.records.withSpan { records in
      unsafe isActive.withUnsafeBufferPointer { isActive in
        for index in records.indices {
          let record = unsafe records[unchecked: index]
          guard unsafe record.key < UInt32(isActive.count) && isActive[Int(record.key)] else {
            continue
          }
          nodes.append(UInt32(truncatingIfNeeded: index))
          guard record.kind == .object || record.kind == .array,
            self[record.key].contains(.mapping)
          else { continue }
          mapped += record.first..<record.first + record.count
        }
      }
    }
    guard !mapped.isEmpty else { return nodes }
    var last = UInt32.max
    return (nodes + mapped).sorted().filter { node in
      defer { last = node }
      return node != last
    }
  }
}

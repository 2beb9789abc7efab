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
  /// The last six bits of the numbers of the keys with an active meaning: what tells most other keys from them.
  private let activeBits: UInt64

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
    var activeBits: UInt64 = 0
    for (number, meaning) in meanings.enumerated() where !meaning.isDisjoint(with: .active) {
      activeBits |= 1 &<< UInt64(number)
    }
    self.activeBits = activeBits
  }

  /// What a key means; nothing for the elements of arrays.
  subscript(key: UInt32) -> Meaning { key == NodeRecord.noKey ? [] : meanings[Int(key)] }

  /// The nodes whose keys have an active meaning, and what stands directly below a `mapping`, each once and in their order.
  func activeNodes(of tree: Tree) -> [UInt32] {
    var nodes: [UInt32] = []
    var mapped: [UInt32] = []
    tree.records.withSpan { records in
      var index = -1
      while true {
        index = indexOfLikely(in: records, behind: index)
        guard index < records.count else { return }
        let record = records[index]
        let meaning = self[record.key]
        if meaning.isDisjoint(with: .active) { continue }
        nodes.append(UInt32(truncatingIfNeeded: index))
        guard record.isContainer, meaning.contains(.mapping) else { continue }
        mapped += record.first..<record.first + record.count
      }
    }
    guard !mapped.isEmpty else { return nodes }
    var last = UInt32.max
    return (nodes + mapped).sorted().filter { node in
      defer { last = node }
      return node != last
    }
  }

  /// The next node whose key may have an active meaning; the number of nodes if there is none.
  @inline(__always)
  private func indexOfLikely(in records: Span<NodeRecord>, behind index: Int) -> Int {
    var next = index &+ 1
    while next < records.count {
      let key = unsafe records[unchecked: next].key
      if activeBits &>> UInt64(key) & 1 != 0 { break }
      next &+= 1
    }
    return next
  }
}

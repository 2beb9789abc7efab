import APIGraph
import DocumentTree

/// Finds operations that were removed and added and look like one that was moved or renamed. Hints change no verdict.
///
/// Each is told from what is surest to what is least sure, and only where one operation of each side fits one of the
/// other: by `operationId`, by a slash at the end of the path, by what the operation says, by its path's likeness.
struct RenameHints {
  private(set) var newOfRemoved: [Int: Int] = [:]
  private(set) var oldOfAdded: [Int: Int] = [:]

  private let removed: [OperationHeading]
  private let added: [OperationHeading]

  /// How many operations of a side are looked at where each has to be held against each.
  private static let mostForLikeness = 50

  init(
    removed: [OperationHeading], added: [OperationHeading], old: DocumentSet, new: DocumentSet
  ) {
    self.removed = removed
    self.added = added
    guard !removed.isEmpty, !added.isEmpty else { return }
    match(Self.identifier, Self.identifier)
    match(Self.withoutSlash, Self.withoutSlash)
    match({ heading in Self.content(heading, old) }, { heading in Self.content(heading, new) })
    matchByLikeness()
  }

  private mutating func match<Key: Hashable>(
    _ oldKey: (OperationHeading) -> Key?, _ newKey: (OperationHeading) -> Key?
  ) {
    let oldByKey = Dictionary(
      grouping: removed.indices.filter { newOfRemoved[$0] == nil }
    ) { oldKey(removed[$0]) }
    let newByKey = Dictionary(
      grouping: added.indices.filter { oldOfAdded[$0] == nil }
    ) { newKey(added[$0]) }
    for (key, olds) in oldByKey where key != nil && olds.count == 1 {
      guard let news = newByKey[key], news.count == 1 else { continue }
      join(olds[0], news[0])
    }
  }

  private mutating func join(_ old: Int, _ new: Int) {
    newOfRemoved[old] = new
    oldOfAdded[new] = old
  }

  private static func identifier(_ heading: OperationHeading) -> ExactString? {
    heading.operationID.map { ExactString($0) }
  }

  private static func withoutSlash(_ heading: OperationHeading) -> ExactString? {
    guard let path = heading.path else { return nil }
    let erased = PathTemplate.erased(path)
    return ExactString(
      "\(heading.method) \(erased.hasSuffix("/") ? String(erased.dropLast()) : erased)")
  }

  /// What an operation says of its messages, whatever it is called; `nil` where that is too little to know it by.
  private static func content(
    _ heading: OperationHeading, _ documents: DocumentSet
  ) -> [StructuralHash?]? {
    let node = documents.node(heading.origin)
    let fields = ["parameters", "requestBody", "responses", "callbacks", "consumes", "produces"]
    var says = node["requestBody"] != nil || node["parameters"]?.elements.isEmpty == false
    if let responses = node["responses"]?.members {
      for response in responses where !says {
        says = ["content", "schema", "headers", "$ref"].contains { response[$0] != nil }
      }
    }
    return says ? fields.map { node[$0]?.hash } : nil
  }

  private mutating func matchByLikeness() {
    let olds = removed.indices.filter { newOfRemoved[$0] == nil }
    let news = added.indices.filter { oldOfAdded[$0] == nil }
    guard olds.count <= Self.mostForLikeness, news.count <= Self.mostForLikeness else { return }
    var likes: [Int: [Int]] = [:]
    var likedBy: [Int: Int] = [:]
    for old in olds {
      likes[old] = news.filter { new in
        removed[old].method == added[new].method
          && NameSimilarity.share(removed[old].label, added[new].label) >= 0.8
      }
      for new in likes[old] ?? [] { likedBy[new, default: 0] += 1 }
    }
    for (old, news) in likes where news.count == 1 && likedBy[news[0]] == 1 { join(old, news[0]) }
  }
}

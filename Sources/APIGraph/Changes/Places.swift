import DocumentTree

/// The places of one version of a description, numbered alike in both versions.
struct Places {
  let scan: DependencyScan
  /// By place: where it is in this version.
  private(set) var origins: [Origin?] = []
  /// By origin: the number of the place.
  private var numbers = NumberTable()
  /// By document and node: whether it is a place.
  private var isPlace: [[Bool]]

  init(_ scan: DependencyScan) {
    self.scan = scan
    isPlace = scan.trees.map { Array(repeating: false, count: $0.records.count) }
  }

  /// Adds the next place, or says that it is not in this version. What is a place already keeps its number.
  mutating func append(_ origin: Origin?) {
    if let origin {
      isPlace[Int(origin.document)][Int(origin.node.index)] = true
      _ = numbers.number(of: origin.number, orNew: origins.count)
    }
    origins.append(origin)
  }

  /// Whether something is a place by itself.
  func contains(_ origin: Origin) -> Bool {
    isPlace[Int(origin.document)][Int(origin.node.index)]
  }

  /// The innermost place that holds a node.
  func owner(of origin: Origin) -> Int {
    let document = Int(origin.document)
    let isPlace = isPlace[document]
    let owner = scan.trees[document].parents.withSpan { parents in
      var node = origin.node.index
      // The root of every document is a place.
      while !isPlace[Int(node)] { node = parents[Int(node)] }
      return node
    }
    return numbers[Origin(document: origin.document, node: NodeID(index: owner)).number] ?? 0
  }

  /// The place that holds a place in this version; `nil` for documents and for places that are not in it.
  func container(of place: Int) -> Int? {
    guard let origin = origins[place] else { return nil }
    let parent = scan.trees[Int(origin.document)].parents[Int(origin.node.index)]
    guard parent != Tree.noParent else { return nil }
    return owner(of: Origin(document: origin.document, node: NodeID(index: parent)))
  }

  /// The structural hash of a place; `nil` where it is not in this version.
  func hash(of place: Int) -> StructuralHash? {
    origins[place].map { scan.trees[Int($0.document)].hashes[Int($0.node.index)] }
  }
}

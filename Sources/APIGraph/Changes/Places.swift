import DocumentTree

/// The places of one version of a description, numbered alike in both versions.
///
/// Copies share the numbers of nodes: a place is added before the first copy is made.
struct Places {
  let scan: DependencyScan
  /// By place: where it is in this version.
  private(set) var origins: [Origin?] = []
  /// By document and node: the number of the place there plus one; zero where there is none.
  private let numbers: [NodeTable]

  init(_ scan: DependencyScan) {
    self.scan = scan
    numbers = scan.trees.map(NodeTable.init)
  }

  /// Adds the next place, or says that it is not in this version. What is a place already keeps its number.
  mutating func append(_ origin: Origin?) {
    if let origin, !contains(origin) {
      numbers[Int(origin.document)][Int(origin.node.index)] = Int32(origins.count + 1)
    }
    origins.append(origin)
  }

  /// Whether something is a place by itself.
  func contains(_ origin: Origin) -> Bool {
    numbers[Int(origin.document)][Int(origin.node.index)] > 0
  }

  /// The innermost place that holds a node.
  func owner(of origin: Origin) -> Int {
    let document = Int(origin.document)
    let numbers = numbers[document]
    return scan.trees[document].parents.withSpan { parents in
      var node = Int(origin.node.index)
      // The root of every document is a place.
      while numbers[node] == 0 { node = Int(parents[node]) }
      return Int(numbers[node]) - 1
    }
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

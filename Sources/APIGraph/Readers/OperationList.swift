package import DocumentTree

/// The operations of `paths`, in the order of the source, whose headings are written when somebody asks for them.
package struct OperationList: RandomAccessCollection, Sendable {
  /// The operations of a path item whose heading need not be read to pair it: it stands in the root document, where it is
  /// declared, and names no servers of its own.
  package struct UsualPath: Sendable {
    /// The path item, which its key in the document names.
    package let node: NodeID
    /// Its operations, by their positions.
    package let operations: Range<Int>
  }

  /// The root document; `nil` where there are no usual paths.
  package let tree: Tree?
  package private(set) var usualPaths: [UsualPath] = []
  private let usual: UsualPaths?
  private var entries: [Entry] = []
  private var headings: [OperationHeading] = []

  /// Where the heading of an operation is found.
  private enum Entry {
    case usual(operation: Int32, path: Int32)
    case read(Int32)
  }

  init(_ usual: UsualPaths) {
    self.usual = usual
    tree = usual.tree
  }

  /// Headings that are written already.
  package init(_ headings: [OperationHeading]) {
    tree = nil
    usual = nil
    append(headings)
  }

  package var startIndex: Int { 0 }

  package var endIndex: Int { entries.count }

  package subscript(position: Int) -> OperationHeading {
    switch entries[position] {
    case .read(let index): return headings[Int(index)]
    case .usual(let operation, let path):
      guard let usual, let tree else { preconditionFailure("usual paths stand in a document") }
      let declared = usual.operations[Int(operation)]
      let item = Node(tree: tree, id: usualPaths[Int(path)].node)
      let site = Site(node: Node(tree: tree, id: declared.node), document: 0)
      let place = Origin(document: 0, node: item.id)
      return OperationHeading(
        place: .path(item.key ?? ""), method: usual.methods[Int(declared.method)].uppercased(),
        operationID: site["operationId"]?.node.string, origin: site.origin, pathItem: place,
        declaration: place)
    }
  }

  /// Whether all operations have one of the methods that path items have fields for.
  package var haveFixedMethods: Bool {
    guard let tree else { return headings.isEmpty }
    return tree.keys.id(of: "additionalOperations") == nil
      && headings.allSatisfy { $0.declaration.document == 0 && $0.pathItem.document == 0 }
  }

  /// The position of the method of an operation of a usual path among those of the family.
  package func method(at position: Int) -> UInt8? {
    guard case .usual(let operation, _) = entries[position] else { return nil }
    return usual?.operations[Int(operation)].method
  }

  mutating func appendUsual(_ position: Int) {
    guard let item = usual?.items[position] else { return }
    let first = entries.count
    for operation in item.operations {
      entries.append(.usual(operation: operation, path: Int32(usualPaths.count)))
    }
    usualPaths.append(UsualPath(node: item.node, operations: first..<entries.count))
  }

  mutating func append(_ more: [OperationHeading]) {
    for heading in more {
      entries.append(.read(Int32(headings.count)))
      headings.append(heading)
    }
  }
}

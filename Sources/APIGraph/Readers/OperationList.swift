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
    /// The hash of its template without the names of parameters.
    let template: UInt64
  }

  /// The root document; `nil` where there are no usual paths.
  package let tree: Tree?
  package private(set) var usualPaths: [UsualPath] = []
  /// The operations of the usual paths, and the methods that they have by position.
  private let declared: [UsualPaths.Operation]
  private let methods: [String]
  private var entries: [Entry] = []
  private var headings: [OperationHeading] = []

  /// Where the heading of an operation is found.
  private enum Entry {
    case usual(operation: Int32, path: Int32)
    case read(Int32)
  }

  init(_ usual: UsualPaths) {
    tree = usual.tree
    declared = usual.operations
    methods = usual.methods
  }

  /// Headings that are written already.
  package init(_ headings: [OperationHeading]) {
    tree = nil
    declared = []
    methods = []
    append(headings)
  }

  package var startIndex: Int { 0 }

  package var endIndex: Int { entries.count }

  package subscript(position: Int) -> OperationHeading {
    switch entries[position] {
    case .read(let index): return headings[Int(index)]
    case .usual(let operation, let path):
      let path = usualPaths[Int(path)]
      return heading(declared[Int(operation)], path, text(of: path))
    }
  }

  /// The heading of an operation of a path, whose text is given: the operations of a path share it.
  package func heading(at position: Int, of path: UsualPath, _ text: String) -> OperationHeading {
    guard case .usual(let operation, _) = entries[position] else { return self[position] }
    return heading(declared[Int(operation)], path, text)
  }

  private func heading(
    _ operation: UsualPaths.Operation, _ path: UsualPath, _ text: String
  ) -> OperationHeading {
    guard let tree else { preconditionFailure("usual paths stand in a document") }
    let place = Origin(document: 0, node: path.node)
    return OperationHeading(
      place: .path(text), method: methods[Int(operation.method)],
      node: Node(tree: tree, id: operation.node), document: 0, pathItem: place,
      declaration: place)
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
    return declared[Int(operation)].method
  }

  /// The path of an operation; `nil` for one that is not of `paths`.
  package func path(at position: Int) -> String? {
    switch entries[position] {
    case .read(let index):
      if case .path(let path) = headings[Int(index)].place { path } else { nil }
    case .usual(_, let path): text(of: usualPaths[Int(path)])
    }
  }

  /// The text of a path.
  package func text(of path: UsualPath) -> String { tree?.node(path.node).key ?? "" }

  /// The methods of the operations whose path is one of some templates, by the templates. Names of parameters are left out.
  package func methods(atTemplates erased: Set<ExactString>) -> [ExactString: [String]] {
    var found: [ExactString: [String]] = [:]
    if erased.isEmpty { return found }
    var hashes = NumberTable(capacity: erased.count)
    for template in erased {
      _ = hashes.number(of: PathTemplate.hash(ofErased: template.string), orNew: hashes.count)
    }
    for path in usualPaths where hashes[path.template] != nil {
      let template = ExactString(PathTemplate.erased(text(of: path)))
      guard erased.contains(template) else { continue }
      found[template, default: []] += path.operations.map { self[$0].method }
    }
    for heading in headings {
      guard case .path(let path) = heading.place else { continue }
      let template = ExactString(PathTemplate.erased(path))
      if erased.contains(template) { found[template, default: []].append(heading.method) }
    }
    return found
  }

  /// By operation: whether its path is a template that may stand for one of some paths.
  package func operations(mayServe paths: [String]) -> [Bool] {
    let paths = paths.map { Array($0.utf8) }
    var mayServe = [Bool](repeating: false, count: entries.count)
    for path in usualPaths {
      guard let tree else { break }
      let isMeant = tree.keys.withBytes(of: tree.records[Int(path.node.index)].key) { template in
        paths.contains { PathTemplate.mayInclude($0, in: template) }
      }
      if isMeant { for operation in path.operations { mayServe[operation] = true } }
    }
    for (operation, entry) in entries.enumerated() {
      guard case .read(let index) = entry, case .path(let path) = headings[Int(index)].place else {
        continue
      }
      let template = Array(path.utf8)
      mayServe[operation] = paths.contains { PathTemplate.mayInclude($0, in: template.span) }
    }
    return mayServe
  }

  mutating func append(_ item: UsualPaths.Item, template: UInt64) {
    let first = entries.count
    for operation in item.operations {
      entries.append(.usual(operation: operation, path: Int32(usualPaths.count)))
    }
    usualPaths.append(
      UsualPath(node: item.node, operations: first..<entries.count, template: template))
  }

  mutating func append(_ more: [OperationHeading]) {
    for heading in more {
      entries.append(.read(Int32(headings.count)))
      headings.append(heading)
    }
  }
}

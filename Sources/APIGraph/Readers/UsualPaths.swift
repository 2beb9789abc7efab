import DocumentTree

/// The path items of a description that are of the usual kind: they stand where they are declared, have operations and no
/// servers of their own, and there is nothing to remark on. Who pairs their operations need not read them.
struct UsualPaths {
  /// An operation of such a path item.
  struct Operation {
    let node: NodeID
    /// The position of its method among those of the family.
    let method: UInt8
  }

  /// One path item.
  struct Item {
    let node: NodeID
    let operations: Range<Int32>
  }

  /// The document; `nil` where no path item is of the usual kind.
  private(set) var tree: Tree?
  /// The methods of the family, in capitals.
  let methods: [String]
  private(set) var operations: [Operation] = []
  /// By the position of the path item: what it is; `nil` where it is of another kind.
  private(set) var items: [Item?] = []
  /// By the position of the path: the hash of its template without the names of parameters.
  private(set) var templates: [UInt64] = []
  /// Whether two path templates may be the same but for the names of their parameters.
  private(set) var mayRepeatTemplates = true

  init(_ paths: PathItem?, _ family: Specification.Family) {
    let fields = PathsReader.methods(family)
    methods = fields.map { $0.uppercased() }
    guard let paths, paths.isWhole, paths.declaration.origin == paths.target.origin,
      paths.declaration.document == 0
    else { return }
    let tree = paths.declaration.node.tree
    self.tree = tree
    let keys = Keys(tree.keys, fields, family)
    let record = tree.records[Int(paths.declaration.node.id.index)]
    items.reserveCapacity(Int(record.count))
    templates.reserveCapacity(Int(record.count))
    for index in record.first..<record.first + record.count {
      items.append(item(NodeID(index: index), keys))
      templates.append(PathTemplate.erasedHash(tree.keys, tree.records[Int(index)].key))
    }
    mayRepeatTemplates = Self.haveRepetition(templates)
  }

  /// The path item at a position; `nil` where it is of another kind.
  subscript(position: Int) -> Item? { position < items.count ? items[position] : nil }

  private mutating func item(_ node: NodeID, _ keys: Keys) -> Item? {
    guard let tree else { return nil }
    let record = tree.records[Int(node.index)]
    guard record.kind == .object, tree.keys.hasPrefix(record.key, "/") else { return nil }
    let first = operations.count
    for index in record.first..<record.first + record.count {
      let member = tree.records[Int(index)]
      guard let method = keys.method(member.key) else {
        if !keys.isUnusual(member.key) { continue }
        operations.removeSubrange(first...)
        return nil
      }
      guard keys.isUsual(method), member.kind == .object, !hasUnusualMember(member, tree, keys)
      else {
        operations.removeSubrange(first...)
        return nil
      }
      operations.append(Operation(node: NodeID(index: index), method: method))
    }
    guard operations.count > first else { return nil }
    return Item(node: node, operations: Int32(first)..<Int32(operations.count))
  }

  private func hasUnusualMember(_ record: NodeRecord, _ tree: Tree, _ keys: Keys) -> Bool {
    for index in record.first..<record.first + record.count
    where keys.isUnusual(tree.records[Int(index)].key) {
      return true
    }
    return false
  }

  private static func haveRepetition(_ hashes: [UInt64]) -> Bool {
    var seen = NumberTable(capacity: hashes.count)
    for hash in hashes {
      let count = seen.count
      _ = seen.number(of: hash, orNew: count)
      if seen.count == count { return true }
    }
    return false
  }

  /// The numbers of the keys that matter here.
  private struct Keys {
    /// By position: the key of a method.
    private let methods: [UInt32?]
    /// What makes a path item or an operation another than usual.
    private let unusual: [UInt32]
    private let foreign: [Bool]

    init(_ table: KeyTable, _ names: [String], _ family: Specification.Family) {
      methods = names.map(table.id)
      unusual = ["$ref", "servers", "schemes", "additionalOperations"].compactMap(table.id)
      foreign = names.map {
        $0 == "trace" && family == .swagger2 || $0 == "query" && family != .openAPI32
      }
    }

    func method(_ key: UInt32) -> UInt8? {
      methods.firstIndex(of: key).map(UInt8.init)
    }

    /// Whether the family has a place for a method.
    func isUsual(_ method: UInt8) -> Bool { !foreign[Int(method)] }

    func isUnusual(_ key: UInt32) -> Bool { unusual.contains(key) }
  }
}

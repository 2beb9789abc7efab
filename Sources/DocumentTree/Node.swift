/// A node together with its tree: what readers hold in their hands.
///
/// Children, members and texts are looked up on demand; nothing is copied until `string` or `jsonValue` is asked for.
public struct Node: Sendable {
  /// The document.
  public let tree: Tree

  /// The node's place in the arena.
  public let id: NodeID

  /// A node of a tree.
  @inlinable public init(tree: Tree, id: NodeID) {
    self.tree = tree
    self.id = id
  }

  /// The node's record.
  @inlinable public var record: NodeRecord { tree.records[Int(id.index)] }

  /// What it is.
  @inlinable public var kind: NodeKind { record.kind }

  /// The key by which its parent object holds it; `nil` for elements of arrays and the root.
  public var key: String? {
    let key = record.key
    return key == NodeRecord.noKey ? nil : tree.keys.text(of: key)
  }

  /// The structural hash, comparable between trees that share a seed.
  @inlinable public var hash: StructuralHash { tree.hashes[Int(id.index)] }

  /// Whether both nodes are the same JSON value (by structural hash).
  @inlinable public func isEqual(to other: Node) -> Bool { hash == other.hash }

  /// The children of an array or object in the order of the source; empty for scalars.
  @inlinable public var children: Children {
    let record = record
    guard record.kind == .array || record.kind == .object else {
      return Children(tree: tree, first: 0, count: 0)
    }
    return Children(tree: tree, first: record.first, count: record.count)
  }

  /// The elements of an array; empty for anything else.
  @inlinable public var elements: Children {
    kind == .array ? children : Children(tree: tree, first: 0, count: 0)
  }

  /// The members of an object, each a node that has a `key`; empty for anything else.
  @inlinable public var members: Children {
    kind == .object ? children : Children(tree: tree, first: 0, count: 0)
  }

  /// The member with this key; `nil` if there is none or this is no object. Linear in the number of members.
  @inlinable public subscript(key: String) -> Node? {
    let record = record
    guard record.kind == .object, let id = tree.keys.id(of: key) else { return nil }
    for index in record.first..<record.first + record.count
    where tree.records[Int(index)].key == id {
      return Node(tree: tree, id: NodeID(index: index))
    }
    return nil
  }

  /// The text of a string; `nil` for anything else.
  public var string: String? { kind == .string ? text : nil }

  /// The truth value of a boolean; `nil` for anything else.
  public var boolean: Bool? { kind == .boolean ? record.flags.contains(.isTrue) : nil }

  /// The exact value of a number; `nil` for anything else (YAML's `.inf` and `.nan` are strings to us).
  public var decimal: Decimal? {
    let record = record
    return record.kind == .number ? tree.decimal(of: record) : nil
  }

  /// The text of a scalar: the decoded string, or a number, boolean or null as it is spelt. Empty for containers.
  public var text: String {
    let record = record
    switch record.kind {
    case .array, .object: return ""
    case .null, .boolean, .number, .string: return tree.text(of: record)
    }
  }

  /// The value on its own. Shared YAML nodes are unfolded, within the limit that the parser has checked.
  public var jsonValue: JSONValue {
    switch kind {
    case .null: return .null
    case .boolean: return .boolean(record.flags.contains(.isTrue))
    case .number: return decimal.map(JSONValue.number) ?? .text(text)
    case .string: return .text(text)
    case .array: return .array(children.map(\.jsonValue))
    case .object:
      var members: [ExactString: JSONValue] = [:]
      for child in children { members[ExactString(child.key ?? "")] = child.jsonValue }
      return .object(members)
    }
  }
}

/// The children of a node, in the order of the source.
public struct Children: RandomAccessCollection, Sendable {
  @usableFromInline let tree: Tree
  @usableFromInline let first: UInt32
  @usableFromInline let length: UInt32

  @inlinable init(tree: Tree, first: UInt32, count: UInt32) {
    self.tree = tree
    self.first = first
    self.length = count
  }

  /// Always zero.
  @inlinable public var startIndex: Int { 0 }

  /// The number of children.
  @inlinable public var endIndex: Int { Int(length) }

  /// The child at a position.
  @inlinable public subscript(position: Int) -> Node {
    Node(tree: tree, id: NodeID(index: first + UInt32(position)))
  }
}

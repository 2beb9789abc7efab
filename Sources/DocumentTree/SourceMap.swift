/// Where the nodes of a tree stand, for people: lines, columns and JSON pointers.
///
/// Costs one pass over the bytes and one over the nodes, so it is built once per tree, and only for a report.
public struct SourceMap: Sendable {
  private let file: String
  private let records: RegionArray<NodeRecord>
  private let keys: KeyTable
  private let lines: LineTable

  /// The parent of every node; `noParent` for the root and for nodes that no value holds any more.
  private let parents: [UInt32]

  private static let noParent = UInt32.max

  /// The places of a tree's nodes.
  public init(_ tree: Tree) {
    self.init(source: tree.source, records: tree.records, keys: tree.keys, root: tree.root)
  }

  init(source: Source, records: RegionArray<NodeRecord>, keys: KeyTable, root: NodeID) {
    file = source.name
    self.records = records
    self.keys = keys
    lines = LineTable(source)
    var parents = [UInt32](repeating: SourceMap.noParent, count: records.count)
    // Parents come before their children in this order. What an alias shares belongs to its anchor, if that is still
    // part of the document (it may have been dropped as a duplicate or merged away).
    for index in stride(from: Int(root.index), through: 0, by: -1)
    where index == Int(root.index) || parents[index] != SourceMap.noParent {
      let record = records[index]
      guard record.kind == .array || record.kind == .object else { continue }
      for child in Int(record.first)..<Int(record.first + record.count)
      where !record.flags.contains(.isAlias) || parents[child] == SourceMap.noParent {
        parents[child] = UInt32(index)
      }
    }
    self.parents = parents
  }

  /// The place of a node's value.
  public func location(of id: NodeID) -> SourceLocation {
    location(atOffset: Int(records[Int(id.index)].position))
  }

  /// The place of the key that holds a node; that of its value if there is no key.
  public func keyLocation(of id: NodeID) -> SourceLocation {
    location(atOffset: Int(records[Int(id.index)].keyPosition))
  }

  /// The place of a byte of the source.
  public func location(atOffset offset: Int) -> SourceLocation {
    let (line, column) = lines.place(atOffset: offset)
    return SourceLocation(file: file, line: line, column: column)
  }

  /// The JSON pointer of a node. What YAML aliases share has the pointer of its anchor.
  public func pointer(of id: NodeID) -> JSONPointer {
    var tokens: [String] = []
    var index = id.index
    while parents[Int(index)] != SourceMap.noParent {
      let parent = parents[Int(index)]
      let key = records[Int(index)].key
      tokens.append(
        key == NodeRecord.noKey
          ? String(index - records[Int(parent)].first) : keys.text(of: key))
      index = parent
    }
    return JSONPointer(tokens: tokens.reversed())
  }

  /// The text of a line without its line break; empty beyond the end.
  public func lineText(_ line: Int) -> String {
    String(decoding: lines.bytes(ofLine: line), as: UTF8.self)
  }
}

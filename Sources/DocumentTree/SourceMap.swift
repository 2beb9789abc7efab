/// Where the nodes of a tree stand, for people: lines, columns and JSON pointers.
///
/// Costs one pass over the bytes, so it is built once per tree, and only for a report.
public struct SourceMap: Sendable {
  private let tree: Tree
  private let lines: LineTable

  /// The places of a tree's nodes.
  public init(_ tree: Tree) {
    self.tree = tree
    var lines = LineTable(tree.source)
    lines.countAll()
    self.lines = lines
  }

  /// The place of a node's value.
  public func location(of id: NodeID) -> SourceLocation {
    location(atOffset: Int(tree.records[Int(id.index)].position))
  }

  /// The place of the key that holds a node; that of its value if there is no key.
  public func keyLocation(of id: NodeID) -> SourceLocation {
    location(atOffset: Int(tree.records[Int(id.index)].keyPosition))
  }

  /// The place of a byte of the source.
  public func location(atOffset offset: Int) -> SourceLocation {
    let (line, column) = lines.place(atOffset: offset)
    return SourceLocation(file: tree.source.name, line: line, column: column)
  }

  /// The JSON pointer of a node. What YAML aliases share has the pointer of its anchor.
  public func pointer(of id: NodeID) -> JSONPointer { tree.pointer(of: id) }

  /// The text of a line without its line break; empty beyond the end.
  public func lineText(_ line: Int) -> String {
    String(decoding: lines.bytes(ofLine: line), as: UTF8.self)
  }
}

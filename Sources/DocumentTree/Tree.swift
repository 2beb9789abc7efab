/// One document as a flat arena of nodes that know where they stand in the source.
///
/// Children lie side by side and below their parent, so that every bottom-up pass is one forward loop. A YAML alias is a
/// copy of its anchor's record that shares the anchor's children, so that the tree is a directed acyclic graph.
public final class Tree: Sendable {
  /// The syntax that the document was written in.
  public enum Syntax: Sendable {
    case json
    case yaml
  }

  /// The document's name and bytes; the texts of most nodes are slices of them.
  public let source: Source

  /// The syntax that the document was written in.
  public let syntax: Syntax

  /// The arena.
  public let records: RegionArray<NodeRecord>

  /// Decoded texts that do not stand in the source as they are (YAML scalars that were folded or unescaped).
  public let sideBytes: [UInt8]

  /// The interned keys of objects, by the index that `NodeRecord.key` holds.
  public let keys: KeyTable

  /// The structural hash of every node, by node index.
  public let hashes: RegionArray<StructuralHash>

  /// The node of the whole document.
  public let root: NodeID

  /// What the parser read around, such as duplicate keys.
  public let diagnostics: [Diagnostic]

  package init(
    source: Source, syntax: Syntax, records: RegionArray<NodeRecord>, sideBytes: [UInt8],
    keys: KeyTable, hashes: RegionArray<StructuralHash>, root: NodeID, diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.syntax = syntax
    self.records = records
    self.sideBytes = sideBytes
    self.keys = keys
    self.hashes = hashes
    self.root = root
    self.diagnostics = diagnostics
  }

  /// The whole document.
  @inlinable public var rootNode: Node { Node(tree: self, id: root) }

  /// A node of this tree by its index.
  @inlinable public func node(_ id: NodeID) -> Node { Node(tree: self, id: id) }
}

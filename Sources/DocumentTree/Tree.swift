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

  /// The container that holds every node, by node index; `noParent` for the root and for what no value holds any more.
  ///
  /// What an alias shares is held by its anchor, if that is still part of the document (it may have been dropped as a
  /// duplicate or merged away).
  package let parents: RegionArray<UInt32>

  /// Whether some containers share their children, as YAML aliases and their anchors do.
  package let sharesNodes: Bool

  /// Whether the nodes below every container stand side by side, its children last, and all nodes of the arena are part of the
  /// document: so it is where one of our scanners read it, and no duplicate was dropped.
  let hasPlainLayout: Bool

  /// How many nodes were taken over from an earlier version.
  package let reusedCount: Int

  /// The node of the whole document.
  public let root: NodeID

  /// What the parser read around, such as duplicate keys.
  public let diagnostics: [Diagnostic]

  /// What `parents` says of nodes that nothing holds.
  package static let noParent = UInt32.max

  init(
    source: Source, syntax: Syntax, records: RegionArray<NodeRecord>, sideBytes: [UInt8],
    keys: KeyTable, hashes: RegionArray<StructuralHash>, parents: RegionArray<UInt32>,
    sharesNodes: Bool, hasPlainLayout: Bool, reusedCount: Int, root: NodeID,
    diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.syntax = syntax
    self.records = records
    self.sideBytes = sideBytes
    self.keys = keys
    self.hashes = hashes
    self.parents = parents
    self.sharesNodes = sharesNodes
    self.hasPlainLayout = hasPlainLayout
    self.reusedCount = reusedCount
    self.root = root
    self.diagnostics = diagnostics
  }

  /// Whether some nodes are copies of others, as YAML aliases make them. Linear where libyaml has read the document, or keys are
  /// repeated in it.
  package var hasAliases: Bool {
    syntax == .yaml && !hasPlainLayout && records.contains { $0.flags.contains(.isAlias) }
  }

  /// The whole document.
  @inlinable public var rootNode: Node { Node(tree: self, id: root) }

  /// A node of this tree by its index.
  @inlinable public func node(_ id: NodeID) -> Node { Node(tree: self, id: id) }
}

/// What a node is: the six types of JSON.
public enum NodeKind: UInt8, BitwiseCopyable, Sendable {
  case null
  case boolean
  case number
  case string
  case array
  case object
}

/// The index of a node in its tree's arena. A child's index is below its parent's.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The position in `Tree.records`.
  public let index: UInt32

  /// Names a node by its position in the arena.
  @inlinable public init(index: UInt32) { self.index = index }

  /// The order of the arena: children before parents.
  @inlinable public static func < (left: NodeID, right: NodeID) -> Bool {
    left.index < right.index
  }
}

/// One node of the arena: 24 bytes, no references.
public struct NodeRecord: BitwiseCopyable, Sendable {
  /// The interned key by which the parent object holds this node (an index into the tree's key table), or `noKey`.
  public var key: UInt32

  /// Containers: the index of the first child, or of where it would be. Scalars: the byte offset of their text.
  public var first: UInt32

  /// Containers: the number of children. Scalars: the length of their text in bytes.
  public var count: UInt32

  /// The byte offset where the value starts in the source.
  public var position: UInt32

  /// The byte offset where the key starts in the source; that of the value when there is no key.
  public var keyPosition: UInt32

  /// What it is.
  public var kind: NodeKind

  /// Bits of `NodeRecord.Flags`.
  public var flags: Flags

  /// Details of how the text of a scalar is stored.
  public struct Flags: OptionSet, BitwiseCopyable, Sendable {
    /// The raw bits.
    public let rawValue: UInt8

    /// Flags from raw bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The text stands in the tree's side bytes (decoded already), not in the source.
    @inlinable public static var isInSideBytes: Flags { Flags(rawValue: 1) }

    /// The text in the source has JSON escapes, which must be decoded when it is read.
    @inlinable public static var isEscaped: Flags { Flags(rawValue: 2) }

    /// A boolean that is true.
    @inlinable public static var isTrue: Flags { Flags(rawValue: 4) }

    /// A copy that shares its anchor's children (a YAML alias).
    @inlinable public static var isAlias: Flags { Flags(rawValue: 8) }
  }

  /// The key of a node that is no member of an object.
  @inlinable public static var noKey: UInt32 { UInt32.max }

  /// Whether it is an array or an object.
  @inlinable public var isContainer: Bool { kind == .array || kind == .object }

  /// A node from its parts.
  @inlinable public init(
    key: UInt32, first: UInt32, count: UInt32, position: UInt32, keyPosition: UInt32,
    kind: NodeKind, flags: Flags
  ) {
    self.key = key
    self.first = first
    self.count = count
    self.position = position
    self.keyPosition = keyPosition
    self.kind = kind
    self.flags = flags
  }
}

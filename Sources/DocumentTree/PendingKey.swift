/// The key of an object that waits for its value, and where it stands.
struct PendingKey {
  /// Its number in the key table, or `NodeRecord.noKey`.
  var number = NodeRecord.noKey

  var position = 0

  /// Whether there is none.
  @inline(__always)
  var isMissing: Bool { number == NodeRecord.noKey }

  /// A record with this key.
  @inline(__always)
  func record(
    _ kind: NodeKind, position: Int, first: Int, count: Int, flags: NodeRecord.Flags
  ) -> NodeRecord {
    NodeRecord(
      key: number, first: UInt32(truncatingIfNeeded: first),
      count: UInt32(truncatingIfNeeded: count),
      position: UInt32(truncatingIfNeeded: position),
      keyPosition: UInt32(truncatingIfNeeded: isMissing ? position : self.position),
      kind: kind, flags: flags)
  }
}

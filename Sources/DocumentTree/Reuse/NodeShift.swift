/// How far nodes that are taken over stand from where the same ones do in the earlier version.
struct NodeShift {
  private let text: UInt32
  private let arena: UInt32
  private let sideBytes: UInt32

  /// A shift from its parts: by how many bytes of the source, places of the arena and side bytes, forwards or backwards.
  init(text: Int, arena: Int, sideBytes: Int) {
    // Numbers that wrap around do for both ways.
    self.text = UInt32(truncatingIfNeeded: text)
    self.arena = UInt32(truncatingIfNeeded: arena)
    self.sideBytes = UInt32(truncatingIfNeeded: sideBytes)
  }

  /// A record where it stands now.
  @inline(__always)
  func moved(_ record: NodeRecord) -> NodeRecord {
    var record = record
    if record.isContainer {
      record.first &+= arena
    } else {
      record.first &+= record.flags.contains(.isInSideBytes) ? sideBytes : text
    }
    record.position &+= text
    record.keyPosition &+= text
    return record
  }
}

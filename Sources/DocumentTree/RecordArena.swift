/// The records of a document as they are laid out, with room behind them for their hashes.
///
/// The room is an estimate from the number of bytes, generous because what is not touched costs nothing: so the records
/// are hardly ever copied to a larger place. An owner that cannot be copied, for the reason that `NodeStack` gives.
@safe struct RecordArena: ~Copyable {
  private var region: Region
  private var storage: UnsafeMutablePointer<NodeRecord>

  /// How many records there is room for.
  private var capacity: Int

  /// The number of records.
  private(set) var count = 0

  /// The bytes that a node takes with its hash.
  private static let nodeSize =
    MemoryLayout<NodeRecord>.stride + MemoryLayout<StructuralHash>.stride

  /// Room for the nodes of a document.
  init(bytes: Int) {
    // Descriptions have a node per 30 to 60 bytes, and per 20 to 30 where all white space is gone.
    self.init(capacity: bytes / 16 + 16, expected: bytes / 52)
  }

  private init(capacity: Int, expected: Int) {
    self.capacity = capacity
    region = Region(
      capacity: capacity * RecordArena.nodeSize, expectedUse: expected * RecordArena.nodeSize)
    unsafe storage = region.start.bindMemory(to: NodeRecord.self, capacity: capacity)
  }

  /// The record at an index.
  subscript(index: Int) -> NodeRecord {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return unsafe storage[index]
  }

  /// Appends a number of records that stand somewhere else.
  @inline(__always)
  @unsafe mutating func append(_ records: UnsafePointer<NodeRecord>, count number: Int) {
    if number > capacity &- count { reserve(number) }
    // Most containers have a few children: record by record is faster than a call of memcpy.
    for index in 0..<number { unsafe (storage + count + index).initialize(to: records[index]) }
    count &+= number
  }

  @inline(never)
  private mutating func reserve(_ number: Int) {
    var larger = RecordArena(capacity: (count + number) * 2, expected: count + number)
    unsafe larger.append(storage, count: count)
    self = larger
  }

  /// The records so far. What stands here is never written again.
  var records: RegionArray<NodeRecord> {
    unsafe RegionArray(region: region, start: storage, count: count)
  }

  /// The hashes of the records, each written by a body, in the room behind them.
  func hashes(
    _ body: (inout MutableSpan<StructuralHash>) -> Void
  ) -> RegionArray<StructuralHash> {
    let size = count * MemoryLayout<StructuralHash>.stride
    let used = (count * MemoryLayout<NodeRecord>.stride + 15) / 16 * 16
    let room = used + size <= region.capacity ? region : Region(capacity: size, expectedUse: size)
    let start = unsafe (room === region ? room.start + used : room.start)
      .bindMemory(to: StructuralHash.self, capacity: count)
    var span = unsafe UnsafeMutableBufferPointer(start: start, count: count).mutableSpan
    body(&span)
    return unsafe RegionArray(region: room, start: start, count: count)
  }
}

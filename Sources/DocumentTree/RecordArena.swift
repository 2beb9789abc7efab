/// The records of a document as they are laid out, with room behind them for their hashes and their parents.
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

  /// The bytes that a node takes with its hash and its parent.
  private static let nodeSize =
    MemoryLayout<NodeRecord>.stride + MemoryLayout<StructuralHash>.stride
    + MemoryLayout<UInt32>.stride

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

  /// Copies records to behind the last one, where they stay if they are taken, and says whether two of them may have the
  /// same key.
  ///
  /// Most objects have few members: their keys have 64 bits to share, and only where two meet must be looked closer.
  @inline(__always)
  @unsafe mutating func copy(_ records: UnsafePointer<NodeRecord>, count number: Int) -> Bool {
    if number > capacity &- count { reserve(number) }
    // Most containers have a few children: record by record is faster than a call of memcpy.
    var seen: UInt64 = 0
    var repeated: UInt64 = 0
    let target = unsafe storage + count
    var index = 0
    while index < number {
      let key = unsafe records[index].key
      // As bytes, that is two words and no field by itself.
      unsafe UnsafeMutableRawPointer(target + index)
        .copyMemory(from: records + index, byteCount: MemoryLayout<NodeRecord>.stride)
      index &+= 1
      let bit = 1 &<< UInt64(key)
      repeated |= seen & bit
      seen |= bit
    }
    return repeated != 0
  }

  /// Takes in records that have been copied to behind the last one.
  @inline(__always)
  mutating func take(_ number: Int) {
    precondition(number >= 0 && number <= capacity &- count)
    count &+= number
  }

  /// Adds records of an earlier version where they stand now, up to one whose key has no number yet, and says which that is: the
  /// end of the range if there is none. By key of the earlier version, `numbers` has the number here plus one, or zero.
  @inline(__always)
  mutating func append(
    _ records: Span<NodeRecord>, _ range: Range<Int>, movedBy shift: NodeShift,
    numbers: Span<UInt32>
  ) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= records.count)
    if range.count > capacity &- count { reserve(range.count) }
    let target = unsafe storage + count
    var index = range.lowerBound
    while index < range.upperBound {
      var record = shift.moved(unsafe records[unchecked: index])
      if record.key != NodeRecord.noKey {
        let number = numbers[Int(record.key)]
        if number == 0 { break }
        record.key = number &- 1
      }
      unsafe (target + (index &- range.lowerBound)).initialize(to: record)
      index &+= 1
    }
    count &+= index &- range.lowerBound
    return index
  }

  @inline(never)
  private mutating func reserve(_ number: Int) {
    var larger = RecordArena(capacity: (count + number) * 2, expected: count + number)
    _ = unsafe larger.copy(storage, count: count)
    larger.take(count)
    self = larger
  }

  /// The records so far. What stands here is never written again.
  var records: RegionArray<NodeRecord> {
    unsafe RegionArray(region: region, start: storage, count: count)
  }

  /// The hashes and the parents of the records, each written by a body, in the room behind them.
  func tables(
    _ body: (inout MutableSpan<StructuralHash>, inout MutableSpan<UInt32>) -> Void
  ) -> (hashes: RegionArray<StructuralHash>, parents: RegionArray<UInt32>) {
    let used = (count * MemoryLayout<NodeRecord>.stride + 15) / 16 * 16
    let hashSize = count * MemoryLayout<StructuralHash>.stride
    let size = hashSize + count * MemoryLayout<UInt32>.stride
    let room = used + size <= region.capacity ? region : Region(capacity: size, expectedUse: size)
    let start = unsafe room === region ? room.start + used : room.start
    let hashes = unsafe start.bindMemory(to: StructuralHash.self, capacity: count)
    let parents = unsafe (start + hashSize).bindMemory(to: UInt32.self, capacity: count)
    var hashSpan = unsafe UnsafeMutableBufferPointer(start: hashes, count: count).mutableSpan
    var parentSpan = unsafe UnsafeMutableBufferPointer(start: parents, count: count).mutableSpan
    body(&hashSpan, &parentSpan)
    return unsafe (
      RegionArray(region: room, start: hashes, count: count),
      RegionArray(region: room, start: parents, count: count)
    )
  }
}

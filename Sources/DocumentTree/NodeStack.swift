/// A growing stack of node records in memory of its own.
///
/// An `Array` that is a member asks at every write whether its storage is shared: a third of the cost of reading JSON. This
/// owner cannot be copied, so that there is nothing to ask. Every access is checked against the bounds.
@safe struct NodeStack: ~Copyable {
  private var storage: UnsafeMutablePointer<NodeRecord>
  private var capacity: Int

  /// The number of records.
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    unsafe storage = .allocate(capacity: self.capacity)
  }

  deinit { unsafe storage.deallocate() }

  @inline(__always)
  subscript(index: Int) -> NodeRecord {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe storage[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      unsafe storage[index] = newValue
    }
  }

  /// Ends a container, whose children are all that stands behind it, and says where the one around it stands, as its record
  /// has done so far in the place of its first child.
  @inline(__always)
  mutating func close(_ index: Int, firstChild: Int) -> Int {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    let container = unsafe storage + index
    let outer = unsafe Int(Int32(bitPattern: container.pointee.first))
    unsafe container.pointee.first = UInt32(truncatingIfNeeded: firstChild)
    unsafe container.pointee.count = UInt32(truncatingIfNeeded: count &- index &- 1)
    count = index &+ 1
    return outer
  }

  @inline(__always)
  mutating func append(_ record: NodeRecord) {
    if count == capacity { reserve(1) }
    unsafe (storage + count).initialize(to: record)
    count &+= 1
  }

  /// Copies the records from an index on to where the arena ends, and says whether two of them may have the same key.
  @inline(__always)
  func copyTail(from index: Int, to arena: inout RecordArena) -> Bool {
    precondition(index >= 0 && index <= count)
    return unsafe arena.copy(storage + index, count: count &- index)
  }

  /// Drops the records from an index on.
  mutating func truncate(to index: Int) {
    precondition(index >= 0 && index <= count)
    count = index
  }

  /// The records of a range, as an array.
  func records(_ range: Range<Int>) -> [NodeRecord] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe Array(
      UnsafeBufferPointer(start: storage + range.lowerBound, count: range.count))
  }

  @inline(never)
  private mutating func reserve(_ number: Int) {
    let newCapacity = max(capacity * 2, count + number)
    let larger = UnsafeMutablePointer<NodeRecord>.allocate(capacity: newCapacity)
    unsafe larger.moveInitialize(from: storage, count: count)
    unsafe storage.deallocate()
    unsafe storage = larger
    capacity = newCapacity
  }
}

/// Numbers the distinct keys of a document's objects while it is read.
///
/// A hash table with open addressing over the keys' bytes, seeded, so that nobody can build keys that make it slow.
struct KeyInterner: Sendable {
  /// The bytes of all keys, one after the other.
  private(set) var bytes: [UInt8] = []

  /// Where each key ends in `bytes`; the next begins there.
  private var ends: [UInt32] = []

  /// The places of the hash table, a power of two in number.
  private var slots: [Slot]

  private let seed: HashSeed

  /// A key in the hash table: what nearly always tells it from another without a look at `bytes`.
  private struct Slot {
    /// The first 16 bytes.
    var first: UInt64 = 0
    var second: UInt64 = 0

    /// The length in bytes.
    var count: UInt32 = 0

    /// The key's number plus one; zero if there is no key here.
    var number: UInt32 = 0
  }

  /// A table for a document of so many bytes, which is likely to have a key for each two thousand of them.
  init(seed: HashSeed, bytes count: Int) {
    self.seed = seed
    let keys = min(count / 2048, 1 << 14)
    let bits = Int.bitWidth - (keys / 64).leadingZeroBitCount
    slots = [Slot](repeating: Slot(), count: 128 << bits)
    bytes.reserveCapacity(keys * 12)
    ends.reserveCapacity(keys)
  }

  /// The number of keys.
  var count: Int { ends.count }

  /// The number of a key in some bytes; `nil` if no object of the document has it.
  func id(_ source: RawSpan, from offset: Int, count: Int) -> UInt32? {
    let (first, second) = source.words(at: offset, count: count)
    let hash = hash(source, from: offset, count: count, first: first, second: second)
    let (_, number) = KeyInterner.find(
      slots, ends, bytes, source, from: offset, count: count, first: first, second: second,
      hash: hash)
    return number == 0 ? nil : number &- 1
  }

  /// Where a key stands in `bytes`.
  func range(of id: UInt32) -> Range<Int> { KeyInterner.range(of: id, ends) }

  private static func range(of id: UInt32, _ ends: [UInt32]) -> Range<Int> {
    let start = id == 0 ? 0 : ends[Int(id) - 1]
    return Int(start)..<Int(ends[Int(id)])
  }

  /// The number of a key of another table; it is added if it is new.
  mutating func intern(_ key: UInt32, of table: KeyTable) -> UInt32 {
    table.withBytes { bytes in
      let range = table.range(of: key)
      return intern(bytes, from: range.lowerBound, count: range.count)
    }
  }

  /// Whether it was made with a seed.
  func hasSeed(_ other: HashSeed) -> Bool { seed.words == other.words }

  /// The number of a key in some bytes; new keys are added.
  @inline(__always)
  mutating func intern(_ source: RawSpan, from offset: Int, count: Int) -> UInt32 {
    if count <= 16 {
      let (first, second) = source.words(at: offset, count: count)
      return intern(source, from: offset, count: count, first: first, second: second)
    }
    return internLong(source, from: offset, count: count)
  }

  /// The same for a key of at most 16 bytes, given as words too, which are filled up with zeros.
  @inline(__always)
  mutating func intern(
    _ source: RawSpan, from offset: Int, count: Int, first: UInt64, second: UInt64
  ) -> UInt32 {
    // Nearly all keys are short: what stands in the table tells them apart.
    let hash = HashState.mix(first ^ seed.words.0, second ^ seed.words.1)
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot.first == first, slot.second == second,
        slot.count == UInt32(truncatingIfNeeded: count), slot.number != 0
      {
        return slot.number &- 1
      }
      if slot.number == 0 { break }
      place = (place &+ 1) & mask
    }
    return internLong(source, from: offset, count: count)
  }

  /// The same for keys that are long or new.
  @inline(never)
  private mutating func internLong(_ source: RawSpan, from offset: Int, count: Int) -> UInt32 {
    let (first, second) = source.words(at: offset, count: count)
    let hash = hash(source, from: offset, count: count, first: first, second: second)
    let (place, number) = KeyInterner.find(
      slots, ends, bytes, source, from: offset, count: count, first: first, second: second,
      hash: hash)
    if number != 0 { return number &- 1 }
    return insert(source, from: offset, count: count, first: first, second: second, at: place)
  }

  @inline(__always)
  private func hash(
    _ source: RawSpan, from offset: Int, count: Int, first: UInt64, second: UInt64
  ) -> UInt64 {
    let hash = HashState.mix(first ^ seed.words.0, second ^ seed.words.1)
    guard count > 16 else { return hash }
    return KeyInterner.hashRest(source, from: offset, count: count, seed: seed, after: hash)
  }

  /// Takes what is behind the first 16 bytes into a hash.
  @inline(never)
  private static func hashRest(
    _ source: RawSpan, from offset: Int, count: Int, seed: HashSeed, after hash: UInt64
  ) -> UInt64 {
    var hash = hash
    var position = 16
    while position < count {
      let (first, second) = source.words(at: offset &+ position, count: count &- position)
      hash = HashState.mix(first ^ hash, second ^ seed.words.2)
      position &+= 16
    }
    return hash
  }

  /// The place that holds a key and its number plus one, or the free place where it belongs and zero.
  ///
  /// Takes the parts of a table and not the table, which the compiler would copy.
  @inline(__always)
  private static func find(
    _ slots: [Slot], _ ends: [UInt32], _ bytes: [UInt8], _ source: RawSpan,
    from offset: Int, count: Int, first: UInt64, second: UInt64, hash: UInt64
  ) -> (place: Int, number: UInt32) {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot.number == 0 { return (place, 0) }
      if slot.first == first, slot.second == second,
        slot.count == UInt32(truncatingIfNeeded: count),
        count <= 16 || isEqual(slot.number &- 1, ends, bytes, source, from: offset)
      {
        return (place, slot.number)
      }
      place = (place &+ 1) & mask
    }
  }

  @inline(never)
  private static func isEqual(
    _ id: UInt32, _ ends: [UInt32], _ bytes: [UInt8], _ source: RawSpan, from offset: Int
  ) -> Bool {
    source.matches(unsafe bytes.span.bytes.extracting(range(of: id, ends)), at: offset)
  }

  @inline(never)
  private mutating func insert(
    _ source: RawSpan, from offset: Int, count: Int, first: UInt64, second: UInt64, at place: Int
  ) -> UInt32 {
    let id = UInt32(truncatingIfNeeded: ends.count)
    unsafe source.extracting(offset..<offset + count).withUnsafeBytes { key in
      unsafe bytes.append(contentsOf: key)
    }
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    slots[place] = Slot(
      first: first, second: second, count: UInt32(truncatingIfNeeded: count), number: id + 1)
    if ends.count * 2 > slots.count { grow() }
    return id
  }

  private mutating func grow() {
    let smaller = slots
    slots = [Slot](repeating: Slot(), count: smaller.count * 4)
    let mask = slots.count - 1
    for slot in smaller where slot.number != 0 {
      let key = range(of: slot.number - 1)
      let hash = hash(
        unsafe bytes.span.bytes, from: key.lowerBound, count: key.count, first: slot.first,
        second: slot.second)
      var place = Int(truncatingIfNeeded: hash) & mask
      while slots[place].number != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}

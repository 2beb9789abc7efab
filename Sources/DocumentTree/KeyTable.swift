/// The distinct keys of a document's objects, each with a number.
///
/// A hash table with open addressing over the keys' bytes, seeded, so that nobody can build keys that make it slow.
public struct KeyTable: Sendable {
  /// The bytes of all keys, one after the other.
  private(set) var bytes: [UInt8] = []

  private var entries: [Entry] = []

  /// Hash (upper half) and number plus one (lower half) of a key; zero where free. A power of two in length.
  private var slots: [UInt64]

  private let seed: HashSeed

  /// A key: its first 16 bytes, and where it stands in `bytes`.
  private struct Entry {
    var first: UInt64
    var second: UInt64
    var start: UInt32
    var count: UInt32
  }

  init(seed: HashSeed) {
    self.seed = seed
    slots = [UInt64](repeating: 0, count: 1024)
  }

  /// The number of keys.
  public var count: Int { entries.count }

  /// The text of a key.
  public func text(of id: UInt32) -> String {
    String(decoding: bytes[range(of: id)], as: UTF8.self)
  }

  /// The number of a key, found by its exact UTF-8 text; `nil` if no object of the document has it.
  public func id(of text: String) -> UInt32? {
    var text = text
    return text.withUTF8 { buffer in
      let span = unsafe buffer.span.bytes
      let (first, second) = span.words(at: 0, count: min(16, span.byteCount))
      let hash = hash(span, from: 0, count: span.byteCount, first: first, second: second)
      let (_, content) = KeyTable.find(
        slots, entries, bytes, span, from: 0, count: span.byteCount, first: first,
        second: second, hash: hash)
      return content == 0 ? nil : KeyTable.id(inSlot: content)
    }
  }

  /// Where a key stands in `bytes`.
  func range(of id: UInt32) -> Range<Int> {
    let entry = entries[Int(id)]
    return Int(entry.start)..<Int(entry.start + entry.count)
  }

  /// The number of a key in some bytes; new keys are added.
  @inline(__always)
  mutating func intern(_ source: RawSpan, from offset: Int, count: Int) -> UInt32 {
    let (first, second) = source.words(at: offset, count: min(16, count))
    let hash = hash(source, from: offset, count: count, first: first, second: second)
    let (slot, content) = KeyTable.find(
      slots, entries, bytes, source, from: offset, count: count, first: first, second: second,
      hash: hash)
    if content != 0 { return KeyTable.id(inSlot: content) }
    return insert(
      source, from: offset, count: count, first: first, second: second, hash: hash, slot: slot)
  }

  @inline(__always)
  private static func id(inSlot slot: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: slot) &- 1 }

  @inline(__always)
  private func hash(
    _ source: RawSpan, from offset: Int, count: Int, first: UInt64, second: UInt64
  ) -> UInt64 {
    var hash = HashState.mix(first ^ seed.words.0, second ^ seed.words.1)
    var position = 16
    while position < count {
      let part = min(16, count &- position)
      let (first, second) = source.words(at: offset &+ position, count: part)
      hash = HashState.mix(first ^ hash, second ^ seed.words.2)
      position &+= 16
    }
    return HashState.mix(hash ^ UInt64(truncatingIfNeeded: count), seed.words.3)
  }

  /// The slot that holds a key and what is in it, or the free one where it belongs and zero.
  ///
  /// Takes the parts of a table and not the table, which the compiler would copy.
  @inline(__always)
  private static func find(
    _ slots: [UInt64], _ entries: [Entry], _ bytes: [UInt8], _ source: RawSpan,
    from offset: Int, count: Int, first: UInt64, second: UInt64, hash: UInt64
  ) -> (slot: Int, content: UInt64) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let content = slots[slot]
      if content == 0 { return (slot, 0) }
      if (content ^ hash) >> 32 == 0 {
        let entry = entries[Int(KeyTable.id(inSlot: content))]
        if entry.first == first, entry.second == second,
          entry.count == UInt32(truncatingIfNeeded: count),
          count <= 16 || isEqual(bytes, from: Int(entry.start), count: count, source, from: offset)
        {
          return (slot, content)
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private static func isEqual(
    _ bytes: [UInt8], from start: Int, count: Int, _ source: RawSpan, from offset: Int
  ) -> Bool {
    source.matches(unsafe bytes.span.bytes.extracting(start..<start + count), at: offset)
  }

  @inline(never)
  private mutating func insert(
    _ source: RawSpan, from offset: Int, count: Int, first: UInt64, second: UInt64,
    hash: UInt64, slot: Int
  ) -> UInt32 {
    let id = UInt32(truncatingIfNeeded: entries.count)
    entries.append(
      Entry(
        first: first, second: second, start: UInt32(truncatingIfNeeded: bytes.count),
        count: UInt32(truncatingIfNeeded: count)))
    for index in offset..<offset + count { bytes.append(source.byte(at: index)) }
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(id + 1)
    if entries.count * 2 > slots.count { grow() }
    return id
  }

  private mutating func grow() {
    var slots = [UInt64](repeating: 0, count: slots.count * 4)
    let bytes = bytes
    let span = unsafe bytes.span.bytes
    for (id, entry) in entries.enumerated() {
      let hash = hash(
        span, from: Int(entry.start), count: Int(entry.count), first: entry.first,
        second: entry.second)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(id + 1)
    }
    self.slots = slots
  }
}

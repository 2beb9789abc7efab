/// Numbers by keys that are numbers themselves: a hash table that costs a few instructions for each question.
///
/// Keys are spread by multiplication. Indices of nodes are spread well by that whatever they are, because there are not many of
/// them for each place of the table; hashes are random.
struct NumberTable {
  private struct Slot {
    var key: UInt64 = 0
    /// The number plus one; zero where there is no key.
    var next: UInt32 = 0
  }

  private var slots: [Slot]
  private var shift: UInt64
  private(set) var count = 0

  /// A table with room for so many keys before it grows.
  init(capacity: Int = 0) {
    let bits = UInt64(max(4, Int.bitWidth - (capacity * 2).leadingZeroBitCount))
    slots = [Slot](repeating: Slot(), count: 1 << Int(bits))
    shift = 64 - bits
  }

  /// The number of a key.
  subscript(key: UInt64) -> Int? {
    let slot = slots[place(of: key)]
    return slot.next == 0 ? nil : Int(slot.next &- 1)
  }

  /// The number of a key; a new key gets the one that is given.
  mutating func number(of key: UInt64, orNew number: Int) -> Int {
    let place = place(of: key)
    let slot = slots[place]
    if slot.next != 0 { return Int(slot.next &- 1) }
    slots[place] = Slot(key: key, next: UInt32(number + 1))
    count += 1
    if count * 2 > slots.count { grow() }
    return number
  }

  /// Where a key is, or where it belongs.
  private func place(of key: UInt64) -> Int {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    while slots[place].next != 0, slots[place].key != key { place = (place &+ 1) & mask }
    return place
  }

  private mutating func grow() {
    let smaller = slots
    shift &-= 1
    slots = [Slot](repeating: Slot(), count: smaller.count * 2)
    for slot in smaller where slot.next != 0 { slots[place(of: slot.key)] = slot }
  }
}

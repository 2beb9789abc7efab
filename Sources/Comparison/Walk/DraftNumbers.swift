/// The numbers of drafts by what makes them the same change.
///
/// A dictionary would have the runtime look for what its keys conform to, which costs as much as hundreds of questions; most
/// comparisons find few changes.
struct DraftNumbers {
  private var keys: [Draft.Key] = []
  private var digests: [Int] = []
  /// Places by digests, a power of two in number: the number of a key; negative where there is none.
  private var slots = [Int32](repeating: -1, count: 64)

  /// The number of a key. A new key gets the next one, which is the number of those before it.
  mutating func number(of key: Draft.Key) -> Int {
    let digest = key.digest
    var place = digest & (slots.count - 1)
    while slots[place] >= 0 {
      let number = Int(slots[place])
      if digests[number] == digest, keys[number] == key { return number }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = Int32(keys.count)
    keys.append(key)
    digests.append(digest)
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (number, digest) in digests.enumerated() {
      var place = digest & (slots.count - 1)
      while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = Int32(number)
    }
  }
}

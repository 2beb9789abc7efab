import DocumentTree

/// Numbers lists of places in the order in which they come: a hash table without the cost of a generic one.
package struct OriginTable {
  private var keys: [[Origin]] = []
  private var numbers = NumberTable()

  package init() {}

  /// The number of a list; `nil` for one that has not come.
  package subscript(key: [Origin]) -> Int? {
    guard var number = numbers[hash(key)] else { return nil }
    // Those whose hashes meet are looked through, of which there are hardly ever two.
    while number < keys.count, keys[number] != key { number += 1 }
    return number < keys.count ? number : nil
  }

  /// Gives a list that has not come before the next number.
  package mutating func add(_ key: [Origin]) {
    _ = numbers.number(of: hash(key), orNew: keys.count)
    keys.append(key)
  }

  private func hash(_ key: [Origin]) -> UInt64 {
    key.reduce(UInt64(key.count)) { hash, origin in
      (hash ^ origin.number) &* 0x9E37_79B9_7F4A_7C15 ^ hash &>> 29
    }
  }
}

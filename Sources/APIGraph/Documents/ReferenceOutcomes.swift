import DocumentTree

/// What became of the references of a description that were followed, by where they stand and what they say.
struct ReferenceOutcomes {
  /// What the outcome of a reference depends on: the resource that it stands in, and its text.
  struct Key: Equatable {
    let document: Int32
    let resource: Int32
    /// The structural hash of the reference's string node, which is equal for equal texts.
    let reference: StructuralHash

    /// The documents of a description mostly have the same references: the place counts as much as the text.
    var hash: UInt64 {
      let place =
        UInt64(UInt32(bitPattern: document)) &<< 32 | UInt64(UInt32(bitPattern: resource))
      return reference.low ^ (place &* 0x9E37_79B9_7F4A_7C15) &>> 32
    }
  }

  /// One reference.
  struct Entry {
    let key: Key
    let outcome: DocumentSet.Outcome
    /// The first place on the way that was followed already, where another reference stands.
    let firstLink: Origin?
  }

  private var entries: [Entry] = []
  /// Where the references of the entries lead; `nil` for those that lead nowhere. Entries are large, and most who ask want no more.
  private var destinations: [Origin?] = []
  private var slots = [Int32](repeating: -1, count: ReferenceOutcomes.leastSlots)

  /// For as many references as a description of some size has.
  private static let leastSlots = 1024

  init() {
    entries.reserveCapacity(ReferenceOutcomes.leastSlots / 2)
    destinations.reserveCapacity(ReferenceOutcomes.leastSlots / 2)
  }

  subscript(key: Key) -> Entry? {
    let number = slots[place(of: key)]
    return number < 0 ? nil : entries[Int(number)]
  }

  /// Where the reference of a key is known to lead; `nil` also where it is known to lead nowhere.
  func destination(of key: Key) -> Origin? {
    let number = slots[place(of: key)]
    return number < 0 ? nil : destinations[Int(number)]
  }

  /// Remembers an outcome; the first of a key stays.
  mutating func add(_ entry: Entry) {
    let place = place(of: entry.key)
    guard slots[place] < 0 else { return }
    slots[place] = Int32(entries.count)
    entries.append(entry)
    if case .found(let place) = entry.outcome {
      destinations.append(place)
    } else {
      destinations.append(nil)
    }
    guard entries.count * 2 > slots.count else { return }
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      slots[self.place(of: entry.key)] = Int32(number)
    }
  }

  /// Where a key is, or where it belongs.
  private func place(of key: Key) -> Int {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: key.hash) & mask
    while slots[place] >= 0, entries[Int(slots[place])].key != key { place = (place &+ 1) & mask }
    return place
  }
}

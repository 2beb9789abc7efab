/// A table of so few entries that they are sooner looked through than hashed.
struct ShortTable<Key: Equatable, Value> {
  private var entries: [(key: Key, value: Value)] = []

  /// The value of a key. Linear in the number of entries.
  subscript(key: Key) -> Value? {
    get {
      for entry in entries where entry.key == key { return entry.value }
      return nil
    }
    set {
      let position = entries.firstIndex { $0.key == key }
      switch (position, newValue) {
      case (let position?, let value?): entries[position].value = value
      case (let position?, nil): entries.remove(at: position)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
    }
  }
}

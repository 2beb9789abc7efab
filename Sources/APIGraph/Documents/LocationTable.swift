import DocumentTree

/// What is known by location or URI, told apart by their Unicode scalars: a hash table without the cost of a generic one.
struct LocationTable {
  /// What stands at a location.
  enum Content {
    case document(Int32)
    case resource(Int32, of: Int32)
    case unreadable(UnreadableDocument)
  }

  private var locations: [ExactString] = []
  private var contents: [Content] = []
  private var numbers = NumberTable()

  subscript(location: String) -> Content? {
    get { number(of: ExactString(location)).found.map { contents[$0] } }
    set {
      guard let newValue else { return }
      let location = ExactString(location)
      let (found, key) = number(of: location)
      if let found {
        contents[found] = newValue
      } else {
        _ = numbers.number(of: key, orNew: contents.count)
        locations.append(location)
        contents.append(newValue)
      }
    }
  }

  /// The number of a location, and the key under which it is or belongs.
  private func number(of location: ExactString) -> (found: Int?, key: UInt64) {
    var key = UInt64(truncatingIfNeeded: location.hashValue)
    while let number = numbers[key] {
      if locations[number] == location { return (number, key) }
      // Another text has this hash.
      key &+= 0x9E37_79B9_7F4A_7C15
    }
    return (nil, key)
  }
}

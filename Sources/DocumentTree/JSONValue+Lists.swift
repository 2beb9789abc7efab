extension [JSONValue] {
  /// Whether a value is among these. Linear; none of them is copied, of which there may be hundreds.
  package func lists(_ value: JSONValue) -> Bool {
    let values = span
    for index in values.indices where values[index] == value { return true }
    return false
  }

  /// How many values two lists have in common at their beginnings.
  package func commonStart(_ other: [JSONValue]) -> Int {
    let (mine, theirs) = (span, other.span)
    let shorter = Swift.min(mine.count, theirs.count)
    var count = 0
    while count < shorter, mine[count] == theirs[count] { count += 1 }
    return count
  }

  /// How many values two lists have in common at their ends, of so many at most.
  package func commonEnd(_ other: [JSONValue], limit: Int) -> Int {
    let (mine, theirs) = (span, other.span)
    var count = 0
    while count < limit, mine[mine.count - 1 - count] == theirs[theirs.count - 1 - count] {
      count += 1
    }
    return count
  }

  /// Whether these hold all of others, where both have each value once and in the same order. Linear.
  package func hold(allInOrder others: [JSONValue]) -> Bool {
    others.count <= count && firstMissing(ofInOrder: others) == nil
  }

  /// The position of the first of others that these lack, where both have each value once and in the same order. Linear.
  package func firstMissing(ofInOrder others: [JSONValue]) -> Int? {
    let (mine, theirs) = (span, others.span)
    var position = 0
    for index in theirs.indices {
      while position < mine.count, mine[position] != theirs[index] { position += 1 }
      if position == mine.count { return index }
      position += 1
    }
    return nil
  }
}

/// A list of values as the key of a table: what they are is summed up once.
package struct ValueList: Hashable {
  private let values: [JSONValue]
  private let digest: UInt64

  package init(_ values: [JSONValue]) {
    self.values = values
    digest = JSONValue.digest(of: values)
  }

  /// The same values in the same order.
  package static func == (left: ValueList, right: ValueList) -> Bool {
    left.digest == right.digest && left.values.count == right.values.count
      && left.values.commonStart(right.values) == left.values.count
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  package func _rawHashValue(seed: Int) -> Int { TextDigest.mixed(digest, seed: seed) }
}

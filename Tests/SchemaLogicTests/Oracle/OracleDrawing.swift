import TestSupport

// Choices at random, in the words of the generators.
extension SeededGenerator {
  /// Whether something happens that happens so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { draw(0...99) < percent }

  /// A number of a range.
  mutating func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of some things.
  mutating func one<Item>(of items: Item...) -> Item { items[draw(0...items.count - 1)] }

  /// One of some things; `nil` when there are none.
  mutating func one<Item>(from items: [Item]) -> Item? { items.randomElement(using: &self) }

  /// So many things without repetition, or all if there are fewer.
  mutating func some<Item>(_ count: Int, from items: [Item]) -> [Item] {
    Array(items.shuffled(using: &self).prefix(count))
  }

  /// One of some things by weight.
  mutating func weighted<Item>(_ items: [(weight: Int, item: Item)]) -> Item? {
    let total = items.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    var rest = draw(0...total - 1)
    for (weight, item) in items {
      if rest < weight { return item }
      rest -= weight
    }
    return nil
  }
}

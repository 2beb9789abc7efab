import TestSupport

/// Which of the places are rewritten where a rewrite applies: about as many as not, the same ones with the same seed.
struct PlaceSelection {
  private let seed: UInt64
  private let chance: UInt64
  private let range: Range<Int>
  private var generator: SeededGenerator

  /// The number of places that were offered so far.
  private(set) var offered = 0

  /// The places that were taken, as their rewrites spell them.
  private(set) var taken: [String] = []

  /// Takes places by chance, out of a hundred, among those that come in a range of turns.
  init(seed: UInt64, chance: UInt64 = 50, among range: Range<Int> = 0..<Int.max) {
    self.seed = seed
    self.chance = chance
    self.range = range
    generator = SeededGenerator(seed: seed)
  }

  /// Offers a place; whether it is taken depends only on the seed and on how many came before it.
  mutating func takes(_ place: @autoclosure () -> String) -> Bool {
    defer { offered += 1 }
    generator = SeededGenerator(seed: seed &+ UInt64(offered) &* 0xD134_2543_DE82_EF95)
    guard generator.next() % 100 < chance, range.contains(offered) else { return false }
    taken.append(place())
    return true
  }

  /// A number below a bound, the same at the same place whichever others are taken.
  mutating func draw(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  /// The elements in another order.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    elements.shuffled(using: &generator)
  }
}

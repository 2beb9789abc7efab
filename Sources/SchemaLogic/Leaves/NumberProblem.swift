package import APIGraph
package import DocumentTree

/// What is demanded of a number: the conjunction of literals about numbers, some of them negated.
package struct NumberProblem: Hashable, Sendable {
  /// The tightest lower bound.
  package private(set) var minimum: Bound?

  /// The tightest upper bound.
  package private(set) var maximum: Bound?

  /// Every one must divide the number.
  package private(set) var multiples: Set<Decimal> = []

  /// None may divide the number.
  package private(set) var nonMultiples: Set<Decimal> = []

  /// What the number must not be.
  package private(set) var excluded: Set<Decimal> = []

  /// Any number.
  package init() {}

  /// Demands a number at or above a bound.
  package mutating func require(minimum bound: Bound) {
    guard let old = minimum, bound.value <= old.value else { return minimum = bound }
    if bound.value == old.value, bound.isExclusive { minimum = bound }
  }

  /// Demands a number at or below a bound.
  package mutating func require(maximum bound: Bound) {
    guard let old = maximum, bound.value >= old.value else { return maximum = bound }
    if bound.value == old.value, bound.isExclusive { maximum = bound }
  }

  /// Demands a number that an integer times the divisor makes; only zero is a multiple of zero.
  package mutating func require(multipleOf divisor: Decimal) { multiples.insert(divisor.magnitude) }

  /// Demands a number that no integer times the divisor makes.
  package mutating func forbid(multipleOf divisor: Decimal) {
    nonMultiples.insert(divisor.magnitude)
  }

  /// Demands an integer.
  package mutating func requireInteger() { multiples.insert(Self.one) }

  /// Demands a number with a fraction.
  package mutating func requireFraction() { nonMultiples.insert(Self.one) }

  /// Demands another number.
  package mutating func exclude(_ number: Decimal) { excluded.insert(number) }

  /// Whether a number meets all demands.
  package func accepts(_ number: Decimal) -> Bool {
    if let minimum {
      if number < minimum.value || minimum.isExclusive && number == minimum.value { return false }
    }
    if let maximum {
      if maximum.value < number || maximum.isExclusive && number == maximum.value { return false }
    }
    return !excluded.contains(number)
      && multiples.allSatisfy { number.isMultiple(of: $0) }
      && !nonMultiples.contains { number.isMultiple(of: $0) }
  }

  private static let one = Decimal(1)
}

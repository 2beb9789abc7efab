// Exact arithmetic. Numbers of a document may have exponents that nobody could write out, so that every operation that
// would have to do so gives up with `nil` instead.
extension Decimal {
  /// The most digits that an operation writes out.
  static let maximumReckonedDigits = 400

  /// The sum; `nil` if it would take too many digits.
  package func adding(_ other: Decimal) -> Decimal? {
    if isZero { return other }
    if other.isZero { return self }
    guard let (left, right, exponent) = Decimal.aligned(self, other) else { return nil }
    if isNegative == other.isNegative {
      return Decimal(isNegative: isNegative, left + right, exponent: exponent)
    }
    return left < right
      ? Decimal(isNegative: other.isNegative, right - left, exponent: exponent)
      : Decimal(isNegative: isNegative, left - right, exponent: exponent)
  }

  /// The difference; `nil` if it would take too many digits.
  package func subtracting(_ other: Decimal) -> Decimal? { adding(other.negated) }

  /// The product; `nil` if it would take too many digits.
  package func multiplied(by other: Decimal) -> Decimal? {
    if isZero || other.isZero { return Decimal(0) }
    guard digits.count + other.digits.count <= Self.maximumReckonedDigits,
      abs(exponent) < Self.exponentLimit, abs(other.exponent) < Self.exponentLimit
    else { return nil }
    let product =
      NaturalNumber(digits: digits, followedByZeros: 0)
      * NaturalNumber(digits: other.digits, followedByZeros: 0)
    return Decimal(
      isNegative: isNegative != other.isNegative, product, exponent: exponent + other.exponent)
  }

  /// The greatest integer that is not above the quotient; `nil` if it would take too many digits, or for division by zero.
  package func floorOfQuotient(dividingBy divisor: Decimal) -> Decimal? {
    guard !divisor.isZero else { return nil }
    if isZero { return self }
    let isQuotientNegative = isNegative != divisor.isNegative
    if magnitude < divisor.magnitude { return Decimal(isQuotientNegative ? -1 : 0) }
    guard let (left, right, _) = Decimal.aligned(self, divisor) else { return nil }
    var (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
    if isQuotientNegative, !remainder.isZero { quotient = quotient + .one }
    return Decimal(isNegative: isQuotientNegative, quotient, exponent: 0)
  }

  /// The least integer that is not below the quotient; `nil` if it would take too many digits, or for division by zero.
  package func ceilingOfQuotient(dividingBy divisor: Decimal) -> Decimal? {
    negated.floorOfQuotient(dividingBy: divisor)?.negated
  }

  /// The greatest multiple of a number that is not above the value; `nil` if it would take too many digits.
  package func roundedDown(toMultipleOf unit: Decimal) -> Decimal? {
    let unit = unit.magnitude
    return floorOfQuotient(dividingBy: unit)?.multiplied(by: unit)
  }

  /// The least multiple of a number that is not below the value; `nil` if it would take too many digits.
  package func roundedUp(toMultipleOf unit: Decimal) -> Decimal? {
    negated.roundedDown(toMultipleOf: unit)?.negated
  }

  /// The greatest number of which both are multiples, signs aside; `nil` if it would take too many digits.
  package static func greatestCommonDivisor(_ left: Decimal, _ right: Decimal) -> Decimal? {
    if left.isZero { return right.magnitude }
    if right.isZero { return left.magnitude }
    guard let (first, second, exponent) = aligned(left, right) else { return nil }
    return Decimal(
      isNegative: false, NaturalNumber.greatestCommonDivisor(first, second), exponent: exponent)
  }

  /// The least positive number that is a multiple of both, signs aside, or zero if one of them is; `nil` if it would take
  /// too many digits.
  package static func leastCommonMultiple(_ left: Decimal, _ right: Decimal) -> Decimal? {
    if left.isZero || right.isZero { return Decimal(0) }
    if left.isMultiple(of: right) { return left.magnitude }
    if right.isMultiple(of: left) { return right.magnitude }
    guard let (first, second, exponent) = aligned(left, right) else { return nil }
    let divisor = NaturalNumber.greatestCommonDivisor(first, second)
    let multiple = first.quotientAndRemainder(dividingBy: divisor).quotient * second
    let result = Decimal(isNegative: false, multiple, exponent: exponent)
    return result.digits.count <= maximumReckonedDigits ? result : nil
  }

  /// The distance from zero.
  package var magnitude: Decimal { isNegative ? negated : self }

  /// Ten to the power of an exponent.
  package static func powerOfTen(_ exponent: Int) -> Decimal {
    Decimal(isNegative: false, digits: [1], exponent: exponent)
  }

  /// Exponents beyond this are not multiplied further, so that their sums cannot overflow.
  private static let exponentLimit = 1_000_000_000_000_000_000

  private init(isNegative: Bool, _ magnitude: NaturalNumber, exponent: Int) {
    self.init(isNegative: isNegative, digits: magnitude.digits, exponent: exponent)
  }

  /// Both as integers of one unit, a power of ten, signs dropped; `nil` if that takes too many digits. Neither may be zero.
  private static func aligned(
    _ left: Decimal, _ right: Decimal
  ) -> (left: NaturalNumber, right: NaturalNumber, exponent: Int)? {
    let exponent = min(left.exponent, right.exponent)
    let top = max(left.exponent + left.digits.count, right.exponent + right.digits.count)
    guard top - exponent <= maximumReckonedDigits else { return nil }
    return (
      NaturalNumber(digits: left.digits, followedByZeros: left.exponent - exponent),
      NaturalNumber(digits: right.digits, followedByZeros: right.exponent - exponent), exponent
    )
  }
}

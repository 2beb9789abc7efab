import DocumentTree
import Testing

@Suite("Arithmetic of decimals")
struct DecimalArithmeticTests {
  /// A rational number with a power of ten below the line, small enough for machine arithmetic.
  private struct Hundredths {
    let count: Int

    var decimal: Decimal {
      Decimal(isNegative: count < 0, digits: String(abs(count)).utf8.map { $0 - 48 }, exponent: -2)
    }
  }

  /// Hundredths of all kinds: small ones, and some around carries.
  private static let samples: [Hundredths] =
    (Array(-25...25) + [-1001, -1000, -999, -250, -100, -99, 50, 75, 99, 100, 101, 333, 999, 1000])
    .map(Hundredths.init)

  @Test func `sums, differences, products and quotients are those of small fractions`() {
    for left in Self.samples {
      for right in Self.samples {
        let (one, other) = (left.decimal, right.decimal)
        #expect(one.adding(other) == Hundredths(count: left.count + right.count).decimal)
        #expect(one.subtracting(other) == Hundredths(count: left.count - right.count).decimal)
        #expect(
          one.multiplied(by: other)?.multiplied(by: Decimal(10000))
            == Decimal(left.count * right.count))
        let floor = one.floorOfQuotient(dividingBy: other)
        let ceiling = one.ceilingOfQuotient(dividingBy: other)
        if right.count == 0 {
          #expect(floor == nil && ceiling == nil)
        } else {
          let (quotient, rest) = left.count.quotientAndRemainder(dividingBy: right.count)
          let isBetween = rest != 0
          let isNegative = (left.count < 0) != (right.count < 0)
          #expect(floor == Decimal(isBetween && isNegative ? quotient - 1 : quotient))
          #expect(ceiling == Decimal(isBetween && !isNegative ? quotient + 1 : quotient))
        }
      }
    }
  }

  @Test func `rounding to a multiple leaves no other multiple in between`() throws {
    for value in Self.samples {
      for unit in Self.samples where unit.count > 0 {
        let down = try #require(value.decimal.roundedDown(toMultipleOf: unit.decimal))
        let up = try #require(value.decimal.roundedUp(toMultipleOf: unit.decimal))
        #expect(down <= value.decimal && value.decimal <= up)
        #expect(down.isMultiple(of: unit.decimal) && up.isMultiple(of: unit.decimal))
        let distance = up.subtracting(down)
        #expect(distance == (down == value.decimal ? Decimal(0) : unit.decimal))
      }
    }
  }

  @Test func `divisors and multiples in common are the greatest and the least`() {
    for left in 0...60 {
      for right in 0...60 {
        let (one, other) = (Hundredths(count: left).decimal, Hundredths(count: -right).decimal)
        let greatest = (1...60).last { left.isMultiple(of: $0) && right.isMultiple(of: $0) }
        let expected = left == 0 || right == 0 ? max(left, right) : greatest ?? 1
        #expect(
          Decimal.greatestCommonDivisor(one, other) == Hundredths(count: expected).decimal,
          "\(left) \(right)")
        let multiple = left == 0 || right == 0 ? 0 : left * right / expected
        #expect(
          Decimal.leastCommonMultiple(one, other) == Hundredths(count: multiple).decimal,
          "\(left) \(right)")
      }
    }
  }

  @Test func `division undoes multiplication at any length`() throws {
    var random = DecimalDigits(state: 20)
    for round in 0..<2000 {
      let divisor = random.decimal(length: 1 + round % 47)
      let quotient = random.decimal(length: 1 + (round / 47) % 53)
      let product = try #require(divisor.multiplied(by: quotient))
      #expect(product.floorOfQuotient(dividingBy: divisor) == quotient)
      #expect(product.ceilingOfQuotient(dividingBy: divisor) == quotient)
      if divisor > Decimal(1) {
        let above = try #require(product.adding(Decimal(1)))
        let below = try #require(product.subtracting(Decimal(1)))
        #expect(above.floorOfQuotient(dividingBy: divisor) == quotient)
        #expect(below.ceilingOfQuotient(dividingBy: divisor) == quotient)
        #expect(
          below.floorOfQuotient(dividingBy: divisor) == quotient.subtracting(Decimal(1)))
        #expect(!above.isMultiple(of: divisor) && product.isMultiple(of: divisor))
      }
      #expect(product.adding(quotient)?.subtracting(product) == quotient)
    }
  }

  @Test func `numbers that nobody could write out are not reckoned with`() throws {
    let huge = try #require(Decimal("1e1000000000"))
    let tiny = try #require(Decimal("1e-1000000000"))
    #expect(huge.adding(Decimal(1)) == nil)
    #expect(Decimal(1).subtracting(tiny) == nil)
    #expect(huge.adding(Decimal(0)) == huge)
    #expect(huge.subtracting(huge) == Decimal(0))
    #expect(huge.multiplied(by: tiny) == Decimal(1))
    #expect(huge.floorOfQuotient(dividingBy: Decimal(7)) == nil)
    #expect(huge.floorOfQuotient(dividingBy: huge) == Decimal(1))
    #expect(tiny.floorOfQuotient(dividingBy: Decimal(7)) == Decimal(0))
    #expect(tiny.negated.floorOfQuotient(dividingBy: Decimal(7)) == Decimal(-1))
    #expect(Decimal.leastCommonMultiple(huge, Decimal(1)) == huge)
    #expect(Decimal.leastCommonMultiple(huge, tiny) == huge)
    #expect(Decimal.greatestCommonDivisor(huge, Decimal(3)) == nil)
    let long = try #require(Decimal(String(repeating: "7", count: 300)))
    #expect(long.multiplied(by: long) == nil)
    let far = try #require(Decimal("1e99999999999999999"))
    var power: Decimal? = far
    for _ in 0..<10 { power = power?.multiplied(by: far) }
    #expect(power != nil)
    for _ in 0..<20 { power = power?.multiplied(by: power ?? far) }
    #expect(power == nil)
  }
}

/// Random integers of many digits, nines and zeros among them more often than by chance, which is where carries go wrong.
private struct DecimalDigits {
  var state: UInt64

  mutating func decimal(length: Int) -> Decimal {
    var digits: [UInt8] = []
    for _ in 0..<length {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let choice = UInt8(truncatingIfNeeded: state >> 40) % 20
      digits.append(choice < 10 ? choice : choice < 15 ? 9 : 0)
    }
    return Decimal(isNegative: false, digits: [1] + digits, exponent: 0)
  }
}

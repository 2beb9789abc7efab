import DocumentTree
import Testing

@Suite("A decimal")
struct DecimalTests {
  /// Spellings of the same value, in ascending order of the values.
  private static let classes: [[String]] = [
    ["-1e1000000000", "-10e999999999"], ["-18446744073709551616"], ["-9223372036854775808"],
    ["-100", "-1e2", "-100.00", "-0.1e3"], ["-1", "-1.0"], ["-0.5", "-.5", "-5e-1"],
    ["-1e-1000000000"], ["0", "-0", "0.000", "0e7", "+0", "00"], ["1e-1000000000"],
    ["0.1", ".1", "1e-1", "0.10"], ["0.1000000000000000000000001"], ["0.3"],
    ["1", "1.0", "1e0", "+1", "01", "1.", "10E-1"], ["9.99"], ["10", "1e1", "1E+1"],
    ["4294967295", "4.294967295e+09"], ["9007199254740992"], ["9007199254740993"],
    ["9223372036854775807"], ["9223372036854775808"],
    ["1.8446744073709551e+19", "18446744073709551000"], ["18446744073709551615"], ["1e1000000000"],
  ]

  private static let values = classes.enumerated().flatMap { index, texts in
    texts.map { (index, $0) }
  }

  @Test("is equal and hashes alike exactly for spellings of one value, and is ordered by value")
  func laws() throws {
    for (left, leftText) in DecimalTests.values {
      let leftValue = try #require(Decimal(leftText), "\(leftText)")
      for (right, rightText) in DecimalTests.values {
        let rightValue = try #require(Decimal(rightText))
        #expect((leftValue == rightValue) == (left == right), "\(leftText) \(rightText)")
        #expect((leftValue < rightValue) == (left < right), "\(leftText) \(rightText)")
        if left == right { #expect(leftValue.hashValue == rightValue.hashValue) }
      }
      #expect(Decimal(leftValue.description) == leftValue, "\(leftText)")
      #expect(leftValue.negated.negated == leftValue)
      #expect(leftValue.negated < Decimal(0) || !(leftValue > Decimal(0)))
    }
  }

  @Test(
    "refuses what is no number",
    arguments: [
      "", "-", "+", ".", "e1", "1e", "1e+", "1 ", " 1", "1.2.3", "0x1F", "--1", "1e1.5", "NaN",
    ])
  func refusal(_ text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test("refuses exponents that nobody means")
  func hugeExponents() {
    #expect(Decimal("1e99999999999999999999") == nil)
    #expect(Decimal("1e-99999999999999999999") == nil)
    #expect(Decimal("1e99999999999999999") != nil)
  }

  @Test(
    "is described in the shortest of the usual spellings",
    arguments: [
      ("0", "0"), ("-0", "0"), ("1.50", "1.5"), ("100", "100"), ("1e3", "1000"),
      ("-0.001", "-0.001"),
      ("1e40", "1e40"), ("12e40", "1.2e41"), ("1e-20", "1e-20"), ("-125e-22", "-1.25e-20"),
      ("340282366920938463463374607431768211456", "340282366920938463463374607431768211456"),
    ])
  func description(_ text: String, _ expected: String) {
    #expect(Decimal(text)?.description == expected)
  }

  @Test(
    "knows integers",
    arguments: [
      ("1", true), ("1.0", true), ("1.5", false), ("1e-1", false), ("15e1", true), ("0", true),
    ])
  func integers(_ text: String, _ isInteger: Bool) {
    #expect(Decimal(text)?.isInteger == isInteger)
  }

  @Test("becomes an Int where it is one and fits")
  func ints() {
    for value in [0, 1, -1, 10, -500, Int.max, Int.min] {
      #expect(Decimal(value).integer == value)
      #expect(Decimal(String(value)) == Decimal(value))
    }
    #expect(Decimal("9223372036854775808")?.integer == nil)
    #expect(Decimal("0.5")?.integer == nil)
  }

  @Test(
    "is a multiple exactly when the quotient is an integer",
    arguments: [
      ("0", "7", true), ("7", "0", false), ("0", "0", true), ("6", "3", true), ("7", "3", false),
      ("0.3", "0.1", true), ("0.35", "0.1", false), ("1", "0.1", true), ("-6", "3", true),
      ("6", "-3", true), ("15", "0.5", true), ("5", "10", false), ("4.0", "2", true),
      ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("1e308", "0.123456789", false),
      ("1e1000000000", "3", false), ("3e1000000000", "3", true), ("1e1000000000", "1024", true),
      ("1", "1e1000000000", false), ("1e1000000000", "1e-1000000000", true),
      ("340282366920938463463374607431768211456", "18446744073709551616", true),
      ("340282366920938463463374607431768211457", "18446744073709551616", false),
      ("121932631356500531347203169112635269", "123456789123456789", true),
      ("121932631356500531347203169112635270", "123456789123456789", false),
    ])
  func multiples(_ value: String, _ divisor: String, _ expected: Bool) throws {
    #expect(try #require(Decimal(value)).isMultiple(of: try #require(Decimal(divisor))) == expected)
  }

  @Test("agrees with integer arithmetic on small and large multiples")
  func multiplesOfIntegers() {
    for value in -40...40 {
      for divisor in -12...12 where divisor != 0 {
        #expect(
          Decimal(value).isMultiple(of: Decimal(divisor)) == value.isMultiple(of: divisor),
          "\(value) \(divisor)")
      }
    }
    // Beyond a machine word, where long division takes over.
    for divisor in [3, 7, 1024, 999_999_999_999_999_989] {
      let big = String(repeating: "9", count: 60)
      let remainder = big.utf8.reduce(0) { rest, digit in
        let (high, low) = rest.multipliedFullWidth(by: 10)
        return divisor.dividingFullWidth((high, low + UInt(digit - 48))).remainder
      }
      #expect(Decimal(big)?.isMultiple(of: Decimal(divisor)) == (remainder == 0), "\(divisor)")
    }
  }
}

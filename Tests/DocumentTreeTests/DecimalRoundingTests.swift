import DocumentTree
import Testing

@Suite("Rounding of decimals")
struct DecimalRoundingTests {
  @Test func `a decimal rounds down to the greatest integer that is not above it`() throws {
    let table = [
      ("0.5", "0"), ("1.999", "1"), ("-0.5", "-1"), ("-1", "-1"), ("-9.1", "-10"),
      ("-99.01", "-100"), ("-0.001", "-1"), ("12345678901234567890.5", "12345678901234567890"),
      ("3e2", "300"), ("0", "0"), ("0.0001", "0"), ("-10.5", "-11"),
    ]
    for (text, expected) in table {
      let value = try #require(Decimal(text))
      let rounded = try #require(Decimal(expected))
      #expect(value.roundedDown == rounded, "\(text)")
      #expect(!(value < value.roundedDown))
    }
  }
}

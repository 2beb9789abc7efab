extension Decimal {
  /// Whether this is an exact integer multiple of the other number, as `multipleOf` means it (JSON Schema 2020-12
  /// validation §6.2.1). Only zero is a multiple of zero.
  public func isMultiple(of divisor: Decimal) -> Bool {
    if isZero { return true }
    // A value whose last significant digit stands below the divisor's is no multiple: nothing else has that digit.
    guard !divisor.isZero, exponent >= divisor.exponent else { return false }
    // A power of ten contributes factors 2 and 5 only; more of them than the divisor has bits change nothing.
    let shift = min(exponent - divisor.exponent, divisor.digits.count * 4)
    let dividendLength = digits.count + shift
    if dividendLength <= 18, divisor.digits.count <= 18 {
      let dividend = Decimal.word(digits[...], followedByZeros: shift)
      return dividend % Decimal.word(divisor.digits[...], followedByZeros: 0) == 0
    }
    let dividend = Decimal.limbs(digits + [UInt8](repeating: 0, count: shift))
    return Decimal.isDivisible(dividend, by: Decimal.limbs(divisor.digits))
  }

  private static func word(_ digits: ArraySlice<UInt8>, followedByZeros zeros: Int) -> UInt64 {
    var value: UInt64 = 0
    for digit in digits { value = value * 10 + UInt64(digit) }
    for _ in 0..<zeros { value *= 10 }
    return value
  }

  /// The binary form of decimal digits, least significant word first.
  private static func limbs(_ digits: [UInt8]) -> [UInt64] {
    var limbs: [UInt64] = []
    var position = 0
    while position < digits.count {
      let end = min(position + 18, digits.count)
      var factor: UInt64 = 1
      for _ in position..<end { factor *= 10 }
      var carry = word(digits[position..<end], followedByZeros: 0)
      for index in limbs.indices {
        let product = limbs[index].multipliedFullWidth(by: factor)
        let (low, overflow) = product.low.addingReportingOverflow(carry)
        limbs[index] = low
        carry = product.high + (overflow ? 1 : 0)
      }
      if carry > 0 { limbs.append(carry) }
      position = end
    }
    return limbs
  }

  /// Long division bit by bit, of which only the remainder is kept.
  private static func isDivisible(_ dividend: [UInt64], by divisor: [UInt64]) -> Bool {
    var remainder = [UInt64](repeating: 0, count: divisor.count + 1)
    for limb in dividend.reversed() {
      for bit in stride(from: 63, through: 0, by: -1) {
        var carry = (limb >> UInt64(bit)) & 1
        for index in remainder.indices {
          let next = remainder[index] >> 63
          remainder[index] = remainder[index] << 1 | carry
          carry = next
        }
        subtractIfNotLess(divisor, from: &remainder)
      }
    }
    return remainder.allSatisfy { $0 == 0 }
  }

  private static func subtractIfNotLess(_ divisor: [UInt64], from remainder: inout [UInt64]) {
    if remainder[divisor.count] == 0 {
      for index in divisor.indices.reversed() where remainder[index] != divisor[index] {
        if remainder[index] < divisor[index] { return }
        break
      }
    }
    var borrow: UInt64 = 0
    for index in divisor.indices {
      let (first, firstBorrow) = remainder[index].subtractingReportingOverflow(divisor[index])
      let (second, secondBorrow) = first.subtractingReportingOverflow(borrow)
      remainder[index] = second
      borrow = firstBorrow || secondBorrow ? 1 : 0
    }
    remainder[divisor.count] -= borrow
  }
}

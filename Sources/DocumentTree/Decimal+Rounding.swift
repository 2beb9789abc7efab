extension Decimal {
  /// The greatest integer that is not above the value.
  public var roundedDown: Decimal {
    guard exponent < 0 else { return self }
    guard isNegative else {
      return Decimal(isNegative: false, digits: Array(digits.dropLast(-exponent)), exponent: 0)
    }
    // To cut off the fraction is to go up here; one more in front brings the value below again.
    var digits = Array(digits.dropLast(-exponent).reversed())
    var position = 0
    while position < digits.count, digits[position] == 9 {
      digits[position] = 0
      position += 1
    }
    if position == digits.count { digits.append(1) } else { digits[position] += 1 }
    return Decimal(isNegative: true, digits: digits.reversed(), exponent: 0)
  }
}

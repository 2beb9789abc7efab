extension Decimal {
  /// The greatest integer that is not above the value.
  public var roundedDown: Decimal {
    guard exponent < 0 else { return self }
    let whole = Decimal(isNegative: isNegative, digits: Array(digits.dropLast(-exponent)), exponent: 0)
    guard isNegative else { return whole }
    // Towards zero is up here: one less, digit by digit.
    var digits = digits.dropLast(-exponent).reversed().map { $0 }
    var position = 0
    while position < digits.count, digits[position] == 9 {
      digits[position] = 0
      position += 1
    }
    if position == digits.count { digits.append(1) } else { digits[position] += 1 }
    return Decimal(isNegative: true, digits: digits.reversed(), exponent: 0)
  }
}

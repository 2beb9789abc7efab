/// An integer that is not negative, of any size: the ground on which decimals are reckoned with.
///
/// The base is a power of ten, so that the digits of a decimal need no conversion. All operations are those of school;
/// callers bound the number of digits.
struct NaturalNumber: Equatable, Comparable {
  /// Nine digits each, least significant first, without zeros at the end; empty for zero.
  private(set) var limbs: [UInt64]

  private static let base: UInt64 = 1_000_000_000
  private static let digitsPerLimb = 9

  private init(limbs: [UInt64]) {
    self.limbs = limbs
    trim()
  }

  /// The value of decimal digits, most significant first, with some zeros added at the end.
  init(digits: [UInt8], followedByZeros zeros: Int) {
    let length = digits.count + zeros
    limbs = [UInt64](
      repeating: 0, count: (length + Self.digitsPerLimb - 1) / Self.digitsPerLimb)
    var factors: [UInt64] = [1]
    while factors.count < Self.digitsPerLimb { factors.append(factors[factors.count - 1] * 10) }
    for (index, digit) in digits.enumerated() {
      let place = length - 1 - index
      limbs[place / Self.digitsPerLimb] += UInt64(digit) * factors[place % Self.digitsPerLimb]
    }
    trim()
  }

  static let one = NaturalNumber(limbs: [1])

  var isZero: Bool { limbs.isEmpty }

  /// The decimal digits, most significant first; zeros may stand in front.
  var digits: [UInt8] {
    var reversed: [UInt8] = []
    reversed.reserveCapacity(limbs.count * Self.digitsPerLimb)
    for var limb in limbs {
      for _ in 0..<Self.digitsPerLimb {
        reversed.append(UInt8(limb % 10))
        limb /= 10
      }
    }
    return reversed.reversed()
  }

  static func < (left: NaturalNumber, right: NaturalNumber) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
  }

  static func + (left: NaturalNumber, right: NaturalNumber) -> NaturalNumber {
    var sum = left.limbs
    var carry: UInt64 = 0
    for index in 0..<max(left.limbs.count, right.limbs.count) {
      if index == sum.count { sum.append(0) }
      carry += sum[index] + (index < right.limbs.count ? right.limbs[index] : 0)
      sum[index] = carry % base
      carry /= base
    }
    if carry > 0 { sum.append(carry) }
    return NaturalNumber(limbs: sum)
  }

  /// The difference; the left number must not be the smaller one.
  static func - (left: NaturalNumber, right: NaturalNumber) -> NaturalNumber {
    var difference = left.limbs
    var borrow: UInt64 = 0
    for index in difference.indices {
      let subtrahend = borrow + (index < right.limbs.count ? right.limbs[index] : 0)
      borrow = difference[index] < subtrahend ? 1 : 0
      difference[index] = difference[index] + borrow * base - subtrahend
    }
    return NaturalNumber(limbs: difference)
  }

  static func * (left: NaturalNumber, right: NaturalNumber) -> NaturalNumber {
    guard !left.isZero, !right.isZero else { return NaturalNumber(limbs: []) }
    var product = [UInt64](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (shift, factor) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (index, limb) in right.limbs.enumerated() {
        carry += product[shift + index] + factor * limb
        product[shift + index] = carry % base
        carry /= base
      }
      product[shift + right.limbs.count] = carry
    }
    return NaturalNumber(limbs: product)
  }

  /// Quotient and remainder of long division; the divisor must not be zero.
  func quotientAndRemainder(
    dividingBy divisor: NaturalNumber
  ) -> (quotient: NaturalNumber, remainder: NaturalNumber) {
    guard self >= divisor else { return (NaturalNumber(limbs: []), self) }
    guard divisor.limbs.count > 1 else {
      let (quotient, remainder) = dividedBySingleLimb(divisor.limbs[0])
      return (quotient, NaturalNumber(limbs: [remainder]))
    }
    // A leading limb of at least half the base makes the estimate of each limb of the quotient at most two too large
    // (Knuth, The Art of Computer Programming 2, §4.3.1, algorithm D).
    let scale = Self.base / (divisor.limbs[divisor.limbs.count - 1] + 1)
    let scaled = NaturalNumber(limbs: [scale])
    let divisorLimbs = (divisor * scaled).limbs
    var rest = (self * scaled).limbs
    while rest.count <= limbs.count { rest.append(0) }
    let count = divisorLimbs.count
    var quotient = [UInt64](repeating: 0, count: rest.count - count)
    for shift in quotient.indices.reversed() {
      let top = rest[shift + count] * Self.base + rest[shift + count - 1]
      var estimate = top / divisorLimbs[count - 1]
      var estimateRest = top % divisorLimbs[count - 1]
      while estimate >= Self.base
        || estimate * divisorLimbs[count - 2] > estimateRest * Self.base + rest[shift + count - 2]
      {
        estimate -= 1
        estimateRest += divisorLimbs[count - 1]
        if estimateRest >= Self.base { break }
      }
      if Self.subtract(divisorLimbs, times: estimate, from: &rest, at: shift) {
        estimate -= 1
        Self.add(divisorLimbs, to: &rest, at: shift)
      }
      quotient[shift] = estimate
    }
    let remainder = NaturalNumber(limbs: rest).dividedBySingleLimb(scale).quotient
    return (NaturalNumber(limbs: quotient), remainder)
  }

  /// The greatest number that divides both (Euclid).
  static func greatestCommonDivisor(_ left: NaturalNumber, _ right: NaturalNumber) -> NaturalNumber
  {
    var (left, right) = (left, right)
    while !right.isZero {
      (left, right) = (right, left.quotientAndRemainder(dividingBy: right).remainder)
    }
    return left
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }

  private func dividedBySingleLimb(
    _ divisor: UInt64
  ) -> (quotient: NaturalNumber, remainder: UInt64) {
    var quotient = limbs
    var remainder: UInt64 = 0
    for index in quotient.indices.reversed() {
      let dividend = remainder * Self.base + quotient[index]
      quotient[index] = dividend / divisor
      remainder = dividend % divisor
    }
    return (NaturalNumber(limbs: quotient), remainder)
  }

  /// Subtracts a multiple from the limbs from a position on; whether more was taken than there was.
  private static func subtract(
    _ limbs: [UInt64], times factor: UInt64, from rest: inout [UInt64], at shift: Int
  ) -> Bool {
    var carry: UInt64 = 0
    var borrow: UInt64 = 0
    for index in 0...limbs.count {
      carry += index < limbs.count ? factor * limbs[index] : 0
      let subtrahend = carry % base + borrow
      carry /= base
      borrow = rest[shift + index] < subtrahend ? 1 : 0
      rest[shift + index] = rest[shift + index] + borrow * base - subtrahend
    }
    return borrow > 0
  }

  /// Adds to the limbs from a position on; what is carried beyond the last one is dropped.
  private static func add(_ limbs: [UInt64], to rest: inout [UInt64], at shift: Int) {
    var carry: UInt64 = 0
    for index in 0...limbs.count {
      carry += rest[shift + index] + (index < limbs.count ? limbs[index] : 0)
      rest[shift + index] = carry % base
      carry /= base
    }
  }
}

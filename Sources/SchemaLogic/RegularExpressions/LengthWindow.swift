import DocumentTree

/// The lengths that a string may have.
struct LengthWindow {
  private(set) var minimum: Int
  /// `Int.max` when there is no limit.
  private(set) var maximum: Int
  /// Ranges between the limits that are not allowed.
  private(set) var gaps: [ClosedRange<Int>] = []
  /// The length below which no text fits for other reasons.
  private var impliedMinimum = 0

  init(from minimum: Decimal, through maximum: Decimal?) {
    self.minimum = max(Self.integer(minimum, roundingUp: true), 0)
    self.maximum = maximum.map { Self.integer($0, roundingUp: false) } ?? .max
  }

  /// Whether there is no length left.
  var isEmpty: Bool { minimum > maximum }

  /// The length from which on every length up to the greatest may be treated as allowed.
  var regularStart: Int {
    let start = gaps.reduce(minimum) { max($0, $1.upperBound + 1) }
    return start <= impliedMinimum ? 0 : start
  }

  /// Whether a length is allowed.
  func contains(_ length: Int) -> Bool {
    minimum <= length && length <= maximum && !gaps.contains { $0.contains(length) }
  }

  /// The least allowed length that is not below one; `nil` if there is none.
  func next(from length: Int) -> Int? {
    var length = max(length, minimum)
    while let gap = gaps.first(where: { $0.contains(length) }) { length = gap.upperBound + 1 }
    return length <= maximum ? length : nil
  }

  /// Leaves only lengths within limits.
  mutating func restrict(from minimum: Int, through maximum: Int) {
    self.minimum = max(self.minimum, minimum)
    self.maximum = min(self.maximum, maximum)
    tidy()
  }

  /// Leaves only lengths within limits that all texts keep that otherwise fit.
  mutating func restrict(fromImplied minimum: Int, through maximum: Int) {
    impliedMinimum = max(impliedMinimum, minimum)
    restrict(from: minimum, through: maximum)
  }

  /// Takes away the lengths within limits.
  mutating func exclude(from minimum: Int, through maximum: Int) {
    gaps.append(minimum...maximum)
    tidy()
  }

  /// Turns gaps at the limits into limits.
  private mutating func tidy() {
    var hasChanged = true
    while hasChanged, !isEmpty {
      hasChanged = false
      for gap in gaps {
        if gap.contains(minimum) {
          guard gap.upperBound < maximum else {
            maximum = minimum - 1
            return
          }
          minimum = gap.upperBound + 1
          hasChanged = true
        } else if gap.contains(maximum) {
          maximum = gap.lowerBound - 1
          hasChanged = true
        }
      }
      gaps.removeAll { $0.upperBound < minimum || $0.lowerBound > maximum }
    }
  }

  /// A number as an integer; those that are too large are as large as may be.
  private static func integer(_ number: Decimal, roundingUp: Bool) -> Int {
    if let integer = number.integer { return integer }
    if number.isNegative { return -1 }
    guard !number.isInteger else { return .max }
    let digits = max(number.digits.count + number.exponent, 0)
    let whole = Decimal(isNegative: false, digits: Array(number.digits.prefix(digits)), exponent: 0)
    guard let integer = whole.integer, integer < .max else { return .max }
    return roundingUp ? integer + 1 : integer
  }
}

/// An exact decimal number of any size: `digits × 10^exponent`, without leading or trailing zero digits.
///
/// Every value has one representation, so that equality and hash are by value: `1`, `1.0` and `1e0` are the same. The
/// exponent is never expanded: `1e1000000000` is as small as `1`.
public struct Decimal: Hashable, Sendable {
  /// Whether it is below zero.
  public let isNegative: Bool

  /// The significant digits (0 to 9), most significant first; empty for zero.
  package let digits: [UInt8]

  /// The power of ten of the last digit; zero for zero.
  package let exponent: Int

  /// Exponents have at most this many digits, so that sums of exponents and lengths cannot overflow.
  static let maximumExponentLength = 17

  package init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    guard let start = digits.firstIndex(where: { $0 != 0 }),
      let end = digits.lastIndex(where: { $0 != 0 })
    else {
      self.isNegative = false
      self.digits = []
      self.exponent = 0
      return
    }
    self.isNegative = isNegative
    self.digits =
      start == 0 && end == digits.count - 1 ? digits : Array(digits[start...end])
    self.exponent = exponent + (digits.count - 1 - end)
  }

  /// Hashes the digest.
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  /// A sum of the number, the same for equal numbers in one process.
  var digest: UInt64 {
    TextDigest.joined(
      TextDigest.digest(of: digits),
      UInt64(bitPattern: Int64(exponent)) &<< 1 | (isNegative ? 1 : 0))
  }

  /// The value of an integer.
  public init(_ integer: Int) {
    self.init(
      isNegative: integer < 0,
      digits: String(integer.magnitude).utf8.map { $0 - UInt8(ascii: "0") },
      exponent: 0)
  }

  /// The value of a number as JSON spells it (RFC 8259 §6), with the liberties of YAML 1.2.2 §10.3.2: a leading `+`,
  /// leading zeros, and no digits on one side of the point.
  ///
  /// `nil` if the text is no number, or its exponent has more than 17 digits.
  public init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { buffer in
      unsafe Decimal(utf8: UnsafeRawBufferPointer(buffer).bytes)
    }
    guard let parsed else { return nil }
    self = parsed
  }

  /// The value of a number in UTF-8; see `init(_:)`.
  package init?(utf8 text: RawSpan) {
    var position = 0
    func next() -> UInt8? { position < text.byteCount ? text.byte(at: position) : nil }
    var isNegative = false
    if let sign = next(), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      position += 1
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(text.byteCount)
    var fractionLength = 0
    var isInFraction = false
    while let byte = next() {
      if byte == UInt8(ascii: "."), !isInFraction {
        isInFraction = true
      } else if byte &- UInt8(ascii: "0") < 10 {
        digits.append(byte &- UInt8(ascii: "0"))
        if isInFraction { fractionLength += 1 }
      } else {
        break
      }
      position += 1
    }
    guard !digits.isEmpty else { return nil }
    var exponent = 0
    if let byte = next(), byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      var isExponentNegative = false
      if let sign = next(), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        isExponentNegative = sign == UInt8(ascii: "-")
        position += 1
      }
      let start = position
      while let byte = next(), byte &- UInt8(ascii: "0") < 10 {
        exponent = exponent * 10 + Int(byte &- UInt8(ascii: "0"))
        guard exponent < 100_000_000_000_000_000 else { return nil }
        position += 1
      }
      guard position > start else { return nil }
      if isExponentNegative { exponent = -exponent }
    }
    guard position == text.byteCount else { return nil }
    self.init(isNegative: isNegative, digits: digits, exponent: exponent - fractionLength)
  }

  /// Whether it is zero.
  public var isZero: Bool { digits.isEmpty }

  /// Whether it has no fraction.
  public var isInteger: Bool { exponent >= 0 }

  /// The same distance from zero on the other side.
  public var negated: Decimal {
    Decimal(isNegative: !isNegative, digits: digits, exponent: exponent)
  }

  /// The value as an `Int`; `nil` if it has a fraction or does not fit.
  public var integer: Int? {
    guard exponent >= 0, digits.count + exponent <= 20 else { return nil }
    return Int(description)
  }
}

extension Decimal: Comparable {
  /// Order by value. Exponents are compared, not expanded.
  public static func < (left: Decimal, right: Decimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? magnitudePrecedes(right, left) : magnitudePrecedes(left, right)
  }

  private static func magnitudePrecedes(_ left: Decimal, _ right: Decimal) -> Bool {
    if left.isZero || right.isZero { return !right.isZero }
    // The power of ten of the leading digit decides; digits decide among equals.
    let leftTop = left.exponent + left.digits.count
    let rightTop = right.exponent + right.digits.count
    if leftTop != rightTop { return leftTop < rightTop }
    return left.digits.lexicographicallyPrecedes(right.digits)
  }
}

extension Decimal: CustomStringConvertible {
  /// The shortest of the usual spellings: plain digits up to 30 characters or so, else an exponent. Valid JSON.
  public var description: String {
    guard !isZero else { return "0" }
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let sign = isNegative ? "-" : ""
    if exponent >= 0, digits.count + exponent <= max(30, digits.count) {
      return sign + text + String(repeating: "0", count: exponent)
    }
    let top = digits.count + exponent
    if exponent < 0, top > 0 {
      return sign + text.prefix(top) + "." + text.dropFirst(top)
    }
    if exponent < 0, -top <= 10 {
      return sign + "0." + String(repeating: "0", count: -top) + text
    }
    let fraction = digits.count > 1 ? "." + text.dropFirst() : ""
    return sign + text.prefix(1) + fraction + "e" + String(top - 1)
  }
}

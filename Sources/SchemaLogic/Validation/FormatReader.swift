import APIGraph

/// Reads the fields of a text from left to right: dates, times, durations, identifiers, addresses.
struct FormatReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

  /// Whether everything has been read.
  var isAtEnd: Bool { position == bytes.count }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Reads one character, if it is there.
  mutating func skip(_ character: Unicode.Scalar, or other: Unicode.Scalar? = nil) -> Bool {
    guard let next, next == UInt8(ascii: character) || next == other.map({ UInt8(ascii: $0) })
    else { return false }
    position += 1
    return true
  }

  /// Reads exactly so many digits.
  private mutating func readNumber(length: Int) -> Int? {
    var value = 0
    for _ in 0..<length {
      guard let next, next.isDigit else { return nil }
      value = value * 10 + Int(next - UInt8(ascii: "0"))
      position += 1
    }
    return value
  }

  /// Reads digits, as many as there are; `false` when there are none.
  private mutating func skipDigits() -> Bool {
    let start = position
    while let next, next.isDigit { position += 1 }
    return position > start
  }

  /// RFC 3339 §5.6 `full-date`, with the days that the month has.
  mutating func readDate() -> Bool {
    guard let year = readNumber(length: 4), skip("-"), let month = readNumber(length: 2),
      skip("-"), let day = readNumber(length: 2)
    else { return false }
    return CalendarDate(year: year, month: month, day: day) != nil
  }

  /// RFC 3339 §5.6 `full-time`; a leap second only at the end of a day of UTC.
  mutating func readTime() -> Bool {
    guard let hour = readNumber(length: 2), hour < 24, skip(":"),
      let minute = readNumber(length: 2), minute < 60, skip(":"),
      let second = readNumber(length: 2), second <= 60
    else { return false }
    if skip("."), !skipDigits() { return false }
    var offset = 0
    if !skip("Z", or: "z") {
      let isWest = next == UInt8(ascii: "-")
      guard skip("+", or: "-"), let hours = readNumber(length: 2), hours < 24, skip(":"),
        let minutes = readNumber(length: 2), minutes < 60
      else { return false }
      offset = (hours * 60 + minutes) * (isWest ? -1 : 1)
    }
    guard second == 60 else { return true }
    let day = 24 * 60
    return (hour * 60 + minute - offset + day) % day == day - 1
  }

  /// RFC 3339 appendix A: units in order, none between two others left out.
  mutating func readDuration() -> Bool {
    guard skip("P") else { return false }
    if next != UInt8(ascii: "T") {
      guard skipDigits() else { return false }
      if skip("W") { return true }
      guard readUnits("Y", "M", "D") else { return false }
      if isAtEnd { return true }
    }
    return skip("T") && skipDigits() && readUnits("H", "M", "S")
  }

  /// Reads a unit, whose number has been read, and the next ones with their numbers.
  private mutating func readUnits(_ units: Unicode.Scalar...) -> Bool {
    guard var index = units.firstIndex(where: { next == UInt8(ascii: $0) }) else { return false }
    position += 1
    while index + 1 < units.count, let next, next.isDigit {
      guard skipDigits(), skip(units[index + 1]) else { return false }
      index += 1
    }
    return true
  }

  /// RFC 4122 §3: five groups of hexadecimal digits.
  mutating func readUUID() -> Bool {
    for (index, length) in [8, 4, 4, 4, 12].enumerated() {
      if index > 0, !skip("-") { return false }
      for _ in 0..<length {
        guard let next, next.isHexadecimalDigit else { return false }
        position += 1
      }
    }
    return true
  }

  /// RFC 2673 §3.2: four numbers up to 255, without leading zeros.
  mutating func readIPv4() -> Bool {
    for index in 0..<4 {
      if index > 0, !skip(".") { return false }
      let start = position
      guard skipDigits(), position - start <= 3 else { return false }
      if bytes[start] == UInt8(ascii: "0"), position - start > 1 { return false }
      let value = bytes[start..<position].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      if value > 255 { return false }
    }
    return true
  }
}

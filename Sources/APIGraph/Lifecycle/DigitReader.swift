/// Reads numbers of a fixed width and the signs between them, from the front of a text.
struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  /// Whether everything has been read.
  var isAtEnd: Bool { rest.isEmpty }

  /// Takes exactly so many digits.
  mutating func number(_ digits: Int) -> Int? {
    let part = rest.prefix(digits)
    guard part.count == digits, part.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(digits)
    return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Takes one of some characters.
  mutating func take(_ characters: String) -> Character? {
    guard let first = rest.first, first < 0x80, characters.utf8.contains(first) else { return nil }
    rest = rest.dropFirst()
    return Character(Unicode.Scalar(first))
  }

  /// Takes a word as it is written.
  mutating func take(word: String) -> Bool {
    guard rest.starts(with: word.utf8) else { return false }
    rest = rest.dropFirst(word.utf8.count)
    return true
  }

  /// Takes all digits that follow, at least one.
  mutating func skipDigits() -> Bool {
    let digits = rest.prefix(while: \.isDigit).count
    rest = rest.dropFirst(digits)
    return digits > 0
  }

  /// Takes `YYYY-MM-DD` (`full-date` of RFC 3339 §5.6).
  mutating func date() -> CalendarDate? {
    guard let year = number(4), take("-") != nil, let month = number(2), take("-") != nil,
      let day = number(2)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Takes `HH:MM:SS` and gives the seconds since midnight. The sixtieth second is a leap second (RFC 3339 §5.7).
  mutating func time() -> Int? {
    guard let hour = number(2), hour < 24, take(":") != nil, let minute = number(2), minute < 60,
      take(":") != nil, let second = number(2), second <= 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}

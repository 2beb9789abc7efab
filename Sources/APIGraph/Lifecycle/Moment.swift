/// A point in time to which an author has tied something, to the second.
package struct Moment: Hashable, Comparable, Sendable {
  /// The seconds since the beginning of 1970, without leap seconds.
  package let seconds: Int

  /// The day in Greenwich.
  package let day: CalendarDate

  private init?(seconds: Int) {
    // Rounded down without leaving the range of numbers, however far away the author went.
    let days = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
    guard let day = CalendarDate(daysSince1970: days) else { return nil }
    self.seconds = seconds
    self.day = day
  }

  /// Reads a date, which is its first moment in Greenwich, or a date-time (RFC 3339 §5.6).
  package init?(_ text: String) {
    var digits = DigitReader(text)
    guard let date = digits.date() else { return nil }
    var seconds = date.daysSince1970 * 86_400
    if !digits.isAtEnd {
      guard digits.take("Tt ") != nil, let time = digits.time() else { return nil }
      if digits.take(".") != nil, !digits.skipDigits() { return nil }
      guard let offset = Moment.offset(&digits) else { return nil }
      seconds += time - offset
    }
    guard digits.isAtEnd else { return nil }
    self.init(seconds: seconds)
  }

  /// Reads what the response headers `Sunset` and `Deprecation` hold: `Sat, 31 Dec 2026 23:59:59 GMT` (RFC 8594 §3,
  /// RFC 9110 §5.6.7), `@1798761599` (RFC 9745 §2.1), or what `init(_:)` reads.
  package init?(ofHeader text: String) {
    if let moment = Moment(text) ?? Moment(httpDate: text) {
      self = moment
    } else if text.hasPrefix("@"), let seconds = Int(text.dropFirst()),
      let moment = Moment(seconds: seconds)
    {
      self = moment
    } else {
      return nil
    }
  }

  /// Reads the form that RFC 9110 §5.6.7 prefers. The day of the week says nothing new.
  private init?(httpDate text: String) {
    var digits = DigitReader(text)
    let days = ["Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, ", "Sun, "]
    guard days.contains(where: { digits.take(word: $0) }), let day = digits.number(2),
      digits.take(" ") != nil
    else { return nil }
    let months = [
      "Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ",
      "Dec ",
    ]
    guard let month = months.firstIndex(where: { digits.take(word: $0) }),
      let year = digits.number(4), digits.take(" ") != nil, let time = digits.time(),
      digits.take(word: " GMT"), digits.isAtEnd,
      let date = CalendarDate(year: year, month: month + 1, day: day)
    else { return nil }
    self.init(seconds: date.daysSince1970 * 86_400 + time)
  }

  /// How far the clock is ahead of Greenwich, in seconds.
  private static func offset(_ digits: inout DigitReader) -> Int? {
    if digits.take("Zz") != nil { return 0 }
    guard let sign = digits.take("+-"), let hours = digits.number(2), hours < 24,
      digits.take(":") != nil, let minutes = digits.number(2), minutes < 60
    else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Earlier moments come first.
  package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }
}

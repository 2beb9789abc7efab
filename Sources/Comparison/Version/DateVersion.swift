/// A version that is a date: `2024-01-31`, `2024-01` or `20240131`, with or without a label behind it.
package struct DateVersion: Sendable, Comparable {
  /// The year, from 1900 to 2199, so that ordinary numbers are not taken for dates.
  package let year: Int

  /// The month, from 1.
  package let month: Int

  /// The day of the month; zero when it is left out.
  package let day: Int

  /// What follows the date, such as `-preview`; dates that differ in it alone are equal.
  package let label: String

  /// Reads a date; `nil` when the text is none.
  package init?(_ text: String) {
    var rest = text.utf8[...]
    guard let year = DateVersion.number(&rest, digits: 4), (1900..<2200).contains(year) else {
      return nil
    }
    // The same separator, or none, stands between all parts: hyphens are usual, points are seen.
    let separator = rest.first.flatMap { "-.".utf8.contains($0) ? $0 : nil }
    if separator != nil { rest = rest.dropFirst() }
    guard let month = DateVersion.number(&rest, digits: 2), (1...12).contains(month) else {
      return nil
    }
    var afterDay = separator == nil ? rest : rest.dropFirst()
    if rest.first == separator || separator == nil,
      let day = DateVersion.number(&afterDay, digits: 2), (1...31).contains(day)
    {
      self.day = day
      rest = afterDay
    } else {
      // Six digits without separators are more likely a number than a month.
      guard separator != nil else { return nil }
      day = 0
    }
    guard rest.first.map({ "-._".utf8.contains($0) }) ?? true else { return nil }
    self.year = year
    self.month = month
    label = String(Substring(rest))
  }

  /// Whether the dates are the same, whatever their labels.
  package static func == (left: DateVersion, right: DateVersion) -> Bool {
    (left.year, left.month, left.day) == (right.year, right.month, right.day)
  }

  /// Earlier dates come first.
  package static func < (left: DateVersion, right: DateVersion) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Takes exactly so many digits, with no further digit behind them unless the date goes on without separators.
  private static func number(_ text: inout Substring.UTF8View, digits: Int) -> Int? {
    let part = text.prefix(digits)
    guard part.count == digits, part.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else {
      return nil
    }
    text = text.dropFirst(digits)
    return Int(Substring(part))
  }
}

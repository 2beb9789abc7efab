/// The content of `info.version`, by the scheme that it follows.
package enum Version: Sendable {
  /// `1.2.3`, `v1`, `2.0.0-beta.1`.
  case semantic(SemanticVersion)

  /// `2024-01-31`.
  case date(DateVersion)

  /// `2025.0`: numbered by year, which says nothing of compatibility (calver.org).
  case calendar

  /// Anything else; it is not known which of two comes later.
  case other

  /// Reads a version. What is a date and a number at once, such as `20240131`, is a date.
  package init(_ text: String) {
    let text = text.trimmingWhitespace
    if let date = DateVersion(text) {
      self = .date(date)
    } else if let semantic = SemanticVersion(text) {
      self = (1900..<2200).contains(semantic.major) ? .calendar : .semantic(semantic)
    } else {
      self = .other
    }
  }

  /// What the scheme is called in a remark.
  var schemeName: String {
    switch self {
    case .semantic: "a semantic version"
    case .date: "a date"
    case .calendar: "numbered by year, which says nothing of compatibility"
    case .other: "neither a semantic version nor a date"
    }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmingWhitespace: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

internal import Comparison

extension Announcement {
  /// What was announced, in words: `deprecated since 2024-01-01, to end on 2025-06-30, which has come (x-sunset)`.
  var sentence: String {
    var parts: [String] = []
    if let since { parts.append("deprecated since \(since)") }
    if let sunset {
      switch hasPassed {
      case true?: parts.append("to end on \(sunset), which has come")
      case false?: parts.append("to end on \(sunset), which is still to come")
      case nil: parts.append("to end on \(sunset)")
      }
    }
    return parts.isEmpty ? by : parts.joined(separator: ", ") + " (\(by))"
  }
}

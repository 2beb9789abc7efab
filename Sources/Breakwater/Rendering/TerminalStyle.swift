/// How a piece of terminal text looks (ECMA-48 §8.3.117, select graphic rendition).
enum TerminalStyle: String {
  case plain = ""
  case bold = "1"
  case dim = "2"
  case breaking = "1;31"
  case additive = "32"
  case caution = "33"

  /// The text in this look, or as it is where there is no colour.
  func applied(to text: String, isColored: Bool) -> String {
    guard isColored, self != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
  }
}

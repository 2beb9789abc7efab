/// A regular expression that is no more than a text at the beginning, at the end, or anywhere.
package struct PlainPattern {
  private let text: String
  private let isAtStart: Bool
  private let isAtEnd: Bool

  /// `nil` for a pattern that says more.
  package init?(_ pattern: String) {
    var rest = pattern[...]
    isAtStart = rest.first == "^"
    if isAtStart { rest.removeFirst() }
    isAtEnd = rest.last == "$"
    if isAtEnd { rest.removeLast() }
    guard !rest.contains(where: { "\\^$.|?*+()[]{}".contains($0) }) else { return nil }
    text = String(rest)
  }

  /// Whether the pattern is found in a name.
  package func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    let text = Array(text.utf8)
    if isAtStart, isAtEnd { return name == text }
    if isAtStart { return name.starts(with: text) }
    if isAtEnd { return name.suffix(text.count).elementsEqual(text) }
    guard name.count >= text.count else { return false }
    return (0...name.count - text.count).contains { name[$0...].starts(with: text) }
  }
}

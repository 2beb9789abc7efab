internal import DocumentTree

/// Writes JSON, over several lines or on one, with the members in the order in which they are given.
struct JSONOutput {
  /// What has been written.
  private(set) var text = ""

  private let isOnOneLine: Bool

  private var level = 0

  /// Whether the object or array that is open has nothing in it yet.
  private var isEmpty = true

  /// An output without anything in it.
  init(isOnOneLine: Bool = false) { self.isOnOneLine = isOnOneLine }

  /// An object with the members that the closure writes.
  mutating func object(_ members: (inout JSONOutput) -> Void) {
    enclose("{", "}", members)
  }

  /// A member that is an object.
  mutating func member(_ key: String, members: (inout JSONOutput) -> Void) {
    begin(key)
    object(members)
  }

  /// A member that is an array of objects.
  mutating func member<Element>(
    _ key: String, _ elements: [Element], members: (inout JSONOutput, Element) -> Void
  ) {
    begin(key)
    enclose("[", "]") { output in
      for element in elements {
        output.beginItem()
        output.object { output in members(&output, element) }
      }
    }
  }

  /// A member that is a string or null.
  mutating func member(_ key: String, _ string: String?) {
    begin(key)
    if let string { text.appendQuoted(string) } else { text += "null" }
  }

  /// A member that is an integer or null.
  mutating func member(_ key: String, _ integer: Int?) {
    begin(key)
    text += integer.map(String.init) ?? "null"
  }

  /// A member that is a truth value or null.
  mutating func member(_ key: String, _ boolean: Bool?) {
    begin(key)
    text += boolean.map { $0 ? "true" : "false" } ?? "null"
  }

  /// A member that is any value.
  mutating func member(_ key: String, _ value: JSONValue) {
    begin(key)
    switch value {
    case .array where !isOnOneLine, .object where !isOnOneLine:
      // Strings hold no raw line breaks (RFC 8259 §7), so that these are all between values.
      let lines = value.prettyText(indent: 2).split(
        separator: "\n", omittingEmptySubsequences: false)
      text += lines.joined(separator: lineBreak)
    case .null, .boolean, .number, .string, .array, .object:
      text += value.compactText
    }
  }

  private mutating func begin(_ key: String) {
    beginItem()
    text.appendQuoted(key)
    text += isOnOneLine ? ":" : ": "
  }

  private mutating func beginItem() {
    if !isEmpty { text += "," }
    text += lineBreak
    isEmpty = false
  }

  private mutating func enclose(
    _ opening: String, _ closing: String, _ content: (inout JSONOutput) -> Void
  ) {
    text += opening
    level += 1
    isEmpty = true
    content(&self)
    level -= 1
    if !isEmpty { text += lineBreak }
    text += closing
    isEmpty = false
  }

  private var lineBreak: String {
    isOnOneLine ? "" : "\n" + String(repeating: "  ", count: level)
  }
}

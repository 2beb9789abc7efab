internal import DocumentTree

/// Writes JSON, over several lines or on one, with the members in the order in which they are given.
struct JSONOutput {
  /// What has been written, in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// What has been written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  private let isOnOneLine: Bool

  /// What breaks lines between the items of what is open; nothing where all stands on one line.
  private var lineBreak: [UInt8]

  /// Whether the object or array that is open has nothing in it yet.
  private var isEmpty = true

  /// An output without anything in it.
  init(isOnOneLine: Bool = false) {
    self.isOnOneLine = isOnOneLine
    lineBreak = isOnOneLine ? [] : [UInt8(ascii: "\n")]
  }

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
    if let string { bytes.append(quoted: string) } else { bytes.append(text: "null") }
  }

  /// A member that is an integer or null.
  mutating func member(_ key: String, _ integer: Int?) {
    begin(key)
    if let integer { bytes.append(decimal: integer) } else { bytes.append(text: "null") }
  }

  /// A member that is a truth value or null.
  mutating func member(_ key: String, _ boolean: Bool?) {
    begin(key)
    bytes.append(text: boolean.map { $0 ? "true" : "false" } ?? "null")
  }

  /// A member that is any value.
  mutating func member(_ key: String, _ value: JSONValue) {
    begin(key)
    if isOnOneLine {
      bytes.append(compact: value)
    } else {
      bytes.append(pretty: value, lineBreak: lineBreak, indent: Self.indent.count)
    }
  }

  /// Begins a member whose value is written by the caller. Keys are ours and need no escapes.
  mutating func begin(_ key: String) {
    beginItem()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(text: key)
    bytes.append(text: isOnOneLine ? "\":" : "\": ")
  }

  /// Writes an array item by item: the closure adds to the bytes what it wants, given what breaks lines between the items and
  /// between their members.
  mutating func array<Element>(
    _ key: String, _ elements: [Element],
    write: (inout [UInt8], [Element], _ lineBreak: [UInt8], _ innerLineBreak: [UInt8]) -> Void
  ) {
    begin(key)
    enclose("[", "]") { output in
      guard !elements.isEmpty else { return }
      output.isEmpty = false
      let inner = output.isOnOneLine ? [] : output.lineBreak + Self.indent
      write(&output.bytes, elements, output.lineBreak, inner)
    }
  }

  private mutating func beginItem() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    bytes += lineBreak
    isEmpty = false
  }

  private mutating func enclose(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ content: (inout JSONOutput) -> Void
  ) {
    bytes.append(UInt8(ascii: opening))
    if !isOnOneLine { lineBreak += Self.indent }
    isEmpty = true
    content(&self)
    if !isOnOneLine { lineBreak.removeLast(Self.indent.count) }
    if !isEmpty { bytes += lineBreak }
    bytes.append(UInt8(ascii: closing))
    isEmpty = false
  }

  private static let indent = [UInt8(ascii: " "), UInt8(ascii: " ")]
}

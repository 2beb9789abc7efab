/// A JSON pointer: the keys and indices that lead from the root of a document to a place (RFC 6901).
public struct JSONPointer: Sendable, CustomStringConvertible {
  /// The reference tokens, unescaped, from the root down.
  public let tokens: [String]

  /// The whole document.
  public static let root = JSONPointer(tokens: [])

  /// A pointer from unescaped tokens.
  public init(tokens: [String]) { self.tokens = tokens }

  /// A pointer from its text, such as `/paths/~1pets/get`; `nil` if it breaks the syntax of RFC 6901 §3.
  public init?(_ text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    let bytes = Array(text.utf8)
    guard bytes[0] == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    var start = 1
    while start <= bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
      guard let token = JSONPointer.unescaped(bytes[start..<end]) else { return nil }
      tokens.append(token)
      start = end + 1
    }
    self.tokens = tokens
  }

  /// A pointer from the fragment of a URI (RFC 6901 §6), with or without its `#`; percent escapes are decoded.
  public init?(fragment: String) {
    var rest = Substring(fragment).utf8
    if rest.first == UInt8(ascii: "#") { rest = rest.dropFirst() }
    guard rest.contains(UInt8(ascii: "%")) else {
      self.init(String(Substring(rest)))
      return
    }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimalValue),
        let low = rest.popFirst().flatMap(hexadecimalValue)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self.init(text)
  }

  /// The pointer to a member of the object at this place.
  public func appending(_ key: String) -> JSONPointer { JSONPointer(tokens: tokens + [key]) }

  /// The pointer to an element of the array at this place.
  public func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  /// The text with `~` and `/` in tokens escaped; empty for the whole document.
  public var description: String {
    var text: [UInt8] = []
    for token in tokens {
      text.append(UInt8(ascii: "/"))
      let start = text.count
      text.append(text: token)
      JSONPointer.escape(&text, from: start)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Escapes a token that ends a text.
  static func escape(_ text: inout [UInt8], from start: Int) {
    guard let first = firstSpecial(in: unsafe text.span.bytes, from: start) else { return }
    var read = text.count
    let count = text[first...].count(where: isSpecial)
    text.append(contentsOf: repeatElement(0, count: count))
    // From the end, so that no byte is written over that has yet to be read.
    var written = text.count
    while written > read {
      read -= 1
      written -= 1
      let byte = text[read]
      guard isSpecial(byte) else {
        text[written] = byte
        continue
      }
      text[written] = byte == UInt8(ascii: "~") ? UInt8(ascii: "0") : UInt8(ascii: "1")
      written -= 1
      text[written] = UInt8(ascii: "~")
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/")
  }

  private static func firstSpecial(in bytes: RawSpan, from start: Int) -> Int? {
    var position = start
    // Few keys but paths hold any.
    while let word = bytes.word(at: position),
      !word.holds(UInt8(ascii: "~")), !word.holds(UInt8(ascii: "/"))
    {
      position &+= 8
    }
    while position < bytes.byteCount {
      if isSpecial(bytes.byte(at: position)) { return position }
      position &+= 1
    }
    return nil
  }

  /// Decodes `~1` and `~0`; `nil` when a `~` is followed by anything else (RFC 6901 §4).
  private static func unescaped(_ token: ArraySlice<UInt8>) -> String? {
    guard token.contains(UInt8(ascii: "~")) else { return String(decoding: token, as: UTF8.self) }
    var bytes: [UInt8] = []
    var rest = token
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONPointer: Hashable {
  /// Equality of the tokens' Unicode scalars: canonically equivalent keys are different keys.
  public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.tokens.elementsEqual(right.tokens) { $0.utf8.elementsEqual($1.utf8) }
  }

  /// Hashes the tokens' Unicode scalars.
  public func hash(into hasher: inout Hasher) {
    for token in tokens { hasher.combine(ExactString(token)) }
  }
}

extension Node {
  /// The node that a pointer leads to, seen from this one; `nil` if there is none.
  public func resolve(_ pointer: JSONPointer) -> Node? {
    var node = self
    for token in pointer.tokens {
      switch node.kind {
      case .object:
        guard let member = node[token] else { return nil }
        node = member
      case .array:
        // An index has no sign and no leading zero (RFC 6901 §4); `-` names no element.
        guard let index = Int(token), String(index) == token, node.children.indices.contains(index)
        else { return nil }
        node = node.children[index]
      case .null, .boolean, .number, .string:
        return nil
      }
    }
    return node
  }
}

/// The value of a hexadecimal digit.
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

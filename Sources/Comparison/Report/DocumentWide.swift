/// What a description says once for all operations: its servers, and the ways to authenticate.
enum DocumentWide {
  /// Whether both places of a change, or the one that there is, are such parts of their documents.
  static func holds(_ old: String?, _ new: String?) -> Bool {
    // What a document does not say stands nowhere in it.
    let old = old.flatMap { $0.isEmpty ? nil : isDocumentWide($0) }
    let new = new.flatMap { $0.isEmpty ? nil : isDocumentWide($0) }
    return (old ?? new ?? false) && (new ?? true)
  }

  private static func isDocumentWide(_ pointer: String) -> Bool {
    // Most that changes is a part of an operation or a schema.
    if pointer.hasPrefix("/paths") || pointer.hasPrefix("/components/schemas/") { return false }
    var tokens = PointerTokens(pointer)
    guard let first = tokens.next() else { return false }
    // OAS 3.1 §4.8.1, Swagger 2.0 "Swagger Object".
    switch tokens.text(first) {
    case "servers", "security", "host", "basePath", "schemes", "securityDefinitions": return true
    case "components": return tokens.next().map { tokens.text($0) } == "securitySchemes"
    default: return false
    }
  }
}

/// The tokens of a JSON pointer one by one, as they are written, without those that are empty.
struct PointerTokens {
  let bytes: [UInt8]
  private var position = 0

  init(_ pointer: String) { bytes = Array(pointer.utf8) }

  /// Where the next token stands; `nil` at the end.
  mutating func next() -> Range<Int>? {
    while position < bytes.count, bytes[position] == UInt8(ascii: "/") { position += 1 }
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "/") { position += 1 }
    return start..<position
  }

  /// A token as text.
  func text(_ token: Range<Int>) -> String { String(decoding: bytes[token], as: UTF8.self) }
}

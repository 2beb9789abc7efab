import APIGraph
import DocumentTree

/// Which characters may stand in the texts of a value, as far as its type, its listed values or its format tell.
struct TextOutline {
  private enum Texts {
    /// Any text.
    case any
    /// Texts of these characters only.
    case plain(isReserved: Bool)
    case listed([JSONValue])
  }

  private let texts: Texts

  init(_ id: SchemaID?, _ store: SchemaStore) {
    guard let id else {
      texts = .any
      return
    }
    texts = Self.texts(of: store.schema(id), store)
  }

  /// Whether a text may hold this one, which is a single punctuation mark or space.
  func mayHold(_ mark: String) -> Bool {
    switch texts {
    case .any: true
    case .plain: false
    case .listed(let values): values.contains { Self.text(of: $0).contains(mark) }
    }
  }

  /// Whether a text may hold a character that is reserved in URLs (RFC 3986 §2.2).
  var mayHoldReserved: Bool {
    switch texts {
    case .any: true
    case .plain(let isReserved): isReserved
    case .listed(let values):
      values.contains { value in
        Self.text(of: value).utf8.contains { ":/?#[]@!$&'()*+,;=".utf8.contains($0) }
      }
    }
  }

  private static func texts(of schema: Schema, _ store: SchemaStore) -> Texts {
    let types = schema.effectiveTypes
    if types.isDisjoint(with: [.string, .array, .object]) {
      if let values = schema.enumeration { return .listed(values) }
      return .plain(isReserved: false)
    }
    if types.subtracting(.null) == .array, schema.prefixItems.isEmpty, let items = schema.items {
      let inner = store.schema(items)
      return inner.effectiveTypes.isDisjoint(with: .containers)
        ? texts(of: inner, store) : .any
    }
    guard types.isDisjoint(with: .containers) else { return .any }
    if let values = schema.enumeration { return .listed(values) }
    switch schema.format {
    case "uuid", "date", "hostname", "ipv4": return .plain(isReserved: false)
    case "date-time", "time", "ipv6", "byte": return .plain(isReserved: true)
    default: return .any
    }
  }

  private static func text(of value: JSONValue) -> String { value.string ?? value.compactText }
}

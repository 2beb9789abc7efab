import DocumentTree

enum FormatLanguage {
  static func expression(_ name: String) -> RegularExpression? { nil }
}

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
    var tokens = pointer.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2)[...]
    guard let first = tokens.popFirst() else { return false }
    // OAS 3.1 §4.8.1, Swagger 2.0 "Swagger Object".
    for part in ["servers", "security", "host", "basePath", "schemes", "securityDefinitions"]
    where first.elementsEqual(part.utf8) {
      return true
    }
    return first.elementsEqual("components".utf8)
      && tokens.first?.elementsEqual("securitySchemes".utf8) == true
  }
}

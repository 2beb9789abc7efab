/// What a description says once for all operations: its servers, and the ways to authenticate.
enum DocumentWide {
  /// Whether all the places of a change are such parts of their documents.
  static func holds(_ pointers: [String]) -> Bool {
    // What a document does not say stands nowhere in it.
    let places = pointers.filter { !$0.isEmpty }
    return !places.isEmpty && places.allSatisfy(isDocumentWide)
  }

  private static func isDocumentWide(_ pointer: String) -> Bool {
    let tokens = pointer.split(separator: "/")
    switch tokens.first {
    // OAS 3.1 §4.8.1, Swagger 2.0 "Swagger Object".
    case "servers", "security", "host", "basePath", "schemes", "securityDefinitions": return true
    case "components": return tokens.dropFirst().first == "securitySchemes"
    default: return false
    }
  }
}

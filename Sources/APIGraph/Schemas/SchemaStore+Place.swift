import DocumentTree

extension SchemaStore {
  /// Whether what stands at a place is written as a schema: `true`, `false`, an empty object, or one with at least one
  /// member that belongs into schemas.
  package func isWrittenAsSchema(_ origin: Origin) -> Bool {
    let node = documents.node(origin)
    guard node.kind == .object else { return node.kind == .boolean }
    let keywords = keywords(of: origin.document)
    return node.record.count == 0
      || node.members.contains { member in
        let key = member.key ?? ""
        return keywords[member] != nil || key.hasPrefix("x-")
          || SchemaStore.furtherWords.contains(key)
      }
  }

  /// The words of schemas that are no keywords to the reader (JSON Schema 2020-12 validation §8, §9; OAS 3.1 §4.8.24).
  private static let furtherWords: Set<String> = [
    "title", "description", "default", "externalDocs", "xml", "contentEncoding",
    "contentMediaType", "id",
  ]
}

import DocumentTree

extension Specification {
  /// What a description says it follows (OAS 3.1 §4.8.1.1, Swagger 2.0 §Fixed Fields).
  ///
  /// The remark is about a version that is written in another way than the specification demands, but clearly meant.
  package static func read(
    _ documents: DocumentSet
  ) throws(ReadingError) -> (specification: Specification, remark: PlacedDiagnostic?) {
    let root = Site(node: documents.documents[0].tree.rootNode, document: 0)
    guard root.kind == .object else {
      throw ReadingError(
        documents,
        PlacedDiagnostic(
          .error, code: "no-api-description",
          message: "the document is no object, so that it describes no API", origin: root.origin))
    }
    guard let member = root["openapi"] ?? root["swagger"] else {
      throw ReadingError(
        documents,
        PlacedDiagnostic(
          .error, code: "no-api-description",
          message: "neither 'openapi' nor 'swagger' says that the document describes an API",
          origin: root.origin))
    }
    let text = trimmed(member.node.text)
    let numbers = text.split(separator: ".").map(String.init)
    guard let family = family(of: numbers, isSwagger: member.key == "swagger") else {
      throw ReadingError(
        documents,
        PlacedDiagnostic(
          .error, code: "unknown-version",
          message: "the version '\(text)' cannot be read, only 2.0, 3.0, 3.1 and 3.2 can",
          origin: member.origin))
    }
    let specification = Specification(family: family, version: text)
    guard member.kind != .string || !isExact(text, family) else { return (specification, nil) }
    return (
      specification,
      PlacedDiagnostic(
        .warning, code: "unusual-version",
        message: "the version '\(text)' is not spelt as the specification demands",
        origin: member.origin)
    )
  }

  private static func family(of numbers: [String], isSwagger: Bool) -> Family? {
    let minor = numbers.dropFirst().first ?? "0"
    switch numbers.first {
    case "2": return minor == "0" ? .swagger2 : nil
    case "3" where !isSwagger:
      switch minor {
      case "0": return .openAPI30
      case "1": return .openAPI31
      case "2": return .openAPI32
      default: return nil
      }
    default: return nil
    }
  }

  private static func isExact(_ text: String, _ family: Family) -> Bool {
    guard family != .swagger2 else { return text == "2.0" }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts.allSatisfy { !$0.isEmpty }
  }
}

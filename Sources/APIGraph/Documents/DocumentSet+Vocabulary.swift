import DocumentTree

extension DocumentSet {
  /// Whether the metaschema of the schemas at a place lists vocabularies, and that of assertions is not among them
  /// (JSON Schema 2020-12 core §8.1.2). A metaschema that cannot be read is taken for an ordinary one.
  func lacksAssertions(at origin: Origin) -> Bool {
    let resources = documents[Int(origin.document)].resources
    guard resources.hasMetaschemas,
      let uri = resources.resources[Int(resource(of: origin))].metaschema,
      !DocumentSet.wellKnownMetaschemas.contains(where: uri.hasPrefix)
    else { return false }
    let key = ExactString(uri)
    if let known = metaschemasWithoutAssertions[key] { return known }
    let location = URIReference(Substring(uri)).textWithoutFragment
    var isLacking = false
    if case .success(let document) = knownDocument(location),
      let vocabulary = documents[Int(document)].tree.rootNode["$vocabulary"],
      vocabulary.kind == .object
    {
      isLacking = vocabulary["https://json-schema.org/draft/2020-12/vocab/validation"] == nil
    }
    metaschemasWithoutAssertions[key] = isLacking
    return isLacking
  }

  private func knownDocument(_ location: String) -> Result<Int32, UnreadableDocument> {
    knownResource(location).map { .success($0.document) } ?? document(at: location)
  }

  /// Where the metaschemas of JSON Schema and OpenAPI stand, all of which have assertions, so that nobody need fetch them.
  private static let wellKnownMetaschemas = [
    "http://json-schema.org/", "https://json-schema.org/", "https://spec.openapis.org/",
  ]
}

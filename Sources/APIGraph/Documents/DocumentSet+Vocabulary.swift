import DocumentTree

extension DocumentSet {
  /// Whether the metaschema of the schemas at a place lists vocabularies, and that of assertions is not among them
  /// (JSON Schema 2020-12 core §8.1.2). A metaschema that cannot be read is taken for an ordinary one.
  func lacksAssertions(at origin: Origin) -> Bool {
    let resources = self[origin.document].resources
    guard resources.hasMetaschemas,
      let uri = resources.resources[Int(resource(of: origin))].metaschema,
      !DocumentSet.wellKnownMetaschemas.contains(where: uri.hasPrefix)
    else { return false }
    let key = ExactString(uri)
    if let known = metaschemasWithoutAssertions[key] { return known }
    let location = URIReference(Substring(uri)).textWithoutFragment
    var isLacking = false
    if case .success(let document) = knownDocument(location),
      let vocabulary = self[document].tree.rootNode["$vocabulary"],
      vocabulary.kind == .object
    {
      isLacking = vocabulary["https://json-schema.org/draft/2020-12/vocab/validation"] == nil
    }
    metaschemasWithoutAssertions[key] = isLacking
    return isLacking
  }

  /// What is known of a dialect that a schema names. A metaschema that can be read is understood when all the vocabularies are that it
  /// demands; without a list of them they are the usual ones (JSON Schema 2020-12 core §8.1.2).
  func standing(of dialect: DialectName) -> DialectName.Standing {
    let standing = dialect.standing
    guard case .unknown = standing,
      !DocumentSet.wellKnownMetaschemas.contains(where: dialect.uri.hasPrefix),
      case .success(let document) = knownDocument(
        URIReference(Substring(dialect.uri)).textWithoutFragment)
    else { return standing }
    let root = self[document].tree.rootNode
    guard root.kind == .object else { return .unknown }
    let vocabularies = root["$vocabulary"].map { Array($0.members) } ?? []
    return vocabularies.allSatisfy {
      $0.jsonValue.boolean != true || DialectName.isKnown(vocabulary: $0.key ?? "")
    } ? .known : .unknown
  }

  private func knownDocument(_ location: String) -> Result<Int32, UnreadableDocument> {
    knownResource(location).map { .success($0.document) } ?? document(at: location)
  }

  /// Where the metaschemas of JSON Schema and OpenAPI stand, all of which have assertions, so that nobody need fetch them.
  private static let wellKnownMetaschemas = [
    "http://json-schema.org/", "https://json-schema.org/", "https://spec.openapis.org/",
  ]
}

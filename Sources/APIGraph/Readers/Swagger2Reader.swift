import DocumentTree

/// Reads Swagger 2.0 into the nouns of OpenAPI 3.
struct Swagger2Reader: DescriptionReader {
  let context: ReadingContext

  func operation(_ heading: OperationHeading) -> Operation {
    let site = Site(
      node: context.documents.node(heading.origin), document: heading.origin.document)
    let declaration = Site(
      node: context.documents.node(heading.declaration), document: heading.declaration.document)
    // The unread parts of the path item itself are those of the document.
    let item = context.reading { context.pathItem(declaration) }.value
    let reading = context.reading { () -> Operation in
      let security = SecurityReader(context: context, reader: self)
        .security(of: site, inheritsFromDocument: true)
      var operation = Operation(heading: heading, security: security)
      operation.facts = context.facts(of: site, .swagger2Operation)
      if let item {
        let facts = PathsReader(context: context).facts(of: item)
        for (field, fact) in facts.entries { operation.facts.append(field, fact) }
      }
      operation.servers = servers(of: site)
      readParameters(of: site, item, into: &operation)
      operation.responses = context.responses(site["responses"], facts: &operation.facts) {
        response($0, $1, of: site)
      }
      return operation
    }
    var operation = reading.value
    operation.unread = reading.unread
    return operation
  }

  func servers(of heading: OperationHeading) -> [Server] {
    servers(
      of: Site(
        node: context.documents.node(heading.origin), document: heading.origin.document))
  }

  /// The media types of an operation's bodies: its own list, else the document's (Swagger 2.0 §Operation Object).
  ///
  /// The specification names no default; published descriptions without one mean JSON.
  func mediaTypes(_ field: String, of operation: Site) -> [MediaRange] {
    guard let list = operation[field] ?? context.root[field] else {
      return [MediaRange("application/json")]
    }
    var ranges: [MediaRange] = []
    for element in context.elements(of: list, as: field) {
      let range = MediaRange(trimmed(element.node.text))
      if range.type.isEmpty {
        context.note("invalid-media-type", "'\(range.spelling)' is no media type", at: element)
      }
      if !ranges.contains(range) { ranges.append(range) }
    }
    return ranges.isEmpty ? [MediaRange("application/json")] : ranges
  }

  /// One server for each scheme (Swagger 2.0 §Swagger Object: `host`, `basePath`, `schemes`).
  private func servers(of operation: Site) -> [Server] {
    let root = context.root
    let base = root["basePath"]
    // A base path of `/` adds nothing to a host.
    let path = base?.text.map(Server.canonical).map { $0 == "/" ? "" : $0 } ?? ""
    let schemes = operation["schemes"] ?? root["schemes"]
    guard let host = root["host"], let name = host.text, !name.isEmpty else {
      var server = Server(
        url: path.isEmpty ? "/" : path, origin: base?.origin ?? root.origin, isImplied: base == nil)
      // Without a host there is no URL for them to stand in.
      let words = Set(
        context.elements(of: schemes, as: "schemes").compactMap(\.text)
          .map { ExactString($0.lowercased()) })
      if let schemes, !words.isEmpty {
        let list = JSONValue.array(words.sorted().map(JSONValue.string))
        server.facts.append("schemes", Fact(list, origin: schemes.origin))
      }
      return [server]
    }
    let address = name + path
    var seen: Set<ExactString> = []
    let servers = context.elements(of: schemes, as: "schemes").compactMap { scheme -> Server? in
      let word = ExactString((scheme.text ?? "").lowercased())
      guard !word.string.isEmpty, seen.insert(word).inserted else { return nil }
      return Server(url: "\(word)://\(address)", origin: scheme.origin)
    }
    return servers.isEmpty ? [Server(url: "//\(address)", origin: host.origin)] : servers
  }

  private func response(
    _ declared: Site, _ status: StatusRange, of operation: Site
  ) -> Response? {
    guard let element = context.element(declared, as: "response") else { return nil }
    let site = element.site
    var response = Response(status: status, origin: site.origin)
    response.facts = context.facts(of: element, .swagger2Response)
    response.headers = context.headers(site["headers"], read: header)
    var examples = site["examples"]?.members ?? []
    if let schema = site["schema"] {
      // A response without a schema has no content (Swagger 2.0 §Response Object).
      let id = context.schemas.id(at: schema.origin, dialect: .swagger2)
      response.content = mediaTypes("produces", of: operation).map { range in
        var type = MediaType(range: range, origin: site.origin)
        type.schema = id
        if let index = examples.firstIndex(where: { MediaRange(trimmed($0.key)) == range }) {
          let example = examples.remove(at: index)
          type.facts.append(
            "examples", Fact(listing: [example.node], origin: example.origin))
        }
        return type
      }
    }
    // Examples of media types that the response has not.
    if let map = site["examples"], !examples.isEmpty {
      var values: [ExactString: JSONValue] = [:]
      for example in examples { values[ExactString(example.key)] = example.node.jsonValue }
      response.facts.append("examples", Fact(.object(values), origin: map.origin))
    }
    return response
  }

  private func header(_ declared: Site) -> Header? {
    guard let element = context.element(declared, as: "header") else { return nil }
    let site = element.site
    var header = Header(name: ExactString(declared.key), origin: site.origin)
    header.facts = parameterFacts(of: element, .swagger2Header)
    let format = CollectionFormat(of: site, in: context)
    header.style = format.style
    header.explodes = format.explodes
    format.addFacts(to: &header.facts, style: "simple", explodes: false)
    header.schema = context.schemas.id(at: site.origin, dialect: .swagger2Parameter)
    context.checkDates(of: header, schema: site)
    return header
  }

  func component(_ kind: String, _ site: Site) -> ComponentContent? {
    switch kind {
    case "schemas":
      .schema(context.schemas.id(at: site.origin, dialect: .swagger2))
    case "parameters", "requestBodies": parameterComponent(site)
    // The status under which it will be used is not known, nor the operation: the document tells the media types.
    case "responses": response(site, .default, of: context.root).map(ComponentContent.response)
    case "securitySchemes":
      securityScheme(site, name: ExactString(site.key)).map(ComponentContent.securityScheme)
    default: nil
    }
  }

  var securitySchemes: Site? {
    context.section("securityDefinitions")
      .flatMap { context.element($0, as: "security definitions")?.site }
  }
}

import DocumentTree

extension OpenAPI3Reader {
  func component(_ kind: String, _ site: Site) -> ComponentContent? {
    switch kind {
    case "schemas": schema(site).map(ComponentContent.schema)
    case "parameters": parameter(site).map(ComponentContent.parameter)
    case "requestBodies": requestBody(site).map(ComponentContent.requestBody)
    // The status under which it will be used is not known.
    case "responses": response(site, .default).map(ComponentContent.response)
    case "headers": header(site).map(ComponentContent.header)
    case "pathItems": .pathItem(operations(of: site))
    case "callbacks": callback(site).map(ComponentContent.callback)
    case "links": link(site).map(ComponentContent.link)
    // What it will be used for is not known either; schemas describe JSON first of all.
    case "mediaTypes":
      mediaType(site, MediaRange("application/json")).map(ComponentContent.mediaType)
    case "securitySchemes":
      securityScheme(site, name: ExactString(site.key)).map(ComponentContent.securityScheme)
    default: nil
    }
  }

  func requestBody(_ declared: Site) -> RequestBody? {
    guard let element = context.element(declared, as: "request body") else { return nil }
    var body = RequestBody(origin: element.site.origin)
    body.facts = context.facts(of: element, .requestBody)
    body.isRequired = context.isRequired(element.site, facts: &body.facts)
    body.content = content(element["content"])
    return body
  }

  /// The media types of a content map; the first of those that mean the same.
  func content(_ map: Site?) -> [MediaType] {
    guard let map else { return [] }
    return context.shared(\.contents, at: map.origin) {
      // There are few, so that a list is searched faster than a table.
      var seen: [(range: MediaRange, site: Site)] = []
      var types: [MediaType] = []
      for member in context.members(of: map, as: "content") {
        let range = context.mediaRange(member.key)
        if let used = seen.first(where: { $0.range == range })?.site {
          context.under(range.description) {
            context.markUnused(
              "media type", member, insteadOf: used,
              "'\(member.key)' is a media type that stands here already",
              code: "duplicate-media-type")
          }
          continue
        }
        seen.append((range, member))
        if range.type.isEmpty {
          context.note("invalid-media-type", "'\(member.key)' is no media type", at: member)
        }
        if let type = context.under(range.description, { mediaType(member, range) }) {
          types.append(type)
        }
      }
      return types
    }
  }

  private func mediaType(_ declared: Site, _ range: MediaRange) -> MediaType? {
    // A media type with nothing behind it says that there is one.
    if declared.kind == .null { return MediaType(range: range, origin: declared.origin) }
    guard let element = context.element(declared, as: "media type") else { return nil }
    let site = element.site
    var type = MediaType(range: range, origin: site.origin)
    type.facts = context.facts(of: element, .mediaType)
    context.addExamples(of: site, to: &type.facts)
    type.schema = schema(site["schema"])
    type.itemSchema = schema(site["itemSchema"])
    type.encodings = context.members(of: site["encoding"], as: "encoding").compactMap {
      member in context.under(member.key) { encoding(member, name: member.key, range) }
    }
    let prefix = context.elements(of: site["prefixEncoding"], as: "prefixEncoding")
    type.prefixEncodings = prefix.enumerated().compactMap {
      encoding($0.element, name: String($0.offset), range)
    }
    type.itemEncoding = site["itemEncoding"].flatMap { encoding($0, name: "*", range) }
    return type
  }

  /// One encoding; `nil` when it says no more than its absence.
  private func encoding(_ site: Site, name: String, _ range: MediaRange) -> Encoding? {
    guard site.kind == .object else {
      if site.kind != .null {
        context.markUnread("encoding", site, message: "this encoding is no object")
      }
      return nil
    }
    var encoding = Encoding(name: ExactString(name), origin: site.origin)
    encoding.facts = context.facts(of: site, .encoding)
    // In 3.0 only URL-encoded forms have styles (OAS 3.0 §4.7.15.1).
    let hasStyles =
      range.isForm || range.isMultipart && context.specification.family != .openAPI30
    var defaults = Facts()
    encoding.style = style(of: site, at: .query, facts: &defaults)
    encoding.explodes = explode(of: site, style: encoding.style, facts: &defaults)
    let (style, explode) = (site["style"], site["explode"])
    if let style { encoding.facts.append("style", Fact(style.node, origin: style.origin)) }
    if let explode { encoding.facts.append("explode", Fact(explode.node, origin: explode.origin)) }
    encoding.isStyled =
      hasStyles && (style != nil || explode != nil || site["allowReserved"] != nil)
    encoding.headers = headers(site["headers"])
    let saysNothing =
      encoding.facts.entries.isEmpty && encoding.headers.isEmpty && !encoding.isStyled
    return saysNothing ? nil : encoding
  }

  /// The responses of an operation by what their keys stand for.
  func responses(_ map: Site?, facts: inout Facts) -> [Response] {
    context.responses(map, facts: &facts) { response($0, $1) }
  }

  func response(_ declared: Site, _ status: StatusRange) -> Response? {
    guard let element = context.element(declared, as: "response") else { return nil }
    var response = Response(status: status, origin: element.site.origin)
    response.facts = context.facts(of: element, .response)
    response.headers = headers(element["headers"])
    response.content = content(element["content"])
    response.links = links(element["links"])
    return response
  }

  /// The headers of a response or of a part; the first of those whose names differ in case only (RFC 9110 §5.1).
  private func headers(_ map: Site?) -> [Header] {
    context.headers(map) { member in
      context.shared(\.headers, at: member.origin) { header(member) }
    }
  }

  private func header(_ declared: Site) -> Header? {
    guard let element = context.element(declared, as: "header") else { return nil }
    var header = Header(name: ExactString(declared.key), origin: element.site.origin)
    header.facts = context.facts(of: element, .header)
    header.isRequired = context.isRequired(element.site, facts: &header.facts)
    header.style = style(of: element.site, at: .header, facts: &header.facts)
    header.explodes = explode(of: element.site, style: header.style, facts: &header.facts)
    header.schema = schema(element["schema"])
    header.content = content(element["content"])
    context.addExamples(of: element.site, to: &header.facts)
    context.checkDates(of: header, schema: element["schema"])
    return header
  }

  private func links(_ map: Site?) -> [Link] {
    context.members(of: map, as: "links").compactMap { declared in
      context.under(declared.key) { link(declared) }
    }
  }

  private func link(_ declared: Site) -> Link? {
    guard let element = context.element(declared, as: "link") else { return nil }
    var link = Link(name: ExactString(declared.key), origin: element.site.origin)
    link.facts = context.facts(of: element, .link)
    return link
  }
}

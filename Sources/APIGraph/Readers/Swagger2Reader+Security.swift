import DocumentTree

extension Swagger2Reader {
  /// The names of OpenAPI 3 for 2.0's flows (Swagger 2.0 §Security Scheme Object, OAS 3.1 §4.8.28).
  private static let flows = [
    "accessCode": "authorizationCode", "application": "clientCredentials",
  ]

  func securityScheme(_ declared: Site, name: ExactString) -> SecurityScheme? {
    guard let element = context.element(declared, as: "security scheme") else { return nil }
    let site = element.site
    var scheme = SecurityScheme(name: name, origin: site.origin)
    scheme.facts = context.facts(of: element, .swagger2SecurityScheme)
    if let type = site["type"] {
      if type.text == "basic" {
        scheme.facts.append("type", Fact(.text("http"), origin: type.origin))
        scheme.facts.append("scheme", Fact(.text("basic"), origin: type.origin))
      } else {
        scheme.facts.append("type", Fact(type.node, origin: type.origin))
      }
    }
    if let member = site["name"], let name = member.node.string {
      // Names of headers have no case (RFC 9110 §5.1).
      let key = site["in"]?.text == "header" ? name.lowercased() : name
      scheme.facts.append("name", Fact(.text(key), origin: member.origin))
    }
    if let word = site["flow"]?.text {
      let flow = Self.flows[word] ?? word
      for key in ["authorizationUrl", "tokenUrl", "scopes"] {
        guard let member = site[key] else { continue }
        scheme.facts.append(
          Field("flows.\(flow).\(key)"), Fact(member.node, origin: member.origin))
      }
      let scopes = context.members(of: site["scopes"], as: "scopes").map { ExactString($0.key) }
      scheme.flows = [(name: flow, scopes: Set(scopes))]
    }
    return scheme
  }
}

import DocumentTree

extension OpenAPI3Reader {
  /// The servers of the nearest level that names any (OAS 3.1 §4.8.10.1); `/` when none does (OAS 3.1 §4.8.1.1).
  func servers(of levels: [Site?], inheritsFromDocument: Bool) -> [Server] {
    for level in levels + (inheritsFromDocument ? [context.root["servers"]] : []) {
      guard let level else { continue }
      let servers = context.shared(\.servers, at: level.origin) {
        context.elements(of: level, as: "servers").compactMap(server)
      }
      if !servers.isEmpty { return servers }
    }
    return inheritsFromDocument
      ? [Server(url: "/", origin: context.root.origin, isImplied: true)] : []
  }

  private func server(_ site: Site) -> Server? {
    guard let url = site["url"]?.text else {
      context.markUnread("server", site, message: "this server has no URL")
      return nil
    }
    var server = Server(url: Server.canonical(url), origin: site.origin)
    server.facts = context.facts(of: site, .server)
    server.variables = context.members(of: site["variables"], as: "server variables").map {
      variable in
      var facts = context.facts(of: variable, .serverVariable)
      if let values = variable["enum"], let fact = context.setFact(values) {
        facts.append("enum", fact)
      }
      return Server.Variable(
        name: ExactString(variable.key), facts: facts, origin: variable.origin)
    }
    return server
  }

  func securityScheme(_ declared: Site, name: ExactString) -> SecurityScheme? {
    guard let element = context.element(declared, as: "security scheme") else { return nil }
    let site = element.site
    var scheme = SecurityScheme(name: name, origin: site.origin)
    scheme.facts = context.facts(of: element, .securityScheme)
    if let name = site["name"]?.node.string {
      // Names of headers have no case (RFC 9110 §5.1).
      let key = site["in"]?.text == "header" ? name.lowercased() : name
      scheme.facts.append("name", Fact(.text(key), origin: site["name"]?.origin ?? site.origin))
    }
    if let member = site["scheme"], let name = member.text {
      // Names of authentication schemes have no case (RFC 9110 §11.1).
      scheme.facts.append("scheme", Fact(.text(name.lowercased()), origin: member.origin))
    }
    for flow in context.members(of: site["flows"], as: "flows") {
      if context.isExtension(flow.key) {
        scheme.facts.append(Field("flows." + flow.key), Fact(flow.node, origin: flow.origin))
        continue
      }
      let facts = context.facts(of: flow, .flow, prefix: "flows.\(flow.key).")
      for (field, fact) in facts.entries { scheme.facts.append(field, fact) }
      let scopes = context.members(of: flow["scopes"], as: "scopes").map { ExactString($0.key) }
      scheme.flows.append((name: flow.key, scopes: Set(scopes)))
    }
    scheme.flows.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return scheme
  }
}

extension Server {
  /// A template without the slash at its end, which every path brings along (OAS 3.1 §4.8.8.1).
  static func canonical(_ url: String) -> String {
    let text = trimmed(url)
    guard text != "/", !text.isEmpty else { return "/" }
    return text.utf8.last == UInt8(ascii: "/") ? String(text.unicodeScalars.dropLast()) : text
  }
}

import DocumentTree

/// Reads security requirements and looks up the schemes that they name.
struct SecurityReader {
  let context: ReadingContext
  let reader: any DescriptionReader

  /// What a caller of an operation needs: by the operation itself, else by the document (OAS 3.1 §4.8.10.1).
  ///
  /// The document's `security` is about calls of this API; the requests that the API makes itself do not inherit it.
  func security(of operation: Site, inheritsFromDocument: Bool) -> Security {
    if let own = operation["security"] { return security(own) }
    if inheritsFromDocument, let inherited = context.root["security"] { return security(inherited) }
    let origin = inheritsFromDocument ? context.root.origin : operation.origin
    return Security(alternatives: [.init(uses: [], origin: origin)], origin: origin)
  }

  private func security(_ site: Site) -> Security {
    context.shared(\.securities, at: site.origin) { read(site) }
  }

  private func read(_ site: Site) -> Security {
    var alternatives: [Security.Alternative] = []
    var seen: Set<Set<Need>> = []
    for requirement in context.elements(of: site, as: "security") {
      guard requirement.kind == .object else {
        context.markUnread(
          "security requirement", requirement, message: "this security requirement is no object")
        continue
      }
      let alternative = alternative(requirement)
      let needs = Set(alternative.uses.map { Need(name: $0.name, scopes: $0.scopes) })
      if seen.insert(needs).inserted { alternatives.append(alternative) }
    }
    // Without alternatives nothing is needed (OAS 3.1 §4.8.10.1: an empty array removes the document's security).
    if alternatives.isEmpty { alternatives = [.init(uses: [], origin: site.origin)] }
    return Security(alternatives: alternatives, origin: site.origin)
  }

  /// What makes two uses of a scheme the same.
  private struct Need: Hashable {
    let name: ExactString
    let scopes: Set<ExactString>
  }

  private func alternative(_ requirement: Site) -> Security.Alternative {
    let uses = requirement.members.map { member in
      let name = ExactString(member.key)
      let scopes = context.under(member.key) { self.scopes(of: member) }
      return Security.SchemeUse(
        name: name, scopes: Set(scopes), scheme: scheme(name, usedAt: member))
    }
    return Security.Alternative(uses: uses.sorted { $0.name < $1.name }, origin: requirement.origin)
  }

  private func scopes(of list: Site) -> [ExactString] {
    // A name with nothing behind it needs no scopes.
    guard list.kind != .null else { return [] }
    return context.elements(of: list, as: "scopes").compactMap { scope in
      if let name = scope.node.string { return ExactString(name) }
      context.markUnread("scope", scope, message: "this scope is no text")
      return nil
    }
  }

  private func scheme(_ name: ExactString, usedAt use: Site) -> SecurityScheme? {
    let key = ReadingContext.SchemeName(name: name, document: use.document)
    let scheme = context.shared(\.securitySchemes, at: key) {
      declaration(of: name, from: use).flatMap { reader.securityScheme($0, name: name) }
    }
    if scheme == nil {
      context.markUnread(
        "security scheme", use, code: "unknown-security-scheme",
        message: "there is no security scheme '\(name)'", text: name.string, severity: .warning)
    }
    return scheme
  }

  private func declaration(of name: ExactString, from use: Site) -> Site? {
    if let declared = reader.securitySchemes?[name.string] { return declared }
    // Names belong to the document that is the entry (OAS 3.1.1 §4.3), but fragments may bring schemes of their own.
    let own = context.documents[use.document].tree.rootNode
    let schemes = Site(node: own, document: use.document)["components"].flatMap(context.followed)?[
      "securitySchemes"
    ].flatMap(context.followed)
    return schemes?[name.string] ?? byURI(name, from: use)
  }

  /// From 3.2 on a requirement may name its scheme by URI (OAS 3.2 §4.30). A bare name is never taken for a file's.
  private func byURI(_ name: ExactString, from use: Site) -> Site? {
    guard context.specification.family == .openAPI32,
      name.string.utf8.contains(where: { "#/:".utf8.contains($0) }),
      case .found(let origin) = context.documents.resolve(name.string, from: use.origin)
    else { return nil }
    return Site(node: context.documents.node(origin), document: origin.document)
  }
}

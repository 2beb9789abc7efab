import DocumentTree

extension OpenAPI3Reader {
  /// The parameters of an operation, those of its path item included (OAS 3.1 §4.8.9.1).
  func parameters(
    of operation: Site, _ item: PathItem?, place: OperationHeading.Place
  ) -> [Parameter] {
    let own = list(operation["parameters"])
    let inherited = list(item?["parameters"])
    return ParameterList.effective(
      inherited: inherited, own: own, place: place, operation: operation, in: context)
  }

  private func list(_ site: Site?) -> [Parameter] {
    context.elements(of: site, as: "parameters").compactMap { declared in
      context.shared(\.parameters, at: declared.origin) { parameter(declared) }
    }
  }

  /// Header parameters that describe what other parts of the description say better (OAS 3.1 §4.8.12.2.1).
  private static let ignoredHeaders: Set<String> = ["accept", "content-type", "authorization"]

  private func parameter(_ declared: Site) -> Parameter? {
    guard let element = context.element(declared, as: "parameter") else { return nil }
    let site = element.site
    guard let name = site["name"]?.node.string else {
      context.markUnread("parameter", declared, message: "this parameter has no name")
      return nil
    }
    guard let location = (site["in"]?.text).flatMap(Parameter.Location.init) else {
      context.markUnread(
        "parameter", declared, message: "this parameter does not say where it stands ('in')")
      return nil
    }
    if location == .header, Self.ignoredHeaders.contains(name.lowercased()) {
      context.note(
        "ignored-header", "a header parameter '\(name)' has no effect in OpenAPI 3", at: site)
      return nil
    }
    var parameter = Parameter(location: location, name: ExactString(name), origin: site.origin)
    parameter.facts = context.facts(of: element, .parameter)
    parameter.isRequired = context.isRequired(site, facts: &parameter.facts)
    if location == .path, !parameter.isRequired {
      ParameterList.requirePathParameter(&parameter, site, in: context)
    }
    parameter.style = style(of: site, default: Self.style(of: location), facts: &parameter.facts)
    parameter.explodes = explode(of: site, style: parameter.style, facts: &parameter.facts)
    parameter.schema = schema(site["schema"])
    parameter.content = content(site["content"])
    context.addExamples(of: site, to: &parameter.facts)
    return parameter
  }

  /// The style of a place whose parameters name none (OAS 3.1 §4.8.12.2.1).
  private static func style(of location: Parameter.Location) -> String {
    switch location {
    case .query, .cookie, .querystring: "form"
    case .path, .header: "simple"
    }
  }

  /// The effective style; a fact when it is not the default.
  func style(of site: Site, default usual: String, facts: inout Facts) -> String {
    guard let member = site["style"] else { return usual }
    guard let style = member.text else {
      context.note("invalid-field", "'style' is no text", at: member)
      facts.append("style", Fact(member.node, origin: member.origin))
      return usual
    }
    if style != usual { facts.append("style", Fact(member.node, origin: member.origin)) }
    return style
  }

  /// The effective explode; a fact when it is not the default of the style.
  func explode(of site: Site, style: String, facts: inout Facts) -> Bool {
    // `cookie` is the style of OAS 3.2 §4.12.3 that explodes as `form` does.
    let usual = style == "form" || style == "cookie"
    guard let member = site["explode"] else { return usual }
    guard let explodes = member.node.boolean else {
      context.note("invalid-field", "'explode' is neither true nor false", at: member)
      facts.append("explode", Fact(member.node, origin: member.origin))
      return usual
    }
    if explodes != usual { facts.append("explode", Fact(member.node, origin: member.origin)) }
    return explodes
  }

  func schema(_ site: Site?) -> SchemaID? {
    site.map { context.schemas.id(at: $0.origin, dialect: context.specification.dialect) }
  }
}

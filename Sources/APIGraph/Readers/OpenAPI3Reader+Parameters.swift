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

  func parameter(_ declared: Site) -> Parameter? {
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
    if location == .header, Parameter.isIgnoredHeader(name) {
      context.note(
        "ignored-header", "a header parameter '\(name)' has no effect in OpenAPI 3", at: site)
      return nil
    }
    return context.under("\(location.rawValue) \(name)") { parameter(element, location, name) }
  }

  private func parameter(
    _ element: Element, _ location: Parameter.Location, _ name: String
  ) -> Parameter {
    let site = element.site
    var parameter = Parameter(location: location, name: ExactString(name), origin: site.origin)
    parameter.facts = context.facts(of: element, .parameter)
    parameter.isRequired = context.isRequired(site, facts: &parameter.facts)
    if location == .path, !parameter.isRequired {
      ParameterList.requirePathParameter(&parameter, site, in: context)
    }
    parameter.style = style(of: site, at: location, facts: &parameter.facts)
    parameter.explodes = explode(of: site, style: parameter.style, facts: &parameter.facts)
    parameter.schema = schema(site["schema"])
    parameter.content = content(site["content"])
    parameter.takesEmptyValue = location == .query && parameter.facts.isTrue("allowEmptyValue")
    parameter.takesReservedCharacters =
      parameter.facts.isTrue("allowReserved") && mayTakeReservedCharacters(parameter)
    context.addExamples(of: site, to: &parameter.facts)
    return parameter
  }

  /// Whether `allowReserved` has a meaning: in query strings, and since 3.2 wherever a style percent-encodes
  /// (OAS 3.1 §4.8.12.2.1, OAS 3.2 §4.12.2.2).
  private func mayTakeReservedCharacters(_ parameter: Parameter) -> Bool {
    guard parameter.content.isEmpty else { return false }
    switch parameter.location {
    case .query: return true
    case .path: return context.specification.family == .openAPI32
    case .cookie:
      return context.specification.family == .openAPI32 && parameter.style == "form"
    case .header, .querystring: return false
    }
  }

  /// The styles that a place allows, the default first (OAS 3.1 §4.8.12.3, OAS 3.2 §4.12.3).
  static func styles(of location: Parameter.Location) -> [String] {
    switch location {
    case .query, .querystring: ["form", "spaceDelimited", "pipeDelimited", "deepObject"]
    case .cookie: ["form", "cookie"]
    case .path: ["simple", "label", "matrix"]
    case .header: ["simple"]
    }
  }

  /// The effective style; a fact when it is not the default.
  func style(of site: Site, at location: Parameter.Location, facts: inout Facts) -> String {
    let styles = Self.styles(of: location)
    let usual = styles[0]
    guard let member = site["style"] else { return usual }
    guard let style = member.text, styles.contains(style) else {
      context.markUnread(
        "style", member, code: "invalid-field",
        message: "'style' is none that a \(location) parameter can have")
      return usual
    }
    if style != usual { facts.append("style", Fact(.text(style), origin: member.origin)) }
    return style
  }

  /// The effective explode; a fact when it is not the default of the style.
  func explode(of site: Site, style: String, facts: inout Facts) -> Bool {
    // `cookie` is the style of OAS 3.2 §4.12.3 that explodes as `form` does.
    let usual = style == "form" || style == "cookie"
    guard let member = site["explode"], let explodes = context.flag(member) else { return usual }
    if explodes != usual {
      facts.append("explode", Fact(.boolean(explodes), origin: member.origin))
    }
    return explodes
  }

  func schema(_ site: Site?) -> SchemaID? {
    site.map { context.schemas.id(at: $0.origin, dialect: context.specification.dialect) }
  }
}

import DocumentTree

/// A parameter of Swagger 2.0 as it is written, before body and form parameters become a request body.
private struct DeclaredParameter {
  let element: Element
  let name: ExactString
  /// `query`, `header`, `path`, `formData` or `body`.
  let place: String

  var site: Site { element.site }

  /// By what it is told apart where it cannot be read.
  var label: String { place == "body" ? place : "\(place) \(name)" }

  /// What tells parameters apart (Swagger 2.0 §Operation Object).
  var key: [ExactString] {
    // There is one body, whatever its name.
    if place == "body" { return ["body"] }
    let name = place == "header" ? ExactString(name.string.lowercased()) : name
    return [ExactString(place), name]
  }
}

extension Swagger2Reader {
  /// Reads the parameters of an operation and its path item: some are parameters, others make up the request body.
  func readParameters(of site: Site, _ item: PathItem?, into operation: inout Operation) {
    let own = unique(declared(site["parameters"]))
    let overridden = Set(own.map(\.key))
    let inherited = unique(declared(item?["parameters"]))
    let all = inherited.filter { !overridden.contains($0.key) } + own
    operation.parameters = ParameterList.effective(
      inherited: [], own: all.compactMap { one in context.under(one.label) { parameter(one) } },
      place: operation.heading.place,
      operation: site, in: context)
    let fields = all.filter { $0.place == "formData" }
    if let body = all.first(where: { $0.place == "body" }) {
      operation.requestBody = context.under("body") { requestBody(body, of: site) }
      for field in fields {
        context.markUnread(
          "parameter", field.site, message: "a form parameter beside a body parameter is ignored")
      }
    } else if !fields.isEmpty {
      operation.requestBody = form(fields, of: site)
    }
  }

  /// Reads a parameter that no operation needs to use. The document tells the media types of a body.
  func parameterComponent(_ site: Site) -> ComponentContent? {
    guard let declared = declaredParameter(site) else { return nil }
    switch declared.place {
    case "body": return .requestBody(requestBody(declared, of: context.root))
    case "formData": return .requestBody(form([declared], of: context.root))
    default: return parameter(declared).map(ComponentContent.parameter)
    }
  }

  private func declared(_ list: Site?) -> [DeclaredParameter] {
    context.elements(of: list, as: "parameters").compactMap(declaredParameter)
  }

  private func declaredParameter(_ declared: Site) -> DeclaredParameter? {
    guard let element = context.element(declared, as: "parameter") else { return nil }
    let place = element["in"]?.text
    guard let place, ["query", "header", "path", "formData", "body"].contains(place) else {
      context.markUnread(
        "parameter", declared, message: "this parameter does not say where it stands ('in')")
      return nil
    }
    guard let name = element["name"]?.node.string ?? (place == "body" ? "body" : nil) else {
      context.markUnread("parameter", declared, message: "this parameter has no name")
      return nil
    }
    return DeclaredParameter(element: element, name: ExactString(name), place: place)
  }

  /// The first of parameters that share place and name.
  private func unique(_ parameters: [DeclaredParameter]) -> [DeclaredParameter] {
    var used: [[ExactString]: Site] = [:]
    return parameters.filter { parameter in
      guard let other = used[parameter.key] else {
        used[parameter.key] = parameter.site
        return true
      }
      context.under(parameter.label) {
        context.markUnused(
          "parameter", parameter.site, insteadOf: other,
          "a second \(parameter.place) parameter '\(parameter.name)' is ignored",
          code: "duplicate-parameter")
      }
      return false
    }
  }

  /// A parameter that stays one; `nil` for the parts of a body.
  private func parameter(_ declared: DeclaredParameter) -> Parameter? {
    guard let location = Parameter.Location(rawValue: declared.place) else { return nil }
    let site = declared.site
    var parameter = Parameter(location: location, name: declared.name, origin: site.origin)
    parameter.facts = parameterFacts(of: declared.element, .swagger2Parameter)
    parameter.isRequired = context.isRequired(site, facts: &parameter.facts)
    if location == .path, !parameter.isRequired {
      ParameterList.requirePathParameter(&parameter, site, in: context)
    }
    let format = CollectionFormat(of: site, in: context)
    parameter.style = format.style
    parameter.explodes = format.explodes
    let isQuery = location == .query
    parameter.takesEmptyValue = isQuery && parameter.facts.isTrue("allowEmptyValue")
    format.addFacts(
      to: &parameter.facts, style: isQuery ? "form" : "simple", explodes: isQuery)
    if site["schema"] != nil, site["type"] == nil {
      // Only a body may have a schema; what is meant is clear.
      context.note(
        "misplaced-schema", "a \(declared.place) parameter has no 'schema' in 2.0", at: site)
      parameter.schema = site["schema"].map {
        context.schemas.id(at: $0.origin, dialect: .swagger2)
      }
    } else {
      parameter.schema = context.schemas.id(at: site.origin, dialect: .swagger2Parameter)
    }
    return parameter
  }

  /// The facts of a parameter or header that are not facts of its schema, which stands in the same object.
  func parameterFacts(of element: Element, _ fields: ElementFields) -> Facts {
    var facts = context.facts(of: element, fields)
    context.addExamples(of: element.site, to: &facts)
    return facts
  }

  private func requestBody(_ declared: DeclaredParameter, of operation: Site) -> RequestBody {
    let site = declared.site
    var body = RequestBody(origin: site.origin)
    body.facts = context.facts(of: declared.element, .swagger2BodyParameter)
    body.isRequired = context.isRequired(site, facts: &body.facts)
    let schema = site["schema"].map {
      context.schemas.id(at: $0.origin, dialect: .swagger2)
    }
    body.content = mediaTypes("consumes", of: operation).map { range in
      var type = MediaType(range: range, origin: site.origin)
      type.schema = schema
      return type
    }
    return body
  }

  /// The body that form parameters make up: an object with a property for each.
  private func form(_ fields: [DeclaredParameter], of operation: Site) -> RequestBody {
    let origin = fields[0].site.origin
    var body = RequestBody(origin: origin)
    body.isMadeOfParts = true
    var required: [(name: ExactString, origin: Origin)] = []
    var properties: [Schema.Property] = []
    var encodings: [Encoding] = []
    for field in fields {
      let site = field.site
      context.under(field.label) {
        var facts = Facts()
        if context.isRequired(site, facts: &facts) {
          required.append((field.name, site["required"]?.origin ?? site.origin))
        }
        properties.append(
          Schema.Property(name: field.name, schema: fieldSchema(field), origin: site.origin))
        var encoding = Encoding(name: field.name, origin: site.origin)
        let format = CollectionFormat(of: site, in: context)
        format.addFacts(to: &encoding.facts, style: "form", explodes: true)
        encoding.isStyled = !encoding.facts.entries.isEmpty
        encoding.style = format.style
        encoding.explodes = format.explodes
        if encoding.isStyled { encodings.append(encoding) }
      }
    }
    if let first = required.first {
      body.isRequired = true
      body.facts.append("required", Fact(.boolean(true), origin: first.origin))
    }
    let schema = context.schemas.object(
      properties: properties, required: required, origin: origin)
    let hasFile = fields.contains { $0.site["type"]?.text == "file" }
    body.content = formTypes(of: operation, hasFile: hasFile).map { range in
      var type = MediaType(range: range, origin: origin)
      type.schema = schema
      type.encodings = encodings
      return type
    }
    return body
  }

  /// The schema of a form field, which takes over what the parameter says beside it: a property has no other place.
  private func fieldSchema(_ field: DeclaredParameter) -> SchemaID {
    let id = context.schemas.id(at: field.site.origin, dialect: .swagger2Parameter)
    let facts = parameterFacts(of: field.element, .swagger2Parameter)
    guard !facts.entries.isEmpty else { return id }
    var schema = SchemaContents(context.schemas.schema(id))
    for (name, fact) in facts.entries { schema.facts.append(name, fact) }
    return context.schemas.add(schema)
  }

  /// The media types that a form may be sent as (Swagger 2.0 §Parameter Object: form).
  private func formTypes(of operation: Site, hasFile: Bool) -> [MediaRange] {
    let named = context.elements(
      of: operation["consumes"] ?? context.root["consumes"], as: "consumes")
    var ranges: [MediaRange] = []
    for range in named.map({ MediaRange(trimmed($0.node.text)) })
    where range.isMultipart || range.isForm && !hasFile {
      if !ranges.contains(range) { ranges.append(range) }
    }
    guard ranges.isEmpty else { return ranges }
    return [MediaRange(hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded")]
  }
}

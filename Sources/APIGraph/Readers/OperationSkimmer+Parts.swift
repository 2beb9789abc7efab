import DocumentTree

/// Reads single parts of operations that have an outline.
extension OperationSkimmer {
  /// The parameters of an operation, those of its path item included.
  package func parameters(of heading: OperationHeading) -> [Parameter] {
    context.reading {
      reader.parameters(
        of: site(heading.origin), context.pathItem(site(heading.declaration)),
        place: heading.place)
    }.value
  }

  package func requestBody(at origin: Origin?) -> RequestBody? {
    guard let origin else { return nil }
    return context.reading { reader.requestBody(site(origin)) }.value
  }

  package func responses(_ outlines: [OperationOutline.Response]) -> [Response] {
    context.reading {
      outlines.compactMap { reader.response(site($0.origin), $0.status) }
    }.value
  }

  /// How callers of an operation authenticate; `nil` where not all of it can be read.
  package func security(of heading: OperationHeading) -> Security? {
    let isCall = if case .path = heading.place { true } else { false }
    let reading = context.reading {
      SecurityReader(context: context, reader: reader)
        .security(of: site(heading.origin), inheritsFromDocument: isCall)
    }
    return reading.unread.isEmpty ? reading.value : nil
  }

  /// The operation with its plain facts and nothing else.
  package func facts(of heading: OperationHeading) -> Operation {
    let site = site(heading.origin)
    return context.reading {
      var operation = Operation(
        heading: heading, security: Security(alternatives: [], origin: heading.origin))
      operation.facts = context.facts(of: site, .operation)
      if let item = context.pathItem(self.site(heading.declaration)) {
        for (field, fact) in reader.paths.facts(of: item).entries {
          operation.facts.append(field, fact)
        }
      }
      for member in site["responses"]?.members ?? [] where context.isExtension(member.key) {
        operation.facts.append(
          Field("responses." + member.key), Fact(member.node, origin: member.origin))
      }
      return operation
    }.value
  }

  /// The parts of a plain request body or response; `nil` where its bodies are not all JSON texts that a schema describes.
  package mutating func outline(ofMessage origin: Origin) -> MessageOutline? {
    let declared = Int(origin.node.index)
    guard let index = element(declared), var outline = outline(ofMessage: index) else {
      return nil
    }
    if index != declared { outline.isSaidByText = true }
    return outline
  }

  private mutating func outline(ofMessage index: Int) -> MessageOutline? {
    var outline = MessageOutline(origin: origin(index))
    for child in members(index) {
      switch word(records[child].key) {
      case .headers: outline.headers = origin(child)
      case .links: outline.links = origin(child)
      case .content:
        for type in members(child) {
          guard let content = content(type, &outline.isSaidByText) else { return nil }
          outline.content.append(content)
        }
      default: continue
      }
    }
    return outline
  }

  private mutating func content(
    _ index: Int, _ isSaidByText: inout Bool
  ) -> MessageOutline.Content? {
    let range = range(records[index].key)
    guard range.isJSON, !range.isMultipart else { return nil }
    var schema: SchemaID?
    var facts = Facts()
    var hasExamples = false
    for child in members(index) {
      switch word(records[child].key) {
      case .schema:
        if records[child].kind == .null { continue }
        schema = context.schemas.id(at: origin(child), dialect: dialect)
        if records[child].count != 1 || reference(in: child) == nil { isSaidByText = false }
      case .example, .examples:
        hasExamples = true
        isSaidByText = false
      case .plainExtension: continue
      default: return nil
      }
    }
    if hasExamples { context.addExamples(of: Site(node: node(index), document: 0), to: &facts) }
    return MessageOutline.Content(
      range: range, origin: origin(index), schema: schema, facts: facts)
  }

  private func site(_ origin: Origin) -> Site {
    Site(node: documents.node(origin), document: origin.document)
  }
}

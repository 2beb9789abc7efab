import DocumentTree

/// Reads OpenAPI 3.0, 3.1 and 3.2.
struct OpenAPI3Reader: DescriptionReader {
  let context: ReadingContext

  /// Callbacks of callbacks are read so far; nobody publishes any.
  private static let deepestCallback = 4
  /// The callback operations of one operation, those of callbacks in callbacks included.
  private static let mostCallbackOperations = 2000

  var paths: PathsReader { PathsReader(context: context) }

  func operation(_ heading: OperationHeading) -> Operation {
    var budget = Self.mostCallbackOperations
    return operation(heading, within: [], budget: &budget)
  }

  /// Reads an operation; `enclosing` are the operations whose callbacks lead here.
  private func operation(
    _ heading: OperationHeading, within enclosing: [Origin], budget: inout Int
  ) -> Operation {
    let site = Site(
      node: context.documents.node(heading.origin), document: heading.origin.document)
    let declaration = Site(
      node: context.documents.node(heading.declaration), document: heading.declaration.document)
    // The unread parts of the path item itself are those of the document.
    let item = context.reading { context.pathItem(declaration) }.value
    let reading = context.reading { () -> Operation in
      let isCall = if case .path = heading.place { true } else { false }
      let security = SecurityReader(context: context, reader: self)
        .security(of: site, inheritsFromDocument: isCall)
      var operation = Operation(heading: heading, security: security)
      operation.facts = context.facts(of: site, .operation)
      if let item {
        for (field, fact) in paths.facts(of: item).entries { operation.facts.append(field, fact) }
      }
      operation.servers = servers(
        of: [site["servers"], item?["servers"]], inheritsFromDocument: isCall)
      operation.parameters = parameters(of: site, item, place: heading.place)
      operation.requestBody = site["requestBody"].flatMap { body in
        context.under("body") { requestBody(body) }
      }
      operation.responses = responses(site["responses"], facts: &operation.facts)
      operation.callbacks = callbacks(
        site["callbacks"], within: enclosing + [heading.origin], budget: &budget)
      return operation
    }
    var operation = reading.value
    operation.unread = reading.unread
    return operation
  }

  func servers(of heading: OperationHeading) -> [Server] {
    let site = Site(
      node: context.documents.node(heading.origin), document: heading.origin.document)
    let declaration = Site(
      node: context.documents.node(heading.declaration), document: heading.declaration.document)
    let isCall = if case .path = heading.place { true } else { false }
    return servers(
      of: [site["servers"], context.pathItem(declaration)?["servers"]],
      inheritsFromDocument: isCall)
  }

  /// The operations of a path item that is a component.
  func operations(of item: Site) -> [Operation] {
    paths.headings(of: item, place: .component(item.key)).map(operation)
  }

  /// A callback that is a component.
  func callback(_ declared: Site) -> Callback? {
    var budget = Self.mostCallbackOperations
    return callback(declared, within: [], budget: &budget)
  }

  private func callbacks(
    _ map: Site?, within enclosing: [Origin], budget: inout Int
  ) -> [Callback] {
    var callbacks: [Callback] = []
    var isMarked = false
    for member in context.members(of: map, as: "callbacks") {
      guard budget > 0 else {
        // Once for all that are left: whoever has so many is not helped by a list of them.
        if let map, !isMarked { markTooDeep(map) }
        isMarked = true
        callbacks.append(Callback(name: ExactString(member.key), origin: member.origin))
        continue
      }
      let read = context.under(member.key) {
        callback(member, within: enclosing, budget: &budget)
      }
      if let read { callbacks.append(read) }
    }
    return callbacks
  }

  private func callback(
    _ member: Site, within enclosing: [Origin], budget: inout Int
  ) -> Callback? {
    guard let element = context.element(member, as: "callback") else { return nil }
    var callback = Callback(name: ExactString(member.key), origin: element.site.origin)
    for expression in element.site.members {
      if context.isExtension(expression.key) {
        callback.facts.append(
          Field(expression.key), Fact(expression.node, origin: expression.origin))
        continue
      }
      let place = OperationHeading.Place.callback(name: member.key, expression: expression.key)
      let headings = context.under(expression.key) { paths.headings(of: expression, place: place) }
      // An operation inside its own callback says nothing that has not been said.
      for heading in headings where !enclosing.contains(heading.origin) {
        guard enclosing.count <= Self.deepestCallback, budget > 0 else {
          markTooDeep(element.site)
          return callback
        }
        budget -= 1
        callback.operations.append(operation(heading, within: enclosing, budget: &budget))
      }
    }
    return callback
  }

  /// Leaves callbacks unread. They are told apart by all that stands there, operations elsewhere left aside.
  private func markTooDeep(_ site: Site) {
    context.markUnread(
      "callback", site, code: "callbacks-too-deep",
      message: "callbacks inside callbacks are not followed this far",
      text: context.compactText(of: site))
  }

  var securitySchemes: Site? {
    context.section("components")?["securitySchemes"]
      .flatMap { context.element($0, as: "security schemes")?.site }
  }
}

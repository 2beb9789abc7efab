import APIGraph
import DocumentTree

/// The canonical text of an API without places and spellings: equal for descriptions that say the same.
struct ReaderDump {
  let api: API
  var depth = 4
  /// Whether examples are part of it.
  var hasExamples = true

  /// Everything, operations sorted by place and method.
  var text: String {
    var lines = ["facts \(text(of: api.facts))", "unread \(text(of: api.unread))"]
    let operations = (api.paths + api.webhooks).map { text(of: api.operation($0)) }
    lines += operations.sorted()
    return lines.joined(separator: "\n")
  }

  func text(of operation: APIGraph.Operation) -> String {
    var lines = ["\(operation.heading.method) \(operation.heading.place)"]
    lines.append("  facts \(text(of: operation.facts))")
    lines += operation.parameters.map { "  " + text(of: $0) }.sorted()
    if let body = operation.requestBody {
      lines.append(
        "  body required=\(body.isRequired) \(text(of: body.facts)) \(text(of: body.content))")
    }
    lines += operation.responses.map { "  " + text(of: $0) }.sorted()
    lines += operation.callbacks.map { callback in
      let operations = callback.operations.map { text(of: $0) }.sorted()
      return "  callback \(callback.name) \(text(of: callback.facts)) \(operations)"
    }.sorted()
    lines.append("  security \(text(of: operation.security))")
    lines.append("  servers \(operation.servers.map { text(of: $0) }.sorted())")
    lines.append("  unread \(text(of: operation.unread))")
    return lines.joined(separator: "\n")
  }

  private func text(of parameter: Parameter) -> String {
    let position = parameter.position.map(String.init) ?? "-"
    return "\(parameter.location) \(parameter.key) required=\(parameter.isRequired)"
      + " \(parameter.style)/\(parameter.explodes) @\(position) \(text(of: parameter.facts))"
      + " \(text(of: parameter.schema)) \(text(of: parameter.content))"
  }

  private func text(of response: Response) -> String {
    "\(response.status) \(text(of: response.facts)) \(text(of: response.headers))"
      + " \(text(of: response.content)) \(response.links.map { "\($0.name) \(text(of: $0.facts))" })"
  }

  private func text(of headers: [Header]) -> [String] {
    headers.map {
      "\($0.key) required=\($0.isRequired) \($0.explodes) \(text(of: $0.facts))"
        + " \(text(of: $0.schema)) \(text(of: $0.content))"
    }.sorted()
  }

  private func text(of content: [MediaType]) -> [String] {
    content.map { type in
      let encodings =
        (type.encodings + type.prefixEncodings + [type.itemEncoding].compactMap { $0 })
        .map { "\($0.name) \(text(of: $0.facts)) \(text(of: $0.headers))" }.sorted()
      return "\(type.range) \(text(of: type.facts)) \(text(of: type.schema))"
        + " \(text(of: type.itemSchema)) \(encodings)"
    }.sorted()
  }

  private func text(of security: Security) -> [String] {
    security.alternatives.map { alternative in
      let uses = alternative.uses.map { use in
        let scheme = use.scheme.map { scheme in
          let flows = scheme.flows.map { "\($0.name) \($0.scopes.sorted())" }
          return "\(text(of: scheme.facts)) \(flows)"
        }
        return "\(use.name) \(use.scopes.sorted()) \(scheme ?? "-")"
      }
      return "\(uses)"
    }.sorted()
  }

  private func text(of server: Server) -> String {
    let variables = server.variables.map { "\($0.name) \(text(of: $0.facts))" }.sorted()
    return "\(server.url) \(text(of: server.facts)) \(variables)"
  }

  private func text(of facts: Facts) -> [String] {
    facts.entries.filter { hasExamples || $0.field != "examples" }.map {
      "\($0.field.name)=\($0.fact.value.compactText)"
    }.sorted()
  }

  private func text(of unread: [UnreadPart]) -> [String] {
    unread.map { "\($0.subject): \($0.text)" }.sorted()
  }

  private func text(of schema: SchemaID?) -> String {
    schema.map {
      SchemaDump(store: api.schemas, hasAnnotations: hasExamples).text($0, depth: depth)
    } ?? "-"
  }
}

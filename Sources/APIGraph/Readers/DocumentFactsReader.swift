import DocumentTree

/// Reads what a description says beside its operations and components.
struct DocumentFactsReader {
  let context: ReadingContext
  let paths: PathItem?
  /// Those of the paths of which it is known that they have operations.
  let usualPaths: UsualPaths

  func read() -> Facts {
    let isSwagger = context.specification.family == .swagger2
    var facts = context.facts(of: context.root, isSwagger ? .swagger2Document : .document)
    if let info = context.section("info") {
      if info.kind == .object {
        append(context.facts(of: info, .info, prefix: "info."), to: &facts)
      } else {
        facts.append("info", Fact(info.node, origin: info.origin))
        context.note("invalid-part", "'info' is no object", at: info)
      }
    } else {
      context.note("missing-field", "'info' is missing", at: context.root)
    }
    if !isSwagger, let dialect = context.root["jsonSchemaDialect"], let uri = dialect.node.string {
      let name = DialectName(uri)
      if let remark = name.remark(name.standing) {
        context.note(remark.code, remark.message, at: dialect)
      }
    }
    for tag in context.section("tags")?.elements ?? [] {
      let name = tag["name"]?.node.text ?? tag.node.jsonValue.compactText
      facts.append(Field("tags.\(name)"), Fact(tag.node, origin: tag.origin))
    }
    for (position, member) in (paths?.members ?? []).enumerated()
    where usualPaths[position] == nil {
      if context.isExtension(member.key) {
        facts.append(Field("paths.\(member.key)"), Fact(member.node, origin: member.origin))
      } else {
        appendIdle(member, prefix: "paths.", to: &facts)
      }
    }
    if !isSwagger {
      for member in context.reading({ context.members(of: context.root["webhooks"], as: "") }).value
      {
        appendIdle(member, prefix: "webhooks.", to: &facts)
      }
    }
    if !isSwagger, let components = context.section("components") {
      append(
        context.facts(of: components, .components, prefix: "components."), to: &facts)
    }
    return facts
  }

  /// Adds a path item without operations, which no comparison of operations would show.
  private func appendIdle(_ declaration: Site, prefix: String, to facts: inout Facts) {
    // What cannot be read of it is said by whoever looks for its operations.
    let item = context.reading { context.pathItem(declaration) }.value
    guard let item, !PathsReader(context: context).hasOperations(item) else { return }
    var members: [ExactString: JSONValue] = [:]
    for member in item.members { members[ExactString(member.key)] = member.node.jsonValue }
    facts.append(
      Field(prefix + declaration.key), Fact(.object(members), origin: declaration.origin))
  }

  private func append(_ more: Facts, to facts: inout Facts) {
    for (field, fact) in more.entries { facts.append(field, fact) }
  }
}

import DocumentTree

/// Reads what a description says beside its operations and components.
struct DocumentFactsReader {
  let context: ReadingContext
  let paths: PathItem?

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
    for tag in context.section("tags")?.elements ?? [] {
      let name = tag["name"]?.node.text ?? tag.node.jsonValue.compactText
      facts.append(Field("tags.\(name)"), Fact(tag.node, origin: tag.origin))
    }
    for member in paths?.members ?? [] where context.isExtension(member.key) {
      facts.append(Field("paths.\(member.key)"), Fact(member.node, origin: member.origin))
    }
    if !isSwagger, let components = context.section("components") {
      append(
        context.facts(of: components, .components, prefix: "components."), to: &facts)
    }
    return facts
  }

  private func append(_ more: Facts, to facts: inout Facts) {
    for (field, fact) in more.entries { facts.append(field, fact) }
  }
}

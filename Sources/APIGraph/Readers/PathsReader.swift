import DocumentTree

/// Finds the operations of a map of path items: of `paths`, of `webhooks`, or of a callback.
struct PathsReader {
  let context: ReadingContext

  /// The fixed fields of a path item that hold operations. One that came later has no other meaning before.
  static func methods(_ family: Specification.Family) -> [String] {
    let common = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
    return family == .swagger2 ? common : common + ["query"]
  }

  /// Says that a field holds operations that the family has no place for (OAS 3.0 §4.7.9, OAS 3.2 §4.9).
  private func noteForeign(_ member: Site) {
    let isForeign =
      switch member.key {
      case "trace": context.specification.family == .swagger2
      case "query", "additionalOperations": context.specification.family != .openAPI32
      default: false
      }
    guard isForeign else { return }
    context.note(
      "foreign-operation",
      "'\(member.key)' has no place in \(context.specification.family.title); it is read as it is"
        + " meant elsewhere", at: member)
  }

  /// The fields of a path item in the family that is read.
  static func fields(_ family: Specification.Family) -> ElementFields {
    family == .swagger2 ? swagger2Fields : openAPI3Fields
  }

  private static let swagger2Fields = ElementFields(
    "path item", structural: WordList(methods(.swagger2) + ["parameters", "$ref"]))

  private static let openAPI3Fields = ElementFields(
    "path item", plain: ["summary", "description"],
    structural: WordList(
      methods(.openAPI32) + ["parameters", "$ref", "servers", "additionalOperations"]))

  /// The map of paths, which may itself stand behind a reference; `nil` when there is none.
  func paths(of root: Site) throws(ReadingError) -> PathItem? {
    guard let site = root["paths"] else {
      if context.specification.family == .swagger2 || context.specification.family == .openAPI30 {
        context.note("missing-field", "'paths' is missing", at: root)
      }
      return nil
    }
    if let paths = context.readPathItem(site, as: "paths"), paths.isWhole { return paths }
    throw ReadingError(
      context.documents,
      PlacedDiagnostic(
        .error, code: "no-paths", message: "'paths' is no object, nor does it refer to one",
        origin: site.origin))
  }

  /// The operations of all paths.
  func operations(of paths: PathItem?, _ usual: UsualPaths) -> OperationList {
    if usual.mayRepeatTemplates { noteRepeatedTemplates(paths) }
    var list = OperationList(usual)
    for (position, member) in (paths?.members ?? []).enumerated() {
      if let item = usual[position] {
        list.append(item, template: usual.templates[position])
        continue
      }
      if context.isExtension(member.key) { continue }
      if !member.key.utf8.starts(with: "/".utf8) {
        context.note("invalid-path", "the path '\(member.key)' does not begin with '/'", at: member)
      }
      let headings = context.under(member.key) {
        self.headings(of: member, place: .path(member.key))
      }
      list.append(headings)
    }
    return list
  }

  /// Says of paths that they are the same but for the names of their parameters.
  private func noteRepeatedTemplates(_ paths: PathItem?) {
    var seen: [ExactString: String] = [:]
    for member in paths?.members ?? [] where !context.isExtension(member.key) {
      let erased = ExactString(PathTemplate.erased(member.key))
      if let other = seen.updateValue(member.key, forKey: erased) {
        context.note(
          "duplicate-path",
          "the paths '\(other)' and '\(member.key)' differ in the names of their parameters only",
          at: member)
      }
    }
  }

  /// The operations of all webhooks (OAS 3.1 §4.8.1.1).
  func webhooks(of root: Site) -> [OperationHeading] {
    guard context.specification.family != .swagger2 else { return [] }
    return context.members(of: root["webhooks"], as: "webhooks").flatMap { member in
      context.under(member.key) { headings(of: member, place: .webhook(member.key)) }
    }
  }

  /// The operations of the path item that is declared at a place, in the order of the source.
  func headings(
    of declaration: Site, place: OperationHeading.Place
  ) -> [OperationHeading] {
    guard let item = context.pathItem(declaration) else { return [] }
    let methods = Set(Self.methods(context.specification.family))
    var headings: [OperationHeading] = []
    for member in item.members {
      if methods.contains(member.key) {
        noteForeign(member)
        heading(member, method: member.key.uppercased(), item, place).map { headings.append($0) }
      } else if member.key == "additionalOperations", member.kind != .null,
        context.specification.family != .swagger2
      {
        noteForeign(member)
        for operation in context.members(of: member, as: "additionalOperations") {
          heading(operation, method: operation.key, item, place).map { headings.append($0) }
        }
      }
    }
    return headings
  }

  /// Whether a path item holds operations, or what should have been some.
  func hasOperations(_ item: PathItem) -> Bool {
    let methods = Set(Self.methods(context.specification.family) + ["additionalOperations"])
    return item.members.contains { methods.contains($0.key) && $0.kind != .null }
  }

  private func heading(
    _ site: Site, method: String, _ item: PathItem, _ place: OperationHeading.Place
  ) -> OperationHeading? {
    if site.reference != nil { context.noteReferencedOperation(site) }
    guard let operation = context.element(site, as: "operation")?.site else { return nil }
    return OperationHeading(
      place: place, method: method, node: operation.node, document: operation.document,
      pathItem: item.target.origin, declaration: item.declaration.origin)
  }

  /// The facts of a path item, named `pathItem.summary` and so on.
  func facts(of item: PathItem) -> Facts {
    let fields = Self.fields(context.specification.family)
    var facts = Facts()
    for layer in item.members {
      let single = context.fact(of: layer, fields, prefix: "pathItem.")
      if let single { facts.append(single.field, single.fact) }
    }
    return facts
  }
}

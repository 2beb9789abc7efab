import DocumentTree

/// The schema resources that were entered on the way to a schema, as far as they define dynamic anchors, outermost first
/// (JSON Schema 2020-12 core §7.1). A number of a `DynamicScopes` table.
struct DynamicScope: Hashable {
  let index: Int32

  /// No resource on the way defines a dynamic anchor, as in nearly all descriptions.
  static let empty = DynamicScope(index: 0)
}

/// The dynamic scopes of a description, each once.
struct DynamicScopes {
  /// A schema resource of a document.
  struct Resource: Hashable {
    let document: Int32
    let resource: Int32
  }

  private var scopes: [[Resource]] = [[]]
  private var indices: [[Resource]: DynamicScope] = [:]

  /// The resources of a scope, outermost first.
  func resources(of scope: DynamicScope) -> [Resource] { scopes[Int(scope.index)] }

  /// The scope inside a resource. A second entry into the same one changes nothing, because the outermost counts.
  mutating func scope(_ scope: DynamicScope, entering resource: Resource) -> DynamicScope {
    let entered = resources(of: scope)
    if entered.contains(resource) { return scope }
    let extended = entered + [resource]
    if let known = indices[extended] { return known }
    let new = DynamicScope(index: Int32(scopes.count))
    scopes.append(extended)
    indices[extended] = new
    return new
  }
}

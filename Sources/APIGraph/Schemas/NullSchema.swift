import DocumentTree

extension Node {
  /// Whether this schema object says that the value is null, and nothing else but in words for people.
  var isNullSchema: Bool { isNullSchema { $0.key.flatMap(Keyword.init) } }

  /// The same, where the keywords of the document are known.
  func isNullSchema(_ keywords: KeywordTable) -> Bool { isNullSchema { keywords[$0] } }

  private func isNullSchema(_ keyword: (Node) -> Keyword?) -> Bool {
    var types: JSONTypes?
    var isNullable = false
    var value: Node?
    for member in members {
      switch keyword(member) {
      case .type?: types = member.typesOfNullSchema
      case .nullable?: isNullable = member.boolean == true
      case .const?: value = member
      case .enum?:
        guard member.elements.count == 1 else { return false }
        value = member.elements[0]
      case nil where member.key == "title" || member.key == "description": break
      default: return false
      }
    }
    guard let value else { return types == .null }
    return value.kind == .null && (isNullable || types?.contains(.null) ?? true)
  }

  private var typesOfNullSchema: JSONTypes {
    if kind == .null { return .null }
    if kind == .string { return JSONTypes(naming: record, in: tree) ?? [] }
    return elements.reduce(into: []) { types, element in
      types.formUnion(
        element.kind == .null ? .null : JSONTypes(naming: element.record, in: element.tree) ?? [])
    }
  }
}

extension Schema {
  /// The schema that accepts null besides what this one accepts; `nil` when that cannot be said by types and values alone.
  ///
  /// In a `oneOf`, null must not be accepted already, because it would then be accepted twice.
  func acceptingNull(exclusively isExclusive: Bool) -> Schema? {
    guard opaqueText == nil, !isNever, allOf.isEmpty, anyOf.isEmpty, oneOf.isEmpty, not.isEmpty,
      conditional == nil
    else { return nil }
    let isNullAmongValues = enumeration?.contains(.null) ?? true
    if types?.contains(.null) ?? true, isNullAmongValues { return isExclusive ? nil : self }
    var widened = SchemaContents(self)
    widened.types?.insert(.null)
    if !isNullAmongValues { widened.enumeration?.append(.null) }
    return Schema(widened)
  }
}

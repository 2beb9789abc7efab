import DocumentTree

/// Schemas: whether naming and reading them has anything to say.
extension OperationSkimmer {
  /// Where the references at a schema lead.
  enum Destination {
    case object(Int)
    /// `true`, `false` or `{}`.
    case constant
  }

  /// References and wrappers of schemas are followed so far.
  private static let longestChain = 8

  /// Where a schema's references and wrappers lead; `nil` where there is something to say about it.
  mutating func destination(_ start: Int) -> Destination? {
    var index = start
    for _ in 0..<Self.longestChain {
      let record = records[index]
      if record.kind == .boolean { return .constant }
      guard record.kind == .object else { return nil }
      if record.count == 0 { return .constant }
      if record.count == 1 || dialect != .openAPI31, let reference = reference(in: index) {
        guard let target = target(of: reference, in: index) else { return nil }
        index = target
        continue
      }
      guard record.count == 1 else { return .object(index) }
      let member = Int(record.first)
      switch keywords[node(member)] {
      case .dynamicReference: return nil
      case .allOf, .anyOf, .oneOf:
        guard records[member].kind == .array, records[member].count == 1 else {
          return .object(index)
        }
        index = Int(records[member].first)
      default: return .object(index)
      }
    }
    return nil
  }

  /// Whether there is nothing to say of a schema that is read, and no reason to read its parts.
  mutating func isReadSilently(_ start: Int, depth: Int = 0) -> Bool {
    switch destination(start) {
    case nil: return false
    case .constant: return true
    case .object(let index):
      guard depth <= Self.deepestBranch else { return false }
      for child in children(index) {
        guard isReadSilently(member: child, depth: depth) else { return false }
      }
      return true
    }
  }

  /// Branches of branches are looked at so far.
  private static let deepestBranch = 3

  private mutating func isReadSilently(member index: Int, depth: Int) -> Bool {
    let record = records[index]
    guard let keyword = keywords[node(index)] else {
      let text = tree.keys.text(of: record.key)
      return !text.utf8.starts(with: "x-".utf8)
        || LifecycleVocabulary.meaning(of: Field(text)) == nil
    }
    switch keyword {
    case .type: return isType(index)
    case .enum: return record.kind == .array
    case .minimum, .maximum: return node(index).decimal != nil
    case .minLength, .maxLength, .minItems, .maxItems:
      guard let size = node(index).decimal else { return false }
      return size.isInteger && !size.isNegative
    case .pattern, .format: return record.kind == .string
    case .uniqueItems, .readOnly, .writeOnly, .deprecated: return isFlag(index)
    case .nullable: return isFlag(index) && dialect == .openAPI30
    case .example, .examples: return true
    case .items: return destination(index) != nil
    case .anyOf, .oneOf: return areChoices(index, depth: depth)
    default: return false
    }
  }

  /// Whether this is a known type, or a list of some where the dialect has such lists.
  private func isType(_ index: Int) -> Bool {
    if records[index].kind == .string { return JSONTypes(naming: records[index], in: tree) != nil }
    guard records[index].kind == .array, records[index].count > 0, dialect == .openAPI31 else {
      return false
    }
    return children(index).allSatisfy {
      JSONTypes(naming: records[$0], in: tree) != nil
    }
  }

  /// Whether these are alternatives. One that has only null beside it is merged into the schema that has them.
  private mutating func areChoices(_ list: Int, depth: Int) -> Bool {
    let count = records[list].count
    guard records[list].kind == .array, count > 1 else { return false }
    for child in children(list) {
      guard records[child].kind == .object, destination(child) != nil else { return false }
      if count == 2, !isReadSilently(child, depth: depth + 1) { return false }
    }
    return true
  }
}

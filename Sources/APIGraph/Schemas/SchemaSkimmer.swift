import DocumentTree

/// Finds out what a schema object says, where that is plain, by a look at its keywords.
///
/// Keywords that are not listed here make it a schema that has to be read, so that none is overlooked. Annotations say nothing of
/// values.
struct SchemaSkimmer {
  let tree: Tree
  let keywords: KeywordTable
  let dialect: Dialect

  /// What was found at one schema object.
  private struct Findings {
    var types: JSONTypes?
    var isNullable = false
    var isFlagged = false
    var keywords: KeywordSet = []
    var properties: Range<UInt32> = 0..<0
    var required: Range<UInt32> = 0..<0
    var branches: Range<UInt32> = 0..<0
    var others: UInt32?
    var items: UInt32?
    var enumeration: Range<UInt32> = 0..<0
    var maxLength: UInt32?
  }

  private static let annotations: KeywordSet = [
    .readOnly, .writeOnly, .deprecated, .example, .examples, .comment, .defs, .definitions,
    .nullable,
  ]
  private static let ofScalars = annotations.union([
    .type, .enum, .maxLength, .format, .minimum, .maximum,
  ])
  private static let ofLists = annotations.union([.type, .items])
  private static let ofObjects = annotations.union([
    .type, .properties, .required, .additionalProperties,
  ])
  private static let ofChoices = annotations.union([.anyOf, .oneOf])

  /// What the schema object at a place says; `nil` where that is not plain.
  func outline(at origin: Origin) -> SchemaOutline? {
    guard let findings = findings(at: origin.node.index),
      let (types, content) = content(of: findings)
    else { return nil }
    return SchemaOutline(
      origin: origin, dialect: dialect, types: types, content: content,
      isFlagged: findings.isFlagged, listsValues: findings.keywords.contains(.enum))
  }

  private func content(of found: Findings) -> (JSONTypes, SchemaOutline.Content)? {
    guard var types = found.types else {
      guard !found.branches.isEmpty, found.keywords.isSubset(of: Self.ofChoices) else { return nil }
      return (
        .all, .choice(branches: found.branches, isExclusive: found.keywords.contains(.oneOf))
      )
    }
    // Beside a type only, `nullable` says something, and only where null is among the values if these are listed (OAS 3.0.3
    // §4.7.24.1).
    let own = types
    if found.isNullable, !found.keywords.contains(.enum) || listsNull(found) { types.insert(.null) }
    switch own {
    case .object:
      guard found.keywords.isSubset(of: Self.ofObjects) else { return nil }
      return (
        types,
        .object(
          properties: found.properties, others: found.others.map(NodeID.init),
          required: found.required)
      )
    case .array:
      guard found.keywords.isSubset(of: Self.ofLists) else { return nil }
      return (types, .list(items: found.items.map(NodeID.init)))
    default:
      guard found.keywords.isSubset(of: Self.ofScalars), plainlyHasValue(own, found) else {
        return nil
      }
      return (types, .scalars)
    }
  }

  private func listsNull(_ found: Findings) -> Bool {
    found.enumeration.contains { tree.records[Int($0)].kind == .null }
  }

  /// Whether some value without parts is plainly valid.
  private func plainlyHasValue(_ types: JSONTypes, _ found: Findings) -> Bool {
    guard types.isDisjoint(with: .containers) else { return false }
    let keywords = found.keywords
    if keywords.contains(.enum) {
      return types == .string && !keywords.contains(.format) && listsText(found)
    }
    // A text of no length, or any of a format.
    if types.contains(.string) {
      return !keywords.contains(.format) || !keywords.contains(.maxLength)
    }
    // Below or above a limit there is always a number; formats of numbers may be limits too.
    if !types.isDisjoint(with: .number) {
      return !keywords.contains(.format)
        && !(keywords.contains(.minimum) && keywords.contains(.maximum))
    }
    return true
  }

  /// Whether one of the listed texts is short enough; none has more characters than its bytes in the document are.
  private func listsText(_ found: Findings) -> Bool {
    let limit = found.maxLength.flatMap { tree.node(NodeID(index: $0)).decimal }
    return found.enumeration.contains {
      let value = tree.records[Int($0)]
      return value.kind == .string && limit.map { Decimal(Int(value.count)) <= $0 } ?? true
    }
  }

  private func findings(at node: UInt32) -> Findings? {
    let record = tree.records[Int(node)]
    guard record.kind == .object else { return nil }
    var found = Findings()
    for index in children(of: record) {
      let member = tree.records[Int(index)]
      guard let keyword = keywords[member] else { continue }
      guard !found.keywords.contains(keyword), note(keyword, at: index, member, &found) else {
        return nil
      }
      found.keywords.insert(keyword)
    }
    return found
  }

  /// Notes a keyword; `false` where it, or the way in which it is written, is not plain.
  private func note(
    _ keyword: Keyword, at index: UInt32, _ member: NodeRecord, _ found: inout Findings
  ) -> Bool {
    switch keyword {
    case .type:
      guard let types = types(at: index, member) else { return false }
      found.types = types
    case .nullable:
      guard dialect == .openAPI30, member.kind == .boolean else { return false }
      found.isNullable = member.flags.contains(.isTrue)
    case .readOnly, .writeOnly:
      guard member.kind == .boolean else { return false }
      if member.flags.contains(.isTrue) { found.isFlagged = true }
    case .properties:
      guard member.kind == .object, keywords.reference(in: tree.node(NodeID(index: index))) == nil
      else { return false }
      found.properties = children(of: member)
    case .required:
      guard member.kind == .array else { return false }
      found.required = children(of: member)
      return found.required.allSatisfy { tree.records[Int($0)].kind == .string }
    case .additionalProperties:
      guard member.kind == .boolean || member.kind == .object else { return false }
      found.others = index
    case .items:
      guard member.kind == .object else { return false }
      found.items = index
    case .anyOf, .oneOf:
      // Of one schema, or one beside null, it is no choice.
      guard found.branches.isEmpty, member.kind == .array, member.count > 1 else { return false }
      found.branches = children(of: member)
      return found.branches.allSatisfy {
        !tree.node(NodeID(index: $0)).isNullSchema(keywords)
      }
    case .enum:
      guard member.kind == .array else { return false }
      found.enumeration = children(of: member)
    case .maxLength:
      guard member.kind == .number else { return false }
      found.maxLength = index
    case .minimum, .maximum:
      return member.kind == .number
    case .format:
      return member.kind == .string
    case .deprecated, .example, .examples, .comment, .defs, .definitions:
      break
    default:
      return false
    }
    return true
  }

  private func children(of record: NodeRecord) -> Range<UInt32> {
    record.first..<record.first + record.count
  }

  private func types(at index: UInt32, _ member: NodeRecord) -> JSONTypes? {
    switch member.kind {
    case .string:
      return JSONTypes(naming: member, in: tree)
    case .array where dialect == .openAPI31:
      var types: JSONTypes = []
      for element in children(of: member) {
        guard let type = JSONTypes(naming: tree.records[Int(element)], in: tree) else { return nil }
        types.formUnion(type)
      }
      return types.isEmpty ? nil : types
    default:
      return nil
    }
  }
}

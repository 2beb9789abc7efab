import APIGraph
import DocumentTree

/// Tells of schemas that plainly have values which use no other names than they declare, or declare and require, without a search.
///
/// What it does not see through has to be searched for. It never claims a value where there is none.
final class EvidentValues {
  let store: SchemaStore
  let disjointness: BranchDisjointness
  /// One that is met inside itself counts as one without evident values.
  private var known = SchemaAnswers()
  private var knownBesideNull = SchemaAnswers()
  private var completable = SchemaAnswers()
  /// Whether schemas plainly have values that are written as texts.
  var written = SchemaAnswers()
  var innermost: [Int32: [Whole]] = [:]
  /// The choices whose innermost alternatives are being looked for.
  var unfinishedChoices: Set<Int32> = []
  var distinctAlternatives: [SchemaID: Set<SchemaID>] = [:]

  /// Asks the search for a value of a schema whose values have no parts.
  private let findsScalar: (SchemaID) -> Bool

  /// Whether names that are required and not declared may be used; who assumes something of names may have to do without.
  private let usesUndeclaredNames: Bool

  /// Whether an alternative that lists other values for the property of a discriminator is told by those, and not by its tag.
  let prefersListedTags: Bool

  static let maximumDepth = 30
  /// Longer lists of alternatives are not looked into.
  static let maximumAlternatives = 40
  /// Alternatives of alternatives are looked into so far for what tells them apart.
  static let maximumTagDepth = 3

  init(
    _ store: SchemaStore, usesUndeclaredNames: Bool, prefersListedTags: Bool,
    findsScalar: @escaping (SchemaID) -> Bool
  ) {
    self.store = store
    self.usesUndeclaredNames = usesUndeclaredNames
    self.prefersListedTags = prefersListedTags
    self.findsScalar = findsScalar
    disjointness = BranchDisjointness(store)
  }

  /// Whether a schema plainly has a value.
  func hasValue(_ id: SchemaID, depth: Int = 0) -> Bool {
    if let answer = known[id] { return answer }
    guard depth < Self.maximumDepth else { return false }
    known[id] = false
    if let outline = store.outline(of: id), hasValue(outline, depth: depth + 1) {
      known[id] = true
      return true
    }
    let schema = store.schema(id)
    let answer =
      find(schema, depth: depth + 1)
      || schema.effectiveTypes.isDisjoint(with: .containers) && isPlain(schema)
        && !schema.hasGroup && findsScalar(id)
    known[id] = answer
    return answer
  }

  /// Whether a schema without alternatives plainly has a value of some types.
  func hasValue(_ schema: Schema, ofTypes types: JSONTypes) -> Bool {
    !schema.hasGroup && isPlain(schema) && find(schema, among: types, depth: 1)
  }

  /// Whether a schema plainly has an object to which any property could be added that it declares.
  func hasObjectToComplete(_ id: SchemaID) -> Bool {
    if let answer = completable[id] { return answer }
    let answer =
      store.outline(of: id).map { hasObject($0, depth: 0) } == true
      || hasObjectToComplete(store.schema(id))
    completable[id] = answer
    return answer
  }

  /// Whether a schema without compositions plainly has an object to which any property could be added that it declares.
  func hasObjectToComplete(_ schema: Schema) -> Bool {
    isPlain(schema) && !schema.hasGroup && schema.enumeration == nil
      && schema.effectiveTypes.contains(.object)
      && schema.maxProperties.map({ Decimal(schema.required.count) < $0 }) ?? true
      && hasObject(schema, depth: 0)
  }

  /// Whether a schema plainly has a value that is not null.
  func hasValueBesideNull(_ id: SchemaID) -> Bool {
    if let answer = knownBesideNull[id] { return answer }
    knownBesideNull[id] = false
    if let types = store.plainTypes(of: id), !types.contains(.null), hasValue(id) {
      knownBesideNull[id] = true
      return true
    }
    let schema = store.schema(id)
    let answer =
      schema.effectiveTypes.contains(.null) || schema.hasGroup
      ? hasValueBesideNull(schema) : hasValue(id)
    knownBesideNull[id] = answer
    return answer
  }

  /// Whether a schema without compositions plainly has a list, not empty, of equal elements of whatever kind it allows.
  func hasListToFill(_ id: SchemaID) -> Bool {
    if case .list? = store.outline(of: id)?.content { return true }
    let schema = store.schema(id)
    let least = max(schema.minItems ?? Decimal(1), Decimal(1))
    return isPlain(schema) && !schema.hasGroup && schema.enumeration == nil
      && schema.prefixItems.isEmpty && schema.effectiveTypes.contains(.array)
      && (least == Decimal(1) || !schema.hasUniqueItems)
      && schema.maxItems.map({ least <= $0 }) ?? true
  }

  // MARK: What need not be read

  /// Whether a schema of which only the outline is known plainly has a value.
  private func hasValue(_ outline: SchemaOutline, depth: Int) -> Bool {
    if outline.types != .all, outline.types.contains(.null) { return true }
    switch outline.content {
    case .scalars, .list: return true
    case .object: return hasObject(outline, depth: depth)
    case .choice(let branches, let isExclusive):
      let schemas = branches.map { store.identify($0, of: outline) }
      return (!isExclusive || store.haveDisjointPlainTypes(schemas))
        && schemas.contains { hasValue($0, depth: depth) }
    }
  }

  /// Whether a schema of which only the outline is known plainly has an object of what it declares and requires.
  private func hasObject(_ outline: SchemaOutline, depth: Int) -> Bool {
    guard case .object(_, _, let required) = outline.content else { return false }
    return required.allSatisfy { name in
      store.property(requiredAt: name, of: outline).map { hasValue($0, depth: depth) } ?? false
    }
  }

  // MARK: What has been read

  private func find(_ schema: Schema, depth: Int) -> Bool {
    if schema.allOf.count == 2 { return hasJoinedAlternative(schema, depth: depth) }
    guard isPlain(schema) else { return false }
    if !schema.anyOf.isEmpty || !schema.oneOf.isEmpty {
      return hasAlternative(schema, depth: depth)
    }
    return find(schema, among: schema.effectiveTypes, depth: depth)
  }

  /// Whether what a schema says itself plainly accepts a value of some of its types.
  private func find(_ schema: Schema, among types: JSONTypes, depth: Int) -> Bool {
    if let values = schema.enumeration {
      return schema.patterns.isEmpty && schema.format == nil
        && values.contains { value in
          isScalar(value) && ScalarAssertions.accept(value, schema)
            && ScalarAssertions.types(of: value).map(types.isSuperset) ?? false
        }
    }
    return types.contains(.null) || types.contains(.boolean)
      || !types.isDisjoint(with: .number) && hasNumber(schema)
      || types.contains(.string) && hasText(schema)
      || types.contains(.array) && hasList(schema, depth: depth)
      || types.contains(.object) && hasObject(schema, depth: depth)
  }

  /// Whether nothing is said that has to be looked at together with other things.
  func isPlain(_ schema: Schema) -> Bool {
    schema.opaqueText == nil && !schema.isImpossible && schema.allOf.isEmpty && schema.not.isEmpty
      && schema.conditional == nil && schema.dependentSchemas.isEmpty
      && schema.dependentRequired.isEmpty && schema.unevaluatedProperties == nil
      && schema.unevaluatedItems == nil && schema.propertyNames == nil && schema.contains == nil
  }

  private func isScalar(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .boolean, .number, .string: true
    case .array, .object: false
    }
  }

  /// Whether a number is one, with and without a fraction: where only one side has a limit, there is always another number.
  private func hasNumber(_ schema: Schema) -> Bool {
    schema.multiplesOf.isEmpty && schema.format.flatMap(FormatSemantics.init) == nil
      && (schema.minimum == nil || schema.maximum == nil)
  }

  private func hasText(_ schema: Schema) -> Bool {
    let isOfLanguage = schema.format.flatMap(FormatSemantics.init) != nil
    if let pattern = schema.patterns.first {
      return schema.patterns.count == 1 && !isOfLanguage && hasText(schema, matching: pattern)
    }
    if isOfLanguage { return schema.minLength == nil && schema.maxLength == nil }
    guard let least = schema.minLength, let most = schema.maxLength else { return true }
    return least <= most
  }

  /// Whether a text of the right length begins with the letters that a pattern consists of.
  private func hasText(_ schema: Schema, matching pattern: String) -> Bool {
    guard let prefix = PlainPrefix(pattern), schema.minLength == nil else { return false }
    return schema.maxLength.map { Decimal(prefix.length) <= $0 } ?? true
  }

  /// Whether the empty list is one, or one of as few elements as there may be, all of them the same.
  private func hasList(_ schema: Schema, depth: Int) -> Bool {
    guard let least = schema.minItems, Decimal(0) < least else { return true }
    return !schema.hasUniqueItems && schema.prefixItems.isEmpty
      && schema.maxItems.map { least <= $0 } ?? true
      && schema.items.map { hasValue($0, depth: depth) } ?? true
  }

  private func hasObject(_ schema: Schema, depth: Int) -> Bool {
    guard schema.patternProperties.isEmpty, schema.minProperties == nil,
      schema.maxProperties.map({ Decimal(schema.required.count) <= $0 }) ?? true
    else { return false }
    return schema.required.sorted().allSatisfy { name in
      if let property = schema.property(name) { return hasValue(property.schema, depth: depth) }
      return usesUndeclaredNames && schema.additionalProperties == nil
    }
  }
}

import DocumentTree

// Types, values, bounds and sizes (JSON Schema 2020-12 validation §6; OAS 3.0 §4.7.24).
extension SchemaReader {
  mutating func readType(_ value: Node) {
    var types: JSONTypes = []
    switch value.kind {
    case .string:
      if isSwagger2, value.text == "file" {
        // Swagger 2.0 §Parameter Object: `file` is an upload, for which 3.x writes a binary string (OAS 3.0 §4.7.7).
        types = .string
        draft.schema.format = draft.schema.format ?? "binary"
        draft.origins[.format] = draft.origins[.format] ?? origin(of: value)
      } else {
        types = knownTypes(value)
      }
    case .null:
      // Without quotes YAML reads the word as no string at all. `~` and nothing are the same value, so that they mean the same.
      let words = value.text == "null" ? "is null without quotes" : "has no value, which is null"
      warn("invalid-keyword", "'type' \(words); it is read as \"null\"", at: value)
      types = .null
    case .array:
      if dialect != .openAPI31 {
        warnOfForeignWord(
          "a list of types is no part of \(dialect.title); it is read as in JSON Schema", at: value)
      }
      for element in value.elements {
        types.formUnion(element.kind == .null ? .null : knownTypes(element))
      }
    case .boolean, .number, .object:
      return reject(value, "must be the name of a type")
    }
    guard !types.isEmpty else { return annotate(value) }
    draft.origins[.type] = origin(of: value)
    draft.schema.types = types
  }

  private func knownTypes(_ name: Node) -> JSONTypes {
    if let types = JSONTypes(naming: name.record, in: name.tree) { return types }
    warn("unknown-type", "'\(name.text)' is no type; it is ignored", at: name)
    return []
  }

  var isSwagger2: Bool { dialect == .swagger2 || dialect == .swagger2Parameter }

  /// One notion of null: `nullable` of 3.0 adds it to the types of the same object and has no effect without them
  /// (OAS 3.0.3 §4.7.24.1, and the clarification that belongs to it).
  mutating func settleNull() {
    var isNullable: Node?
    for keyword in [Keyword.nullable, .vendorNullable, .vendorIsNullable] {
      guard let value = value(of: keyword) else { continue }
      guard keyword == .nullable || isSwagger2 else {
        annotate(value)
        continue
      }
      guard let flag = value.boolean else {
        reject(value, "must be true or false")
        continue
      }
      if flag { isNullable = isNullable ?? value }
    }
    guard let isNullable else { return }
    if dialect == .openAPI31 {
      warnOfForeignWord(
        "'nullable' is no keyword of OpenAPI 3.1; it is taken to mean what it means in 3.0",
        at: isNullable)
    }
    if draft.schema.types != nil {
      draft.schema.types?.insert(.null)
    } else {
      annotate(isNullable, as: Keyword.nullable.text)
    }
  }

  mutating func readEnumeration(_ value: Node) {
    guard value.kind == .array else { return reject(value, "must be a list of values") }
    guard draft.schema.enumeration == nil, value.elements.allSatisfy({ $0.kind == .string }) else {
      return restrict(to: value.elements.map(\.jsonValue), at: value)
    }
    restrict(to: store.texts(listedIn: value), at: value)
    draft.schema.enumerationHash = value.hash
  }

  /// Allows only some values: `enum`, and `const` as an `enum` of one.
  mutating func restrict(to values: [JSONValue], at value: Node) {
    if let earlier = draft.schema.enumeration {
      draft.schema.enumeration = earlier.filter(Set(values).contains)
    } else {
      draft.schema.enumeration = values
      draft.origins[.enum] = origin(of: value)
    }
  }

  /// The number that a keyword has; a number written as a string is taken for one.
  private mutating func number(_ value: Node) -> Decimal? {
    if let decimal = value.decimal { return decimal }
    guard let decimal = value.string.flatMap({ Decimal($0) }) else { return nil }
    warn(
      "numeric-string", "'\(value.key ?? "")' is a string; it is read as \(decimal)", at: value)
    return decimal
  }

  mutating func readNumber(_ keyword: Keyword, _ value: Node) {
    guard let decimal = number(value) else { return reject(value, "must be a number") }
    switch keyword {
    case .minimum: raiseMinimum(Bound(decimal), at: value)
    case .maximum: lowerMaximum(Bound(decimal), at: value)
    default:
      guard Decimal(0) < decimal else { return reject(value, "must be greater than zero") }
      draft.schema.multiplesOf = [decimal]
      draft.origins[.multipleOf] = origin(of: value)
    }
  }

  private mutating func raiseMinimum(_ bound: Bound, at value: Node) {
    guard draft.schema.minimum.map({ bound.isTighterMinimum(than: $0) }) ?? true else { return }
    draft.schema.minimum = bound
    draft.origins[.minimum] = origin(of: value)
    draft.origins[.exclusiveMinimum] = origin(of: value)
  }

  private mutating func lowerMaximum(_ bound: Bound, at value: Node) {
    guard draft.schema.maximum.map({ bound.isTighterMaximum(than: $0) }) ?? true else { return }
    draft.schema.maximum = bound
    draft.origins[.maximum] = origin(of: value)
    draft.origins[.exclusiveMaximum] = origin(of: value)
  }

  /// Exclusive bounds are booleans beside the bound before 3.1 and bounds of their own since (OAS 3.0 §4.7.24;
  /// JSON Schema 2020-12 validation §6.2.3). Each is read by what it is.
  mutating func settleExclusiveBounds() {
    for keyword in [Keyword.exclusiveMinimum, .exclusiveMaximum] {
      guard let value = value(of: keyword) else { continue }
      if (value.kind == .boolean) == (dialect == .openAPI31) {
        warnOfForeignWord(
          "'\(keyword.text)' is no \(value.kind == .boolean ? "boolean" : "number") in"
            + " \(dialect.title); it is taken to mean what it means elsewhere", at: value)
      }
      if let flag = value.boolean {
        if flag { makeExclusive(keyword) }
      } else if let decimal = number(value) {
        let bound = Bound(decimal, isExclusive: true)
        keyword == .exclusiveMinimum
          ? raiseMinimum(bound, at: value) : lowerMaximum(bound, at: value)
      } else {
        reject(value, "must be a number")
      }
    }
  }

  private mutating func makeExclusive(_ keyword: Keyword) {
    if keyword == .exclusiveMinimum {
      draft.schema.minimum = draft.schema.minimum.map { Bound($0.value, isExclusive: true) }
    } else {
      draft.schema.maximum = draft.schema.maximum.map { Bound($0.value, isExclusive: true) }
    }
  }

  /// A length or count (JSON Schema 2020-12 validation §6.3, §6.4, §6.5): an integer that is not negative.
  mutating func size(_ value: Node) -> Decimal? {
    guard let decimal = number(value), decimal.isInteger, !decimal.isNegative else {
      reject(value, "must be an integer that is not negative")
      return nil
    }
    return decimal
  }

  mutating func readSize(_ keyword: Keyword, _ value: Node) {
    guard let size = size(value) else { return }
    switch keyword {
    case .maxLength: draft.schema.maxLength = size
    case .maxItems: draft.schema.maxItems = size
    case .maxProperties: draft.schema.maxProperties = size
    // A lower limit of zero says nothing.
    case .minLength: draft.schema.minLength = size.isZero ? nil : size
    case .minItems: if !size.isZero { draft.schema.minItems = size }
    default: if !size.isZero { draft.schema.minProperties = size }
    }
    draft.origins[keyword] = origin(of: value)
  }

  mutating func readPattern(_ value: Node) {
    guard let pattern = value.string else { return reject(value, "must be a string") }
    draft.schema.patterns = [pattern]
    draft.origins[.pattern] = origin(of: value)
  }

  mutating func readFormat(_ value: Node) {
    guard let format = value.string else { return reject(value, "must be a string") }
    draft.schema.format = format
    draft.origins[.format] = origin(of: value)
  }

  mutating func readUniqueItems(_ value: Node) {
    guard let flag = value.boolean else { return reject(value, "must be true or false") }
    draft.schema.hasUniqueItems = flag
    draft.origins[.uniqueItems] = origin(of: value)
  }

  /// A flag that says nothing when it is false.
  mutating func readFlag(_ keyword: Keyword, _ value: Node) {
    guard let flag = value.boolean else { return reject(value, "must be true or false") }
    if flag { annotate(value) }
  }

  mutating func readRequired(_ value: Node) {
    guard let names = names(in: value) else {
      return reject(value, "must be a list of names of properties")
    }
    draft.schema.required = names
    draft.origins[.required] = origin(of: value)
  }

  /// A list of names as a set; `nil` when it is anything else.
  func names(in value: Node) -> Set<ExactString>? {
    guard value.kind == .array else { return nil }
    var names = Set<ExactString>(minimumCapacity: value.elements.count)
    for element in value.elements {
      guard let name = element.string else { return nil }
      names.insert(ExactString(name))
    }
    return names
  }

  /// `example` of 3.0 and `examples` of 3.1 are one field with a list of values (OAS 3.1 §4.8.24).
  mutating func settleExamples() {
    let single = value(of: .example)
    let list = value(of: .examples)
    guard let single else {
      if let list { annotate(list) }
      return
    }
    var nodes = [single]
    if let list { nodes += list.kind == .array ? Array(list.elements) : [list] }
    draft.schema.facts.append(
      Keyword.examples.field, Fact(listing: nodes, origin: origin(of: single)))
  }
}

extension Bound {
  /// Whether fewer numbers are at or above this bound.
  func isTighterMinimum(than other: Bound) -> Bool {
    other.value < value || (value == other.value && isExclusive && !other.isExclusive)
  }

  /// Whether fewer numbers are at or below this bound.
  func isTighterMaximum(than other: Bound) -> Bool {
    value < other.value || (value == other.value && isExclusive && !other.isExclusive)
  }
}

import DocumentTree

/// Reads the keywords of one schema object into a draft, in the words of its dialect.
///
/// Subschemas are only named, never read, so that reading is neither recursive nor more than what was asked for. An owner that cannot
/// be copied, because the draft that it makes is large.
struct SchemaReader: ~Copyable {
  let store: SchemaStore
  let site: Origin
  let dialect: Dialect
  let scope: DynamicScope
  var draft: SchemaDraft

  /// Members whose meaning depends on other members.
  private var deferred: [(keyword: Keyword, value: Node)] = []
  private var deferredKeywords: KeywordSet = []
  private var hasExtensions = false

  private init(store: SchemaStore, site: Origin, dialect: Dialect, scope: DynamicScope) {
    self.store = store
    self.site = site
    self.dialect = dialect
    self.scope = scope
    draft = SchemaDraft(schema: SchemaContents(origin: site))
  }

  /// The draft of the schema object at a place.
  static func draft(
    of store: SchemaStore, at site: Origin, dialect: Dialect, scope: DynamicScope
  ) -> SchemaDraft {
    var reader = SchemaReader(store: store, site: site, dialect: dialect, scope: scope)
    reader.readMembers()
    return reader.finished()
  }

  /// Hands over the draft: to move it costs less than to copy and destroy it.
  private mutating func finished() -> SchemaDraft {
    var finished = SchemaDraft(schema: SchemaContents(origin: site))
    swap(&finished, &draft)
    return finished
  }

  /// The value of a member that was put off.
  func value(of keyword: Keyword) -> Node? {
    guard deferredKeywords.contains(keyword) else { return nil }
    for entry in deferred where entry.keyword == keyword { return entry.value }
    return nil
  }

  private mutating func readMembers() {
    let keywords = store.keywords(of: site.document)
    let lacksAssertions = store.documents.lacksAssertions(at: site)
    for member in store.documents.node(site).members {
      guard let keyword = keywords[member] else {
        // Of a parameter's other members only this one belongs to the value (Swagger 2.0 §Parameter Object).
        if dialect != .swagger2Parameter || member.key == "default", !isUsualFormat(member) {
          annotate(member)
        }
        continue
      }
      if dialect == .swagger2Parameter, !Keyword.ofParameters.contains(keyword) { continue }
      if lacksAssertions, Keyword.assertions.contains(keyword) {
        annotate(member)
        continue
      }
      if isForeign(keyword) {
        warnOfForeignWord(
          "'\(keyword.text)' is no keyword of \(dialect.title); it is taken to mean what it means"
            + " elsewhere", at: member)
      }
      read(keyword, member)
    }
    if hasExtensions { settleOpenEnumeration() }
    guard !deferred.isEmpty else { return }
    if hasDeferred([.nullable, .vendorNullable, .vendorIsNullable]) { settleNull() }
    if hasDeferred([.exclusiveMinimum, .exclusiveMaximum]) { settleExclusiveBounds() }
    if hasDeferred([.prefixItems, .items, .additionalItems]) { settleElements() }
    if hasDeferred([.contains]) { settleContains() }
    if hasDeferred([.condition]) { settleConditional() }
    if hasDeferred([.anyOf, .oneOf, .discriminator]) { settleChoices() }
    if hasDeferred([.example, .examples]) { settleExamples() }
  }

  private func hasDeferred(_ keywords: KeywordSet) -> Bool {
    !deferredKeywords.isDisjoint(with: keywords)
  }

  /// Whether a member says how items are joined, in the way in which they are joined anyway (Swagger 2.0 §Items Object).
  private func isUsualFormat(_ member: Node) -> Bool {
    isSwagger2 && member.key == "collectionFormat" && member.string == "csv"
  }

  private func isForeign(_ keyword: Keyword) -> Bool {
    switch dialect {
    case .swagger2, .swagger2Parameter: Keyword.lackedBySwagger2.contains(keyword)
    case .openAPI30: Keyword.lackedByOpenAPI30.contains(keyword)
    case .openAPI31: false
    }
  }

  private mutating func read(_ keyword: Keyword, _ value: Node) {
    switch keyword {
    case .type: readType(value)
    case .enum: readEnumeration(value)
    case .const: restrict(to: [value.jsonValue], at: value)
    case .minimum, .maximum, .multipleOf: readNumber(keyword, value)
    case .minLength, .maxLength, .minItems, .maxItems, .minProperties, .maxProperties:
      readSize(keyword, value)
    case .pattern: readPattern(value)
    case .format: readFormat(value)
    case .uniqueItems: readUniqueItems(value)
    case .required: readRequired(value)
    case .dependentRequired, .dependentSchemas, .dependencies: readDependencies(keyword, value)
    case .properties: readProperties(value)
    case .patternProperties: readPatternProperties(value)
    case .additionalProperties, .propertyNames, .unevaluatedProperties, .unevaluatedItems,
      .contentSchema, .not:
      readSubschema(keyword, value)
    case .allOf: readAllOf(value)
    case .reference, .dynamicReference: readReference(keyword, value)
    case .readOnly, .writeOnly, .deprecated: readFlag(keyword, value)
    case .nullable, .vendorNullable, .vendorIsNullable, .exclusiveMinimum, .exclusiveMaximum,
      .minContains, .maxContains, .contains, .prefixItems, .items, .additionalItems, .anyOf, .oneOf,
      .discriminator, .condition, .consequence, .alternative, .example, .examples:
      deferred.append((keyword, value))
      deferredKeywords.insert(keyword)
    case .metaschema: readMetaschema(value)
    case .identifier, .vocabulary, .anchor, .dynamicAnchor, .comment, .defs,
      .definitions:
      break
    }
  }

  // MARK: What the parts of the reader share

  func origin(of node: Node) -> Origin { Origin(document: site.document, node: node.id) }

  /// Keeps the name of a dialect that nobody knows, so that a change of it is seen.
  private mutating func readMetaschema(_ value: Node) {
    guard let uri = value.string else { return reject(value, "must be a string") }
    let name = DialectName(uri)
    let standing = store.documents.standing(of: name)
    if case .unknown = standing { annotate(value) }
    guard let remark = name.remark(standing) else { return }
    store.reportOnce(
      PlacedDiagnostic(
        .warning, code: remark.code, message: remark.message, origin: origin(of: value)),
      ofAllDocuments: true)
  }

  /// Names the schema at a node of this document.
  func identify(_ node: Node) -> SchemaID {
    // The items of a parameter are objects of their own, without the parameter's other members.
    store.id(at: origin(of: node), dialect == .swagger2Parameter ? .swagger2 : dialect, scope)
  }

  /// Keeps a member as a fact, as it is written.
  mutating func annotate(_ member: Node, as name: String? = nil) {
    let field = Field(name ?? store.name(of: member, in: site.document).string)
    let isExtension = name == nil && field.isExtension
    if isExtension { hasExtensions = true }
    if isExtension, store.tellsOfLife(member, in: site.document) {
      for problem in Lifecycle(field, member, origin: origin(of: member)).problems {
        warn(problem.code, problem.message, at: member)
      }
    }
    draft.schema.facts.append(field, Fact(member, origin: origin(of: member)))
  }

  /// Says that a keyword's value has no meaning, and keeps it as a fact so that a change of it is seen.
  mutating func reject(_ value: Node, _ expectation: String, code: String = "invalid-keyword") {
    warn(code, "'\(value.key ?? "")' \(expectation); it is ignored", at: value)
    annotate(value)
  }

  func warn(_ code: String, _ message: String, at node: Node) {
    store.report(
      PlacedDiagnostic(.warning, code: code, message: message, origin: origin(of: node)))
  }

  /// Says that a word of another dialect is understood: once per document, because who writes it once writes it often.
  func warnOfForeignWord(_ message: String, at node: Node) {
    store.reportOnce(
      PlacedDiagnostic(
        .warning, code: "foreign-keyword", message: message, origin: origin(of: node)))
  }
}

extension Dialect {
  /// The dialect's name in messages.
  var title: String {
    switch self {
    case .swagger2, .swagger2Parameter: "Swagger 2.0"
    case .openAPI30: "OpenAPI 3.0"
    case .openAPI31: "OpenAPI 3.1"
    }
  }
}

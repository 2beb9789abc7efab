package import DocumentTree

/// The schemas of one description, each read on first demand and kept.
///
/// Identifiers are handed out without reading; a pure reference, and a composition of nothing but one schema, have the
/// identifier of what they lead to.
package final class SchemaStore {
  package let documents: DocumentSet
  /// The schema `true`, or an absent one.
  package let anything = SchemaID(index: 0)
  /// The schema `false`.
  package let nothing = SchemaID(index: 1)

  /// The schemas, by identifier.
  private let entries = SchemaEntries()
  private let root: Origin

  /// The identifiers of schemas in other words than those of the description, or in dynamic scopes.
  private var identifiers: [SchemaPlace: SchemaID] = [:]
  /// The words of the description: those of the first schema outside dynamic scopes that was asked for.
  private var usualDialect: Dialect?
  private var mergedIdentifiers: [[SchemaID]: SchemaID] = [:]
  /// What is known of the keys of the first document, which is asked for most.
  private let rootVocabulary: DocumentVocabulary
  /// By document: what is known of its keys; `nil` where nobody has asked.
  private var vocabularies: [DocumentVocabulary?] = []
  /// By hash: the values of lists of texts, each once and in order.
  private var listedTexts: [StructuralHash: [JSONValue]] = [:]
  private var subtypeIndices: [SubtypeKey: SubtypeIndex] = [:]
  private var reported: Set<PlacedDiagnostic> = []
  var scopes = DynamicScopes()

  /// Of the schemas that were read or named so far, each once.
  package private(set) var placedDiagnostics: [PlacedDiagnostic] = []

  /// How many schemas merged from others are made before the rest is left unread. Recursive schemas that are merged
  /// with each other in ever new combinations could go on for very long.
  private let maximumMergedSchemas: Int

  private struct SubtypeKey: Hashable {
    let document: Int32
    let dialect: Dialect
  }

  /// A store for the schemas of some documents.
  package init(documents: DocumentSet, maximumMergedSchemas: Int = 200_000) {
    self.documents = documents
    self.maximumMergedSchemas = maximumMergedSchemas
    root = Origin(document: 0, node: documents.documents[0].tree.root)
    rootVocabulary = DocumentVocabulary(documents.documents[0])
    add(SchemaContents(origin: root))
    var never = SchemaContents(origin: root)
    never.isNever = true
    add(never)
  }

  /// Names the schema at a place.
  package func id(at origin: Origin, dialect: Dialect) -> SchemaID {
    id(at: origin, dialect, .empty)
  }

  /// The schema in canonical form; read now, if it has not been read before.
  package func schema(_ id: SchemaID) -> Schema {
    entries[id] ?? read(id)
  }

  /// What the text of a schema says where it is plain; `nil` for all that has to be read. Found once.
  package func outline(of id: SchemaID) -> SchemaOutline? {
    if let known = entries.outline(of: id) { return known }
    let found = findOutline(of: id)
    entries.keep(found, of: id)
    return found
  }

  /// The one node that a schema was read from; `nil` for merged and synthetic ones.
  package func site(of id: SchemaID) -> Origin? {
    if case .site(let place) = entries.recipe(of: id) { place.origin } else { nil }
  }

  /// The one node that a schema was read from, and how; `nil` also where dynamic references depend on the way to it.
  package func staticSite(of id: SchemaID) -> (origin: Origin, dialect: Dialect)? {
    guard case .site(let place) = entries.recipe(of: id), place.scope == .empty else {
      return nil
    }
    return (place.origin, place.dialect)
  }

  /// What was read around in the schemas that were read or named so far, each once.
  package var diagnostics: [Diagnostic] { placedDiagnostics.map(documents.diagnostic) }

  /// Adds a schema that stands nowhere in the documents. Its facts are taken as they are.
  @discardableResult
  package func add(_ contents: SchemaContents) -> SchemaID { add(Schema(contents)) }

  /// Adds a schema that stands nowhere in the documents.
  @discardableResult
  func add(_ schema: Schema) -> SchemaID {
    entries.add(.made, schema)
  }

  func report(_ diagnostic: PlacedDiagnostic) {
    if reported.insert(diagnostic).inserted { placedDiagnostics.append(diagnostic) }
  }

  /// Reports what would be said of many places of a document, or of all documents, in the same words at the first of them only.
  func reportOnce(_ diagnostic: PlacedDiagnostic, ofAllDocuments: Bool = false) {
    let document = ofAllDocuments ? 0 : diagnostic.origin.document
    let root = documents[document].tree.root
    let general = PlacedDiagnostic(
      diagnostic.severity, code: diagnostic.code, message: diagnostic.message,
      origin: Origin(document: document, node: root))
    if reported.insert(general).inserted { placedDiagnostics.append(diagnostic) }
  }

  func keywords(of document: Int32) -> KeywordTable {
    vocabulary(of: document).keywords
  }

  /// The key of a member.
  func name(of member: Node, in document: Int32) -> ExactString {
    vocabulary(of: document).name(of: member)
  }

  /// Whether a member is one by which descriptions tell of the life of their parts.
  func tellsOfLife(_ member: Node, in document: Int32) -> Bool {
    vocabulary(of: document).tellsOfLife(member)
  }

  /// Whether what says nothing about values may still matter, because `unevaluated…` asks which members and elements
  /// were looked at (JSON Schema 2020-12 core §11).
  func keepsEvaluations(in document: Int32) -> Bool {
    rootVocabulary.countsEvaluations || vocabulary(of: document).countsEvaluations
  }

  /// Whether a place is a schema object that plainly leads on to no other schema.
  func leadsNowhere(_ origin: Origin, _ dialect: Dialect) -> Bool {
    vocabulary(of: origin.document).leadsNowhere(origin.node, dialect)
  }

  @inline(__always)
  private func vocabulary(of document: Int32) -> DocumentVocabulary {
    document == 0 ? rootVocabulary : furtherVocabulary(of: document)
  }

  private func furtherVocabulary(of document: Int32) -> DocumentVocabulary {
    let known = vocabularies
    if Int(document) < known.count, let vocabulary = known[Int(document)] { return vocabulary }
    let missing = Int(document) + 1 - known.count
    if missing > 0 { vocabularies.append(contentsOf: repeatElement(nil, count: missing)) }
    let vocabulary = DocumentVocabulary(documents[document])
    vocabularies[Int(document)] = vocabulary
    return vocabulary
  }

  func subtypeIndex(of document: Int32, _ dialect: Dialect) -> SubtypeIndex {
    let key = SubtypeKey(document: document, dialect: dialect)
    if let index = subtypeIndices[key] { return index }
    let index = SubtypeIndex(self, document: document, dialect: dialect)
    subtypeIndices[key] = index
    return index
  }

  /// The texts of a list of nothing else, each once and in order.
  func texts(listedIn list: Node) -> [JSONValue] {
    if let known = listedTexts[list.hash] { return known }
    let texts = JSONValue.canonicalSet(list.elements.map(\.jsonValue))
    listedTexts[list.hash] = texts
    return texts
  }

  // MARK: Naming

  func id(at origin: Origin, _ dialect: Dialect, _ scope: DynamicScope) -> SchemaID {
    let place = SchemaPlace(origin: origin, dialect: dialect, scope: scope)
    if let id = knownID(of: place) { return id }
    let id = identify(place)
    remember(id, at: place)
    return id
  }

  private func isUsual(_ place: SchemaPlace) -> Bool {
    guard place.scope == .empty else { return false }
    if let usualDialect { return place.dialect == usualDialect }
    usualDialect = place.dialect
    return true
  }

  private func knownID(of place: SchemaPlace) -> SchemaID? {
    guard isUsual(place) else { return identifiers[place] }
    return vocabulary(of: place.origin.document)[place.origin.node]
  }

  private func remember(_ id: SchemaID, at place: SchemaPlace) {
    if isUsual(place) {
      vocabulary(of: place.origin.document)[place.origin.node] = id
    } else {
      identifiers[place] = id
    }
  }

  /// Names the target of a reference, given as its string node in the object at a place.
  func id(
    ofReference reference: Node, at place: Origin, _ dialect: Dialect, _ scope: DynamicScope
  ) -> SchemaID {
    id(resolve(reference, at: place), reference, at: place, dialect, scope)
  }

  func id(
    ofDynamicReference reference: Node, at place: Origin, _ dialect: Dialect, _ scope: DynamicScope
  ) -> SchemaID {
    id(resolveDynamic(reference, at: place, scope), reference, at: place, dialect, scope)
  }

  private func id(
    _ resolution: ReferenceResolution, _ reference: Node, at place: Origin, _ dialect: Dialect,
    _ scope: DynamicScope
  ) -> SchemaID {
    switch resolution {
    case .found(let target): id(at: target, dialect, scope)
    case .failed(let code, let message):
      unresolved(
        reference, at: place, code: code, message: message,
        trail: documents.trail(ofReference: reference.text, at: place))
    }
  }

  private func identify(_ place: SchemaPlace) -> SchemaID {
    if leadsNowhere(place.origin, place.dialect) { return entries.add(.site(place)) }
    if let target = plainTarget(of: place) { return id(ofFinal: target, from: place) }
    switch destination(of: place.origin, place.dialect, place.scope) {
    case .anything: return anything
    case .nothing: return nothing
    case .schema(let target, let scope):
      return id(
        ofFinal: SchemaPlace(origin: target, dialect: place.dialect, scope: scope), from: place)
    case .failed(let reference, let origin, let code, let message, let trail):
      return unresolved(reference, at: origin, code: code, message: message, trail: trail)
    case .invalid(let origin): return invalid(origin)
    }
  }

  /// The identifier of a schema that leads on to none.
  private func id(ofFinal final: SchemaPlace, from place: SchemaPlace) -> SchemaID {
    if final != place, let id = knownID(of: final) { return id }
    let id = entries.add(.site(final))
    remember(id, at: final)
    return id
  }

  private func unresolved(
    _ reference: Node, at place: Origin, code: String, message: String, trail: String
  ) -> SchemaID {
    let origin = Origin(document: place.document, node: reference.id)
    if code != "unreadable-document" {
      report(PlacedDiagnostic(.error, code: code, message: message, origin: origin))
    }
    return opaque(trail, at: origin)
  }

  private func invalid(_ origin: Origin) -> SchemaID {
    let node = documents.node(origin)
    guard node.kind != .null else {
      report(
        PlacedDiagnostic(
          .warning, code: "invalid-schema",
          message: "null is no schema; it is taken for one that says nothing", origin: origin))
      return anything
    }
    report(
      PlacedDiagnostic(
        .error, code: "invalid-schema", message: "a schema must be an object, true or false",
        origin: origin))
    return opaque(Digest.shortened(node.jsonValue.compactText), at: origin)
  }

  private func opaque(_ text: String, at origin: Origin) -> SchemaID {
    var schema = SchemaContents(origin: origin)
    schema.opaqueText = text
    return add(schema)
  }

  /// Names the schema that accepts what all of some schemas accept; merged when it is read.
  func merged(_ ids: [SchemaID]) -> SchemaID {
    var parts: [SchemaID] = []
    for id in ids where id != anything {
      if id == nothing { return nothing }
      // Flat lists without repetition are finitely many, so that merging recursive schemas comes to an end.
      if case .merged(let inner) = entries.recipe(of: id) {
        for part in inner where !parts.contains(part) { parts.append(part) }
      } else if !parts.contains(id) {
        parts.append(id)
      }
    }
    if parts.isEmpty { return anything }
    if parts.count == 1 { return parts[0] }
    if let id = mergedIdentifiers[parts] { return id }
    let id =
      mergedIdentifiers.count < maximumMergedSchemas
      ? entries.add(.merged(parts)) : tooManyMerged(parts)
    mergedIdentifiers[parts] = id
    return id
  }

  private func tooManyMerged(_ parts: [SchemaID]) -> SchemaID {
    let origin = site(of: parts[0]) ?? finishedSchema(parts[0])?.origin ?? root
    report(
      PlacedDiagnostic(
        .error, code: "too-complex",
        message: "the description combines its schemas in too many ways to read them all",
        origin: origin))
    return opaque("a combination of \(parts.count) schemas", at: origin)
  }

  /// Whether a schema object is written as one that accepts null alone.
  func isNull(_ id: SchemaID) -> Bool {
    guard let site = site(of: id) else { return false }
    return documents.node(site).isNullSchema(keywords(of: site.document))
  }

  // MARK: Reading

  /// The schema, if it has been read.
  func finishedSchema(_ id: SchemaID) -> Schema? { entries[id] }

  /// Reads a schema and what is to be merged into it. On a stack of its own, because `allOf` may be nested or chained
  /// more deeply than the thread's stack allows.
  private func read(_ id: SchemaID) -> Schema {
    let first = draft(of: id)
    if first.parts.isEmpty { return finish(first, id) }
    var stack = [(id: id, draft: first, next: 0)]
    entries.setUnfinished(true, id)
    while true {
      let top = stack.count - 1
      let position = stack[top].next
      guard position < stack[top].draft.parts.count else {
        let (done, draft, _) = stack.removeLast()
        let schema = finish(draft, done)
        entries.setUnfinished(false, done)
        if stack.isEmpty { return schema }
        continue
      }
      stack[top].next += 1
      let part = stack[top].draft.parts[position]
      if finishedSchema(part.branch.schema) != nil { continue }
      if entries.isUnfinished(part.branch.schema) {
        stack[top].draft.parts[position].isCyclic = true
        if part.choice == nil {
          report(
            PlacedDiagnostic(
              .error, code: "reference-cycle",
              message: "the schema is a part of itself; the part is ignored",
              origin: part.branch.origin))
        }
        continue
      }
      entries.setUnfinished(true, part.branch.schema)
      stack.append((part.branch.schema, self.draft(of: part.branch.schema), 0))
    }
  }

  /// Keeps the schema of a draft, all parts of which have been read.
  private func finish(_ draft: consuming SchemaDraft, _ id: SchemaID) -> Schema {
    let schema = SchemaMerger.schema(from: draft, id: id, store: self)
    entries[id] = schema
    return schema
  }

  private func draft(of id: SchemaID) -> SchemaDraft {
    switch entries.recipe(of: id) {
    case .site(let place):
      return SchemaReader.draft(
        of: self, at: place.origin, dialect: place.dialect, scope: place.scope)
    case .merged(let parts):
      let branches = parts.map { part in
        Schema.Branch(schema: part, referenceName: nil, origin: origin(of: part))
      }
      var draft = SchemaDraft(schema: SchemaContents(origin: branches[0].origin))
      draft.parts = branches.map { SchemaDraft.Part($0) }
      return draft
    case .made:
      return SchemaDraft(schema: SchemaContents(schema(id)))
    }
  }

  private func origin(of id: SchemaID) -> Origin {
    site(of: id) ?? finishedSchema(id)?.origin ?? root
  }
}

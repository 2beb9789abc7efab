import DocumentTree

/// What the readers of one description share: its documents, its schemas, what was remarked and what is read already.
final class ReadingContext {
  let documents: DocumentSet
  let schemas: SchemaStore
  let specification: Specification
  /// The root of the first document.
  let root: Site

  private(set) var remarks = Remarks()
  /// What could not be read of the element that is being read.
  private(set) var unread: [UnreadPart] = []

  private var hasReferencedOperation = false
  private var compactTexts: [Origin: String] = [:]

  private var mediaRanges: [ExactString: MediaRange] = [:]

  // What several operations share is read once, so that it costs once.
  var pathItems: [Origin: Reading<PathItem?>] = [:]
  var parameters: [Origin: Reading<Parameter?>] = [:]
  var headers: [Origin: Reading<Header?>] = [:]
  var contents: [Origin: Reading<[MediaType]>] = [:]
  var servers: [Origin: Reading<[Server]>] = [:]
  var securities: [Origin: Reading<Security>] = [:]
  var securitySchemes: [SchemeName: Reading<SecurityScheme?>] = [:]

  init(documents: DocumentSet, specification: Specification) {
    self.documents = documents
    self.specification = specification
    schemas = SchemaStore(documents: documents)
    root = Site(node: documents.documents[0].tree.rootNode, document: 0)
  }

  /// What a key of a content map stands for. There are few of them, in many places.
  func mediaRange(_ key: String) -> MediaRange {
    let key = ExactString(key)
    if let known = mediaRanges[key] { return known }
    let range = MediaRange(trimmed(key.string))
    mediaRanges[key] = range
    return range
  }

  /// Something that was read with what could not be read of it.
  struct Reading<Value> {
    let value: Value
    let unread: [UnreadPart]
  }

  /// A security scheme's name and the document whose components it may come from.
  struct SchemeName: Hashable {
    let name: ExactString
    let document: Int32
  }

  /// Remembers something that deserves a diagnostic.
  func note(
    _ code: String, _ message: String, at site: Site, severity: Diagnostic.Severity = .warning
  ) {
    add(PlacedDiagnostic(severity, code: code, message: message, origin: site.origin))
  }

  /// Says that operations stand behind references: at the first one, because who does it once does it always.
  func noteReferencedOperation(_ site: Site) {
    guard !hasReferencedOperation else { return }
    hasReferencedOperation = true
    note(
      "misplaced-reference", "operations cannot be references; they are read as they are meant",
      at: site)
  }

  func add(_ diagnostic: PlacedDiagnostic) { remarks.add(diagnostic) }

  /// Remembers a part that has no meaning here, by its text.
  func markUnread(
    _ subject: String, _ site: Site, code: String = "invalid-part", message: String,
    text: String? = nil, severity: Diagnostic.Severity = .error, saidAt place: Origin? = nil
  ) {
    add(
      PlacedDiagnostic(severity, code: code, message: message, origin: place ?? site.origin))
    let text = Digest.shortened(text ?? site.node.jsonValue.compactText)
    unread.append(UnreadPart(subject: subject, text: text, origin: site.origin))
  }

  /// The text of an element that several others may ask for, shortened.
  func compactText(of site: Site) -> String {
    if let text = compactTexts[site.origin] { return text }
    let text = Digest.shortened(site.node.jsonValue.compactText)
    compactTexts[site.origin] = text
    return text
  }

  /// Remembers a part that stands in the way of another, which is used in its place: by its key and its text, unless both
  /// are the same.
  func markUnused(
    _ subject: String, _ site: Site, insteadOf used: Site, _ message: String, code: String
  ) {
    guard !site.node.isEqual(to: used.node) else {
      return note(code, message, at: site)
    }
    markUnread(subject, site, code: code, message: message, severity: .warning)
  }

  /// Reads what stands under a key. What cannot be read of it is told apart from the same under another key.
  func under<Value>(_ key: @autoclosure () -> String, _ read: () -> Value) -> Value {
    let count = unread.count
    let value = read()
    if unread.count == count { return value }
    let key = key()
    for index in count..<unread.count {
      let part = unread[index]
      unread[index] = UnreadPart(
        subject: part.subject, text: Digest.shortened("\(key) \(part.text)"), origin: part.origin)
    }
    return value
  }

  /// Reads an element apart, with its own list of what could not be read.
  func reading<Value>(_ read: () -> Value) -> Reading<Value> {
    let outer = unread
    unread = []
    let value = read()
    defer { unread = outer }
    return Reading(value: value, unread: unread)
  }

  /// Reads what several elements share once; each of them misses what could not be read of it.
  func shared<Key: Hashable, Value>(
    _ memo: ReferenceWritableKeyPath<ReadingContext, [Key: Reading<Value>]>, at key: Key,
    read: () -> Value
  ) -> Value {
    let result = self[keyPath: memo][key] ?? reading(read)
    self[keyPath: memo][key] = result
    unread += result.unread
    return result.value
  }
}

import DocumentTree

/// Finds where the parts of operations stand without reading them, and tells which of them are plain: readers have nothing to
/// say of them, and can read them whole, so that they may be read apart from the rest of their operation.
///
/// Looks at keys and kinds of values only. Whatever it does not know makes it give up, so that readers decide what it means.
package struct OperationSkimmer {
  let reader: OpenAPI3Reader
  let context: ReadingContext
  let documents: DocumentSet
  let tree: Tree
  let records: RegionArray<NodeRecord>
  let keywords: KeywordTable
  let dialect: Dialect
  var words: [OperationWords]
  /// What keys stand for; there are few of them, in many places.
  var statuses: [(key: UInt32, status: StatusRange?)] = []
  var ranges: [(key: UInt32, range: MediaRange)] = []
  /// What is known of responses, by their text: many operations answer alike.
  private var responses: [KnownResponse] = []
  private var responseNumbers = NumberTable()
  private var lastItem: Item?

  /// What is known of a path item.
  private struct Item {
    let origin: Origin
    var surroundings: [NodeID] = []
    var parameters: Origin?
  }

  /// What is known of all responses with a text.
  private struct KnownResponse {
    let text: StructuralHash
    let isPlain: Bool
  }

  /// What tells a parameter from others.
  struct ParameterName {
    let location: Parameter.Location
    let name: NodeID
  }

  /// `nil` where parts of operations do not stand where they seem to: in descriptions of Swagger 2.0, whose operations make them up,
  /// and in documents that repeat parts by aliases or schemas by dynamic references.
  package init?(_ api: API) {
    guard let reader = api.reader as? OpenAPI3Reader else { return nil }
    let documents = api.documents
    let tree = documents.documents[0].tree
    guard !documents.hasDynamicAnchors, !tree.hasAliases else { return nil }
    self.reader = reader
    self.documents = documents
    self.tree = tree
    context = reader.context
    records = tree.records
    keywords = api.schemas.keywords(of: 0)
    dialect = api.specification.dialect
    words = OperationWords.table(tree.keys)
  }

  /// Where the parts of an operation stand; `nil` where only reading tells. What it says as a whole is listed if somebody wants to know.
  package mutating func outline(
    of heading: OperationHeading, listsFacts: Bool
  ) -> OperationOutline? {
    guard heading.origin.document == 0, heading.pathItem == heading.declaration,
      heading.pathItem.document == 0, let item = item(heading)
    else { return nil }
    var outline = OperationOutline()
    outline.surroundings = item.surroundings
    outline.inheritedParameters = item.parameters
    for child in members(Int(heading.origin.node.index)) {
      let record = records[child]
      let word = word(record.key)
      switch word {
      case .summary, .description, .operationID, .tags, .externalDocs, .plainExtension:
        if listsFacts { outline.facts.append(id(child)) }
      case .deprecated:
        guard record.kind == .boolean else { return nil }
        if listsFacts { outline.facts.append(id(child)) }
      // Who pairs operations of such path items has read their servers.
      case .servers: outline.surroundings.append(id(child))
      case .parameters, .requestBody, .responses, .security:
        if record.kind == .null { continue }
        guard add(word, child, to: &outline) else { return nil }
      case .callbacks:
        guard record.kind == .null || record.kind == .object && record.count == 0 else {
          return nil
        }
      default: return nil
      }
    }
    return outline
  }

  /// Whether the parameters of an operation are plain.
  package mutating func hasPlainParameters(
    _ outline: borrowing OperationOutline, of heading: OperationHeading
  ) -> Bool {
    var names: [ParameterName] = []
    for list in [outline.inheritedParameters, outline.parameters] {
      if let list, !addParameters(Int(list.node.index), to: &names) { return false }
    }
    guard case .path(let template) = heading.place else { return areDistinct(names) }
    return areDistinct(names) && fit(names, PathTemplate.names(template))
  }

  /// Whether a body is plain.
  package mutating func isPlainBody(at origin: Origin?) -> Bool {
    origin.map { isPlainBody(Int($0.node.index)) } ?? true
  }

  /// Whether responses are plain.
  package mutating func arePlain(_ responses: [OperationOutline.Response]) -> Bool {
    for response in responses {
      guard isPlain(response) else { return false }
    }
    return true
  }

  /// Whether a response is plain.
  package mutating func isPlain(_ response: OperationOutline.Response) -> Bool {
    textNumber(of: response).map { responses[$0].isPlain }
      ?? isPlain(Int(response.origin.node.index))
  }

  private mutating func isPlain(_ response: Int) -> Bool {
    element(response).map { isPlainResponse($0) } ?? false
  }

  /// A number for the text of a response; `nil` where another text has it.
  package mutating func textNumber(of response: OperationOutline.Response) -> Int? {
    let index = Int(response.origin.node.index)
    let text = tree.hashes[index]
    let number = responseNumbers.number(of: text.low, orNew: responses.count)
    if number == responses.count {
      responses.append(KnownResponse(text: text, isPlain: isPlain(index)))
    }
    return responses[number].text == text ? number : nil
  }

  private mutating func add(
    _ word: OperationWords, _ child: Int, to outline: inout OperationOutline
  ) -> Bool {
    switch word {
    case .parameters:
      outline.parameters = origin(child)
      return true
    case .requestBody:
      outline.requestBody = origin(child)
      return true
    case .responses: return addResponses(child, to: &outline)
    default:
      outline.security = origin(child)
      return true
    }
  }

  private mutating func item(_ heading: OperationHeading) -> Item? {
    if let lastItem, lastItem.origin == heading.pathItem { return lastItem }
    var item = Item(origin: heading.pathItem)
    let index = Int(heading.pathItem.node.index)
    guard records[index].kind == .object else { return nil }
    for child in members(index) {
      switch word(records[child].key) {
      case .method: continue
      case .parameters:
        if records[child].kind == .null { continue }
        item.parameters = origin(child)
      case .summary, .description, .plainExtension: item.surroundings.append(id(child))
      default: return nil
      }
    }
    lastItem = item
    return item
  }

  // MARK: Parameters

  private mutating func addParameters(_ list: Int, to names: inout [ParameterName]) -> Bool {
    guard records[list].kind == .array else { return false }
    for child in children(list) {
      guard let index = element(child), let name = parameter(index) else { return false }
      names.append(name)
    }
    return true
  }

  private mutating func parameter(_ index: Int) -> ParameterName? {
    var name: Int?
    var location: Parameter.Location?
    var isRequired = false
    var style: Int?
    var explodes: Bool?
    var schema: Int?
    var hasContent = false
    for child in members(index) {
      let record = records[child]
      let word = word(record.key)
      switch word {
      case .description, .example, .plainExtension: continue
      case .examples: guard areFound(examples: child) else { return nil }
      case .name:
        guard record.kind == .string else { return nil }
        name = child
      case .location:
        guard record.kind == .string,
          let place = Parameter.Location(rawValue: node(child).text)
        else { return nil }
        location = place
      case .required, .explode, .deprecated, .allowReserved, .allowEmptyValue:
        guard record.kind == .boolean else { return nil }
        if word == .required { isRequired = record.flags.contains(.isTrue) }
        if word == .explode { explodes = record.flags.contains(.isTrue) }
      case .style: style = child
      case .schema:
        if record.kind == .null { continue }
        guard destination(child) != nil else { return nil }
        schema = child
      case .content:
        if record.kind == .null { continue }
        guard isPlainContent(child) else { return nil }
        hasContent = true
      default: return nil
      }
    }
    guard let name, let location, location != .querystring, location != .path || isRequired else {
      return nil
    }
    if location == .header, Parameter.isIgnoredHeader(node(name).text) { return nil }
    guard let style = self.style(style, at: location) else { return nil }
    // An object whose members travel like parameters is looked at by its members, so that its schema is read.
    if location == .query || location == .cookie, style == "form", explodes ?? true, !hasContent,
      let schema, !isReadSilently(schema)
    {
      return nil
    }
    return ParameterName(location: location, name: id(name))
  }

  /// The style of a parameter or a part; `nil` where it is none that the place allows.
  func style(_ index: Int?, at location: Parameter.Location) -> String? {
    guard let index else {
      return location == .query || location == .cookie || location == .querystring
        ? "form" : "simple"
    }
    guard records[index].kind == .string else { return nil }
    let style = node(index).text
    return OpenAPI3Reader.styles(of: location).contains(style) ? style : nil
  }

  /// Whether no parameter takes the place of another.
  private func areDistinct(_ names: [ParameterName]) -> Bool {
    var headers: Set<ExactString> = []
    for (position, name) in names.enumerated() {
      if name.location == .header,
        !headers.insert(ExactString(tree.node(name.name).text.lowercased())).inserted
      {
        return false
      }
      // Equal texts have equal hashes, whatever else has.
      let hash = tree.hashes[Int(name.name.index)]
      for other in names[..<position]
      where other.location == name.location && tree.hashes[Int(other.name.index)] == hash {
        return false
      }
    }
    return true
  }

  /// Whether the parameters of the path are those that its template names.
  private func fit(_ names: [ParameterName], _ variables: [ExactString]) -> Bool {
    var count = 0
    for name in names where name.location == .path {
      guard variables.contains(ExactString(tree.node(name.name).text)) else { return false }
      count += 1
    }
    return count == variables.count
  }

  // MARK: What the parts of the skimmer share

  func children(_ index: Int) -> Range<Int> {
    let record = records[index]
    return Int(record.first)..<Int(record.first) + Int(record.count)
  }

  /// The members of an object, and nothing for anything else.
  func members(_ index: Int) -> Range<Int> {
    records[index].kind == .object ? children(index) : 0..<0
  }

  func id(_ index: Int) -> NodeID { NodeID(index: UInt32(index)) }

  func origin(_ index: Int) -> Origin { Origin(document: 0, node: id(index)) }

  func node(_ index: Int) -> Node { tree.node(id(index)) }

  mutating func word(_ key: UInt32) -> OperationWords {
    let known = words[Int(key)]
    if !known.isEmpty { return known }
    let word = OperationWords(further: tree.keys.text(of: key))
    words[Int(key)] = word
    return word
  }

  /// The object that stands at a place or behind its reference; `nil` for anything else, and for what is not in this document.
  mutating func element(_ index: Int) -> Int? {
    guard records[index].kind == .object else { return nil }
    guard let reference = reference(in: index) else { return index }
    guard let target = target(of: reference, in: index), records[target].kind == .object,
      self.reference(in: target) == nil
    else { return nil }
    return target
  }

  /// The string of the reference in an object.
  mutating func reference(in index: Int) -> Int? {
    for child in members(index) where word(records[child].key) == .reference {
      return records[child].kind == .string ? child : nil
    }
    return nil
  }

  /// Where a reference leads inside the document.
  func target(of reference: Int, in index: Int) -> Int? {
    guard
      case .found(let target) = documents.resolve(
        node(reference), from: origin(index), isQuiet: true), target.document == 0
    else { return nil }
    return Int(target.node.index)
  }
}

import DocumentTree

/// What the store knows of the keys of one document, each looked at once.
///
/// A reference, because every schema that is read asks it often.
final class DocumentVocabulary {
  let tree: Tree
  let keywords: KeywordTable
  /// Whether something in the document asks what other keywords have looked at.
  let countsEvaluations: Bool
  let hasDynamicAnchors: Bool
  /// The names that were asked for, by the numbers of keys.
  private var names: [ExactString?]
  /// Whether keys are those by which descriptions tell of the life of their parts; `nil` where nobody has looked.
  private var wordsOfLife: [Bool?]
  /// By node: the identifier of the schema there plus one, in the words of the description and outside dynamic scopes; zero
  /// where nobody has asked.
  private let identifiers: NodeTable

  init(_ document: Document) {
    tree = document.tree
    identifiers = NodeTable(tree)
    hasDynamicAnchors = document.resources.hasDynamicAnchors
    keywords = KeywordTable(tree.keys)
    countsEvaluations =
      tree.keys.id(of: Keyword.unevaluatedProperties.text) != nil
      || tree.keys.id(of: Keyword.unevaluatedItems.text) != nil
    names = Array(repeating: nil, count: tree.keys.count)
    wordsOfLife = Array(repeating: nil, count: tree.keys.count)
  }

  /// The key of a member, of which there is one text however often it occurs.
  func name(of member: Node) -> ExactString {
    let key = member.record.key
    guard key != NodeRecord.noKey else { return "" }
    if let name = names[Int(key)] { return name }
    let name = ExactString(tree.keys.text(of: key))
    names[Int(key)] = name
    return name
  }

  /// Whether a member is one by which descriptions tell of the life of their parts.
  func tellsOfLife(_ member: Node) -> Bool {
    let key = member.record.key
    guard key != NodeRecord.noKey else { return false }
    if let known = wordsOfLife[Int(key)] { return known }
    let answer = LifecycleVocabulary.meaning(of: Field(name(of: member).string)) != nil
    wordsOfLife[Int(key)] = answer
    return answer
  }

  /// Whether a node is a schema object of several keywords, none of which can lead on to another schema, as most are.
  func leadsNowhere(_ node: NodeID, _ dialect: Dialect) -> Bool {
    let record = tree.records[Int(node.index)]
    return record.kind == .object && record.count > 1 && !hasDynamicAnchors
      && (dialect == .openAPI31 || keywords.reference(in: tree.node(node)) == nil)
  }

  subscript(node: NodeID) -> SchemaID? {
    get {
      let number = identifiers[Int(node.index)]
      return number == 0 ? nil : SchemaID(index: number - 1)
    }
    set { identifiers[Int(node.index)] = newValue.map { $0.index + 1 } ?? 0 }
  }
}

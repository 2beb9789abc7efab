import DocumentTree

/// What the store knows of the keys of one document, each looked at once.
struct DocumentVocabulary {
  let tree: Tree
  let keywords: KeywordTable
  /// Whether something in the document asks what other keywords have looked at.
  let countsEvaluations: Bool
  /// The names that were asked for, by the numbers of keys.
  private var names: [ExactString?]
  /// Whether keys are those of extensions by which descriptions tell of the life of their parts; `nil` where nobody has looked.
  private var extensionsOfLife: [Bool?]
  /// By node: the identifier of the schema there, in the words of the description and outside dynamic scopes; negative where
  /// nobody has asked.
  private var identifiers: [Int32]

  init(_ tree: Tree) {
    self.tree = tree
    keywords = KeywordTable(tree.keys)
    countsEvaluations =
      tree.keys.id(of: Keyword.unevaluatedProperties.text) != nil
      || tree.keys.id(of: Keyword.unevaluatedItems.text) != nil
    names = Array(repeating: nil, count: tree.keys.count)
    extensionsOfLife = Array(repeating: nil, count: tree.keys.count)
    identifiers = Array(repeating: -1, count: tree.records.count)
  }

  /// The key of a member, of which there is one text however often it occurs.
  mutating func name(of member: Node) -> ExactString {
    let key = member.record.key
    guard key != NodeRecord.noKey else { return "" }
    if let name = names[Int(key)] { return name }
    let name = ExactString(tree.keys.text(of: key))
    names[Int(key)] = name
    return name
  }

  /// Whether a member is an extension by which descriptions tell of the life of their parts.
  mutating func isExtensionOfLife(_ member: Node) -> Bool {
    let key = member.record.key
    guard key != NodeRecord.noKey else { return false }
    if let known = extensionsOfLife[Int(key)] { return known }
    let field = Field(name(of: member).string)
    let answer = field.isExtension && LifecycleVocabulary.meaning(of: field) != nil
    extensionsOfLife[Int(key)] = answer
    return answer
  }

  subscript(node: NodeID) -> SchemaID? {
    get {
      let index = identifiers[Int(node.index)]
      return index < 0 ? nil : SchemaID(index: index)
    }
    set { identifiers[Int(node.index)] = newValue?.index ?? -1 }
  }
}

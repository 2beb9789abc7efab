package import DocumentTree

/// What a schema object says whose text is plain: scalars, a list, an object or a choice, and nothing that bears on several of these.
///
/// Found without reading the schema. Most schemas lead on to others and say little else, and nobody need read them to follow.
package struct SchemaOutline {
  /// What its values consist of.
  package enum Content {
    /// Nothing: there plainly are valid values, none of which has parts.
    case scalars
    /// Elements, as many as there may be.
    case list(items: NodeID?)
    /// Members: those that are declared, what is said of others, and the list of those that are required.
    case object(properties: Range<UInt32>, others: NodeID?, required: Range<UInt32>)
    /// Whatever one of several schemas says.
    case choice(branches: Range<UInt32>, isExclusive: Bool)
  }

  /// Where it stands.
  package let origin: Origin
  /// The words that it is written in.
  let dialect: Dialect
  /// The types that values may have.
  package let types: JSONTypes
  package let content: Content
  /// Whether it is `readOnly` or `writeOnly`.
  package let isFlagged: Bool
  /// Whether it lists its values.
  package let listsValues: Bool
}

extension SchemaStore {
  /// Looks at the text of a schema.
  func findOutline(of id: SchemaID) -> SchemaOutline? {
    guard let site = staticSite(of: id), site.dialect != .swagger2Parameter,
      !keepsEvaluations(in: site.origin.document)
    else { return nil }
    let document = documents[site.origin.document]
    guard !document.resources.hasDynamicAnchors, !document.resources.hasMetaschemas else {
      return nil
    }
    return SchemaSkimmer(
      tree: document.tree, keywords: keywords(of: site.origin.document), dialect: site.dialect
    ).outline(at: site.origin)
  }

  /// The types of a schema with a plain text; `nil` for choices, and for all that has to be read.
  package func plainTypes(of id: SchemaID) -> JSONTypes? {
    guard let outline = outline(of: id) else { return nil }
    if case .choice = outline.content { return nil }
    return outline.types
  }

  /// Whether all of some schemas have plain texts, and no value is of the types of two of them.
  package func haveDisjointPlainTypes(_ ids: [SchemaID]) -> Bool {
    let types = ids.compactMap(plainTypes)
    return types.count == ids.count && JSONTypes.areDisjoint(types)
  }

  /// A property that a plain text declares.
  package func property(_ node: UInt32, of outline: SchemaOutline) -> Schema.Property {
    let member = member(node, of: outline)
    return Schema.Property(
      name: name(of: member, in: outline.origin.document), schema: identify(node, of: outline),
      origin: Origin(document: outline.origin.document, node: member.id))
  }

  /// The property with a name that a plain text requires; `nil` where it declares none.
  package func property(requiredAt node: UInt32, of outline: SchemaOutline) -> SchemaID? {
    let tree = tree(of: outline)
    return tree.key(reading: tree.records[Int(node)]).flatMap { property(withKey: $0, of: outline) }
  }

  /// The property with a name; `nil` where a plain text declares none.
  package func property(_ name: ExactString, of outline: SchemaOutline) -> SchemaID? {
    tree(of: outline).keys.id(of: name.string).flatMap { property(withKey: $0, of: outline) }
  }

  /// Whether a plain text declares a name.
  package func declares(_ name: ExactString, _ outline: SchemaOutline) -> Bool {
    tree(of: outline).keys.id(of: name.string).flatMap { node(withKey: $0, outline) } != nil
  }

  private func property(withKey key: UInt32, of outline: SchemaOutline) -> SchemaID? {
    node(withKey: key, outline).map { identify($0, of: outline) }
  }

  /// The node of the property that has a key.
  private func node(withKey key: UInt32, _ outline: SchemaOutline) -> UInt32? {
    guard case .object(let properties, _, _) = outline.content else { return nil }
    return tree(of: outline).records.withSpan { records in
      for index in properties where records[Int(index)].key == key { return index }
      return nil
    }
  }

  /// Whether a plain text requires a name.
  package func requires(_ name: ExactString, _ outline: SchemaOutline) -> Bool {
    let tree = tree(of: outline)
    // A name that is declared nowhere is no key.
    guard let key = tree.keys.id(of: name.string) else {
      return requiredNames(of: outline).contains(name)
    }
    return requires(key: key, outline)
  }

  /// Whether a plain text requires a property that it declares, given as its node.
  package func requires(propertyAt node: UInt32, _ outline: SchemaOutline) -> Bool {
    requires(key: tree(of: outline).records[Int(node)].key, outline)
  }

  private func requires(key: UInt32, _ outline: SchemaOutline) -> Bool {
    guard case .object(_, _, let required) = outline.content else { return false }
    let tree = tree(of: outline)
    return required.contains { tree.key(reading: tree.records[Int($0)]) == key }
  }

  /// The names that a plain text requires.
  package func requiredNames(of outline: SchemaOutline) -> Set<ExactString> {
    guard case .object(_, _, let required) = outline.content else { return [] }
    return Set(required.map { ExactString(member($0, of: outline).text) })
  }

  /// An alternative that a plain text lists.
  package func branch(_ node: UInt32, of outline: SchemaOutline) -> Schema.Branch {
    let member = member(node, of: outline)
    let reference = keywords(of: outline.origin.document).reference(in: member)
    return Schema.Branch(
      schema: identify(node, of: outline),
      referenceName: reference.map { ReferenceName.of($0) },
      origin: Origin(document: outline.origin.document, node: member.id))
  }

  /// The schema at a node that a plain text holds.
  package func identify(_ node: UInt32, of outline: SchemaOutline) -> SchemaID {
    id(
      at: Origin(document: outline.origin.document, node: NodeID(index: node)), outline.dialect,
      .empty)
  }

  private func member(_ node: UInt32, of outline: SchemaOutline) -> Node {
    tree(of: outline).node(NodeID(index: node))
  }

  private func tree(of outline: SchemaOutline) -> Tree {
    documents[outline.origin.document].tree
  }
}

import DocumentTree

/// What a description depends on inside itself, found over the text of its documents, without reading it.
///
/// Loads every document that a reference leads to.
struct DependencyScan {
  let api: API
  /// The documents that have been looked at, all of them.
  private(set) var trees: [Tree] = []
  private(set) var dependencies: [Dependency] = []
  /// By document: where its dependencies end in the list of all.
  private var ends: [Int] = []
  /// The texts of references, each once for a document.
  private(set) var texts: [ReferenceText] = []
  /// By document: where its texts end in the list of all.
  private var textEnds: [Int] = []
  /// By document: the numbers of its texts by halves of their hashes.
  private var textNumbers: [NumberTable] = []
  /// The nodes named `discriminator`.
  private(set) var discriminators: [Origin] = []
  /// The values of discriminators' mappings that may be bare names of components.
  private(set) var mappedNames: [Origin] = []
  /// The strings of references that lead nowhere, but for those in data and examples.
  private(set) var dangling: [Origin] = []
  /// The uses of schemes in security requirements, each name once for a document.
  private(set) var securityUses: [Origin] = []
  /// Nodes that a YAML alias shares: by document, each further parent and the child.
  private(set) var shared: [[(parent: UInt32, child: UInt32)]] = []

  init(_ api: API) {
    self.api = api
    var next = 0
    while next < api.documents.documents.count {
      scan(Int32(next))
      next += 1
    }
  }

  private mutating func scan(_ document: Int32) {
    let contents = api.documents[document]
    let tree = contents.tree
    let meanings = KeyMeanings(tree.keys)
    var contexts = NodeContexts(tree, meanings, isFragment: document != 0)
    trees.append(tree)
    textNumbers.append(NumberTable())
    shared.append(contexts.shared)
    var securityKeys = NumberTable()
    let isWhole = contents.resources.isWhole
    for index in meanings.activeNodes(of: tree) {
      guard tree.parents[Int(index)] != Tree.noParent else { continue }
      let meaning = meanings[tree.records[Int(index)].key]
      let origin = Origin(document: document, node: NodeID(index: index))
      if !meaning.isDisjoint(with: .active) {
        if meaning.contains(.reference), tree.records[Int(index)].kind == .string {
          // What stays in its document is followed wherever it stands.
          let isData =
            !tree.isString(origin.node, beginningWith: UInt8(ascii: "#"))
            && contexts[index].contains(.data)
          let leads = readReference(origin, in: tree, isWhole: isWhole, isData: isData)
          if !leads, contexts[index].isDisjoint(with: [.data, .examples]) {
            dangling.append(origin)
          }
        } else {
          if meaning.contains(.dynamicReference), tree.records[Int(index)].kind == .string {
            dependOnEverything(at: origin, in: tree, isData: contexts[index].contains(.data))
          }
          read(meaning, at: origin, in: tree, &securityKeys)
        }
      }
      if contexts.isMapped(index) { readMapping(origin) }
      if meaning.contains(.operation), contexts.isLinkMember(index) {
        dependOnSection(["paths"], of: 0, at: origin)
      }
    }
    ends.append(dependencies.count)
    textEnds.append(texts.count)
  }

  private mutating func read(
    _ meaning: KeyMeanings.Meaning, at origin: Origin, in tree: Tree,
    _ securityKeys: inout NumberTable
  ) {
    let node = tree.node(origin.node)
    if meaning.contains(.discriminator), node.kind == .object || node.kind == .string {
      discriminators.append(origin)
      // Its subtypes are found among the components of its own document and of the root, by what they refer to.
      dependOnSection(["components", "schemas"], of: 0, at: origin)
      dependOnSection(["definitions"], of: 0, at: origin)
      if origin.document != 0 { dependOnSection([], of: origin.document, at: origin) }
      if let fallback = node["defaultMapping"] {
        readMapping(Origin(document: origin.document, node: fallback.id))
      }
    }
    if meaning.contains(.security) {
      for requirement in node.elements {
        for use in requirement.members {
          let count = securityKeys.count
          _ = securityKeys.number(of: UInt64(use.record.key), orNew: count)
          if securityKeys.count > count {
            securityUses.append(Origin(document: origin.document, node: use.id))
          }
        }
      }
    }
  }

  /// Records what a reference depends on; says whether it leads somewhere, as far as anybody looked. A document that is whole
  /// has no embedded resources.
  @discardableResult
  private mutating func readReference(
    _ origin: Origin, in tree: Tree, isWhole: Bool, isData: Bool
  ) -> Bool {
    // What looks like data must not make anybody fetch documents.
    if isData, tree.node(origin.node).text.utf8.first != UInt8(ascii: "#") { return true }
    // Inside an embedded resource one text may name different places (JSON Schema 2020-12 core §8.2.1).
    guard isWhole || api.documents.resource(of: origin) == 0 else {
      dependOnEverything(at: origin, in: tree, isData: false)
      return true
    }
    let number = textNumber(origin, in: tree)
    let target = texts[number].target
    dependencies.append(Dependency(origin, on: target, byText: number))
    // A component that does nothing but refer to another is used all the same, even if that one does not exist.
    if let link = texts[number].link { dependencies.append(Dependency(origin, on: .place(link))) }
    if case .nothing = target { return false }
    return true
  }

  /// Records that a reference may lead anywhere. The document to which it leads is loaded, so that it is a part of everything; what
  /// looks like data must not make anybody fetch one.
  private mutating func dependOnEverything(at origin: Origin, in tree: Tree, isData: Bool) {
    if !isData { _ = api.documents.followed(tree.node(origin.node), from: origin) }
    dependencies.append(Dependency(origin, on: .everything))
  }

  /// The number of a reference's text, which is followed where it comes first.
  private mutating func textNumber(_ origin: Origin, in tree: Tree) -> Int {
    let hash = tree.hashes[Int(origin.node.index)]
    let document = Int(origin.document)
    let number = textNumbers[document].number(of: hash.low, orNew: texts.count)
    if number < texts.count, texts[number].hash == hash { return number }
    let node = tree.node(origin.node)
    let followed = api.documents.followed(node, from: origin)
    let link = followed.firstLink
    if case .found(let place) = followed.outcome {
      texts.append(
        ReferenceText(hash: hash, target: .place(place), link: link, trail: ExactString("")))
    } else {
      let trail = api.documents.trail(ofReference: node.text, at: origin)
      texts.append(
        ReferenceText(hash: hash, target: .nothing, link: link, trail: ExactString(trail)))
    }
    return texts.count - 1
  }

  /// The numbers of the texts of a document.
  func texts(of document: Int32) -> Range<Int> {
    (document == 0 ? 0 : textEnds[Int(document) - 1])..<textEnds[Int(document)]
  }

  /// The numbers of the dependencies in a document.
  func dependencies(of document: Int) -> Range<Int> {
    (document == 0 ? 0 : ends[document - 1])..<ends[document]
  }

  /// What the references of a document with the same text as one of another description lead to; `nil` if there are none.
  func text(_ text: ReferenceText, in document: Int32) -> (number: Int, text: ReferenceText)? {
    guard let number = textNumbers[Int(document)][text.hash.low], texts[number].hash == text.hash
    else { return nil }
    return (number, texts[number])
  }

  /// A value of a discriminator's mapping: a reference, or the name of a component (OAS 3.1 §4.8.25.2).
  private mutating func readMapping(_ origin: Origin) {
    let tree = trees[Int(origin.document)]
    guard let text = tree.node(origin.node).string else { return }
    mappedNames.append(origin)
    // Names of components may have dots, so that only what looks like a file is looked for.
    guard
      text.utf8.contains(where: { "#/".utf8.contains($0) })
        || [".yaml", ".yml", ".json"].contains(where: text.hasSuffix)
    else { return }
    readReference(origin, in: tree, isWhole: false, isData: false)
  }

  private mutating func dependOnSection(_ path: [String], of document: Int32, at origin: Origin) {
    let root = api.documents[document].tree.rootNode
    guard let section = root.resolve(JSONPointer(tokens: path)) else { return }
    dependencies.append(
      Dependency(origin, on: .place(Origin(document: document, node: section.id))))
  }
}

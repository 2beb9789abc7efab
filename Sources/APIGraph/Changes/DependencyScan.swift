import DocumentTree

/// What a description depends on inside itself, found in two passes over the text of its documents, without reading it.
///
/// Loads every document that a reference leads to.
struct DependencyScan {
  let api: API
  private(set) var dependencies: [Dependency] = []
  /// The nodes named `discriminator`.
  private(set) var discriminators: [Origin] = []
  /// The values of discriminators' mappings that may be bare names of components.
  private(set) var mappedNames: [(name: ExactString, origin: Origin)] = []
  /// The strings of references that lead nowhere, but for those in data and examples.
  private(set) var dangling: [Origin] = []
  /// The names in security requirements.
  private(set) var securityNames: Set<ExactString> = []
  /// By document and node: the parent; `noParent` for roots and for what no value holds.
  private(set) var parents: [[UInt32]] = []
  /// Nodes that a YAML alias shares: by document, each further parent and the child.
  private(set) var shared: [[(parent: UInt32, child: UInt32)]] = []

  static let noParent = UInt32.max

  init(_ api: API) {
    self.api = api
    var next = 0
    while next < api.documents.documents.count {
      scan(Int32(next))
      next += 1
    }
  }

  /// How the members of a node are to be understood.
  private struct Context: OptionSet {
    let rawValue: UInt8

    static let data = Context(rawValue: 1)
    static let names = Context(rawValue: 2)
    /// The root of a fragment, which may be an element or a map of elements.
    static let unknown = Context(rawValue: 4)
    /// Somewhere in examples.
    static let examples = Context(rawValue: 8)
  }

  private mutating func scan(_ document: Int32) {
    let tree = api.documents.documents[Int(document)].tree
    let records = tree.records
    let meanings = KeyMeanings(tree.keys)
    let root = Int(tree.root.index)
    var parents = [UInt32](repeating: Self.noParent, count: records.count)
    var contexts = [Context](repeating: [], count: records.count)
    if document != 0 { contexts[root] = .unknown }
    var shared: [(parent: UInt32, child: UInt32)] = []
    // Every parent comes before its children in this order.
    for index in stride(from: root, through: 0, by: -1)
    where index == root || parents[index] != Self.noParent {
      let record = records[index]
      guard record.kind == .array || record.kind == .object else { continue }
      for child in Int(record.first)..<Int(record.first) + Int(record.count) {
        let meaning = meanings[records[child].key]
        let context = Self.context(of: meaning, in: contexts[index])
        guard parents[child] == Self.noParent else {
          shared.append((UInt32(index), UInt32(child)))
          // What is data at one place only is no data.
          contexts[child].formIntersection(context.union([.names, .unknown, .examples]))
          continue
        }
        parents[child] = UInt32(index)
        contexts[child] = context
      }
    }
    self.parents.append(parents)
    self.shared.append(shared)
    for index in 0...root where parents[index] != Self.noParent {
      let meaning = meanings[records[index].key]
      let origin = Origin(document: document, node: NodeID(index: UInt32(index)))
      let parent = Int(parents[index])
      if !meaning.isEmpty {
        read(meaning, at: origin, in: contexts[index])
      }
      if meanings[records[parent].key].contains(.mapping) { readMapping(origin) }
      if meaning.contains(.operation), parents[parent] != Self.noParent,
        meanings[records[Int(parents[parent])].key].contains(.links)
      {
        dependOnSection(["paths"], of: 0, at: origin)
      }
    }
  }

  private static func context(of meaning: KeyMeanings.Meaning, in parent: Context) -> Context {
    if parent.contains(.data) { return .data }
    let inherited = parent.intersection(.examples)
    if parent.contains(.names) { return inherited }
    if meaning.contains(.data) { return parent.contains(.unknown) ? inherited : .data }
    let own: Context = meaning.contains(.examples) ? .examples : []
    return inherited.union(own).union(meaning.contains(.names) ? .names : [])
  }

  private mutating func read(
    _ meaning: KeyMeanings.Meaning, at origin: Origin, in context: Context
  ) {
    let node = api.documents.node(origin)
    if meaning.contains(.reference), node.kind == .string {
      let leads = readReference(node, origin, isData: context.contains(.data))
      if !leads, context.isDisjoint(with: [.data, .examples]) { dangling.append(origin) }
    }
    if meaning.contains(.dynamicReference), node.kind == .string {
      dependencies.append(Dependency(origin: origin, target: .everything, isByText: false))
    }
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
        for use in requirement.members { securityNames.insert(ExactString(use.key ?? "")) }
      }
    }
  }

  /// Records what a reference depends on; says whether it leads somewhere, as far as anybody looked.
  @discardableResult
  private mutating func readReference(_ node: Node, _ origin: Origin, isData: Bool) -> Bool {
    // What looks like data must not make anybody fetch documents.
    if isData, node.text.utf8.first != UInt8(ascii: "#") { return true }
    // Inside an embedded resource one text may name different places (JSON Schema 2020-12 core §8.2.1).
    guard api.documents.resource(of: origin) == 0 else {
      dependencies.append(Dependency(origin: origin, target: .everything, isByText: false))
      return true
    }
    let target: Dependency.Target
    switch api.documents.resolve(node, from: origin, isQuiet: true) {
    case .found(let place): target = .place(place)
    case .failed:
      let trail = api.documents.trail(ofReference: node.text, at: origin)
      target = .nothing(trail: ExactString(trail))
    }
    dependencies.append(Dependency(origin: origin, target: target, isByText: true))
    // A component that does nothing but refer to another is used all the same, even if that one does not exist.
    if let link = api.documents.firstLink(of: node, from: origin) {
      dependencies.append(Dependency(origin: origin, target: .place(link), isByText: false))
    }
    if case .nothing = target { return false }
    return true
  }

  /// A value of a discriminator's mapping: a reference, or the name of a component (OAS 3.1 §4.8.25.2).
  private mutating func readMapping(_ origin: Origin) {
    let node = api.documents.node(origin)
    guard let text = node.string else { return }
    mappedNames.append((ExactString(text), origin))
    // Names of components may have dots, so that only what looks like a file is looked for.
    guard
      text.utf8.contains(where: { "#/".utf8.contains($0) })
        || [".yaml", ".yml", ".json"].contains(where: text.hasSuffix)
    else { return }
    readReference(node, origin, isData: false)
  }

  private mutating func dependOnSection(_ path: [String], of document: Int32, at origin: Origin) {
    let root = api.documents.documents[Int(document)].tree.rootNode
    guard let section = root.resolve(JSONPointer(tokens: path)) else { return }
    dependencies.append(
      Dependency(
        origin: origin, target: .place(Origin(document: document, node: section.id)),
        isByText: false))
  }

  /// The pointer to a node from the root of its document.
  func pointer(to origin: Origin) -> JSONPointer {
    let tree = api.documents.documents[Int(origin.document)].tree
    let parents = parents[Int(origin.document)]
    var tokens: [String] = []
    var index = origin.node.index
    while parents[Int(index)] != Self.noParent {
      let parent = parents[Int(index)]
      let key = tree.records[Int(index)].key
      tokens.append(
        key == NodeRecord.noKey
          ? String(index - tree.records[Int(parent)].first) : tree.keys.text(of: key))
      index = parent
    }
    return JSONPointer(tokens: tokens.reversed())
  }
}

import DocumentTree

/// How the nodes of a document are to be understood: as data, in which nothing has a meaning, as names, or as elements.
///
/// Found for the nodes that somebody asks about, from the root down to them.
struct NodeContexts {
  /// How the members of a node are to be understood.
  struct Context: OptionSet {
    let rawValue: UInt8

    static let data = Context(rawValue: 1)
    static let names = Context(rawValue: 2)
    /// The root of a fragment, which may be an element or a map of elements.
    static let unknown = Context(rawValue: 4)
    /// Somewhere in examples.
    static let examples = Context(rawValue: 8)
    /// Directly below a `mapping`, as far as nodes are shared.
    fileprivate static let mapped = Context(rawValue: 16)
    /// Directly below `links`, as far as nodes are shared.
    fileprivate static let link = Context(rawValue: 32)
    /// Directly below a link, as far as nodes are shared.
    fileprivate static let linkMember = Context(rawValue: 64)
    /// Nobody has asked so far.
    fileprivate static let open = Context(rawValue: 128)
  }

  private let tree: Tree
  private let meanings: KeyMeanings
  private let isFragment: Bool
  /// By node; empty as long as nobody has asked.
  private var contexts: [Context] = []
  /// Nodes that a YAML alias shares: each further parent and the child.
  private(set) var shared: [(parent: UInt32, child: UInt32)] = []

  init(_ tree: Tree, _ meanings: KeyMeanings, isFragment: Bool) {
    self.tree = tree
    self.meanings = meanings
    self.isFragment = isFragment
    if tree.sharesNodes { readAll() }
  }

  /// How the members of a node are to be understood, which some value must hold.
  subscript(node: UInt32) -> Context {
    mutating get {
      if contexts.isEmpty { makeRoom() }
      return find(node)
    }
  }

  private mutating func makeRoom() {
    contexts = Array(repeating: .open, count: tree.records.count)
    contexts[Int(tree.root.index)] = isFragment ? .unknown : []
  }

  /// Recurses to the containers, which are not nested deeper than the parser allows.
  private mutating func find(_ node: UInt32) -> Context {
    let known = contexts[Int(node)]
    if !known.contains(.open) { return known }
    let context = Self.context(
      of: meanings[tree.records[Int(node)].key], in: find(tree.parents[Int(node)]))
    contexts[Int(node)] = context
    return context
  }

  /// Whether a node is a value of a `mapping`.
  func isMapped(_ node: UInt32) -> Bool {
    if tree.sharesNodes { return contexts[Int(node)].contains(.mapped) }
    return parent(of: node).map { meanings[tree.records[Int($0)].key].contains(.mapping) } ?? false
  }

  /// Whether a node is a member of a link.
  func isLinkMember(_ node: UInt32) -> Bool {
    if tree.sharesNodes { return contexts[Int(node)].contains(.linkMember) }
    return parent(of: node).flatMap(parent).map {
      meanings[tree.records[Int($0)].key].contains(.links)
    } ?? false
  }

  private func parent(of node: UInt32) -> UInt32? {
    let parent = tree.parents[Int(node)]
    return parent == Tree.noParent ? nil : parent
  }

  /// Finds the contexts of all nodes where some have several parents.
  private mutating func readAll() {
    makeRoom()
    // Every parent comes before its children in this order.
    for index in stride(from: Int(tree.root.index), through: 0, by: -1)
    where !contexts[index].contains(.open) {
      let record = tree.records[index]
      guard record.kind == .array || record.kind == .object else { continue }
      let meaning = meanings[record.key]
      var place: Context = contexts[index].contains(.link) ? .linkMember : []
      if meaning.contains(.mapping) { place.insert(.mapped) }
      if meaning.contains(.links) { place.insert(.link) }
      for child in Int(record.first)..<Int(record.first) + Int(record.count) {
        var context = Self.context(of: meanings[tree.records[child].key], in: contexts[index])
        if tree.parents[child] != UInt32(index) {
          shared.append((UInt32(index), UInt32(child)))
        }
        if !contexts[child].contains(.open) {
          // What is data at one place only is no data.
          context = contexts[child].intersection(
            context.union([.names, .unknown, .examples, .mapped, .link, .linkMember]))
        }
        contexts[child] = context.union(place)
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
}

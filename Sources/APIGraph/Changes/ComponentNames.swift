package import DocumentTree

/// Under which names the parts of a description are declared as components.
package struct ComponentNames {
  /// A component of one version.
  package struct Name: Hashable, Comparable, Sendable {
    /// The section that holds it, such as `schemas`; Swagger 2.0's sections have the names of 3.x.
    package let kind: String
    package let name: ExactString

    package init(kind: String, name: ExactString) {
      self.kind = kind
      self.name = name
    }

    /// By kind, then by name.
    package static func < (left: Name, right: Name) -> Bool {
      (left.kind, left.name) < (right.kind, right.name)
    }
  }

  /// How a part is declared.
  package enum Declaration: Hashable, Sendable {
    /// As a component, which others refer to by its name.
    case component(Name)
    /// Where it is used.
    case inline
    /// In another document, where names have no meaning.
    case elsewhere
  }

  private let documents: DocumentSet
  /// The root document.
  private let tree: Tree
  private let sections: [ComponentSection]
  /// The keys of the root document without which an object wraps no reference, as most do not.
  private let keysOfWrappers: [UInt32]
  /// The components of other documents, and all of them where YAML aliases share sections.
  private var names: [Origin: Name] = [:]

  /// Wrappers around wrappers are looked through so far.
  private static let deepestWrapper = 8
  /// The compositions that may wrap a reference.
  private static let compositions = ["allOf", "anyOf", "oneOf"]

  /// The names of a description's components, also of those that do nothing but refer to another document.
  package init(_ api: API) {
    documents = api.documents
    tree = documents.documents[0].tree
    sections = Self.sections(of: api).sorted { $0.kind < $1.kind }
    keysOfWrappers = (["$ref"] + Self.compositions).compactMap { [tree] in tree.keys.id(of: $0) }
    let isShared = documents.documents.contains { $0.tree.sharesNodes }
    guard isShared || documents.documents.count > 1 else { return }
    var aliases: [(target: Origin, name: Name)] = []
    let declared = Self.declared(in: api)
    for (name, origin) in declared.sorted(by: { $0.key < $1.key }) {
      names[origin] = name
      let site = Site(node: api.documents.node(origin), document: origin.document)
      guard let reference = site.reference, site.document == 0,
        case .found(let target) = api.documents.resolve(reference, from: origin, isQuiet: true),
        target.document != 0
      else { continue }
      aliases.append((target, name))
    }
    for (target, name) in aliases {
      // Of several names for one place the first in their order counts.
      if names[target] == nil { names[target] = name }
    }
  }

  /// How the part that stands at a place is declared. What only wraps a reference, to describe what it leads to or to add
  /// null, is declared where that is.
  package func declaration(at origin: Origin) -> Declaration {
    var origin = origin
    for _ in 0..<Self.deepestWrapper {
      if let name = name(at: origin) { return .component(name) }
      guard let reference = wrappedReference(at: origin),
        case .found(let target) = documents.resolve(
          reference.node, from: reference.origin, isQuiet: true)
      else { break }
      origin = target
    }
    return origin.document == 0 ? .inline : .elsewhere
  }

  /// The reference that stands in an object beside other members, or alone in a composition, null aside.
  private func wrappedReference(at origin: Origin) -> (node: Node, origin: Origin)? {
    guard mayWrap(origin) else { return nil }
    let site = Site(node: documents.node(origin), document: origin.document)
    if let reference = site.reference { return (reference, origin) }
    guard site["properties"] == nil else { return nil }
    for key in Self.compositions {
      let branches = site[key]?.elements.filter { !$0.node.isNullSchema } ?? []
      guard branches.count == 1 else { continue }
      if let reference = branches[0].reference { return (reference, branches[0].origin) }
    }
    return nil
  }

  /// Whether an object has a member that may be a reference or hold one in its place.
  private func mayWrap(_ origin: Origin) -> Bool {
    guard origin.document == 0 else { return true }
    let record = tree.records[Int(origin.node.index)]
    guard record.kind == .object else { return false }
    return (record.first..<record.first + record.count).contains { index in
      keysOfWrappers.contains(tree.records[Int(index)].key)
    }
  }

  /// The component that stands at a place.
  package func name(at origin: Origin) -> Name? {
    if !names.isEmpty { return names[origin] }
    guard let number = section(of: origin) else { return nil }
    return sections[number].name(of: Site(node: documents.node(origin), document: origin.document))
  }

  /// Whether what stands at a place is the same component as something of another description, or neither is one.
  package func isNamed(_ origin: Origin, as other: Origin, in others: ComponentNames) -> Bool {
    guard names.isEmpty, others.names.isEmpty else {
      return name(at: origin) == others.name(at: other)
    }
    switch (section(of: origin), others.section(of: other)) {
    case (nil, nil): return true
    case (let own?, let partner?):
      let key = tree.records[Int(origin.node.index)].key
      let otherKey = others.tree.records[Int(other.node.index)].key
      return others.tree.keys.id(of: key, in: tree.keys) == otherKey
        && sections[own].kind(of: documents.node(origin))
          == others.sections[partner].kind(of: others.documents.node(other))
    default: return false
    }
  }

  /// The section, by its number, whose member stands at a place, where all components stand in the root document. Of several
  /// kinds whose section is the same the last one counts.
  private func section(of origin: Origin) -> Int? {
    guard origin.document == 0 else { return nil }
    let parent = tree.parents[Int(origin.node.index)]
    guard parent != Tree.noParent else { return nil }
    return sections.lastIndex { $0.site.node.id.index == parent }
  }

  /// The components of one version.
  static func declared(in api: API) -> [Name: Origin] {
    var components: [Name: Origin] = [:]
    for section in sections(of: api) {
      for member in section.site.members { components[section.name(of: member)] = member.origin }
    }
    return components
  }

  /// The sections of one version that hold components, references followed.
  static func sections(of api: API) -> [ComponentSection] {
    let root = Site(node: api.documents.documents[0].tree.rootNode, document: 0)
    var sections: [ComponentSection] = []
    func add(_ section: Site, kind: String) {
      var section = section
      if let reference = section.reference {
        guard case .found(let target) = api.documents.resolve(reference, from: section.origin)
        else { return }
        section = Site(node: api.documents.node(target), document: target.document)
      }
      if section.kind == .object { sections.append(ComponentSection(kind: kind, site: section)) }
    }
    if api.specification.family == .swagger2 {
      for (key, kind) in [
        ("definitions", "schemas"), ("parameters", "parameters"), ("responses", "responses"),
        ("securityDefinitions", "securitySchemes"),
      ] {
        if let section = root[key] { add(section, kind: kind) }
      }
    } else {
      for section in root["components"]?.members ?? []
      where ElementFields.components.structural.contains(section.key) {
        add(section, kind: section.key)
      }
    }
    return sections
  }
}

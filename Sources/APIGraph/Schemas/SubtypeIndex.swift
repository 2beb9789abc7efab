import DocumentTree

/// The named schemas of a document by the schemas on which they build with `allOf`.
///
/// Nothing refers to such a schema where its parent's discriminator stands (OAS 3.1 §4.8.25.4), so that it must be found
/// from below.
struct SubtypeIndex {
  private var children: [Origin: [(name: ExactString, place: Origin)]] = [:]

  /// The named schemas of a document, read in a dialect.
  init(_ store: SchemaStore, document: Int32, dialect: Dialect) {
    for section in SubtypeIndex.sections(of: store.documents, document) {
      for member in store.documents.node(section).members {
        let place = SubtypeIndex.definition(
          at: Origin(document: section.document, node: member.id), store.documents)
        for parent in SubtypeIndex.parents(of: place, store, dialect) where parent != place {
          children[parent, default: []].append((ExactString(member.key ?? ""), place))
        }
      }
    }
  }

  /// The schemas that build on one directly, in the order of the document.
  func children(of place: Origin) -> [(name: ExactString, place: Origin)] {
    children[place, default: []]
  }

  /// The objects that hold a document's named schemas, references to elsewhere followed.
  static func sections(of documents: DocumentSet, _ document: Int32) -> [Origin] {
    let root = documents[document].tree.rootNode
    return [root["components"]?["schemas"], root["definitions"]].compactMap { section in
      guard let section else { return nil }
      let place = Origin(document: document, node: section.id)
      if let reference = documents.pureReference(at: place),
        case .found(let target) = documents.resolve(reference, from: place, isQuiet: true)
      {
        return target
      }
      return place
    }
  }

  /// The schema of a name: a schema file where the name only refers to one.
  private static func definition(at place: Origin, _ documents: DocumentSet) -> Origin {
    if let reference = documents.pureReference(at: place),
      case .found(let target) = documents.resolve(reference, from: place, isQuiet: true),
      target.document != place.document
    {
      return target
    }
    return place
  }

  private static func parents(
    of place: Origin, _ store: SchemaStore, _ dialect: Dialect
  ) -> [Origin] {
    var parents: [Origin] = []
    var pending = [place]
    var visited: Set<Origin> = []
    while let place = pending.popLast() {
      let node = store.documents.node(place)
      if dialect == .openAPI31, node.record.count > 1, node["$ref"]?.kind == .string {
        if let target = store.target(ofReferenceIn: place, dialect) { parents.append(target) }
      }
      guard let list = node["allOf"] else { continue }
      for element in list.elements {
        let branch = Origin(document: place.document, node: element.id)
        if element["$ref"]?.kind == .string {
          if let target = store.target(ofReferenceIn: branch, dialect) { parents.append(target) }
        } else if visited.insert(branch).inserted {
          pending.append(branch)
        }
      }
    }
    return parents
  }
}

extension SchemaStore {
  /// The schema object to which the reference in an object leads.
  func target(ofReferenceIn place: Origin, _ dialect: Dialect) -> Origin? {
    guard let reference = documents.node(place)[Keyword.reference.text],
      case .found(let found) = documents.resolve(reference, from: place, isQuiet: true),
      case .schema(let target, _) = destination(of: found, dialect, .empty)
    else { return nil }
    return target
  }

  /// The named schemas that build on the one at a place, directly or not, in its own document and in the root.
  func subtypes(of place: Origin, _ dialect: Dialect) -> [(name: ExactString, place: Origin)] {
    var found: [(name: ExactString, place: Origin)] = []
    var visited: Set<Origin> = [place]
    var next = 0
    var current = place
    while true {
      for document in Set([place.document, 0]).sorted() {
        for child in subtypeIndex(of: document, dialect).children(of: current)
        where visited.insert(child.place).inserted {
          found.append(child)
        }
      }
      guard next < found.count else { return found }
      current = found[next].place
      next += 1
    }
  }

  /// A named schema by its bare name, as mappings write it; looked for in the same document, then in the root.
  func component(named name: String, in document: Int32) -> Origin? {
    guard !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }) else {
      return nil
    }
    for document in document == 0 ? [0] : [document, 0] {
      for section in SubtypeIndex.sections(of: documents, document) {
        if let member = documents.node(section)[name] {
          return Origin(document: section.document, node: member.id)
        }
      }
    }
    return nil
  }
}

import DocumentTree

/// Where the references and wrappers at a place lead.
enum SchemaDestination {
  /// A schema object.
  case schema(Origin, DynamicScope)
  case anything
  case nothing
  /// A reference, at a place, that leads nowhere.
  ///
  /// The trail is what tells it apart from others: all references that lead to this one.
  case failed(reference: Node, at: Origin, code: String, message: String, trail: String)
  /// A value that is no schema, at its place.
  case invalid(Origin)
}

extension SchemaStore {
  /// The place to which a reference leads that stands alone, where that is a schema object which plainly leads on to none: where most
  /// references lead. `nil` where it takes more to say.
  func plainTarget(of place: SchemaPlace) -> SchemaPlace? {
    let node = documents.node(place.origin)
    guard place.scope == .empty, place.dialect != .swagger2Parameter, node.record.count == 1,
      let reference = keywords(of: place.origin.document).reference(in: node),
      case .found(let target) = documents.resolve(reference, from: place.origin),
      // What was loaded on the way counts, too.
      !documents.hasDynamicAnchors, leadsNowhere(target, place.dialect)
    else { return nil }
    return SchemaPlace(origin: target, dialect: place.dialect, scope: .empty)
  }

  /// Follows what stands at a place and says nothing itself: references, and compositions of one schema alone.
  func destination(
    of start: Origin, _ dialect: Dialect, _ startScope: DynamicScope
  ) -> SchemaDestination {
    var place = start
    var scope = startScope
    var firstWrapper: (place: Origin, scope: DynamicScope)?
    var visited: [Origin] = []
    var links: [(node: Node, place: Origin)] = []
    while true {
      let node = documents.node(place)
      switch node.kind {
      case .boolean: return node.boolean == true ? .anything : .nothing
      case .object: break
      case .null, .number, .string, .array: return .invalid(place)
      }
      if node.record.count == 0 { return .anything }
      scope = entering(place, scope)
      guard dialect != .swagger2Parameter,
        let step = step(node, dialect, keywords(of: place.document))
      else {
        // A wrapper of a schema with a discriminator is a type of its own, which may be among that one's subtypes.
        if let firstWrapper, node[Keyword.discriminator.text] != nil {
          return .schema(firstWrapper.place, firstWrapper.scope)
        }
        return .schema(place, scope)
      }
      if visited.contains(place) {
        return .failed(
          reference: node, at: place, code: "reference-cycle",
          message: "the schema consists of nothing but references to itself",
          trail: documents.trail(of: links))
      }
      visited.append(place)
      switch step {
      case .wrapped(let element):
        firstWrapper = firstWrapper ?? (place, scope)
        place = Origin(document: place.document, node: element.id)
      case .reference(let reference, let isDynamic):
        links.append((reference, place))
        let resolution =
          isDynamic
          ? resolveDynamic(reference, at: place, scope) : resolve(reference, at: place)
        switch resolution {
        case .found(let target): place = target
        case .failed(let code, let message):
          return .failed(
            reference: reference, at: place, code: code, message: message,
            trail: documents.trail(of: links))
        }
      }
    }
  }

  private enum Step {
    case reference(Node, isDynamic: Bool)
    case wrapped(Node)
  }

  /// What leads on from an object that says nothing itself.
  private func step(_ node: Node, _ dialect: Dialect, _ keywords: KeywordTable) -> Step? {
    let isAlone = node.record.count == 1
    // Before 3.1 a reference makes its siblings mean nothing (OAS 3.0 §4.7.23).
    if isAlone || dialect != .openAPI31, let reference = keywords.reference(in: node) {
      return .reference(reference, isDynamic: false)
    }
    guard isAlone, let member = node.members.first else { return nil }
    switch keywords[member] {
    case .dynamicReference?:
      return member.kind == .string ? .reference(member, isDynamic: true) : nil
    case .allOf?, .anyOf?, .oneOf?:
      return member.elements.count == 1 ? .wrapped(member.elements[0]) : nil
    default:
      return nil
    }
  }

  /// The scope of the schemas at and below a place.
  private func entering(_ place: Origin, _ scope: DynamicScope) -> DynamicScope {
    let document = documents[place.document]
    guard document.resources.hasDynamicAnchors else { return scope }
    let resource = documents.resource(of: place)
    guard !document.resources.resources[Int(resource)].dynamicAnchors.isEmpty else { return scope }
    return scopes.scope(
      scope, entering: DynamicScopes.Resource(document: place.document, resource: resource))
  }

  /// Follows a reference. Where dynamic anchors are defined, no further than to the next reference, because the resources
  /// that a chain of references leads through belong to the dynamic scope (JSON Schema 2020-12 core §7.1).
  func resolve(_ reference: Node, at place: Origin) -> ReferenceResolution {
    let resolution = documents.resolve(reference, from: place)
    guard case .found = resolution, documents.hasDynamicAnchors,
      let link = documents.firstLink(of: reference, from: place)
    else { return resolution }
    return .found(link)
  }

  /// Follows `$dynamicRef`: as a `$ref`, unless that leads to a dynamic anchor, of which the outermost in the scope counts
  /// (JSON Schema 2020-12 core §8.2.3.2).
  func resolveDynamic(
    _ reference: Node, at place: Origin, _ scope: DynamicScope
  ) -> ReferenceResolution {
    let resolution = documents.resolve(reference, from: place)
    guard case .found(let target) = resolution,
      let fragment = URIReference(Substring(reference.text)).fragment
    else { return resolution }
    let name = ExactString(String(fragment))
    guard anchor(name, document: target.document, resource: documents.resource(of: target)) != nil
    else { return resolution }
    for entered in scopes.resources(of: scope) {
      if let node = anchor(name, document: entered.document, resource: entered.resource) {
        return .found(Origin(document: entered.document, node: node))
      }
    }
    return resolution
  }

  private func anchor(_ name: ExactString, document: Int32, resource: Int32) -> NodeID? {
    documents[document].resources.resources[Int(resource)].dynamicAnchors[name]
  }
}

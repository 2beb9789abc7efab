import APIGraph
import DocumentTree

/// Components beside what operations make of them: names, those that nothing uses, and descriptions that are bundles.
extension ComparisonWalk {
  /// What no operation uses: told, and left alone. Components that come and go beside it have to wait until it is known
  /// which of them only changed their names.
  func compareUnreferencedComponents() {
    for pair in changes.unreferencedComponents
    where pair.old != nil && pair.new != nil || !pair.isGenerated {
      if judgesComponents, pair.isOffered { continue }
      emit(
        groups.unreferencedComponent, old: pair.old.map(place), new: pair.new.map(place),
        Context(schemas: schemas, isReceived: true), site(pair)
      ) { $0(pair, Context(schemas: schemas, isReceived: true)) }
    }
  }

  /// Reports the generated components that come and go; with `judgesComponents`, all that the description offers.
  ///
  /// A component that came together with what uses it is no news, and one whose uses are all another component now has
  /// been told. What has the same content under another name is taken to be renamed.
  func compareComponentLists() {
    var context = Context(schemas: schemas, isReceived: true)
    context.isBesideTheWire = !judgesComponents
    let all = changes.changedComponents.filter { pair in
      (pair.old == nil || pair.new == nil) && (judgesComponents ? pair.isOffered : pair.isGenerated)
    }
    if all.isEmpty { return }
    let told = toldComponents()
    let removed = all.filter { pair in
      pair.new == nil && (judgesComponents || !told.old.contains(pair.key))
    }
    let added = all.filter { pair in
      pair.old == nil && (judgesComponents || !told.new.contains(pair.key))
    }
    let renamings = Renamings(removed: removed, added: added, old: old, new: new)
    for pair in removed {
      let partner = renamings.partner(ofRemoved: pair)
      if let partner, let oldOrigin = pair.old, let newOrigin = partner.new, !judgesComponents {
        compareDeclarations(pair.kind, oldOrigin, newOrigin, context, site(partner))
        continue
      }
      emit(groups.componentRemoved, old: pair.old.map(place), new: nil, context, site(pair)) {
        $0(pair, context).map { $0.renamed(partner?.name.string) }
      }
    }
    let unreferenced = Set(changes.unreferencedComponents.map(\.key))
    for pair in added where judgesComponents || unreferenced.contains(pair.key) {
      let partner = renamings.partner(ofAdded: pair)
      if partner != nil, !judgesComponents { continue }
      emit(groups.componentAdded, old: nil, new: pair.new.map(place), context, site(pair)) {
        $0(pair, context).map { $0.renamed(partner?.name.string) }
      }
    }
  }

  /// Compares the components of the same name as if operations used them in all ways in which their kind can be used.
  func judgeComponents() {
    for pair in components {
      guard let oldOrigin = pair.old, let newOrigin = pair.new,
        !isUnchanged(oldOrigin, newOrigin)
      else { continue }
      let site = Site(operation: "components \(pair.kind) \(pair.name)")
      let before = old.component(pair.kind, at: oldOrigin)
      let after = new.component(pair.kind, at: newOrigin)
      var context = Context(schemas: schemas, isReceived: true)
      context.unreadSubjects = compareUnread(
        before.unread, after.unread, context, old: { _ in site }, new: { _ in site })
      compare(before.content, after.content, context, site)
    }
  }

  private func compare(
    _ old: ComponentContent?, _ new: ComponentContent?, _ context: Context, _ site: Site
  ) {
    let (request, response) = (context.message(.request), context.message(.response))
    switch (old, new) {
    case (.schema(let old)?, .schema(let new)?):
      compareSchemas(old, new, request, site)
      compareSchemas(old, new, response, site)
    case (.parameter(let old)?, .parameter(let new)?):
      compareParameters([old], [new], request, site)
    case (.requestBody(let old)?, .requestBody(let new)?):
      compareBodies(old, new, request, site)
    case (.response(let old)?, .response(let new)?):
      compareResponses([old], [new], response, site)
    case (.header(let old)?, .header(let new)?):
      compareHeaders([old], [new], request, site)
      compareHeaders([old], [new], response, site)
    case (.mediaType(let old)?, .mediaType(let new)?):
      compareContent([old], [new], request, site)
      compareContent([old], [new], response, site)
    case (.link(let old)?, .link(let new)?): compareLinks([old], [new], response, site)
    case (.pathItem(let old)?, .pathItem(let new)?):
      let pairing = OperationPairing(webhooks: old.map(\.heading), new.map(\.heading))
      compare(old, new, pairing, context, site)
    case (.callback(let old)?, .callback(let new)?):
      compare(old, new, (nil, nil), context.calledBack, site)
    case (.securityScheme(let old)?, .securityScheme(let new)?):
      compareSecurity(Security(needing: old), Security(needing: new), context, site)
    default: break
    }
  }

  /// Reports that two parts that belong together are not the same component.
  func compareDeclarations(
    _ kind: String, _ oldOrigin: Origin, _ newOrigin: Origin, isType: Bool = true,
    _ context: Context, _ site: Site
  ) {
    noteMove(oldOrigin, newOrigin)
    guard let move = declarations.move(kind, oldOrigin, newOrigin, isType: isType) else { return }
    emit(groups.declarationMoved, old: place(oldOrigin), new: place(newOrigin), context, site) {
      $0(move, context)
    }
  }

  /// The components of each side of which it has been told that they are called otherwise, or written inline; and those
  /// that are written in another document, where generators choose a name that nobody can know.
  private func toldComponents() -> (old: Set<ComponentNames.Name>, new: Set<ComponentNames.Name>) {
    for node in pairs.nodes {
      if let oldSite = schemas.old.site(of: node.key.old),
        let newSite = schemas.new.site(of: node.key.new)
      {
        noteMove(oldSite, newSite)
      }
    }
    var told = movedComponents
    for draft in recorder.drafts {
      guard case .declarationMoved = rules.rules[draft.rule].trigger else { continue }
      if let name = draft.old.flatMap(declarations.oldComponent) { told.old.insert(name) }
      if let name = draft.new.flatMap(declarations.newComponent) { told.new.insert(name) }
    }
    return told
  }

  /// Reports properties that stand in another order; nobody but those who compile generated code can notice.
  func comparePropertyOrders() {
    let search = PropertyOrderSearch(old: old.documents, new: new.documents)
    let context = Context(schemas: schemas, isReceived: true)
    for found in changes.documents.flatMap(search.search) {
      emit(
        groups.propertiesReordered, old: place(found.old), new: place(found.new), context,
        Site(path: found.site, operation: nil)
      ) { $0(found.order, context) }
    }
  }

  private func place(_ origin: Origin) -> ElementPlace {
    ElementPlace(facts: Facts(), origin: origin)
  }

  private func site(_ pair: ComponentPair) -> Site {
    Site(path: SitePath("components \(pair.kind) \(pair.name)"), operation: nil)
  }
}

extension Security {
  /// The security of an operation that needs a scheme and nothing else.
  fileprivate init(needing scheme: SecurityScheme) {
    let use = SchemeUse(name: scheme.name, scopes: [], scheme: scheme)
    self.init(
      alternatives: [Alternative(uses: [use], origin: scheme.origin)], origin: scheme.origin)
  }
}

/// Components that have the same content under another name, where that is clear.
private struct Renamings {
  private var partners: [ComponentNames.Name: ComponentPair] = [:]

  init(removed: [ComponentPair], added: [ComponentPair], old: API, new: API) {
    var byContent: [StructuralHash: [ComponentPair]] = [:]
    for pair in added {
      if let origin = pair.new {
        byContent[new.documents.node(origin).hash, default: []].append(pair)
      }
    }
    var claims: [ComponentNames.Name: [ComponentPair]] = [:]
    var candidates: [(ComponentPair, ComponentPair)] = []
    for pair in removed {
      guard let origin = pair.old else { continue }
      let node = old.documents.node(origin)
      let equal = (byContent[node.hash] ?? []).filter { other in
        other.kind == pair.kind
          && other.new.map { new.documents.node($0).isEqual(to: node) } == true
      }
      guard equal.count == 1 else { continue }
      claims[equal[0].key, default: []].append(pair)
      candidates.append((pair, equal[0]))
    }
    for (pair, partner) in candidates where claims[partner.key]?.count == 1 {
      partners[pair.key] = partner
      partners[partner.key] = pair
    }
  }

  func partner(ofRemoved pair: ComponentPair) -> ComponentPair? { partners[pair.key] }

  func partner(ofAdded pair: ComponentPair) -> ComponentPair? { partners[pair.key] }
}

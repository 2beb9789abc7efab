import APIGraph
import DocumentTree

/// The one walk over two graphs: pairs what belongs together and asks the rules about every pair.
final class ComparisonWalk {
  let old: API
  let new: API
  let rules: RuleSet
  let groups: OperationRuleGroups
  let recorder: Recorder
  let schemas: SchemaPair
  let pairs: SchemaPairGraph
  let changes: ChangeIndex
  let prunes: Bool
  /// The places where operations use schemas, to find what reaches them once all pairs are compared.
  private(set) var uses: [SchemaUse] = []

  init(old: API, new: API, prunes: Bool) {
    self.old = old
    self.new = new
    self.prunes = prunes
    rules = RuleSet()
    groups = OperationRuleGroups(rules)
    recorder = Recorder(rules: rules.rules)
    schemas = SchemaPair(old: old.schemas, new: new.schemas)
    changes = ChangeIndex(old: old, new: new)
    pairs = SchemaPairGraph(
      index: prunes ? changes : nil,
      comparer: SchemaPairComparer(schemas: schemas, recorder: recorder, rules: rules))
  }

  /// Compares everything. Afterwards the recorder holds all changes with their uses.
  func run() {
    compareDescription()
    compareUnread()
    comparePaths()
    compareWebhooks()
    compareUnreferencedComponents()
    pairs.drain()
    UnexplainedPairs(pairs: pairs, recorder: recorder, schemas: schemas, rules: rules).explain()
    ReachSearch(pairs: pairs, recorder: recorder).run(uses)
  }

  /// A place that uses a schema.
  func use(_ use: SchemaUse) { uses.append(use) }

  private func compareDescription() {
    let site = Site(path: SitePath("description"), operation: nil)
    compareFacts(
      old, new, subject: .description, groups.description,
      Context(schemas: schemas, isReceived: true),
      site)
  }

  /// Path items and the like that could not be read: equal by their text, otherwise the comparison is not complete.
  private func compareUnread() {
    let context = Context(schemas: schemas, isReceived: true)
    func site(_ part: UnreadPart, of api: API) -> Site {
      let name = api.documents.node(part.origin).key ?? part.subject
      return Site(path: SitePath(name), operation: nil)
    }
    compareUnread(
      old.unread, new.unread, context, old: { [old] in site($0, of: old) },
      new: { [new] in site($0, of: new) })
  }

  private func isUnread(_ heading: OperationHeading, by other: API) -> Bool {
    let key =
      switch heading.place {
      case .path(let path): path
      case .webhook(let name): name
      case .callback(let name, _): name
      }
    return other.unread.contains { other.documents.node($0.origin).key == key }
  }

  private func compareUnreferencedComponents() {
    let context = Context(schemas: schemas, isReceived: true)
    for component in changes.unreferencedComponents {
      let site = Site(
        path: SitePath("components \(component.kind) \(component.name)"), operation: nil)
      emit(
        groups.component, old: component.old.map { ElementPlace(facts: Facts(), origin: $0) },
        new: component.new.map { ElementPlace(facts: Facts(), origin: $0) }, context, site
      ) { $0(component, context) }
    }
  }

  private func comparePaths() {
    compareOperations(
      OperationPairing(old: old.operations, new: new.operations), isCalledByAPI: false)
  }

  private func compareWebhooks() {
    compareOperations(OperationPairing(old: old.webhooks, new: new.webhooks), isCalledByAPI: true)
  }

  private func compareOperations(_ pairing: OperationPairing, isCalledByAPI: Bool) {
    var context = Context(schemas: schemas, isReceived: !isCalledByAPI)
    context.isCalledByAPI = isCalledByAPI
    for (oldHeading, newHeading) in pairing.matched where !isUnchanged(oldHeading, newHeading) {
      let site = Site(operation: newHeading.label)
      compare(old.operation(oldHeading), new.operation(newHeading), context, site)
    }
    let sides = PathSides(old: old, new: new)
    // What stands under a key that could not be read is unknown, and not gone.
    for heading in pairing.removed where !isUnread(heading, by: new) {
      let presence = sides.presence(of: heading, isOld: true, others: pairing.added)
      let place = ElementPlace(facts: Facts(), origin: presence.origin(heading))
      emit(groups.operationRemoved, old: place, new: nil, context, Site(operation: heading.label)) {
        $0(presence, context)
      }
    }
    for heading in pairing.added where !isUnread(heading, by: old) {
      let presence = sides.presence(of: heading, isOld: false, others: pairing.removed)
      let place = ElementPlace(facts: Facts(), origin: presence.origin(heading))
      emit(groups.operationAdded, old: nil, new: place, context, Site(operation: heading.label)) {
        $0(presence, context)
      }
    }
  }

  /// Whether the two are equal, in all that they are made of and all that they inherit.
  private func isUnchanged(_ oldHeading: OperationHeading, _ newHeading: OperationHeading) -> Bool {
    prunes && oldHeading.place == newHeading.place && changes.operationsInheritTheSame
      && changes.isUnchanged(oldHeading.declaration, newHeading.declaration)
      && changes.isUnchanged(oldHeading.pathItem, newHeading.pathItem)
  }
}

/// A place where an operation uses a pair of schemas.
struct SchemaUse {
  let node: Int
  let operation: String
  let direction: Direction
  let isReceived: Bool
  let path: SitePath
  /// The examples that the sender's description gives of the message.
  let examples: Fact?
}

/// Where the walk stands.
struct Site {
  let path: SitePath
  /// The operation that everything below belongs to; `nil` outside operations.
  let operation: String?

  init(path: SitePath, operation: String?) {
    self.path = path
    self.operation = operation
  }

  init(operation: String) { self.init(path: SitePath(operation), operation: operation) }

  /// The site of a part.
  func part(_ segment: String) -> Site {
    Site(path: path.appending(segment), operation: operation)
  }
}

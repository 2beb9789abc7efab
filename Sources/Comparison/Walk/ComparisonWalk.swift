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
  /// Whether components are compared as if operations used them.
  let judgesComponents: Bool
  /// Whether the order of properties is compared, of which messages show nothing.
  let ordersProperties: Bool
  let declarations: DeclarationPair
  /// The components of both sides, by kind and name.
  private(set) lazy var components = ComponentPair.all(old: old, new: new)
  /// The places where operations use schemas, to find what reaches them once all pairs are compared.
  private(set) var uses: [SchemaUse] = []
  /// Find the parts of operations that can differ, once there is an operation that can.
  private var skimmers: Skimmers?
  /// Whether parts of operations can be told to be the same by their own text and what it refers to.
  private let comparesTexts: Bool

  init(
    old: API, new: API, prunes: Bool, judgesComponents: Bool, ordersProperties: Bool
  ) {
    self.old = old
    self.new = new
    self.prunes = prunes
    self.judgesComponents = judgesComponents
    self.ordersProperties = ordersProperties
    rules = RuleSet()
    groups = OperationRuleGroups(rules)
    recorder = Recorder(rules: rules.rules)
    schemas = SchemaPair(old: old.schemas, new: new.schemas)
    changes = ChangeIndex(old: old, new: new, includesComponents: judgesComponents)
    declarations = DeclarationPair(old: old, new: new)
    let index = prunes ? changes : nil
    let proofs = SchemaProofs(schemas, index: index)
    pairs = SchemaPairGraph(proofs: proofs) { [schemas, recorder, rules, declarations] in
      SchemaPairComparer(
        schemas: schemas, proofs: proofs, recorder: recorder, rules: rules,
        declarations: declarations, index: index)
    }
    comparesTexts =
      prunes && changes.operationsInheritTheSame && old.specification.family != .swagger2
  }

  /// Compares everything. Afterwards the recorder holds all changes, with the uses that are not below schemas.
  func run() {
    compareDescription()
    compareUnread()
    comparePaths()
    compareWebhooks()
    compareUnreferencedComponents()
    if judgesComponents { judgeComponents() }
    pairs.drain()
    compareComponentLists()
    if ordersProperties { comparePropertyOrders() }
    UnexplainedPairs(pairs: pairs, recorder: recorder, schemas: schemas, rules: rules).explain()
  }

  /// Components that are written in another document now, or were.
  private(set) var movedComponents: (old: Set<ComponentNames.Name>, new: Set<ComponentNames.Name>) =
    ([], [])

  /// Notes that one of two parts that belong together is a component, if the other is written in another document.
  func noteMove(_ oldOrigin: Origin, _ newOrigin: Origin) {
    let moved = declarations.moved(oldOrigin, newOrigin)
    if let name = moved.old { movedComponents.old.insert(name) }
    if let name = moved.new { movedComponents.new.insert(name) }
  }

  /// A place that uses a schema.
  func use(_ use: SchemaUse) { uses.append(use) }

  private func compareDescription() {
    let site = Site(path: SitePath("description"), operation: nil)
    compareFacts(
      old, new, subject: .description, groups.description,
      Context(schemas: schemas, isReceived: true),
      site, told: Set(differingFields(old.facts, new.facts).filter { API.tell(old, new, of: $0) }))
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
      case .callback(let name, _), .component(let name): name
      }
    return other.unread.contains { other.documents.node($0.origin).key == key }
  }

  private func comparePaths() {
    let pairing = OperationPairing(
      old: old.paths, new: new.paths, addresses: OperationAddresses(old: old, new: new)
    ) { [self] in
      prunes && changes.operationsInheritTheSame && changes.isUnchanged($0, $1)
    }
    let context = Context(schemas: schemas, isReceived: true)
    compareMatched(pairing, context)
    reportOneSided(pairing, context)
    compareDiverted(pairing, context)
  }

  private func compareWebhooks() {
    let pairing = OperationPairing(webhooks: old.webhooks, new.webhooks)
    var context = Context(schemas: schemas, isReceived: false)
    context.isCalledByAPI = true
    compareMatched(pairing, context)
    reportOneSided(pairing, context)
  }

  private func compareMatched(_ pairing: OperationPairing, _ context: Context) {
    let matched = pairing.matched
    guard let first = matched.firstIndex(where: { !isUnchanged($0) }) else { return }
    guard var skimmers = takeSkimmers() else {
      for match in matched[first...] where !isUnchanged(match) { compareWhole(match, context) }
      return
    }
    for match in matched[first...] where !isUnchanged(match) {
      // What can differ of two operations can mostly be told without reading all of them.
      if !compareParts(match, context, &skimmers) { compareWhole(match, context) }
    }
    self.skimmers = skimmers
  }

  private func compareWhole(_ match: OperationMatch, _ context: Context) {
    compare(
      old.operation(match.old), new.operation(match.new), match, context,
      Site(operation: match.new.label))
  }

  /// The skimmers, for one who gives them back; `nil` where parts of operations cannot be told apart.
  private func takeSkimmers() -> Skimmers? {
    guard comparesTexts else { return nil }
    defer { skimmers = nil }
    return skimmers ?? Skimmers(old: old, new: new)
  }

  private func reportOneSided(_ pairing: OperationPairing, _ context: Context) {
    // What stands under a key that could not be read is unknown, and not gone.
    report(
      pairing, context, { Site(operation: $0.label) }, removed: { [old] in old.operation($0) }
    ) { [self] heading, isOld in
      isUnread(heading, by: isOld ? new : old)
    }
  }

  /// Reports the operations that only one side has.
  func report(
    _ pairing: OperationPairing, _ context: Context, _ site: (OperationHeading) -> Site,
    removed: (OperationHeading) -> Operation?,
    isUnread: (_ heading: OperationHeading, _ isOld: Bool) -> Bool
  ) {
    guard !pairing.removed.isEmpty || !pairing.added.isEmpty else { return }
    let sides = PathSides(pairing, old: old, new: new)
    for (index, heading) in pairing.removed.enumerated() where !isUnread(heading, true) {
      let presence = sides.removed(index)
      let place = ElementPlace(facts: Facts(), origin: presence.origin(heading))
      emit(
        groups.operationRemoved, old: place, new: nil, context, site(heading),
        removed: removed(heading).map { Lifecycle($0, schemas.old) }
      ) {
        $0(presence, context)
      }
    }
    for (index, heading) in pairing.added.enumerated() where !isUnread(heading, false) {
      let presence = sides.added(index)
      let place = ElementPlace(facts: Facts(), origin: presence.origin(heading))
      emit(groups.operationAdded, old: nil, new: place, context, site(heading)) {
        $0(presence, context)
      }
    }
  }

  /// Whether nothing can be found in two parts of operations: they are equal in all that they are made of, and so is what
  /// their operations inherit. In Swagger 2.0 bodies and responses are made of what stands beside them as well.
  func isUnchanged(_ old: Origin, _ new: Origin) -> Bool {
    comparesTexts && changes.isUnchanged(old, new)
  }

  /// Whether nothing can be found in two elements: what stands beside a reference to them is the same, too (OAS 3.1 §4.8.23).
  func isUnchanged<Part: Element>(_ old: Part, _ new: Part) -> Bool {
    isUnchanged(old.origin, new.origin) && differingFields(old.facts, new.facts).isEmpty
  }

  /// Whether the two are equal, in all that they are made of and all that they inherit.
  private func isUnchanged(_ match: OperationMatch) -> Bool {
    prunes && changes.operationsInheritTheSame
      && changes.isUnchanged(match.old.declaration, match.new.declaration)
      && changes.isUnchanged(match.old.pathItem, match.new.pathItem)
      && match.old.place == match.new.place
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

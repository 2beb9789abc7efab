import APIGraph
import DocumentTree
import SchemaLogic

/// How the walk asks rules and records their findings.
extension ComparisonWalk {
  /// Asks the rules of a group and records what they find at a site.
  func emit<Question>(
    _ entries: RuleGroup<Question>, old: ElementPlace?, new: ElementPlace?, _ context: Context,
    _ site: Site, removed: Lifecycle? = nil, _ answer: (Question) -> [Finding]
  ) {
    let removed = removed ?? (new == nil ? old.map { Lifecycle($0.facts) } : nil)
    for entry in entries {
      // What one side lacks may be what could not be read there.
      let unread =
        new == nil ? context.unreadSubjects.new : old == nil ? context.unreadSubjects.old : []
      let subject = rules.rules[entry.rule].trigger.subject.rawValue
      guard !unread.contains(where: { $0.hasPrefix(subject) }) else { continue }
      for finding in answer(entry.ask) {
        record(entry.rule, finding, old: old, new: new, context, site, removed: removed)
      }
    }
  }

  /// Compares the plain facts of two elements: asks the rules of their subject, and the general ones about what is left.
  /// Fields that are told repeat what structured members say, for which there are rules.
  func compareFacts<E: Element>(
    _ old: E, _ new: E, subject: Subject,
    _ entries: RuleGroup<OperationRuleGroups.Two<E>>, _ context: Context, _ site: Site,
    told: Set<Field> = [], lifecycle: LifecycleChange? = nil
  ) {
    let fields = differingFields(old.facts, new.facts)
    var covered = told
    for entry in entries {
      let findings = entry.ask(old, new, context)
      guard !findings.isEmpty else { continue }
      covered.formUnion(rules.rules[entry.rule].covers)
      for finding in findings {
        if let field = finding.field { covered.insert(field) }
        record(entry.rule, finding, old: old.place, new: new.place, context, site)
      }
    }
    let noun = subject == .description ? "the API" : subject.rawValue
    if let change = lifecycle ?? LifecycleChange(noun, old.facts, new.facts, differing: fields) {
      compare(change, old.place, new.place, differing: fields, covering: &covered, context, site)
    }
    for field in fields where !covered.contains(field) {
      for entry in groups.remaining {
        guard let finding = entry.ask(subject, field, context) else { continue }
        record(entry.rule, finding, old: old.place, new: new.place, context, site)
        break
      }
    }
  }

  /// Asks the rules about what two elements tell of their lives.
  private func compare(
    _ change: LifecycleChange, _ old: ElementPlace, _ new: ElementPlace, differing fields: [Field],
    covering covered: inout Set<Field>, _ context: Context, _ site: Site
  ) {
    for entry in groups.lifecycle {
      let findings = entry.ask(change, context)
      guard !findings.isEmpty else { continue }
      let covers = rules.rules[entry.rule].covers
      covered.formUnion(fields.filter { covers.contains(LifecycleVocabulary.bare($0)) })
      for finding in findings {
        record(entry.rule, finding, old: old, new: new, context, site)
      }
    }
  }

  private func record(
    _ rule: Int, _ finding: Finding, old: ElementPlace?, new: ElementPlace?, _ context: Context,
    _ site: Site, removed: Lifecycle? = nil
  ) {
    var emission = recorder.emit(rule, finding, old: old, new: new, removed: removed)
    if context.isNeverSent {
      emission.effect = .annotates
      emission.certainty = .proven
      emission.reason = nil
    }
    recorder.use(
      emission.draft,
      Draft.Use(
        operation: site.operation, direction: context.direction, isReceived: context.isReceived,
        impact: (context.isBesideTheWire ? .annotates : emission.effect)
          .impact(isReceived: context.isReceived),
        certainty: emission.certainty, reason: emission.reason, path: site.path))
  }

  /// Parts that could not be read are equal by their text; otherwise the comparison is not complete.
  ///
  /// Returns what the parts that differ should have been, for each side.
  @discardableResult func compareUnread(
    _ oldParts: [UnreadPart], _ newParts: [UnreadPart], _ context: Context,
    old oldSite: (UnreadPart) -> Site, new newSite: (UnreadPart) -> Site
  ) -> (old: Set<String>, new: Set<String>) {
    var subjects: (old: Set<String>, new: Set<String>) = ([], [])
    func text(_ part: UnreadPart) -> String { "\(part.subject) \(part.text)" }
    let oldTexts = Set(oldParts.map(text))
    let newTexts = Set(newParts.map(text))
    for part in oldParts where !newTexts.contains(text(part)) {
      recorder.noteUnreadDifference()
      subjects.old.insert(part.subject)
      let place = ElementPlace(facts: Facts(), origin: part.origin)
      emit(groups.unreadPart, old: place, new: nil, context, oldSite(part)) { $0(part, context) }
    }
    for part in newParts where !oldTexts.contains(text(part)) {
      recorder.noteUnreadDifference()
      subjects.new.insert(part.subject)
      let place = ElementPlace(facts: Facts(), origin: part.origin)
      emit(groups.unreadPart, old: nil, new: place, context, newSite(part)) { $0(part, context) }
    }
    return subjects
  }

  /// Compares two schemas that a message uses; an absent one accepts everything.
  ///
  /// The facts are those of the elements that the schemas belong to, for their examples.
  func compareSchemas(
    _ oldID: SchemaID?, _ newID: SchemaID?, _ context: Context, _ site: Site,
    facts: (old: Facts, new: Facts)? = nil
  ) {
    guard let operation = site.operation, let direction = context.direction,
      let node = node(oldID, newID, context)
    else { return }
    use(
      SchemaUse(
        node: node, operation: operation, direction: direction, isReceived: context.isReceived,
        path: site.path,
        examples: facts.flatMap { examples(of: $0, isReceived: context.isReceived) }))
  }

  /// The pair of two schemas that a message uses; `nil` where there is nothing to compare.
  func node(_ oldID: SchemaID?, _ newID: SchemaID?, _ context: Context) -> Int? {
    guard oldID != nil || newID != nil else { return nil }
    let key = SchemaPairKey(
      old: oldID ?? schemas.old.anything, new: newID ?? schemas.new.anything,
      isReceived: context.isReceived, spelling: context.spelling,
      position: context.isNeverSent ? .ignored : .positive,
      presence: context.isAlwaysPresent ? .whole : .element, enclosure: nil,
      isInPlace: false, settlement: .open)
    return pairs.node(key)
  }

  /// The examples that the sender's description gives of a message.
  func examples(of facts: (old: Facts, new: Facts), isReceived: Bool) -> Fact? {
    (isReceived ? facts.old : facts.new)["examples"]
  }
}

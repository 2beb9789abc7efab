import APIGraph
import DocumentTree
import SchemaLogic

/// The work on one pair of schemas.
struct SchemaPairSession {
  let comparer: SchemaPairComparer
  let key: SchemaPairKey
  let old: Schema
  let new: Schema
  let context: Context
  var result = SchemaPairResult()
  /// What is proved of the pair, or of a whole that it is a part of.
  var settlement: Settlement
  /// Whether every part of the pair decides by itself, so that nothing is proved of it unless something is found at it.
  var isPartwise = false

  init(comparer: SchemaPairComparer, key: SchemaPairKey) {
    self.comparer = comparer
    self.key = key
    old = comparer.schemas.old.schema(key.old)
    new = comparer.schemas.new.schema(key.new)
    var context = Context(schemas: comparer.schemas, isReceived: key.isReceived)
    context.spelling = key.spelling
    context.isAlwaysPresent = key.presence.isCertain
    context.isMember = key.presence.isOfMember && !key.isInPlace
    context.isOfOneProperty = key.isOfOneProperty
    self.context = context
    settlement = key.settlement
  }

  /// Asks the rules and names the parts.
  mutating func run() {
    prove()
    if old.opaqueText != nil || new.opaqueText != nil {
      compareOpaque()
    } else if old.isImpossible || new.isImpossible {
      compareImpossible()
    } else if compareAsComposition() {
      // Which component the lone schema is, is told where it stands for an alternative.
      return
    } else {
      compareKeywords()
      if !isOneSidedAndTold {
        compareEvaluations()
        compareParts()
      }
    }
    compareDeclarations()
  }

  /// Which components the two are, if any. Other parts of the whole are found by their own names.
  private mutating func compareDeclarations() {
    guard let oldSite = comparer.schemas.old.site(of: key.old),
      let newSite = comparer.schemas.new.site(of: key.new),
      let move = comparer.declarations.move(
        "schemas", oldSite, newSite, isType: old.isGeneratedType || new.isGeneratedType)
    else { return }
    emit(comparer.rules.declarationMoved, old: oldPlace, new: newPlace) { $0(move, $1) }
  }

  /// Two schemas of which one allows nothing: what else they say makes no difference.
  private mutating func compareImpossible() {
    guard old.isImpossible != new.isImpossible else { return }
    let (old, new) = (old, new)
    emit(comparer.rules.possibility, old: oldPlace, new: newPlace) { $0(old, new, $1) }
  }

  /// Whether one side accepts everything and it has been said what the other leaves out: its parts say only more of that.
  private var isOneSidedAndTold: Bool {
    (old.saysNothing || new.saysNothing) && result.emissions.contains { $0.effect != .annotates }
  }

  /// Names the parts. Those of values that no side can have are looked at for their documentation only.
  private mutating func compareParts() {
    if let position = position(of: .object) {
      compareProperties(at: position)
      compareOtherMembers(at: position)
    }
    if let position = position(of: .array) { compareElements(at: position) }
    compareConditions()
    compareCompositions()
  }

  /// How parts of values of a type bear on the whole; `nil` where only one side has such values, which the type tells.
  private func position(of type: JSONTypes) -> Position? {
    switch (old.effectiveTypes.contains(type), new.effectiveTypes.contains(type)) {
    case (true, true): .positive
    case (false, false): .ignored
    default: nil
    }
  }

  /// The place of a side; `nil` for the schemas that nobody wrote.
  var oldPlace: ElementPlace? { place(old, key.old, comparer.schemas.old) }
  var newPlace: ElementPlace? { place(new, key.new, comparer.schemas.new) }

  private func place(_ schema: Schema, _ id: SchemaID, _ store: SchemaStore) -> ElementPlace? {
    id == store.anything || id == store.nothing ? nil : schema.place
  }

  /// Adds a finding of a rule.
  mutating func emit(
    _ rule: Int, _ finding: Finding, old: ElementPlace?, new: ElementPlace?, step: String? = nil,
    side: Side? = nil, claim: Claim? = nil, removed: Facts? = nil
  ) {
    let emission = comparer.recorder.emit(
      rule, finding, old: old, new: new, side: side, removed: removed.map(Lifecycle.init))
    let effect = emission.effect.at(key.position)
    var certainty = emission.certainty
    var reason = emission.reason
    if effect == .replaces, emission.effect != .replaces {
      certainty = .undecided
      reason = reason ?? "it stands where more and less cannot be told apart by keyword"
    }
    let placed = Emission(
      draft: emission.draft, effect: effect, certainty: certainty, reason: reason, step: step)
    let claim = claim ?? Claim(finding, of: comparer.rules.all[rule])
    if finding.isBeyondSchemas {
      result.emissions.append(placed)
    } else if !isUntrueOfWhole(placed, claim) {
      result.emissions.append(
        judged(placed, claim, holdsUnlessEqual: finding.holdsUnlessEqual))
    }
  }

  /// Adds all findings of the rules of a group.
  mutating func emit<Question>(
    _ entries: [RuleEntry<Question>], old: ElementPlace?, new: ElementPlace?, step: String? = nil,
    side: Side? = nil, claim: Claim? = nil, removed: Facts? = nil,
    _ answer: (Question, Context) -> [Finding]
  ) {
    for entry in entries {
      for finding in answer(entry.ask, context) {
        emit(
          entry.rule, finding, old: old, new: new, step: step, side: side, claim: claim,
          removed: removed)
      }
    }
  }

  /// Names the pair of a part at a position inside this one.
  mutating func descend(
    _ step: PartStep, _ oldPart: SchemaID?, _ newPart: SchemaID?,
    at position: Position = .positive, spelling: Spelling? = nil, presence: Presence? = nil,
    settlement: Settlement? = nil, alternative: Alternative? = nil, isOfOneProperty: Bool = false
  ) {
    guard oldPart != nil || newPart != nil else { return }
    let (old, new) = (
      oldPart ?? comparer.schemas.old.anything, newPart ?? comparer.schemas.new.anything
    )
    var part =
      step.target == .inPlace
      ? SchemaPairKey(
        old: old, new: new, inPlaceOf: key, enclosure: comparer.enclosures.inside(self),
        alternative: alternative)
      : SchemaPairKey(old: old, new: new, partOf: key, isOfOneProperty: isOfOneProperty)
    part.spelling = spelling ?? key.spelling
    part.position = key.position.containing(position)
    if let presence { part.presence = presence }
    part.settlement = settlement ?? self.settlement
    result.parts.append((step, part))
  }

  /// Two schemas of which one could not be read: the same text is the same schema, anything else is undecided.
  private mutating func compareOpaque() {
    guard old.opaqueText != new.opaqueText else { return }
    comparer.recorder.noteUnreadDifference()
    let text = old.opaqueText ?? new.opaqueText ?? ""
    let part = UnreadPart(
      subject: "schema", text: text, origin: old.opaqueText == nil ? new.origin : old.origin)
    for (index, rule) in comparer.rules.all.enumerated() {
      guard case .unreadPart(let ask) = rule.trigger else { continue }
      for finding in ask(part, context) { emit(index, finding, old: oldPlace, new: newPlace) }
    }
  }

  /// Asks the rules about the keywords that differ, and the general rules about those that are left.
  private mutating func compareKeywords() {
    let fields = differingFields(old.facts, new.facts)
    var significance = KeywordSignificance(old: old, new: new, spelling: key.spelling)
    guard !fields.isEmpty else {
      // The rules that are asked whatever differs look at keywords that such a pair has alike.
      if isPartwise { return }
      for entry in comparer.rules.changedAnyhow {
        for finding in entry.ask(old, new, context) {
          emit(entry.rule, significance.weighed(finding), old: oldPlace, new: newPlace)
        }
      }
      return
    }
    // The rules about properties speak for the names that it lists. There are few fields, so that a list is enough.
    var covered: [Field] = ["required"]
    // Where a property is read-only is told where the property is told.
    if key.presence.isOfMember { covered += ["readOnly", "writeOnly"] }
    if context.isMember { covered.append("xml") }
    if context.isOfOneProperty, (old.facts.deprecation == nil) != (new.facts.deprecation == nil) {
      covered += LifecycleVocabulary.deprecation
    }
    compareLifecycle(differing: fields, covering: &covered)
    if (old.contains == nil) != (new.contains == nil) {
      covered += ["minContains", "maxContains"]
    }
    for entry in comparer.rules.changed(at: fields) {
      let findings = entry.ask(old, new, context)
      guard !findings.isEmpty else { continue }
      covered += comparer.rules.all[entry.rule].covers
      for finding in findings {
        if let field = finding.field { covered.append(field) }
        emit(entry.rule, significance.weighed(finding), old: oldPlace, new: newPlace)
      }
    }
    for field in fields where !covered.contains(field) {
      if field.assertsOn != nil {
        let pair = UnexplainedPair(problem: .keyword(field))
        emit(comparer.rules.unexplained, old: oldPlace, new: newPlace) { ask, context in
          // A keyword that no rule knows may be one that could not be read.
          ask(pair, context).map { significance.weighed($0).beyondSchemas }
        }
        continue
      }
      for entry in comparer.rules.remaining {
        guard let finding = entry.ask(.schema, field, context) else { continue }
        emit(entry.rule, significance.weighed(finding), old: oldPlace, new: newPlace)
        break
      }
    }
  }

  /// Asks the rules about what the schemas tell of their lives.
  private mutating func compareLifecycle(
    differing fields: [Field], covering covered: inout [Field]
  ) {
    let noun = context.isOfOneProperty ? "property" : "schema"
    guard let change = LifecycleChange(noun, old.facts, new.facts, differing: fields) else {
      return
    }
    for entry in comparer.rules.lifecycle {
      let findings = entry.ask(change, context)
      guard !findings.isEmpty else { continue }
      covered += comparer.rules.all[entry.rule].covers
      for finding in findings { emit(entry.rule, finding, old: oldPlace, new: newPlace) }
    }
  }
}

import APIGraph
import DocumentTree

/// Turns what the walk has gathered into changes for people: places, reach, impact, order.
struct ChangeBuilder {
  private let walk: ComparisonWalk
  private let drafts: [Draft]
  private let audience: Audience.Kind
  private let oldPlaces: PlaceFinder
  private let newPlaces: PlaceFinder
  private let index: ReachIndex
  private let witnesses: WitnessBuilder

  private var befores = ValueKeeper()
  private var afters = ValueKeeper()
  private var operations: OperationFinder

  /// By rule: what it does to generated code, once that was asked for.
  private var generatedCode: [GeneratedCodeEffect??]

  /// The day on which it is asked whether announced days have come.
  private let date: CalendarDate?

  init(_ walk: ComparisonWalk, audience: Audience.Kind, date: CalendarDate?) {
    self.walk = walk
    drafts = walk.recorder.drafts
    self.audience = audience
    self.date = date
    oldPlaces = PlaceFinder(walk.old.documents)
    newPlaces = PlaceFinder(walk.new.documents)
    index = ReachIndex(walk)
    operations = OperationFinder(index.map)
    generatedCode = Array(repeating: nil, count: walk.rules.rules.count)
    witnesses = WitnessBuilder(walk.schemas, walk.pairs.proofs)
  }

  /// The changes, greatest impact first, then by site, rule and fingerprint.
  mutating func changes() -> [Change] {
    var found: [Change] = []
    found.reserveCapacity(drafts.count)
    for draft in drafts.indices {
      if let change = change(draft) { found.append(change) }
    }
    let changes = found
    // Few changes are so much alike that their fingerprints decide.
    var fingerprints = [String?](repeating: nil, count: changes.count)
    func fingerprint(of position: Int) -> String {
      if let known = fingerprints[position] { return known }
      let fingerprint = changes[position].fingerprint
      fingerprints[position] = fingerprint
      return fingerprint
    }
    var order = Array(changes.indices)
    order.sort { left, right in
      if changes[left].impact != changes[right].impact {
        return changes[left].impact > changes[right].impact
      }
      if let precedes = changes[left].site.precedes(changes[right].site) { return precedes }
      if let precedes = changes[left].rule.precedes(changes[right].rule) { return precedes }
      if let precedes = fingerprint(of: left).precedes(fingerprint(of: right)) { return precedes }
      return changes[left].message.precedes(changes[right].message) ?? (left < right)
    }
    return order.map { changes[$0] }
  }

  /// The change of a draft; `nil` when nothing that is compared leads to it.
  private mutating func change(_ number: Int) -> Change? {
    let uses = index.uses(of: number)
    guard let impact = uses.impact else { return nil }
    let draft = drafts[number]
    let rule = walk.rules.rules[draft.rule]
    let sdk = generatedCode(draft.rule).flatMap(uses.impact(of:)) ?? impact
    let weighed = Audience(wire: impact, sdk: sdk)
    let decisive = uses.uses(with: impact)
    let nearest = index.nearest(decisive.found, limit: 1).first
    let shown = impact == .breaking ? witnesses(decisive.found, nearest) : []
    // A message that one side sends and the other refuses is all the proof that there can be.
    let certainty = shown.isEmpty ? decisive.certainty ?? .proven : .proven
    let old = draft.old.flatMap(oldPlaces.place)
    let new = draft.new.flatMap(newPlaces.place)
    let site = site(of: decisive, nearest, old, new)
    let before = draft.before.map { befores.kept($0) }
    let after = draft.after.map { afters.kept($0) }
    return Change(
      rule: rule.id, impact: weighed[audience], audience: weighed, certainty: certainty,
      reason: certainty == .proven ? nil : reason(of: decisive, certainty),
      site: site, message: draft.finding.message, old: old, new: new,
      before: before, after: after, reached: reach(uses), witnesses: shown,
      renamed: draft.finding.renamed,
      announced: Announcement(of: draft.removed, on: date),
      name: .parts(
        FingerprintParts(
          rule: rule.id, place: (old ?? new)?.pointer ?? "", site: site,
          detail: draft.finding.detail, before: before, after: after)))
  }

  private mutating func generatedCode(_ rule: Int) -> GeneratedCodeEffect? {
    if let known = generatedCode[rule] { return known }
    let effect = walk.rules.rules[rule].generatedCode
    generatedCode[rule] = .some(effect)
    return effect
  }

  /// One witness for each direction in which the change breaks at some places, as far as there is one; given the shortest way to
  /// these.
  private func witnesses(_ breaks: [FoundPlace], _ nearest: ReachIndex.Way?) -> [Witness] {
    let shown = breaks.filter(\.hasCounterexample)
    guard !shown.isEmpty else { return [] }
    return [Direction.request, .response].compactMap { direction in
      let isNearest =
        nearest.map { $0.direction == direction && $0.place.hasCounterexample } ?? false
      let first =
        isNearest ? nearest : index.nearest(shown, direction: direction, limit: 1).first
      guard let first else { return nil }
      // Mostly the nearest use can be shown.
      if let witness = witness(first) { return witness }
      let ways = index.nearest(shown, direction: direction, limit: WitnessBuilder.useLimit)
      for way in ways.dropFirst() {
        if let witness = witness(way) { return witness }
      }
      return nil
    }
  }

  /// A witness at the end of a way; `nil` where there is none.
  private func witness(_ way: ReachIndex.Way) -> Witness? {
    index.evidence(way).flatMap { witnesses.witness($0, way.direction) }
  }

  /// Why the uses are no more certain: what is said of the one that was met first.
  private func reason(of uses: ChangeUses, _ certainty: Certainty) -> String? {
    if let use = uses.noted.first(where: { $0.certainty == certainty }) { return use.reason }
    return index.firstMet(uses.found.filter { $0.certainty == certainty })?.reason
  }

  /// The shortest way to the change: from the operation, or from the API where what changed is said of the API as a whole.
  private func site(
    of uses: ChangeUses, _ nearest: ReachIndex.Way?, _ old: Place?, _ new: Place?
  ) -> String {
    var path: SitePath?
    var operation: String?
    for position in uses.noted.indices {
      if let path, !SitePath.precedes(uses.noted[position].path, path) { continue }
      path = uses.noted[position].path
      operation = uses.noted[position].operation
    }
    if let nearest, path.map({ SitePath.precedes(nearest.path, $0) }) ?? true {
      path = nearest.path
      operation = nearest.operation
    }
    let site = path?.text ?? ""
    guard let operation, DocumentWide.holds(old?.pointer, new?.pointer) else { return site }
    let rest = site.utf8.dropFirst(operation.utf8.count)
    guard rest.starts(with: SitePath.separator.utf8), site.utf8.starts(with: operation.utf8)
    else { return site }
    return "API" + Substring(rest)
  }

  /// What the uses are listed from when somebody asks for them.
  private mutating func reach(_ uses: ChangeUses) -> ChangeReach {
    let noted = noted(uses.noted)
    guard !uses.found.isEmpty else { return .listed(noted) }
    return .found(
      ReachWays(index.map, uses.found), operations.operations(of: uses.found), noted: noted)
  }

  /// The entries for what the walk has noted.
  private func noted(_ uses: [Draft.Use]) -> [Reach] {
    var entries: [Reach] = []
    for position in uses.indices {
      guard let operation = uses[position].operation else { continue }
      entries.append(
        Reach(
          operation: operation, direction: uses[position].direction,
          impact: uses[position].impact, way: .path(uses[position].path)))
    }
    guard entries.count > 1 else { return entries }
    var order = Array(entries.indices)
    order.sort { left, right in
      if let follows = entries[left].order(entries[right].operation, entries[right].direction) {
        return !follows
      }
      if entries[left].impact != entries[right].impact {
        return entries[left].impact > entries[right].impact
      }
      guard case .path(let mine) = entries[left].way, case .path(let theirs) = entries[right].way
      else { return left < right }
      if SitePath.precedes(mine, theirs) { return true }
      return left < right && !SitePath.precedes(theirs, mine)
    }
    var best: [Reach] = []
    for position in order {
      if let last = best.last,
        last.order(entries[position].operation, entries[position].direction) == nil
      {
        continue
      }
      best.append(entries[position])
    }
    return best
  }
}

extension String {
  /// Whether its bytes come before those of another text; `nil` where they are the same.
  fileprivate func precedes(_ other: String) -> Bool? {
    ExactString(self).precedes(ExactString(other))
  }
}

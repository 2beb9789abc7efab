import APIGraph
import DocumentTree

/// Turns what the walk has gathered into changes for people: places, reach, impact, order.
struct ChangeBuilder {
  private let walk: ComparisonWalk
  private let audience: Audience.Kind
  private let oldPlaces: PlaceFinder
  private let newPlaces: PlaceFinder
  /// The place of each operation in the order of their names: comparing numbers is cheaper than comparing names.
  private let operationRanks: [String: Int]
  private let witnesses: WitnessBuilder

  /// The day on which it is asked whether announced days have come.
  private let date: CalendarDate?

  init(_ walk: ComparisonWalk, audience: Audience.Kind, date: CalendarDate?) {
    self.walk = walk
    self.audience = audience
    self.date = date
    oldPlaces = PlaceFinder(walk.old.documents)
    newPlaces = PlaceFinder(walk.new.documents)
    witnesses = WitnessBuilder(walk.schemas, walk.pairs.proofs)
    let names = Set(walk.recorder.drafts.flatMap { $0.uses.compactMap(\.operation) })
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    operationRanks = Dictionary(
      uniqueKeysWithValues: sorted.enumerated().map { ($0.element, $0.offset) })
  }

  /// The changes, greatest impact first, then by site, rule and fingerprint.
  func changes() -> [Change] {
    let changes = walk.recorder.drafts.compactMap(change)
    let keyed = changes.map { change in (change, Array(change.site.utf8)) }
    return keyed.sorted { left, right in
      if left.0.impact != right.0.impact { return left.0.impact > right.0.impact }
      if left.1 != right.1 { return left.1.lexicographicallyPrecedes(right.1) }
      if left.0.rule != right.0.rule { return left.0.rule < right.0.rule }
      if left.0.fingerprint != right.0.fingerprint {
        return left.0.fingerprint < right.0.fingerprint
      }
      return left.0.message.utf8.lexicographicallyPrecedes(right.0.message.utf8)
    }.map(\.0)
  }

  /// The change of a draft; `nil` when nothing that is compared leads to it.
  private func change(_ draft: Draft) -> Change? {
    guard let impact = draft.uses.map(\.impact).max() else { return nil }
    let rule = walk.rules.rules[draft.rule]
    let weighed = Audience(wire: impact, sdk: generatedCode(rule, draft.uses) ?? impact)
    let decisive = draft.uses.filter { $0.impact == impact }
    let first = decisive.dropFirst().reduce(decisive[0]) { best, use in
      SitePath.precedes(use.path, best.path) ? use : best
    }
    let shown = impact == .breaking ? witnesses.witnesses(of: draft) : []
    // A message that one side sends and the other refuses is all the proof that there can be.
    let certainty = shown.isEmpty ? decisive.map(\.certainty).min() ?? .proven : .proven
    let old = draft.old.flatMap(oldPlaces.place)
    let new = draft.new.flatMap(newPlaces.place)
    let site = site(of: first, [old, new].compactMap { $0?.pointer })
    return Change(
      rule: rule.id, impact: weighed[audience], audience: weighed, certainty: certainty,
      reason: certainty == .proven
        ? nil : decisive.first { $0.certainty == certainty }?.reason,
      site: site, message: draft.finding.message, old: old, new: new, before: draft.before,
      after: draft.after, reach: reach(draft.uses), witnesses: shown,
      renamed: draft.finding.renamed,
      announced: Announcement(of: draft.removed, on: date),
      fingerprint: Fingerprint(
        rule: rule.id, place: (old ?? new)?.pointer ?? "", site: site,
        detail: draft.finding.detail, before: draft.before, after: draft.after
      ).text)
  }

  /// The way to the change: from the operation, or from the API where what changed is said of the API as a whole.
  private func site(of use: Draft.Use, _ pointers: [String]) -> String {
    let site = use.path.text
    guard let operation = use.operation, site.hasPrefix(operation + " › "),
      DocumentWide.holds(pointers)
    else { return site }
    return "API" + site.dropFirst(operation.count)
  }

  /// The greatest impact on generated code; `nil` where it is that on the wire.
  private func generatedCode(_ rule: Rule, _ uses: [Draft.Use]) -> Impact? {
    rule.generatedCode.flatMap { effect in
      uses.map { effect.impact(onTheWire: $0.impact, isReceived: $0.isReceived) }.max()
    }
  }

  /// One entry for each operation and direction: the greatest impact there, and the shortest way to it.
  private func reach(_ uses: [Draft.Use]) -> [Reach] {
    struct Key: Hashable {
      let operation: String
      let direction: Direction?
    }
    // Positions in `uses`, which are copied less easily.
    var best: [Key: Int] = [:]
    for (position, use) in uses.enumerated() {
      guard let operation = use.operation else { continue }
      let key = Key(operation: operation, direction: use.direction)
      guard let index = best[key] else {
        best[key] = position
        continue
      }
      let known = uses[index]
      if use.impact > known.impact
        || use.impact == known.impact && SitePath.precedes(use.path, known.path)
      {
        best[key] = position
      }
    }
    let sorted = best.map {
      (
        rank: operationRanks[$0.key.operation] ?? 0, direction: $0.key.direction, position: $0.value
      )
    }
    .sorted { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      switch (left.direction, right.direction) {
      case (let left?, let right?): return left < right
      case (nil, _?): return true
      case (_, nil): return false
      }
    }
    return sorted.compactMap { _, direction, position in
      let use = uses[position]
      return use.operation.map {
        Reach(operation: $0, direction: direction, impact: use.impact, path: use.path)
      }
    }
  }
}

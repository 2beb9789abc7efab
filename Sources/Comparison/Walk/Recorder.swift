import APIGraph
import DocumentTree

/// Gathers findings and brings those with one root cause together.
final class Recorder {
  private(set) var drafts: [Draft] = []
  private var indices: [Draft.Key: Int] = [:]
  private let rules: [Rule]

  /// Parts that differ and could not be read on a side.
  private(set) var unreadDifferences = 0

  init(rules: [Rule]) { self.rules = rules }

  /// Turns a finding into a change, or adds it to the change that it belongs to.
  ///
  /// The places and values of the field that the finding names are looked up on both sides.
  func emit(
    _ rule: Int, _ finding: Finding, old: ElementPlace?, new: ElementPlace?
  ) -> Emission {
    let oldFact = finding.field.flatMap { field in old?.facts[field] }
    let newFact = finding.field.flatMap { field in new?.facts[field] }
    let oldOrigin = finding.old ?? oldFact?.origin ?? old?.origin
    let newOrigin = finding.new ?? newFact?.origin ?? new?.origin
    let before = finding.before ?? (finding.after == nil ? oldFact?.value : nil)
    let after = finding.after ?? (finding.before == nil ? newFact?.value : nil)
    let key = Draft.Key(
      rule: rule, old: finding.isOneForAllPlaces ? nil : oldOrigin,
      new: finding.isOneForAllPlaces ? nil : newOrigin, before: before, after: after,
      detail: finding.detail)
    let index: Int
    if let known = indices[key] {
      index = known
    } else {
      index = drafts.count
      indices[key] = index
      drafts.append(
        Draft(
          rule: rule, finding: finding, old: oldOrigin, new: newOrigin, before: before,
          after: after))
    }
    return Emission(
      draft: index, effect: finding.effect ?? rules[rule].effect,
      certainty: finding.certainty ?? .proven, reason: finding.reason)
  }

  /// Notes that an operation meets a change.
  func use(_ draft: Int, _ use: Draft.Use) { drafts[draft].uses.append(use) }

  /// Notes that a part that differs could not be read, so that the comparison is not complete.
  func noteUnreadDifference() { unreadDifferences += 1 }
}

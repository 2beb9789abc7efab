import APIGraph
import DocumentTree

/// Gathers findings and brings those with one root cause together.
final class Recorder {
  private(set) var drafts: [Draft] = []
  private var numbers = DraftNumbers()
  private let rules: [Rule]

  /// How much was promised of operations that were not stable.
  private var promises: [String: StabilityLevel] = [:]

  /// Parts that differ and could not be read on a side.
  private(set) var unreadDifferences = 0

  init(rules: [Rule]) { self.rules = rules }

  /// Turns a finding into a change, or adds it to the change that it belongs to.
  ///
  /// The places and values of the field that the finding names are looked up on both sides.
  ///
  /// What stands on one side only is the same change wherever the other side lacks it, so that its place alone counts;
  /// `side` says so where the finding names no field and no place. `removed` is what the old side told of the life of a part that
  /// is gone.
  func emit(
    _ rule: Int, _ finding: Finding, old: ElementPlace?, new: ElementPlace?, side: Side? = nil,
    removed: Lifecycle? = nil
  ) -> Emission {
    let oldFact = finding.field.flatMap { field in old?.facts[field] }
    let newFact = finding.field.flatMap { field in new?.facts[field] }
    let oldOrigin = finding.old ?? oldFact?.origin ?? old?.origin
    let newOrigin = finding.new ?? newFact?.origin ?? new?.origin
    let before = finding.before ?? (finding.after == nil ? oldFact?.value : nil)
    let after = finding.after ?? (finding.before == nil ? newFact?.value : nil)
    let onlySide = side ?? finding.onlySide ?? Side(has: oldFact, newFact)
    let isPlaced = !finding.isOneForAllPlaces
    let key = Draft.Key(
      rule: rule, old: isPlaced && onlySide != .new ? oldOrigin : nil,
      new: isPlaced && onlySide != .old ? newOrigin : nil, before: before, after: after,
      detail: finding.detail)
    let index = numbers.number(of: key)
    if index == drafts.count {
      drafts.append(
        Draft(
          rule: rule, finding: finding, old: oldOrigin, new: newOrigin, before: before,
          after: after))
    }
    if let removed { drafts[index].removed.append(removed) }
    return Emission(
      draft: index, effect: finding.effect ?? rules[rule].effect,
      certainty: finding.certainty ?? .proven, reason: finding.reason)
  }

  /// Notes that an operation meets a change.
  ///
  /// A part is promised no more than the operation that it belongs to, so that it loses nothing where the old operation had no
  /// higher level than the part has now.
  func use(_ draft: Int, _ use: Draft.Use) {
    var use = use
    if let operation = use.operation, lowersNothing(draft, in: operation) { use.lowersNothing() }
    drafts[draft].uses.append(use)
  }

  /// Whether an operation loses nothing by a change, because no more was promised of it.
  func lowersNothing(_ draft: Int, in operation: String) -> Bool {
    guard let level = drafts[draft].finding.loweredTo, let promised = promised(of: operation)
    else { return false }
    return promised <= level
  }

  /// How much was promised of an operation that was not stable.
  func promised(of operation: String) -> StabilityLevel? {
    promises.isEmpty ? nil : promises[operation]
  }

  /// Notes how much was promised of an operation.
  func promise(_ level: StabilityLevel, of operation: String) {
    if level < .stable { promises[operation] = level }
  }

  /// Notes that a part that differs could not be read, so that the comparison is not complete.
  func noteUnreadDifference() { unreadDifferences += 1 }
}

/// One of the two descriptions.
enum Side {
  case old, new

  /// The side that has a fact which the other lacks.
  init?(has old: Fact?, _ new: Fact?) {
    switch (old, new) {
    case (_?, nil): self = .old
    case (nil, _?): self = .new
    default: return nil
    }
  }
}

extension Finding {
  /// The side whose place the finding names, when it names one only.
  var onlySide: Side? {
    switch (old, new) {
    case (_?, nil): .old
    case (nil, _?): .new
    default: nil
    }
  }
}

import APIGraph
import DocumentTree

/// Rules about what descriptions tell of the life of their parts beside `deprecated`.
let lifecycleRules: [Rule] = [
  Rule(
    "deprecation-date-changed", "Date of deprecation changed", .annotates,
    covers: LifecycleVocabulary.since,
    because: "It says since when callers know; no message changes.",
    migration: "Nothing to do.",
    when: .lifecycleChanged { change, _ in
      guard change.old.since?.moment != change.new.since?.moment else { return [] }
      let message =
        switch (change.old.since, change.new.since) {
        case (nil, let new?): "\(change.noun) is deprecated since \(new.text)"
        case (let old?, nil):
          "\(change.noun) no longer says that it is deprecated since \(old.text)"
        case (let old, let new):
          "\(change.noun) is deprecated since \(new?.text ?? "") (was \(old?.text ?? ""))"
        }
      return [Finding(message, from: change.old.since, to: change.new.since)]
    }),
  Rule(
    "sunset-set", "Last day set", .annotates, covers: LifecycleVocabulary.sunset,
    because: "It still works, and is promised until that day only.",
    migration: "Do without it before that day.",
    when: .lifecycleChanged { change, _ in
      guard change.old.sunset == nil, let date = change.new.sunset else { return [] }
      return [Finding("\(change.noun) ends on \(date.text)", from: nil, to: date)]
    }),
  Rule(
    "sunset-postponed", "Last day postponed", .annotates, covers: LifecycleVocabulary.sunset,
    because: "It is promised for longer than before.",
    migration: "Nothing to do; there is more time to do without it.",
    when: .lifecycleChanged { change, _ in
      guard let old = change.old.sunset, let new = change.new.sunset, old.moment < new.moment
      else { return [] }
      return [
        Finding("\(change.noun) ends later: on \(new.text) (was \(old.text))", from: old, to: new)
      ]
    }),
  Rule(
    "sunset-brought-forward", "Last day brought forward", .annotates,
    covers: LifecycleVocabulary.sunset,
    because: "It is promised for a shorter time than callers were told.",
    migration: "Do without it before the new day.",
    when: .lifecycleChanged { change, _ in
      guard let old = change.old.sunset, let new = change.new.sunset, new.moment < old.moment
      else { return [] }
      return [
        Finding("\(change.noun) ends earlier: on \(new.text) (was \(old.text))", from: old, to: new)
      ]
    }),
  Rule(
    "sunset-removed", "Last day taken back", .annotates, covers: LifecycleVocabulary.sunset,
    because: "Until when it is promised is not said any more.",
    migration: "Nothing to do where it is no longer deprecated; ask for the day otherwise.",
    when: .lifecycleChanged { change, _ in
      guard let date = change.old.sunset, change.new.sunset == nil,
        change.new.unreadableSunset == nil
      else { return [] }
      return [
        Finding("\(change.noun) no longer ends on \(date.text)", from: date, to: nil)
      ]
    }),
  Rule(
    "stability-lowered", "Stability level lowered", .withdraws,
    covers: LifecycleVocabulary.stability,
    because: "What was declared stable was relied on, and may now change or go at any time.",
    migration: "Ask what replaces it.",
    when: .lifecycleChanged { change, _ in
      guard change.knowsLevels, change.new.stability < change.old.stability else { return [] }
      var finding = Finding("stability of \(change.noun) lowered", in: change)
      finding.loweredTo = change.new.stability
      finding.certainty = .presumed
      finding.reason = "stability levels are a custom of their authors"
      return [finding]
    }),
  Rule(
    "stability-raised", "Stability level raised", .annotates, covers: LifecycleVocabulary.stability,
    because: "More is promised than before.",
    migration: "Nothing to do.",
    when: .lifecycleChanged { change, _ in
      guard change.knowsLevels, change.old.stability < change.new.stability else { return [] }
      return [Finding("stability of \(change.noun) raised", in: change)]
    }),
]

extension Finding {
  /// A finding about what says that a part is deprecated, on the side that says it.
  init(_ message: String, deprecation word: Lifecycle.Word, on side: Side) {
    let origin = word.origin
    self.init(
      message, at: word.field, old: side == .old ? origin : nil, new: side == .new ? origin : nil)
  }

  /// A finding about dates, with their places; what is the same everywhere is told once.
  fileprivate init(_ message: String, from old: Lifecycle.Date?, to new: Lifecycle.Date?) {
    self.init(
      message, old: old?.word.origin, new: new?.word.origin,
      before: (old?.text).map(JSONValue.text),
      after: (new?.text).map(JSONValue.text))
    isBeyondSchemas = true
  }

  /// A finding about levels.
  fileprivate init(_ message: String, in change: LifecycleChange) {
    let (old, new) = (change.old.level, change.new.level)
    self.init(
      "\(message) from \(old.map { "'\($0.text)'" } ?? "stable") "
        + "to \(new.map { "'\($0.text)'" } ?? "stable")",
      old: old?.word.origin, new: new?.word.origin, before: (old?.text).map(JSONValue.text),
      after: (new?.text).map(JSONValue.text))
    isBeyondSchemas = true
  }
}

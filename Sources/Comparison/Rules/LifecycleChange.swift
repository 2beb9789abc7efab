import APIGraph

/// The life of a part as both versions tell it.
package struct LifecycleChange: Sendable {
  /// How messages call the part, such as `operation`.
  let noun: String
  let old: Lifecycle
  let new: Lifecycle

  /// The change of an element's life; `nil` where no field tells of a life in another way than before.
  init?(_ noun: String, _ old: Facts, _ new: Facts, differing fields: [Field]) {
    guard fields.contains(where: { LifecycleVocabulary.meaning(of: $0) != nil }) else { return nil }
    self.init(noun, Lifecycle(old), Lifecycle(new))
  }

  init(_ noun: String, _ old: Lifecycle, _ new: Lifecycle) {
    self.noun = noun
    self.old = old
    self.new = new
  }

  /// Whether both sides name levels that are known, or none, so that they can be compared.
  var knowsLevels: Bool { !old.hasUnknownLevel && !new.hasUnknownLevel }
}

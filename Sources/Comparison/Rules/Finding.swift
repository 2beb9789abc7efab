package import APIGraph
package import DocumentTree

/// What a rule has found: the wording, and the field or the places that it is about.
package struct Finding: Sendable {
  package let message: String
  /// The field that differs. The walk adds its places and values on both sides.
  package var field: Field?
  /// What tells this finding from others of the same rule at the same place, such as the name of a property.
  package var detail: String
  package var old: Origin?
  package var new: Origin?
  package var before: JSONValue?
  package var after: JSONValue?
  /// Another effect than the rule's, where the circumstances decide.
  package var effect: Effect?
  package var certainty: Certainty?
  package var reason: String?
  package var renamed: String?
  /// Whether the detail alone tells what the change is, wherever it is met.
  package var isOneForAllPlaces = false
  /// Whether it is about more than which values are valid, so that the schema logic has no say.
  package var isBeyondSchemas = false
  /// Whether it holds even where the receiver accepts everything, unless both sides allow the same.
  var holdsUnlessEqual = false
  /// The level of stability to which the part was lowered.
  var loweredTo: StabilityLevel?
  /// What of the schema is to be judged apart from the rest; the fields that the rule covers when it is `nil`.
  package var concern: Concern?

  package init(
    _ message: String, at field: Field? = nil, detail: String = "", old: Origin? = nil,
    new: Origin? = nil, before: JSONValue? = nil, after: JSONValue? = nil, effect: Effect? = nil,
    certainty: Certainty? = nil, reason: String? = nil, renamed: String? = nil,
    concern: Concern? = nil
  ) {
    self.message = message
    self.field = field
    self.detail = detail
    self.old = old
    self.new = new
    self.before = before
    self.after = after
    self.effect = effect
    self.certainty = certainty
    self.reason = reason
    self.renamed = renamed
    self.concern = concern
  }

  /// The finding as one about which the schema logic has no say.
  package var beyondSchemas: Finding {
    var finding = self
    finding.isBeyondSchemas = true
    return finding
  }
}

/// What a rule says of itself, away from any finding.
public struct RuleDescription: Hashable, Sendable {
  /// The identifier, kebab-case.
  public var id: String

  /// The heading, a few words.
  public var title: String

  /// The subject that the rule is about, such as `parameter`.
  public var subject: String

  /// What the change does to the set of messages: the name of an effect, such as `narrows`.
  public var effect: String

  /// What the effect says of messages, in a few words.
  public var effectMeaning: String

  /// The impact in a message that the API receives and in one that it sends.
  public var impact: (received: Impact, sent: Impact) {
    (received: receivedImpact, sent: sentImpact)
  }

  /// The impact on generated code where it is more than on the wire; `nil` where it is the same.
  public var generatedCodeImpact: Impact?

  /// Why generated code breaks where messages do not; `nil` where it breaks with them.
  public var generatedCodeReason: String?

  /// The impact on generated code, with a message that the API receives and with one that it sends.
  public var impactOnGeneratedCode: (received: Impact, sent: Impact) {
    (received: receivedImpactOnGeneratedCode, sent: sentImpactOnGeneratedCode)
  }

  /// The options that bear on it, but for those that bear on every rule.
  public var options: [Option]

  /// What a user can ask for that makes a difference for some rules.
  public enum Option: String, Sendable, CaseIterable {
    /// A removal that was announced may pass the gate; see `AcceptedRemovals`.
    case acceptedRemovals
    /// The verdict can be about generated code, for which the impact is greater than on the wire.
    case generatedCode
    /// It is looked for only where the verdict is about generated code.
    case generatedCodeOnly
    /// Without components being judged as if operations used them, it is cosmetic on the wire.
    case judgedComponents
  }

  private var receivedImpact: Impact
  private var sentImpact: Impact
  private var receivedImpactOnGeneratedCode: Impact
  private var sentImpactOnGeneratedCode: Impact

  /// The fields of the specification that it speaks for.
  public var covers: [String]

  /// Why it matters.
  public var because: String

  /// What to do about it.
  public var migration: String

  /// Identifiers that it had before.
  public var formerly: [String]

  /// A description of a rule.
  package init(
    id: String, title: String, subject: String, effect: String, effectMeaning: String = "",
    receivedImpact: Impact, sentImpact: Impact, covers: [String] = [], because: String,
    migration: String, formerly: [String] = [], generatedCode: GeneratedCodeEffect? = nil,
    options: [Option] = []
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.effect = effect
    self.effectMeaning = effectMeaning
    self.receivedImpact = receivedImpact
    self.sentImpact = sentImpact
    self.covers = covers
    self.because = because
    self.migration = migration
    self.formerly = formerly
    generatedCodeImpact = generatedCode?.impact
    generatedCodeReason = generatedCode?.because
    receivedImpactOnGeneratedCode =
      generatedCode?.impact(onTheWire: receivedImpact, isReceived: true) ?? receivedImpact
    sentImpactOnGeneratedCode =
      generatedCode?.impact(onTheWire: sentImpact, isReceived: false) ?? sentImpact
    self.options = options
    if generatedCode != nil, !options.contains(.generatedCodeOnly) {
      self.options.append(.generatedCode)
    }
  }
}

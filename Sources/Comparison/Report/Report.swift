public import DocumentTree

/// The answer to one comparison: the verdict, the version advice and every change.
public struct Report: Sendable {
  /// The old description.
  public var old: Input

  /// The new description.
  public var new: Input

  /// Whether everything that changed could be read and compared.
  public var isComplete: Bool

  /// Whom the impact of the changes, and with it the verdict, is for.
  public var audience: Audience.Kind

  /// What the new version deserves.
  public var bump: Bump

  /// All changes, greatest impact first, then by site.
  public var changes: [Change]

  /// The rules that found something, by identifier.
  public var rules: [RuleDescription]

  /// What a reader should know of the inputs.
  public var diagnostics: [Diagnostic]

  /// The greatest impact of all changes; `nil` when there is none.
  public var impact: Impact? { changes.map(\.impact).max() }

  /// The greatest impact of the changes that are no accepted removals; `nil` when there is none.
  public func impact(accepting removals: AcceptedRemovals) -> Impact? {
    changes.lazy.filter { !removals.accept($0) }.map(\.impact).max()
  }

  /// A report from its parts.
  package init(
    old: Input, new: Input, isComplete: Bool, audience: Audience.Kind = .wire, bump: Bump,
    changes: [Change], rules: [RuleDescription], diagnostics: [Diagnostic]
  ) {
    self.old = old
    self.new = new
    self.isComplete = isComplete
    self.audience = audience
    self.bump = bump
    self.changes = changes
    self.rules = rules
    self.diagnostics = diagnostics
  }

  /// One of the two descriptions.
  public struct Input: Hashable, Sendable {
    /// The name of its source, as the user gave it.
    public var source: String

    /// `info.title`.
    public var title: String?

    /// `info.version`.
    public var version: String?

    /// The version of the specification as it is written there, such as `3.0.3`.
    public var specification: String

    /// What is known of a description.
    package init(source: String, title: String?, version: String?, specification: String) {
      self.source = source
      self.title = title
      self.version = version
      self.specification = specification
    }
  }
}

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

  /// The impact in a message that the API receives and in one that it sends.
  public var impact: (received: Impact, sent: Impact) {
    (received: receivedImpact, sent: sentImpact)
  }

  /// The impact on generated code where it is more than on the wire; `nil` where it is the same.
  public var generatedCodeImpact: Impact?

  /// Why generated code breaks where messages do not; `nil` where it breaks with them.
  public var generatedCodeReason: String?

  var receivedImpact: Impact
  var sentImpact: Impact

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
    id: String, title: String, subject: String, effect: String,
    receivedImpact: Impact, sentImpact: Impact, covers: [String] = [], because: String,
    migration: String, formerly: [String] = [], generatedCode: GeneratedCodeEffect? = nil
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.effect = effect
    self.receivedImpact = receivedImpact
    self.sentImpact = sentImpact
    self.covers = covers
    self.because = because
    self.migration = migration
    self.formerly = formerly
    generatedCodeImpact = generatedCode?.impact
    generatedCodeReason = generatedCode?.because
  }
}

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
  public var impact: Impact? {
    var greatest: Impact?
    for position in changes.indices where changes[position].impact > greatest ?? .cosmetic {
      greatest = changes[position].impact
    }
    return greatest ?? (changes.isEmpty ? nil : .cosmetic)
  }

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

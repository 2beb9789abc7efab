public import DocumentTree

/// How a comparison is made.
public struct ComparisonOptions: Sendable {
  /// How much of each document is taken before it is refused.
  public var limits: ParsingLimits

  /// Whether parts whose text is the same on both sides are passed over. The report is the same either way.
  public var prunes: Bool

  /// Options; the defaults are those of the command.
  public init(limits: ParsingLimits = .standard, prunes: Bool = true) {
    self.limits = limits
    self.prunes = prunes
  }
}

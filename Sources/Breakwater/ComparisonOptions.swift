public import APIGraph
public import Comparison
public import DocumentTree

/// How a comparison is made.
public struct ComparisonOptions: Sendable {
  /// How much of each document is taken before it is refused.
  public var limits: ParsingLimits

  /// Whether parts whose text is the same on both sides are passed over. The report is the same either way.
  public var prunes: Bool

  /// Whom the verdict is for: the impact of each change, the version advice and the order of the report follow from it.
  public var audience: Audience.Kind

  /// Whether components are compared as if operations used them, in requests and in responses: for descriptions that are
  /// bundles of components for others to refer to.
  public var judgesComponents: Bool

  /// The folder below which references may name files; `nil` for the folder of each description.
  public var root: String?

  /// The day on which it is asked whether the last day of what was removed has come; `nil` asks nothing. No clock is read.
  public var date: CalendarDate?

  /// From how many bytes on the two descriptions are loaded at once, in two threads, and parsed so where they share little text.
  /// Below that, a thread costs more than it saves. The report is the same either way.
  package var leastBytesForTwoThreads = 256 << 10

  /// Options; the defaults are those of the command, but for the date, which is today's there.
  public init(
    limits: ParsingLimits = .standard, prunes: Bool = true, audience: Audience.Kind = .wire,
    judgesComponents: Bool = false, root: String? = nil, date: CalendarDate? = nil
  ) {
    self.limits = limits
    self.prunes = prunes
    self.audience = audience
    self.judgesComponents = judgesComponents
    self.root = root
    self.date = date
  }
}

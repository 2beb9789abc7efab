public import APIGraph
public import DocumentTree

/// How a comparison is made.
public struct ComparisonOptions: Sendable {
  /// How much of each document is taken before it is refused.
  public var limits: ParsingLimits

  /// Whether parts whose text is the same on both sides are passed over. The report is the same either way.
  public var prunes: Bool

  /// The folder below which references may name files; `nil` for the folder of each description.
  public var root: String?

  /// The day on which it is asked whether the last day of what was removed has come; `nil` asks nothing. No clock is read.
  public var date: CalendarDate?

  /// Options; the defaults are those of the command, but for the date, which is today's there.
  public init(
    limits: ParsingLimits = .standard, prunes: Bool = true, root: String? = nil,
    date: CalendarDate? = nil
  ) {
    self.limits = limits
    self.prunes = prunes
    self.root = root
    self.date = date
  }
}

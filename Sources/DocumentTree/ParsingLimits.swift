/// How much of a document the parsers are willing to take; beyond a limit they refuse with a clear error.
public struct ParsingLimits: Sendable {
  /// The largest document, in bytes. Offsets are 32 bits wide, so that no more than `Int32.max` is possible.
  public var maximumSize: Int

  /// The deepest nesting of arrays and objects.
  public var maximumDepth: Int

  /// The greatest number of nodes that a document may unfold to when every YAML alias is replaced by its anchor.
  public var maximumUnfoldedNodes: Int

  /// The longest number, in characters. Exact arithmetic takes a time that grows with the square of it.
  public var maximumNumberLength: Int

  /// Limits; the defaults take every description that we have seen, many times over.
  public init(
    maximumSize: Int = 512 << 20, maximumDepth: Int = 1000, maximumUnfoldedNodes: Int = 50_000_000,
    maximumNumberLength: Int = 4000
  ) {
    self.maximumSize = min(maximumSize, Int(Int32.max))
    self.maximumDepth = maximumDepth
    self.maximumUnfoldedNodes = maximumUnfoldedNodes
    self.maximumNumberLength = maximumNumberLength
  }

  /// The limits that are used when the caller says nothing.
  public static let standard = ParsingLimits()
}
